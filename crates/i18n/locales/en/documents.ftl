### Documents on a durable medium. Headings of the contract summary follow Implementing Regulation (EU) 2019/2243.

## Contract summary

# Headings and introduction as others publish them: to be compared with the annex in the Official Journal before release (CS-11).
doc-summary-title = Contract summary: { $offer }
doc-summary-heading = Contract summary
doc-summary-intro-1 = This contract summary provides the main elements of this service offer as required by EU law.
doc-summary-intro-2 = It helps to make a comparison between service offers.
doc-summary-intro-3 = Complete information about the service is provided in other documents.
doc-translation = This document is a translation. The French text that follows it is the one that counts.
doc-french-version = French text
doc-section-services = Services and equipment
doc-section-speeds = Speeds of the internet service and remedies
doc-section-price = Price
doc-section-duration = Duration, renewal and termination
doc-section-disabilities = Features for end-users with disabilities
doc-section-other = Other relevant information
doc-phone = Tel.
doc-vat-number = VAT
doc-family-internet = Internet
doc-family-television = Television
doc-family-fixed = Fixed telephony
doc-family-mobile = Mobile
doc-services-at = Services are provided at: { $address }.
doc-services-options = Options chosen:
doc-services-equipment = Equipment:
doc-equipment-rented = { $name } (to be returned at the end of the contract)
doc-equipment-sold = { $name } (bought)
doc-speed-direction = Speed
doc-speed-down = Download
doc-speed-up = Upload
doc-speed-min = Minimum
doc-speed-normal = Normally available
doc-speed-max = Maximum
doc-speed-advertised = Advertised
doc-speed-estimated = Estimated maximum
doc-speed-mobile = Mobile service:
doc-speed-none = This offer does not include an internet access service.
doc-speed-remedies = If these speeds are continuously or regularly not met, contact our complaints service. Without a satisfactory answer, you may turn to the mediator. If the gap is significant and lasting, you may end the contract at no charge.

## Price

doc-price-what = Prices, all taxes included
doc-price-monthly = Each month
doc-price-once = Once
doc-price-services = Services
doc-price-equipment = Equipment
doc-price-fees = Fees
doc-price-deposits = Deposit (refunded)
doc-price-included = Included
doc-price-total-always = Total each month
doc-price-total-period = Total { $period }
doc-price-total-once = Total to be paid once
doc-price-total-deposit = Deposits, refunded after the equipment is returned
doc-price-vat = VAT included.
doc-price-first-bill = First bill, from { $from } to { $until }: { $amount }.
doc-price-commitment = Total over the { $months }-month commitment, fees included: { $amount }.
doc-price-year = Total over 12 months, fees included: { $amount }.
doc-price-guide = Outside the plan: tariff guide, { $url }.
doc-period-one = in month { $from }
doc-period-between = from month { $from } to month { $until }
doc-period-from = from month { $from } on

## Duration and termination

doc-duration-free = Open-ended contract without commitment: you may end it at any time, with no termination fee.
doc-duration-commitment = Open-ended contract with a commitment of { $months } months from its conclusion.
doc-duration-renewal = After that it goes on without commitment and you may end it at any time, with no termination fee; we remind you of this date between three months and one month before.
doc-notice-days = Notice: at most { $days } days from receipt of your request, or later if you wish.
doc-notice-chosen = The contract ends on the day you choose.
doc-termination-how = End your contract online ({ $url }) or in writing.
doc-exit-whole = If you leave before the end of month { $month }, the instalments remaining until then are due.
doc-exit-free = If you leave before the end of month { $month }, the instalments remaining until then are due; after that, nothing is due.
doc-exit-device = If you leave before the end of month { $month }, the instalments remaining until then are due, plus { $percent }% of those that follow until month { $months }; after that, { $percent }% of the remaining instalments, because a device was offered to you at a reduced price.
doc-exit-when = If you leave
doc-exit-after = after { $month ->
    [one] { $month } month
   *[other] { $month } months
}
doc-exit-fee = Amount due
doc-duration-bundle = These rules apply to every element of the bundle. Adding a service or equipment does not extend the commitment unless you expressly agree.

## Accessibility and other information

