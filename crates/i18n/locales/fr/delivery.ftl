### Étape « Installation et livraison ».

delivery-title = Installation et livraison
delivery-lead = Choisissez comment vos services arrivent chez vous.
delivery-kind = Mode d’installation
delivery-appointment = Rendez-vous avec un technicien
delivery-appointment-hint = Il raccorde votre logement, installe le matériel et vérifie que tout fonctionne.
delivery-shipment = Livraison à domicile
delivery-shipment-hint = Votre matériel arrive par colis, avec un guide d’installation. Votre logement est déjà raccordé.
delivery-pickup = Retrait en boutique
delivery-pickup-hint = Vous retirez votre matériel et l’installez vous-même.
delivery-slots = Date du rendez-vous
delivery-slots-hint = Prévoyez une présence sur place pendant tout le créneau. Nous vous le réservons dès que vous continuez.
delivery-more-days = Voir des dates plus lointaines
delivery-no-slots = Aucun créneau n’est libre pour le moment. Continuez votre commande : nous vous appelons pour fixer la date.
delivery-calendar-unavailable = Le calendrier des rendez-vous ne répond pas pour l’instant.
delivery-calendar-unavailable-lead = Vous pouvez continuer votre commande : nous vous appelons sous deux jours ouvrés pour fixer la date.
delivery-callback = Être rappelé(e) pour fixer la date
delivery-callback-hint = Sous deux jours ouvrés, au numéro que vous avez indiqué.
delivery-pickup-points = Boutique de retrait
delivery-shipment-address = Livraison à l’adresse d’installation
delivery-express = Démarrer sans attendre
delivery-express-lead = Vous avez 14 jours pour changer d’avis. Sans demande de votre part, vos services démarrent une fois ce délai passé, à partir du { $date }. Pour un démarrage plus tôt, cochez les deux cases.
delivery-express-start = Je demande expressément que mes services démarrent avant la fin du délai de rétractation de 14 jours.
delivery-express-acknowledged = Je reconnais que si je me rétracte ensuite, je devrai payer les services fournis jusqu’à ma rétractation, et que je n’aurai plus de droit de rétractation une fois le contrat pleinement exécuté.
delivery-early-slot = Pour un rendez-vous avant le { $date }, demandez aussi le démarrage sans attendre, plus bas.
