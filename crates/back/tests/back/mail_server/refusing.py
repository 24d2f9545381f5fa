"""What the mail server of the tests accepts: `aiosmtpd -c refusing.Mailboxes FOLDER`.

It keeps mails in a Maildir. There is no mailbox `nobody@…`, and who writes as `unknown@…` must sign in first.
"""

from aiosmtpd.handlers import Mailbox


class Mailboxes(Mailbox):
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if address.startswith("unknown@"):
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("nobody@"):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(rcpt_options)
        return "250 OK"
