### Boîte aux lettres de la démonstration.

mailbox-title = Courrier de la démonstration
mailbox-lead = Dans la démonstration, les e-mails ne partent pas : ils sont gardés ici.
mailbox-empty = Aucun e-mail pour le moment
mailbox-empty-lead = Passez une commande ou enregistrez un panier : l’e-mail apparaîtra ici.
mailbox-to = À
mailbox-date = Date
mailbox-waiting = En attente d’envoi
mailbox-attachments = Pièces jointes
mailbox-withheld = Le texte de cet e-mail n’est pas montré
mailbox-withheld-why = Il contient un mot de passe ou un lien secret : il est effacé dès que l’e-mail est parti.
mailbox-back = Tous les e-mails

### Étiquettes et fiches d’appareils de la démonstration.

demo-device-title = Cet appareil n’existe pas
demo-device-energy = Étiquette énergie
demo-device-energy-text = Ici s’ouvre l’étiquette énergie officielle du producteur, telle que le registre européen EPREL la donne : son adresse est dans le catalogue de l’opérateur.
demo-device-sheet = Fiche d’information du produit
demo-device-sheet-text = Ici s’ouvre la fiche du registre européen EPREL : batterie, résistance aux chutes, facilité de réparation. Son adresse est dans le catalogue de l’opérateur.
demo-device-durability = Garantie de durabilité du producteur
demo-device-durability-text = Ici s’ouvre le label européen harmonisé, tel que le producteur le remet : son adresse est dans le catalogue de l’opérateur.
