### Documents remis sur support durable. Les titres du récapitulatif suivent le règlement d'exécution (UE) 2019/2243.

## Récapitulatif contractuel

# Titres et introduction traduits par nous : à comparer avec l'annexe au Journal officiel avant la mise en service (CS-11).
doc-summary-title = Récapitulatif contractuel : { $offer }
doc-summary-heading = Récapitulatif contractuel
doc-summary-intro-1 = Le présent récapitulatif contractuel contient les principaux éléments de cette offre de services, comme l’exige le droit de l’Union.
doc-summary-intro-2 = Il aide à comparer les offres de services.
doc-summary-intro-3 = Des informations complètes sur le service figurent dans d’autres documents.
doc-translation = Ce document est une traduction. Le texte français qui suit fait foi.
doc-french-version = Texte français
doc-section-services = Services et équipements
doc-section-speeds = Débits du service d’accès à internet et voies de recours
doc-section-price = Prix
doc-section-duration = Durée, renouvellement et résiliation
doc-section-disabilities = Fonctionnalités pour les utilisateurs finaux handicapés
doc-section-other = Autres informations pertinentes
doc-phone = Tél.
doc-vat-number = TVA
doc-family-internet = Internet
doc-family-television = Télévision
doc-family-fixed = Téléphonie fixe
doc-family-mobile = Mobile
doc-services-at = Services fournis à l’adresse suivante : { $address }.
doc-services-options = Options choisies :
doc-services-equipment = Équipements :
doc-equipment-rented = { $name } (à restituer en fin de contrat)
doc-equipment-sold = { $name } (acheté)
doc-speed-direction = Débit
doc-speed-down = Descendant (réception)
doc-speed-up = Montant (envoi)
doc-speed-min = Minimal
doc-speed-normal = Normalement disponible
doc-speed-max = Maximal
doc-speed-advertised = Annoncé
doc-speed-estimated = Maximal estimé
doc-speed-mobile = Service mobile :
doc-speed-none = Cette offre ne comprend pas de service d’accès à internet.
doc-speed-remedies = En cas d’écart permanent ou récurrent avec ces débits, adressez-vous à notre service réclamations. Sans réponse satisfaisante, vous pouvez saisir le médiateur. Si l’écart est important et durable, vous pouvez résilier sans frais.

## Prix

doc-price-what = Prix toutes taxes comprises
doc-price-monthly = Par mois
doc-price-once = Une fois
doc-price-services = Services
doc-price-equipment = Équipements
doc-price-fees = Frais
doc-price-deposits = Dépôt (rendu)
doc-price-included = Inclus
doc-price-total-always = Total par mois
doc-price-total-period = Total { $period }
doc-price-total-once = Total à payer une seule fois
doc-price-total-deposit = Dépôts de garantie, rendus après restitution des équipements
doc-price-vat = TVA comprise.
doc-price-first-bill = Première facture, du { $from } au { $until } : { $amount }.
doc-price-commitment = Total sur l’engagement de { $months } mois, frais compris : { $amount }.
doc-price-year = Total sur 12 mois, frais compris : { $amount }.
doc-price-guide = Hors forfait : guide des tarifs, { $url }.
doc-period-one = { $from ->
    [1] le 1er mois
   *[other] le { $from }e mois
}
doc-period-between = { $from ->
    [1] du 1er au { $until }e mois
   *[other] du { $from }e au { $until }e mois
}
doc-period-from = { $from ->
    [1] dès le 1er mois
   *[other] à partir du { $from }e mois
}

## Durée et résiliation

