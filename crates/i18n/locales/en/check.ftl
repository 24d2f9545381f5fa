### Step "Check and order".

check-title = Check and order
check-lead = Read your order through. You can still change everything.
check-edit = Change
check-edit-what = Change: { $what }
check-offer = Your offer
check-equipment = Your equipment
check-options = Your options
check-none = None
check-no-equipment = None
check-you = Your details
check-name = Name
check-birth-date = Date of birth
check-email = E-mail
check-phone = Phone
check-billing = Bills sent to
check-installation = Installation address
check-port = Number kept
check-port-soon = Moved as soon as the new line works, on { $day } at the earliest
check-port-wished = Moved on { $day }, the date you chose
check-port-later = Moved on { $day }, the first possible day after { $wished }, the date you chose
check-port-not-before = Moved as soon as the new line works, and not before { $day }, the date you chose
check-port-words = { $number } (RIO { $rio })
check-consents = Offers and news
check-consent-none = You have not agreed to any
check-consent-email = by e-mail
check-consent-sms = by text message
check-consent-phone = by phone
check-delivery = Installation and delivery
check-appointment = Appointment
check-callback = We call you to agree on a date
check-shipment = Delivery to your door
check-remote = Remote activation
check-remote-text = Nothing to receive
check-pickup = Pick up in a shop
check-start = Start
check-start-express = Before the end of the withdrawal period, as you asked
check-start-later = After the 14-day withdrawal period
check-payment = Paying your bills
check-direct-debit = SEPA direct debit
check-mandate-reference = Mandate reference (RUM)
check-card = Payment card
check-card-last4 = Ending in { $last4 }
check-invoice = On invoice
check-coupon = Promotional code
check-prices-vat = All prices are in euros and include VAT.
check-summary-title = Your contract summary
check-summary-lead = It sets out the main points of your contract: services, speeds, price, duration. We have also sent it to { $email }. Download it and keep it: it is part of your contract.
check-summary-open = Read the summary
check-summary-download = Download the summary (PDF)
check-accept-summary = I have received the contract summary.
check-guarantee-open = Open the notice
check-terms-title = Terms and conditions
check-terms-link = Read the terms and conditions
check-accept-terms = I accept the terms of sale and subscription.
check-withdrawal = You can change your mind without giving a reason for 14 days, online, with the “Withdraw from the contract here” link at the foot of every page and on your order page.
check-essential = Your order in short
check-essential-services = Services
check-essential-monthly = Price per month
check-essential-period = { $amount } per month incl. VAT
check-essential-period-until = { $amount } per month incl. VAT, from month { $from } to month { $until }
check-essential-period-first = { $amount } per month incl. VAT for { $n ->
    [one] 1 month
   *[other] { $n } months
}
check-essential-period-from = then { $amount } per month incl. VAT
check-essential-once = One-off total
check-essential-deposit = Deposit, given back at the end of the contract
check-essential-total = { $n ->
    [one] Total price over 1 month
   *[other] Total price over { $n } months
}
check-essential-duration = Duration of the contract
check-essential-duration-words = Open-ended
check-essential-minimum = Minimum commitment
check-essential-no-commitment-FR = No commitment: end it whenever you like, with at most 10 days’ notice
check-essential-no-commitment-BE = No commitment: end it whenever you like, on the day you choose
check-essential-commitment = { $n ->
    [one] 1 month, then free to leave
   *[other] { $n } months, then free to leave
}
check-price-ttc = { $amount } incl. VAT
check-order-button-FR = Order with obligation to pay
check-order-button-BE = Order with obligation to pay
check-order-after = You receive the confirmation by e-mail straight away.
check-changed = Your order has changed since you read it.
check-changed-lead = The summary below is up to date. Please read it again before you order.
check-blocked = Your order has not been placed yet.
check-notice = Something has changed since your last visit
