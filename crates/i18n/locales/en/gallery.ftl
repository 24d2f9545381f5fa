### Gateway of the demonstration and gallery of components.

gallery-gateway-title = Weblys, the demonstration
gallery-gateway-lead = A fictitious operator, real pages: place an order from end to end.
gallery-gateway-sites = Sites
gallery-gateway-shop = The online shop, from the address to the order
gallery-gateway-staff = Sites of the staff
gallery-gateway-staff-hint = WeConfig, with the accounts that the start prints.
gallery-gateway-mails = Mailbox
gallery-gateway-mails-hint = The e-mails that the demonstration kept instead of sending them
gallery-gateway-addresses = Addresses to try
gallery-gateway-addresses-hint = A house, a building, an address that is not served…
gallery-title = Gallery of components
gallery-lead = Every component, in every state
gallery-buttons = Buttons
gallery-prices = Prices
gallery-banners = Messages
gallery-fields = Fields
gallery-choices = Choices
gallery-offers = Offers
gallery-empty = Nothing to show
gallery-sample-title = A sample label
gallery-sample-text = A sample sentence, long enough to break over two lines on a small screen.
gallery-staff-title = Staff components
gallery-staff-table = Table
gallery-staff-empty = Empty table
gallery-staff-states = States
gallery-staff-pages = Whole pages
