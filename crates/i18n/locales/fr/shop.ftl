### SelfShop, de l’adresse aux options.

shop-entry-title = Quelles offres chez vous ?
shop-entry-lead = Entrez votre adresse : vous voyez tout de suite ce que le réseau y apporte et ce que cela coûte, sans surprise.
shop-entry-resume = Vous avez une commande en cours pour { $address }.
shop-entry-resume-link = Reprendre ma commande
shop-entry-terms = Moyens de paiement acceptés : prélèvement SEPA, carte bancaire, facture. Livraison et installation en France métropolitaine, aux adresses desservies par le réseau.
shop-entry-terms-link = Conditions générales
shop-finder-label = Votre adresse
shop-finder-example = 12 rue des Lilas, Ville
shop-finder-hint = Numéro, rue et ville, dans l’ordre que vous voulez.
shop-finder-list = Adresses proposées
shop-finder-button = Voir les offres
shop-assure-price = Le vrai prix
shop-assure-price-text = Tout compris, TTC, avec la durée de chaque promotion et le prix d’après.
shop-assure-date = Votre date
shop-assure-date-text = Vous choisissez le créneau du technicien, ou la livraison, pendant la commande.
shop-assure-right = 14 jours pour changer d’avis
shop-assure-right-text = Vous recevez le récapitulatif du contrat avant de commander, et pouvez ensuite y renoncer en ligne, sans motif.

shop-search-title = Votre adresse
shop-search-choose = Choisissez votre adresse
shop-search-choose-number = choisissez le numéro
shop-search-number-unknown = numéro inconnu, voir les numéros de la rue
shop-search-add-street = ajoutez le numéro et la rue
shop-search-count = { $count ->
    [0] Aucune adresse trouvée
    [one] 1 adresse proposée
   *[other] { $count } adresses proposées
 }
shop-search-none = Aucune adresse ne correspond à « { $typed } »
shop-search-none-text = Vérifiez l’orthographe, ou tapez seulement la rue et la ville. Votre logement est peut-être récent : laissez-nous l’adresse, nous vérifions pour vous.
shop-search-contact = Faire vérifier mon adresse
shop-search-missing = Votre adresse n’apparaît pas ? Nous la vérifions pour vous.
shop-served = Desservie
shop-not-served = Pas encore desservie

shop-street-title = Choisissez votre numéro
shop-street-missing = Votre numéro n’apparaît pas ?
shop-dwellings-title = Quel est votre logement ?
shop-dwellings-none = Cette adresse n’est pas encore reliée à notre réseau
shop-dwellings-none-text = Laissez-nous vos coordonnées : nous vous prévenons dès que le réseau arrive chez vous.
shop-dwellings-missing = Votre logement n’apparaît pas ?
shop-whole-building = Tout le bâtiment
shop-building = Bâtiment { $value }
shop-staircase = Escalier { $value }
shop-floor = Étage { $value }
shop-ground-floor = Rez-de-chaussée
shop-door = Porte { $value }
shop-change-address = Changer d’adresse

shop-domain-television = Télévision
shop-domain-internet = Internet
shop-domain-fixed = Téléphone fixe
shop-domain-mobile = Mobile
shop-technology-ftth = Fibre optique
shop-technology-hfc = Câble
shop-technology-mobile = Réseau mobile
shop-up-to = jusqu’à { $speed }
shop-available = Disponible
shop-no-network = Notre réseau n’arrive pas encore chez vous
shop-not-carried = Le réseau de votre adresse ne le propose pas encore
shop-services = Services

shop-offers-title = Vos offres à cette adresse
shop-offers-count = { $count ->
    [0] Aucune offre avec ce service
    [one] 1 offre disponible
   *[other] { $count } offres disponibles
 }