doc-duration-free = Contrat à durée indéterminée, sans engagement : vous pouvez y mettre fin à tout moment, sans frais de résiliation.
doc-duration-commitment = Contrat à durée indéterminée, avec un engagement de { $months } mois à compter de sa conclusion.
doc-duration-renewal = Ensuite, il se poursuit sans engagement et vous pouvez y mettre fin à tout moment, sans frais de résiliation ; nous vous rappelons cette échéance entre trois mois et un mois avant.
doc-notice-days = Préavis : { $days } jours au plus à compter de la réception de votre demande, ou plus tard si vous le souhaitez.
doc-notice-chosen = Le contrat prend fin à la date que vous choisissez.
doc-termination-how = Résiliation en ligne ({ $url }) ou par écrit.
doc-exit-whole = Si vous partez avant la fin du { $month }e mois, les mensualités restantes jusqu’à cette date sont dues.
doc-exit-free = Si vous partez avant la fin du { $month }e mois, les mensualités restantes jusqu’à cette date sont dues ; ensuite, plus rien n’est dû.
doc-exit-device = Si vous partez avant la fin du { $month }e mois, sont dues les mensualités restantes jusqu’à cette date, plus { $percent } % de celles qui suivent jusqu’au { $months }e mois ; ensuite, { $percent } % des mensualités restantes, car un équipement vous a été proposé à prix réduit.
doc-exit-when = Si vous partez
doc-exit-after = après { $month } mois
doc-exit-fee = Montant dû
doc-duration-bundle = Ces règles valent pour tous les éléments de l’offre groupée. Ajouter un service ou un équipement ne prolonge pas l’engagement sans votre accord exprès.

## Accessibilité et autres informations

doc-disabilities = Ce document et votre contrat sont disponibles gratuitement dans un format accessible. Voir { $url }.
doc-other-withdrawal = Vous pouvez vous rétracter sans motif pendant { $days } jours, en ligne ({ $url }) ou par écrit.
doc-other-mediator = Si votre réclamation n’aboutit pas, médiation gratuite : { $mediator }, { $address }, { $site }.
doc-other-terms = Conditions générales : { $url }.
doc-guarantee-title = Garantie légale de conformité
doc-guarantee-lead = Le matériel que vous achetez est couvert par la garantie légale de conformité pendant deux ans à compter de la livraison : réparation ou remplacement sans frais, et à défaut réduction du prix ou remboursement.
doc-guarantee-notice = Voici l’avis prévu par le règlement d’exécution (UE) 2025/1960.
doc-guarantee-mock-up = Une maquette tient ici la place de l’avis prévu par le règlement d’exécution (UE) 2025/1960.
doc-guarantee-alt-mock-up = Maquette à la place de l’avis de l’Union européenne sur la garantie légale de conformité
doc-guarantee-alt = Avis de l’Union européenne sur la garantie légale de conformité
doc-guarantee = Les équipements achetés sont couverts deux ans par la garantie légale de conformité.
doc-durability = Le producteur garantit lui-même la durabilité de « { $device } » pendant { $years } ans : { $url }
doc-guarantee-services = Un service durablement inférieur à ce qui est promis vous permet de résilier sans frais.
doc-summary-issued = Établi le { $when }, réf. { $reference }

## Confirmation de commande

doc-order-title = Confirmation de la commande { $number }
doc-order-heading = Confirmation de commande
doc-order-intro = Nous avons bien reçu votre commande avec obligation de paiement et vous en remercions. Ce document rassemble tout ce qui a été convenu : conservez-le.
doc-order-section = Votre commande
doc-order-number = Numéro de commande
doc-order-at = Date et heure
doc-order-customer = Client
doc-order-installation = Adresse d’installation
doc-order-billing = Adresse de facturation
doc-order-follow = Suivi
doc-order-lines = Ce que vous avez commandé et son prix
doc-order-vat = TVA comprise dans le premier mois complet et dans les sommes payées une seule fois
doc-order-vat-rate = Taux
doc-order-vat-amount = Montant de TVA
doc-order-vat-total = Total de la TVA
doc-order-delivery = Livraison et mise en service
doc-order-payment = Paiement
doc-order-commitment-end = Votre engagement prend fin le { $day }.
doc-order-terms = Conditions générales acceptées : version { $version }, jointes à cette confirmation. La version en vigueur se lit sur { $url }. Empreinte SHA-256 de la version acceptée :
doc-terms-title = Conditions générales { $version }
doc-terms-heading = Conditions générales
doc-terms-version = Version { $version }
doc-terms-intro = Conditions de vente et d’abonnement que { $operator } applique aux particuliers.
doc-order-summary = Récapitulatif contractuel accepté, établi le { $when }. Son empreinte SHA-256 :
doc-order-keep = Document à conserver.
doc-delivery-appointment = Un technicien vient chez vous le { $when }.
doc-delivery-callback = Nous vous appelons pour fixer la date du rendez-vous avec le technicien.
doc-delivery-shipment = Votre équipement est expédié par colis à l’adresse d’installation.
doc-delivery-remote = Rien ne vous est livré : vos services sont activés à distance.
doc-delivery-pickup = Votre équipement vous est remis en boutique.
doc-delivery-pickup-at = Votre équipement vous attend en boutique : { $shop }, { $address } ({ $opening }).
doc-delivery-latest = Au plus tard le { $day }.
doc-express-yes = Vous avez demandé expressément que les services commencent avant la fin du délai de rétractation.
doc-express-no = Vous n’avez pas demandé un commencement anticipé : les services commencent après la fin du délai de rétractation.
doc-ported-fixed = Numéro fixe conservé : { $number }
doc-ported-mobile = Numéro mobile conservé : { $number }
doc-ported-soon = transféré dès que la nouvelle ligne fonctionne, au plus tôt le { $day }
doc-ported-wished = transféré le { $day }, date que vous avez choisie
doc-ported-later = transféré le { $day }, premier jour possible après le { $wished }, date que vous avez choisie
doc-ported-not-before = transféré dès que la nouvelle ligne fonctionne, et pas avant le { $day }, date que vous avez choisie
doc-ported-rule = Ne résiliez pas vous-même votre ancien contrat : nous nous en chargeons. Le contrat lié à ce numéro prend fin lorsque la portabilité est effective ; un engagement en cours chez votre ancien opérateur reste dû.
doc-payment-invoice = Vous payez chaque mois à réception de la facture.
doc-payment-card = Vous payez chaque mois par carte bancaire se terminant par { $last4 }.
doc-payment-debit = Vous payez chaque mois par prélèvement SEPA sur le compte { $iban } de { $holder }. Référence unique du mandat : { $reference }.
doc-payment-debit-notice = Chaque prélèvement est annoncé au moins { $days } jours avant par la facture.

