### Frame of the pages, steps, summary, common words.

common-skip = Skip to content
common-home = { $brand }, shop home
common-call-us = Call us:
common-preferences = Language and display
common-language = Language
common-theme = Display
common-theme-light = Light
common-theme-dark = Dark
common-theme-auto = Auto
common-title-error = Error:
common-optional = optional
common-errors = { $count ->
    [one] One thing needs correcting. Everything else you typed is kept.
   *[other] { $count } things need correcting. Everything else you typed is kept.
 }
common-continue = Continue
common-back = Back
common-details = Details

common-steps = Steps of your order
common-step-of = Step { $n } of { $count }
common-step-address = Address
common-step-offers = Offer
common-step-equipment = Equipment
common-step-options = Options
common-step-you = You
common-step-delivery = Installation
common-step-payment = Payment
common-step-check = Order

common-per-month = /month
common-once = one-off
common-deposit = deposit
common-included = Included
common-free = Free
common-no-commitment = No commitment
common-commitment = { $months }-month commitment
common-months = { $months ->
    [one] 1 month
   *[other] { $months } months
 }
common-for-months = { $months ->
    [one] for 1 month
   *[other] for { $months } months
 }
common-amount-month = { $amount }/month
common-later-most = up to { $amount }/month later
common-later-last = then { $amount }/month from month { $month }
common-in-month = in month { $month }
common-from-to-month = months { $from } to { $until }
common-from-month = from month { $month }
common-deposit-returned = given back when the equipment is returned

common-summary = Your order
common-monthly-now = Per month
common-each-month = Each month
common-due-once = One-off
common-total-once = One-off total
common-total-once-but-deposit = One-off total, without the deposit
common-total-deposit = Deposit
common-first-bill = First bill
common-first-bill-estimate = First bill (estimate)
common-first-bill-words = from { $from } to { $until }, in proportion to the days{ $with ->
    [once] , with the one-off total
    [deposit] , with the deposit
    [both] , with the one-off total and the deposit
   *[none] { "" }
 }
common-total-over = Total over { $months } months
common-vat = All prices include VAT.
common-vat-part = { $amount } at { $rate }
common-vat-month = Prices include VAT. VAT in a first full month: { $parts }.
common-vat-month-once = Prices include VAT. VAT in a first full month and in the one-off total: { $parts }.
common-price-stale = Price of your earlier choices, without the one that was refused.
common-save-cart = Save and come back later

common-foot-help = Need help
common-foot-callback = Get a call back
common-foot-withdraw = Withdraw from the contract here
common-foot-legal = Legal information
common-foot-terms = Terms and conditions
common-foot-notice = Legal notice
common-foot-privacy = Personal data
common-foot-cookies = Cookies
common-accessibility-none = Accessibility: not compliant
common-accessibility-partial = Accessibility: partially compliant
common-accessibility-full = Accessibility: fully compliant
common-prices-note = Prices in euros, all taxes included.
common-error-of = { $name }: { $reason }
common-price-before = Lowest price in the 30 days before the reduction: { $amount }/month
common-price-before-once = Lowest price in the 30 days before the reduction: { $amount }