shop-compare-note = Prix TTC par mois. Hors options et équipements choisis ensuite. Les débits dépendent de votre logement et de vos appareils.
shop-offers-note = Prix TTC par mois. Hors options et équipements choisis ensuite. Les débits dépendent de votre logement et de vos appareils : ouvrez « Débits internet » sur chaque offre.
shop-far-title = Notre réseau fixe n’arrive pas encore chez vous
shop-far-text = Laissez-nous vos coordonnées : nous vous prévenons dès qu’internet, la télévision ou le téléphone fixe peuvent être installés à cette adresse, sans engagement.
shop-far-count = { $count ->
    [0] En attendant, aucune offre avec ce service
    [one] En attendant, 1 offre disponible
   *[other] En attendant, { $count } offres disponibles
 }
shop-not-eligible-title = Pas encore d’offre à cette adresse
shop-not-eligible = Nous arrivons peut-être bientôt
shop-not-eligible-text = Aucune offre ne peut être commandée ici aujourd’hui. Laissez-nous vos coordonnées : nous vous prévenons dès que cela change, sans engagement.
shop-not-eligible-contact = Me prévenir
shop-lacking = Un service manque à votre adresse ?
shop-lacking-contact = Demandez à être prévenu dès qu’il arrive
shop-offer-withdrawn = L’offre que vous aviez choisie n’est plus proposée.
shop-offer-withdrawn-text = Rien n’a été commandé. Choisissez-en une autre : ce que vous avez saisi ensuite est gardé.
shop-wished-missing = L’offre que vous aviez choisie n’est pas disponible à cette adresse.
shop-wished-missing-text = Voici celles que vous pouvez commander.
shop-filter = Filtrer les offres
shop-filter-all = Toutes
shop-offer-recommended = Recommandée
shop-offer-wished = Votre choix
shop-offer-choose = Choisir
shop-price-for-then = pendant { $months } mois, puis { $amount }/mois
shop-price-then = puis { $amount }/mois
shop-price-once = Frais de mise en service : { $amount }, une seule fois
shop-price-no-once = Sans frais de mise en service
shop-speeds = Débits internet
shop-speed-down = Réception
shop-speed-up = Envoi
shop-speed-advertised = Annoncé
shop-speed-max = Maximum
shop-speed-normal = Habituel
shop-speed-min = Minimum
shop-speed-mobile-advertised = Mobile, annoncé
shop-speed-mobile-max = Mobile, maximum estimé
shop-compare-tick = Comparer
shop-compare-button = Comparer les offres cochées
shop-compare-title = Comparer les offres
shop-compare-back = Toutes les offres
shop-compare-few = Cochez au moins deux offres
shop-compare-few-text = Sur chaque offre, la case « Comparer » l’ajoute au tableau.
shop-compare-commitment = Engagement
shop-compare-promotions = Promotions
shop-compare-included = Inclus
shop-compare-no-internet = Sans internet

shop-equipment-title = Votre équipement
shop-equipment-lead = Choisissez les appareils qui vont avec votre offre. Rien de payant n’est coché d’avance.
shop-equipment-none = Votre offre ne demande aucun équipement.
shop-options-title = Vos options
shop-options-lead = Ajoutez ce qui vous plaît, ou continuez sans rien. Rien n’est coché d’avance.
shop-options-none = Aucune option n’est proposée avec ces choix.
shop-choice-none = Sans
shop-choose-one = Choisissez-en un.
shop-choose-most = { $max } au plus.
shop-choose-between = De { $min } à { $max }.
shop-quantity-of = Quantité : { $name }
shop-requires = Demande aussi : { $names }
shop-excludes = Ne se cumule pas avec : { $names }
shop-replaces = Remplace : { $names }
shop-coupon = Code promotionnel
shop-coupon-hint = Si vous en avez reçu un.
shop-coupon-apply = Appliquer
shop-coupon-applied = Code { $code } appliqué : le prix en tient compte.
shop-coupon-drop = Retirer le code
shop-conflict = { $name } et { $others } ne vont pas ensemble : gardez l’un ou l’autre.
shop-needs = Cette option ne va pas sans { $names } : ajoutez ce qui manque, ou retirez-la.
shop-too-many = { $max } au plus ici, et vous en avez choisi { $chosen } : retirez ce qui est en trop.
shop-update-summary = Mettre à jour le prix