## Rétractation

doc-withdrawal-section = Votre droit de rétractation
doc-withdrawal-right = Vous pouvez vous rétracter de ce contrat dans un délai de { $days } jours, sans donner de motif.
doc-withdrawal-until = Vous avez jusqu’au { $day } à minuit.
doc-withdrawal-from = Le délai court à compter du { $day }, jour de la conclusion du contrat, qui n’est pas compté.
doc-withdrawal-from-goods = Le délai court à compter de la réception de votre équipement, prévue le { $day } ; si vous le recevez plus tard, le délai se termine d’autant plus tard.
doc-withdrawal-how = Comment vous rétracter
doc-withdrawal-online = En ligne, avec la fonction « Renoncer au contrat ici », présente au pied de chaque page de notre site et sur la page de suivi de votre commande pendant tout le délai. Vous recevez aussitôt un accusé de réception daté :
doc-withdrawal-writing = Avec le formulaire joint à ce document, ou par toute déclaration dénuée d’ambiguïté : courrier à { $address }, e-mail à { $email } ou appel au { $phone }.
doc-withdrawal-in-time = Il suffit d’envoyer votre déclaration avant la fin du délai.
doc-withdrawal-effects = Ce qui se passe ensuite
doc-withdrawal-refund = Nous vous remboursons tous vos paiements, y compris la livraison standard, au plus tard 14 jours après avoir été informés de votre décision, par le même moyen de paiement et sans frais.
doc-withdrawal-goods = Vous renvoyez les équipements au plus tard 14 jours après nous avoir informés ; nous pouvons attendre de les recevoir, ou la preuve de leur envoi, pour rembourser.
doc-withdrawal-return-free = Le renvoi est à nos frais.
doc-withdrawal-return-paid = Les frais directs de renvoi sont à votre charge.
doc-withdrawal-linked = Les options et contrats liés prennent fin en même temps, sans frais.
doc-withdrawal-express = Vous avez demandé que les services commencent pendant le délai de rétractation. Si vous vous rétractez, vous payez une part du prix proportionnelle à ce qui a été fourni jusqu’à votre déclaration. Votre droit ne s’éteint pendant le délai que si le contrat a été entièrement exécuté.
doc-withdrawal-no-express = Vous n’avez pas demandé que les services commencent pendant le délai de rétractation : si vous vous rétractez, vous ne devez rien pour les services.
doc-form-title = Modèle de formulaire de rétractation
doc-form-only-if = Veuillez compléter et renvoyer le présent formulaire uniquement si vous souhaitez vous rétracter du contrat.
doc-form-to = À l’attention de :
doc-form-notice = Je/nous (*) vous notifie/notifions (*) par la présente ma/notre (*) rétractation du contrat portant sur la vente du bien (*)/pour la prestation de services (*) ci-dessous :
doc-form-order = commande { $number }
doc-form-ordered = Commandé le (*)/reçu le (*) :
doc-form-name = Nom du (des) consommateur(s) :
doc-form-address = Adresse du (des) consommateur(s) :
doc-form-signature = Signature du (des) consommateur(s) (uniquement en cas de notification du présent formulaire sur papier) :
doc-form-date = Date :
doc-form-delete = (*) Rayez la mention inutile.
doc-form-online = Plus simple : la fonction « Renoncer au contrat ici » à l’adresse { $url }. Elle est gratuite et ne demande pas de compte.

