### Cadre des pages, étapes, récapitulatif, mots communs.

common-skip = Aller au contenu
common-home = { $brand }, accueil de la boutique
common-call-us = Nous appeler :
common-preferences = Langue et affichage
common-language = Langue
common-theme = Affichage
common-theme-light = Clair
common-theme-dark = Sombre
common-theme-auto = Auto
common-title-error = Erreur :
common-optional = facultatif
common-errors = { $count ->
    [one] Un point est à corriger. Le reste de votre saisie est conservé.
   *[other] { $count } points sont à corriger. Le reste de votre saisie est conservé.
 }
common-continue = Continuer
common-back = Retour
common-details = Détails

common-steps = Étapes de votre commande
common-step-of = Étape { $n } sur { $count }
common-step-address = Adresse
common-step-offers = Offre
common-step-equipment = Équipement
common-step-options = Options
common-step-you = Vous
common-step-delivery = Installation
common-step-payment = Paiement
common-step-check = Commande

common-per-month = /mois
common-once = une fois
common-deposit = de dépôt
common-included = Inclus
common-no-commitment = Sans engagement
common-commitment = Engagement { $months } mois
common-for-months = pendant { $months } mois
common-then-for = puis { $amount } pendant { $months } mois
common-then = puis { $amount }
common-from-to-month = du { $from }e au { $until }e mois
common-from-month = à partir du { $month }e mois
common-deposit-returned = rendu au retour du matériel

common-summary = Votre commande
common-monthly-now = Par mois
common-each-month = Chaque mois
common-due-once = Une seule fois
common-total-once = À payer une fois
common-total-deposit = Dépôt de garantie
common-first-bill = Première facture
common-first-bill-days = du { $from } au { $until }
common-total-over = Total sur { $months } mois
common-vat = Tous les prix sont TTC.
common-vat-part = { $amount } de TVA à { $rate }
common-vat-parts = Prix TTC, dont { $parts }.
common-save-cart = Enregistrer et reprendre plus tard

common-foot-help = Besoin d’aide
common-foot-callback = Être rappelé(e)
common-foot-withdraw = Renoncer au contrat ici
common-foot-legal = Informations légales
common-foot-terms = Conditions générales
common-foot-notice = Mentions légales
common-foot-privacy = Données personnelles
common-foot-cookies = Cookies
common-accessibility-none = Accessibilité : non conforme
common-accessibility-partial = Accessibilité : partiellement conforme
common-accessibility-full = Accessibilité : totalement conforme
common-prices-note = Prix en euros, toutes taxes comprises.
common-error-of = { $name } : { $reason }
common-price-before = Prix le plus bas des 30 jours avant la remise : { $amount }/mois
