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
