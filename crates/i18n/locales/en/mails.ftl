### Mails.

mail-greeting = Hello,
mail-greeting-name = Hello { $name },
mail-closing = See you soon, the { $operator } team
mail-help = Any question?
mail-fact = { $name }: { $value }

## Facts

mail-fact-order = Order number
mail-fact-ordered = Ordered on
mail-fact-offer = Offer
mail-fact-customer = Customer number
mail-fact-password = Temporary password
mail-fact-installation = Installation address
mail-fact-monthly = Each month
mail-fact-monthly-period = Each month, { $period }
mail-fact-once = To be paid once
mail-fact-deposit = Deposit
mail-fact-commitment = Commitment
mail-fact-no-commitment = No commitment
mail-fact-months = { $months } months
mail-fact-reference = Reference
mail-fact-received = Received on
mail-fact-sent = Sent on
mail-fact-address = Address
mail-fact-name = Name
mail-fact-contract = Contract or order
mail-fact-email = E-mail
mail-fact-wished = To end on

## Taking the cart up again

mail-resume-subject = Your cart is waiting for you
mail-resume-offer = We have kept your cart with the offer { $offer }. You will find it just as you left it, on this device or on another.
mail-resume-cart = We have kept your cart. You will find it just as you left it, on this device or on another.
mail-resume-link = Go back to my cart
mail-resume-until = This link works until { $when }. It opens your cart: please do not pass it on.
mail-resume-nothing = You have not ordered anything so far, and we will not chase you.

## Contract summary

mail-summary-subject = Your contract summary: { $offer }
mail-summary-attached = Please find attached the contract summary of the offer { $offer }. It holds the essentials in a few pages, and you receive it before you are bound by anything.
mail-summary-keep = Please keep it: if you order, it becomes part of your contract.
mail-summary-link = Go back to my order
mail-summary-nothing = As long as you have not pressed the order button, you owe nothing.

## Order received

mail-received-subject = We have received your order { $number }
mail-received-thanks = Thank you for your trust. Your order is registered; we will write to you as soon as it is confirmed.
mail-received-documents = Attached, for you to keep:
mail-received-withdrawal = You may change your mind without giving a reason until midnight at the end of { $day }: { $url }
mail-follow-link = Follow my order
mail-document-summary = the contract summary
mail-document-confirmation = the order confirmation, with all the information of the contract
mail-document-mandate = your SEPA direct debit mandate
mail-document-form = the model withdrawal form
mail-document-terms = the general terms that you accepted
mail-document-guarantee = the European Union’s notice on the legal guarantee of conformity

## Order confirmed

mail-accepted-subject = Your order { $number } is confirmed
mail-accepted-welcome = Welcome! Your order is confirmed, and here is your customer number. Keep it at hand when you contact us.
mail-accepted-next = What happens next:
mail-accepted-present = An adult must be present. Something came up? Tell us, and we will find another date.
mail-accepted-port-on = { $number } (on { $day })
mail-accepted-port-from = { $number } (as soon as the new line works, on { $day } at the earliest)
mail-accepted-port = We ask for your number to be transferred: { $numbers }. Do not cancel your old contract: it ends with the transfer.
mail-accepted-password = Your temporary password comes in a message of its own.

## First password

mail-password-subject = Your { $operator } customer access
mail-password-here = Here is what you need to sign in to your customer account.
mail-password-change = This password is temporary: choose your own the first time you sign in.
mail-password-link = Sign in
mail-password-secret = We will never ask for your password, neither by phone nor by e-mail.

## Order not confirmed

mail-rejected-subject = Your order { $number }: we will call you
mail-rejected-sorry = We have not been able to confirm your order { $number } yet, and we are sorry. Most often a detail is missing.
mail-rejected-call = An adviser will call you on { $phone } to find a solution with you. You have nothing to do again.
mail-rejected-contact = An adviser will contact you to find a solution with you. You have nothing to do again.
mail-rejected-nothing = Until then, nothing is charged.

## Requests and statements

mail-contact-subject = We have received your request { $reference }
mail-contact-address = Thank you for telling us about this address. We will check it and come back to you.
mail-contact-not-served = Thank you for your interest. Your address is not served yet: we will contact you as soon as there is news.
mail-contact-callback = Thank you for your message. An adviser will call you back.
mail-contact-statement = Your statement has reached us. An adviser is dealing with it.
mail-contact-message = Your message:
mail-withdrawal-subject = Receipt of your withdrawal { $reference }
mail-withdrawal-taken = We acknowledge receipt of your statement, by which you withdraw from the contract named below. Here is its content, with the date and time it was sent.
mail-withdrawal-next = We refund what is owed to you at the latest 14 days after that date, by the same means of payment. If you have received equipment, send it back within 14 days.
mail-termination-subject = Receipt of your termination { $reference }
mail-termination-taken = We acknowledge receipt of your statement, by which you end the contract named below. Here is its content, with the date and time it was sent.
mail-termination-next = We will soon confirm the end date of your contract and its effects.
mail-statement-keep = Please keep this message: it is proof of what you asked.
