### SelfShop, from the address to the options.

shop-entry-title = What’s available at your address?
shop-entry-lead = Type your address: see at once what the network brings there and what it costs, with no surprises.
shop-entry-resume = You have an order in progress for { $address }.
shop-entry-resume-link = Go on with my order
shop-entry-terms = Accepted means of payment: SEPA direct debit, card, invoice. Delivery and installation in mainland France, at addresses that the network serves.
shop-entry-terms-link = Terms and conditions
shop-finder-label = Your address
shop-finder-example = 12 rue des Lilas, Town
shop-finder-hint = Number, street and town, in any order.
shop-finder-list = Suggested addresses
shop-finder-button = See the offers
shop-assure-price = The real price
shop-assure-price-text = Everything included, VAT too, with how long each promotion lasts and the price after it.
shop-assure-date = Your date
shop-assure-date-text = You choose the technician’s slot, or the delivery, while you order.
shop-assure-right = 14 days to change your mind
shop-assure-right-text = You get the contract summary before you order, and can still withdraw online afterwards, without giving a reason.

shop-search-title = Your address
shop-search-choose = Choose your address
shop-search-choose-number = choose the number
shop-search-number-unknown = unknown number, see the numbers of the street
shop-search-add-street = add the number and the street
shop-search-count = { $count ->
    [0] No address found
    [one] 1 address suggested
   *[other] { $count } addresses suggested
 }
shop-search-none = No address matches “{ $typed }”
shop-search-none-text = Check the spelling, or type the street and the town only. Your home may be new: leave us the address and we will check it for you.
shop-search-contact = Have my address checked
shop-search-missing = Your address is not here? We will check it for you.
shop-served = Served
shop-not-served = Not served yet

shop-street-title = Choose your number
shop-street-missing = Your number is not here?
shop-dwellings-title = Which home is yours?
shop-dwellings-none = This address is not connected to our network yet
shop-dwellings-none-text = Leave us your details: we will tell you as soon as the network reaches your home.
shop-dwellings-missing = Your home is not here?
shop-whole-building = Whole building
shop-building = Building { $value }
shop-staircase = Staircase { $value }
shop-floor = Floor { $value }
shop-ground-floor = Ground floor
shop-door = Door { $value }
shop-change-address = Change address

shop-domain-television = Television
shop-domain-internet = Internet
shop-domain-fixed = Landline
shop-domain-mobile = Mobile
shop-technology-ftth = Optical fibre
shop-technology-hfc = Cable
shop-technology-mobile = Mobile network
shop-up-to = up to { $speed }
shop-available = Available
shop-no-network = Our network does not reach you yet
shop-not-carried = The network at your address does not offer it yet
shop-services = Services

shop-offers-title = Your offers at this address
shop-offers-count = { $count ->
    [0] No offer with this service
    [one] 1 offer available
   *[other] { $count } offers available
 }
shop-compare-note = Prices per month, VAT included. Options and equipment chosen later are not included. Speeds depend on your home and devices.
shop-offers-note = Prices per month, VAT included. Options and equipment chosen later are not included. Speeds depend on your home and devices: open “Internet speeds” on each offer.
shop-far-title = Our fixed network does not reach you yet
shop-far-text = Leave us your details: we will tell you as soon as internet, television or a landline can be installed at this address, with no obligation.
shop-far-count = { $count ->
    [0] In the meantime, no offer with this service
    [one] In the meantime, 1 offer available
   *[other] In the meantime, { $count } offers available
 }
shop-not-eligible-title = No offer at this address yet
shop-not-eligible = We may be there soon
shop-not-eligible-text = Nothing can be ordered here today. Leave us your details: we will tell you as soon as that changes, with no obligation.
shop-not-eligible-contact = Keep me informed
shop-lacking = Is a service missing at your address?
shop-lacking-contact = Ask to be told as soon as it arrives
shop-offer-withdrawn = The offer you had chosen is no longer sold.
shop-offer-withdrawn-text = Nothing was ordered. Choose another one: what you entered after it is kept.
shop-wished-missing = The offer you had chosen is not available at this address.
shop-wished-missing-text = Here are those that you can order.
shop-filter = Filter the offers
shop-filter-all = All
shop-offer-recommended = Recommended
shop-offer-wished = Your choice
shop-offer-choose = Choose
shop-price-for-then = { $months ->
    [one] for 1 month, then { $amount }/month
   *[other] for { $months } months, then { $amount }/month
 }
shop-price-then = then { $amount }/month
shop-price-once = Activation fee: { $amount }, one-off
shop-price-no-once = No activation fee
shop-speeds = Internet speeds
shop-speed-down = Download
shop-speed-up = Upload
shop-speed-advertised = Advertised
shop-speed-max = Maximum
shop-speed-normal = Usual
shop-speed-min = Minimum
shop-speed-mobile-advertised = Mobile, advertised
shop-speed-mobile-max = Mobile, estimated maximum
shop-compare-tick = Compare
shop-compare-button = Compare the ticked offers
shop-compare-title = Compare offers
shop-compare-back = All offers
shop-compare-few = Tick at least two offers
shop-compare-few-text = On each offer, the “Compare” box adds it to the table.
shop-compare-commitment = Commitment
shop-compare-promotions = Promotions
shop-compare-included = Included
shop-compare-no-internet = No internet

shop-equipment-title = Your equipment
shop-equipment-lead = Choose the devices that go with your offer. Nothing with a price is ticked for you.
shop-equipment-none = Your offer needs no equipment.
shop-options-title = Your options
shop-options-lead = Add what you like, or go on without. Nothing is ticked for you.
shop-options-none = No option goes with these choices.
shop-choice-none = None
shop-choose-one = Choose one.
shop-choose-most = { $max } at most.
shop-choose-between = From { $min } to { $max }.
shop-quantity-of = Quantity: { $name }
shop-requires = Also needs: { $names }
shop-excludes = Cannot be combined with: { $names }
shop-replaces = Replaces: { $names }
shop-coupon = Promotional code
shop-coupon-hint = If you were given one.
shop-coupon-apply = Apply
shop-coupon-applied = Code { $code } applied: the price takes it into account.
shop-coupon-drop = Remove the code
shop-conflict = { $name } cannot be combined with { $others }: keep one or the other.
shop-needs = This option does not work without { $names }: add what is missing, or remove it.
shop-too-many = { $max } at most here, and you have chosen { $chosen }: take out what is too much.
shop-update-summary = Update the price
