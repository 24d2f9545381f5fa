### Porte d’entrée de la démonstration et galerie des composants.

gallery-gateway-title = Weblys, la démonstration
gallery-gateway-lead = Un opérateur fictif, de vraies pages : passez une commande de bout en bout.
gallery-gateway-sites = Sites
gallery-gateway-shop = La boutique en ligne, de l’adresse à la commande
gallery-gateway-staff = Sites du personnel
gallery-gateway-staff-hint = WeConfig, avec les comptes que le démarrage affiche.
gallery-gateway-mails = Courrier
gallery-gateway-mails-hint = Les e-mails que la démonstration a gardés au lieu de les envoyer
gallery-gateway-addresses = Adresses à essayer
gallery-gateway-addresses-hint = Une maison, un immeuble, une adresse non desservie…
gallery-title = Galerie des composants
gallery-lead = Chaque composant, dans chaque état
gallery-buttons = Boutons
gallery-prices = Prix
gallery-banners = Messages
gallery-fields = Champs
gallery-choices = Choix
gallery-offers = Offres
gallery-empty = Rien à montrer
gallery-sample-title = Un exemple de libellé
gallery-sample-text = Une phrase d’exemple, assez longue pour passer à la ligne sur un petit écran.
gallery-staff-title = Composants du personnel
gallery-staff-table = Tableau
gallery-staff-empty = Tableau vide
gallery-staff-states = États
gallery-staff-pages = Pages entières
