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

### Labels and sheets of the demonstration's devices.

demo-device-title = This device does not exist
demo-device-energy = Energy label
demo-device-energy-text = The producer’s official energy label opens here, as the European register EPREL has it: its address is in the operator’s catalogue.
demo-device-sheet = Product information sheet
demo-device-sheet-text = The sheet of the European register EPREL opens here: battery, resistance to falls, ease of repair. Its address is in the operator’s catalogue.
demo-device-durability = Producer’s guarantee of durability
demo-device-durability-text = The harmonised European label opens here, as the producer hands it out: its address is in the operator’s catalogue.
