### Step "Installation and delivery".

delivery-title = Installation and delivery
delivery-lead = Choose how your services arrive.
delivery-kind = How we set you up
delivery-appointment = Appointment with a technician
delivery-appointment-hint = They connect your home, set up the equipment and check that everything works.
delivery-shipment = Delivery to your door
delivery-shipment-hint = Your equipment comes by parcel, with a set-up guide. Your home is already connected.
delivery-pickup = Pick up in a shop
delivery-pickup-hint = You pick up your equipment and set it up yourself.
delivery-slots = Date of the appointment
delivery-slots-hint = Please make sure somebody is there for the whole slot. We hold it for you as soon as you continue.
delivery-more-days = See later dates
delivery-no-slots = No slot is free at the moment. Go on with your order: we will call you to agree on a date.
delivery-calendar-unavailable = The appointment calendar does not answer at the moment.
delivery-calendar-unavailable-lead = You can go on with your order: we will call you within two working days to agree on a date.
delivery-callback = Call me to agree on a date
delivery-callback-hint = Within two working days, at the number you gave.
delivery-pickup-points = Pick-up shop
delivery-shipment-address = Delivered to the installation address
delivery-express = Start right away
delivery-express-lead = You have 14 days to change your mind. Unless you ask, your services start once that time is over, from { $date }. To start sooner, tick both boxes.
delivery-express-start = I expressly ask for my services to start before the end of the 14-day withdrawal period.
delivery-express-acknowledged = I acknowledge that if I then withdraw, I will have to pay for the services supplied until my withdrawal, and that I will have no right of withdrawal once the contract has been fully performed.
delivery-early-slot = For an appointment before { $date }, also ask to start right away, below.
