### Address search: what is still to be typed, and towns that are not served.

address-empty = First type your address: number, street and town.
address-add-street = { $town }: the number and the street are missing
address-add-street-text = Add them before the town, for example “12 rue des Lilas, { $place }”.
address-town-not-served = Our network does not reach this town yet: { $town }
address-not-served-text = Leave us your details: we tell you as soon as this changes, with no commitment.