doc-disabilities = This document and your contract are available in an accessible format, free of charge. See { $url }.
doc-other-withdrawal = You may withdraw without giving a reason for { $days } days, online ({ $url }) or in writing.
doc-other-mediator = If your complaint is not settled, free mediation: { $mediator }, { $address }, { $site }.
doc-other-terms = General terms: { $url }.
doc-guarantee-title = Legal guarantee of conformity
doc-guarantee-lead = Equipment that you buy is covered by the legal guarantee of conformity for two years from delivery: repair or replacement free of charge, failing that a lower price or your money back.
doc-guarantee-notice = This is the notice that Implementing Regulation (EU) 2025/1960 provides for.
doc-guarantee-mock-up = A mock-up stands here in the place of the notice that Implementing Regulation (EU) 2025/1960 provides for.
doc-guarantee-alt-mock-up = A mock-up in the place of the European Union’s notice on the legal guarantee of conformity
doc-guarantee-alt = The European Union’s notice on the legal guarantee of conformity
doc-guarantee = Equipment that you buy is covered by the legal guarantee of conformity for two years.
doc-durability = The producer itself guarantees the durability of “{ $device }” for { $years } years: { $url }
doc-guarantee-services = A service that lastingly falls short of what was promised lets you end the contract at no charge.
doc-summary-issued = Issued on { $when }, ref. { $reference }

## Order confirmation

doc-order-title = Confirmation of order { $number }
doc-order-heading = Order confirmation
doc-order-intro = We have received your order with obligation to pay, and thank you for it. This document holds everything that was agreed: please keep it.
doc-order-section = Your order
doc-order-number = Order number
doc-order-at = Date and time
doc-order-customer = Customer
doc-order-installation = Installation address
doc-order-billing = Billing address
doc-order-follow = Follow-up
doc-order-lines = What you ordered and its price
doc-order-vat = VAT contained in the first full month and in what is paid once
doc-order-vat-rate = Rate
doc-order-vat-amount = Amount of VAT
doc-order-vat-total = Total VAT
doc-order-delivery = Delivery and start of services
doc-order-payment = Payment
doc-order-commitment-end = Your commitment ends on { $day }.
doc-order-terms = General terms accepted: version { $version }, attached to this confirmation. The version in force is at { $url }. SHA-256 of the version accepted:
doc-terms-title = General terms { $version }
doc-terms-heading = General terms
doc-terms-version = Version { $version }
doc-terms-intro = Terms of sale and subscription of { $operator }, for consumers.
doc-order-summary = Contract summary accepted, issued on { $when }. Its SHA-256 fingerprint:
doc-order-keep = Please keep this document.
doc-delivery-appointment = A technician will visit you on { $when }.
doc-delivery-callback = We will call you to set the date of the technician’s visit.
doc-delivery-shipment = Your equipment will be sent by parcel to the installation address.
doc-delivery-remote = Nothing is delivered: your services are activated remotely.
doc-delivery-pickup = Your equipment will be handed over to you in a shop.
doc-delivery-pickup-at = Your equipment will wait for you in the shop: { $shop }, { $address } ({ $opening }).
doc-delivery-latest = At the latest on { $day }.
doc-express-yes = You expressly asked for services to start before the end of the withdrawal period.
doc-express-no = You did not ask for an early start: services will start after the end of the withdrawal period.
doc-ported-fixed = Fixed number kept: { $number }
doc-ported-mobile = Mobile number kept: { $number }
doc-ported-soon = moved as soon as the new line works, on { $day } at the earliest
doc-ported-wished = moved on { $day }, the date you chose
doc-ported-later = moved on { $day }, the first possible day after { $wished }, the date you chose
doc-ported-not-before = moved as soon as the new line works, and not before { $day }, the date you chose
doc-ported-rule = Do not end your old contract yourself: we take care of it. The contract tied to this number ends once the number has been moved; a commitment still running with your old operator remains due.
doc-payment-invoice = You pay each month on receipt of the bill.
doc-payment-card = You pay each month with the bank card ending in { $last4 }.
doc-payment-debit = You pay each month by SEPA direct debit from the account { $iban } of { $holder }. Unique mandate reference: { $reference }.
doc-payment-debit-notice = Each direct debit is announced at least { $days } days before by the bill.

## Withdrawal

