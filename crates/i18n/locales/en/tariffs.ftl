### Price guide: what everything costs without promotions, and by use.

tariffs-title = Price guide
tariffs-lead = Our prices, all taxes included, without promotions. Current reductions stand with each offer at your address.
tariffs-offers = Offers
tariffs-subscription = Subscription
tariffs-usage = Beyond what is included
tariffs-equipment = Equipment
tariffs-options = Options
tariffs-once = { $name }: { $price }
tariffs-monthly = { $amount }/month
tariffs-amount = { $amount } one-off
tariffs-deposit = { $amount } deposit, given back at the end
tariffs-free = free
