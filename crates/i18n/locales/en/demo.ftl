### The demonstration's mailbox.

mailbox-title = Mail of the demonstration
mailbox-lead = In the demonstration, e-mails are not sent: they are kept here.
mailbox-empty = No e-mail yet
mailbox-empty-lead = Place an order or save a cart: the e-mail will show up here.
mailbox-to = To
mailbox-date = Date
mailbox-waiting = Waiting to be sent
mailbox-attachments = Attachments
mailbox-withheld = The text of this e-mail is not shown
mailbox-withheld-why = It holds a password or a secret link: it is erased as soon as the e-mail has left.
mailbox-back = All e-mails