doc-withdrawal-section = Your right of withdrawal
doc-withdrawal-right = You may withdraw from this contract within { $days } days, without giving any reason.
doc-withdrawal-until = You have until midnight at the end of { $day }.
doc-withdrawal-from = The period runs from { $day }, the day of conclusion of the contract, which is not counted.
doc-withdrawal-from-goods = The period runs from the receipt of your equipment, expected on { $day }; if you receive it later, the period ends that much later.
doc-withdrawal-how = How to withdraw
doc-withdrawal-online = Online, with the function “Withdraw from contract here”, at the foot of every page of our site and on the page where you follow your order, for the whole period. You receive a dated acknowledgement at once:
doc-withdrawal-writing = With the form attached to this document, or by any unequivocal statement: a letter to { $address }, an e-mail to { $email } or a call to { $phone }.
doc-withdrawal-in-time = It is enough to send your statement before the period ends.
doc-withdrawal-effects = What happens next
doc-withdrawal-refund = We refund all your payments, standard delivery included, at the latest 14 days after we are informed of your decision, by the same means of payment and at no cost to you.
doc-withdrawal-goods = You send equipment back at the latest 14 days after informing us; we may wait until we have received it, or proof that it was sent, before refunding.
doc-withdrawal-return-free = We bear the cost of sending it back.
doc-withdrawal-return-paid = You bear the direct cost of sending it back.
doc-withdrawal-linked = Options and linked contracts end at the same time, at no cost.
doc-withdrawal-express = You asked for services to start during the withdrawal period. If you withdraw, you pay a share of the price in proportion to what has been supplied until your statement. Within the period, your right ends only if the contract has been fully performed.
doc-withdrawal-no-express = You did not ask for services to start during the withdrawal period: if you withdraw, you owe nothing for the services.
doc-form-title = Model withdrawal form
doc-form-only-if = Complete and return this form only if you wish to withdraw from the contract.
doc-form-to = To:
doc-form-notice = I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods (*)/for the provision of the following service (*):
doc-form-order = order { $number }
doc-form-ordered = Ordered on (*)/received on (*):
doc-form-name = Name of consumer(s):
doc-form-address = Address of consumer(s):
doc-form-signature = Signature of consumer(s) (only if this form is notified on paper):
doc-form-date = Date:
doc-form-delete = (*) Delete as appropriate.
doc-form-online = Simpler: the function “Withdraw from contract here” at { $url }. It is free and needs no account.

## Choices and data

doc-consents-section = Your choices
doc-consent-what = What you were asked
doc-consent-answer = Your answer
doc-consent-at = Date and time
doc-consent-yes = Yes
doc-consent-no = No
doc-consent-terms = Accept the general terms
doc-consent-summary = Have received the contract summary
doc-consent-express = Start services during the withdrawal period
doc-consent-express-known = Know that the right of withdrawal ends once the contract has been fully performed
doc-consent-mandate = Sign the SEPA direct debit mandate
doc-consent-porting = Give the mandate to keep my number
doc-consent-email = Receive offers by e-mail
doc-consent-sms = Receive offers by text message
doc-consent-phone = Receive commercial calls
doc-complaints-section = Complaints, guarantees and mediation
doc-complaints-first = A difficulty? Write or call first: { $name }, { $address }, { $email }, { $phone }.
doc-data-section = Your personal data
doc-data-why = { $company } processes your data to perform the contract, to meet its legal duties (bills, retention) and, only if you have consented, to send you offers.
doc-data-how-long = They are kept during the contract, then for the periods that the law requires; they go only to our teams, our technical suppliers and the authorities entitled to them.
doc-data-rights = Access, rectification, erasure, objection, restriction, portability and withdrawal of consent: { $email }. You may lodge a complaint with the data protection authority: { $authority }. Details: { $url }.
doc-data-calls = Calling you to sell you something without your prior consent is forbidden, except about a running contract.

## SEPA direct debit mandate

doc-mandate-title = SEPA direct debit mandate { $reference }
doc-mandate-heading = SEPA direct debit mandate
doc-mandate-reference = Unique mandate reference (UMR)
doc-mandate-ics = SEPA creditor identifier (ICS)
doc-mandate-authorise = By signing this mandate form, you authorise (A) { $creditor } to send instructions to your bank to debit your account and (B) your bank to debit your account in accordance with the instructions from { $creditor }.
doc-mandate-refund = As part of your rights, you are entitled to a refund from your bank under the terms and conditions of your agreement with your bank. A refund must be claimed within 8 weeks starting from the date on which your account was debited.
doc-mandate-rights = Your rights are explained in a statement that you can obtain from your bank.
doc-mandate-debtor = Debtor
doc-mandate-creditor = Creditor
doc-mandate-account = Account to be debited
doc-mandate-iban = IBAN
doc-mandate-bic = BIC
doc-mandate-type = Type of payment
doc-mandate-recurrent = Recurrent
doc-mandate-one-off = One-off
doc-mandate-pays = Contract concerned
doc-mandate-order = Order { $number }
doc-mandate-signature = Signature
doc-mandate-signed-at = Signed on
doc-mandate-signed-how = How it was signed
doc-mandate-signed-box = Online, by a box ticked by the debtor on the payment page; mandate sent to { $email }
doc-mandate-signed-sms = Online, by a code received on { $phone }
doc-mandate-change = To change the account or revoke this mandate, contact customer care.
