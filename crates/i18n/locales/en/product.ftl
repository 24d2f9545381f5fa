# What the law wants told of a device beside its price (PR-9).

product-sar-head = SAR (DAS), head: { $value }
product-sar-trunk = SAR (DAS), body: { $value }
product-sar-limbs = SAR (DAS), limbs: { $value }
product-sar-head-BE = SAR (DAS): { $value } (category { $category })
product-sar-about-FR = The local specific absorption rate (SAR, in French DAS) quantifies the user’s exposure to the electromagnetic waves of the device. The highest SAR allowed is 2 W/kg for the head and the trunk and 4 W/kg for the limbs.
product-sar-advice-FR = A hands-free kit or earphones keep the waves of a call away from your head.
product-sar-about-BE = The specific absorption rate (SAR, in French DAS) says how much of its waves the body absorbs: at most 2 W/kg at the head. Categories from A (less than 0.4 W/kg) to E (1.6 W/kg and more).
product-sar-advice-BE = Think of your health – use your mobile phone in moderation, make your calls with earphones and choose a device with a lower SAR value.
product-energy = Energy label: class { $class }, on a scale from A to G
product-sheet = Product information sheet
product-durability = Producer’s guarantee of durability: { $years } years
