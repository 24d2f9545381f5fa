### Recherche d’adresse : ce qu’il reste à taper, et les villes non desservies.

address-empty = Tapez d’abord votre adresse : numéro, rue et ville.
address-add-street = { $town } : il manque le numéro et la rue
address-add-street-text = Ajoutez-les devant la ville, par exemple « 12 rue des Lilas, { $place } ».
address-town-not-served = Notre réseau n’arrive pas encore dans cette ville : { $town }
address-not-served-text = Laissez-nous vos coordonnées : nous vous prévenons dès que cela change, sans engagement.