## Choix et données

doc-consents-section = Vos choix
doc-consent-what = Ce qui vous a été proposé
doc-consent-answer = Votre réponse
doc-consent-at = Date et heure
doc-consent-yes = Oui
doc-consent-no = Non
doc-consent-terms = Accepter les conditions générales
doc-consent-summary = Avoir reçu le récapitulatif contractuel
doc-consent-express = Commencer les services pendant le délai de rétractation
doc-consent-express-known = Savoir que le droit de rétractation s’éteint une fois le contrat entièrement exécuté
doc-consent-mandate = Signer le mandat de prélèvement SEPA
doc-consent-porting = Donner mandat pour conserver mon numéro
doc-consent-email = Recevoir des offres par e-mail
doc-consent-sms = Recevoir des offres par SMS
doc-consent-phone = Recevoir des appels commerciaux
doc-complaints-section = Réclamations, garanties et médiation
doc-complaints-first = Une difficulté ? Écrivez ou appelez d’abord : { $name }, { $address }, { $email }, { $phone }.
doc-data-section = Vos données personnelles
doc-data-why = { $company } traite vos données pour exécuter le contrat, respecter ses obligations légales (facturation, conservation) et, seulement si vous y avez consenti, vous proposer des offres.
doc-data-how-long = Elles sont conservées pendant le contrat, puis pendant les durées que la loi impose ; elles ne vont qu’à nos services, à nos prestataires techniques et aux autorités qui y ont droit.
doc-data-rights = Accès, rectification, effacement, opposition, limitation, portabilité et retrait de votre consentement : { $email }. Vous pouvez saisir l’autorité de protection des données : { $authority }. Détails : { $url }.
doc-data-calls = Vous appeler pour vous vendre quelque chose sans votre consentement préalable est interdit, sauf pour ce qui touche à un contrat en cours.

## Mandat de prélèvement SEPA

doc-mandate-title = Mandat de prélèvement SEPA { $reference }
doc-mandate-heading = Mandat de prélèvement SEPA
doc-mandate-reference = Référence unique du mandat (RUM)
doc-mandate-ics = Identifiant créancier SEPA (ICS)
doc-mandate-authorise = En signant ce formulaire de mandat, vous autorisez (A) { $creditor } à envoyer des instructions à votre banque pour débiter votre compte, et (B) votre banque à débiter votre compte conformément aux instructions de { $creditor }.
doc-mandate-refund = Vous bénéficiez du droit d’être remboursé par votre banque selon les conditions décrites dans la convention que vous avez passée avec elle. Une demande de remboursement doit être présentée dans les 8 semaines suivant la date de débit de votre compte pour un prélèvement autorisé.
doc-mandate-rights = Vos droits concernant le présent mandat sont expliqués dans un document que vous pouvez obtenir auprès de votre banque.
doc-mandate-debtor = Débiteur
doc-mandate-creditor = Créancier
doc-mandate-account = Compte à débiter
doc-mandate-iban = IBAN
doc-mandate-bic = BIC
doc-mandate-type = Type de paiement
doc-mandate-recurrent = Récurrent (répétitif)
doc-mandate-one-off = Ponctuel
doc-mandate-pays = Contrat concerné
doc-mandate-order = Commande { $number }
doc-mandate-signature = Signature
doc-mandate-signed-at = Signé le
doc-mandate-signed-how = Mode de signature
doc-mandate-signed-box = En ligne, par une case cochée par le débiteur sur la page de paiement ; mandat envoyé à { $email }
doc-mandate-signed-sms = En ligne, par un code reçu au { $phone }
doc-mandate-change = Pour changer de compte ou révoquer ce mandat, contactez notre service client.
