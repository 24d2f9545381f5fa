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
common-free = Gratuit
common-no-commitment = Sans engagement
common-commitment = Engagement { $months } mois
common-months = { $months } mois
common-for-months = pendant { $months } mois
common-amount-month = { $amount }/mois
common-later-most = jusqu’à { $amount }/mois ensuite
common-later-last = puis { $amount }/mois à partir du { $month }e mois
common-in-month = le { $month }e mois
common-from-to-month = du { $from }e au { $until }e mois
common-from-month = à partir du { $month }e mois
common-deposit-returned = rendu au retour du matériel

common-summary = Votre commande
common-monthly-now = Par mois
common-each-month = Chaque mois
common-due-once = Une seule fois
common-total-once = À payer une fois
common-total-once-but-deposit = À payer une fois, hors dépôt
common-total-deposit = Dépôt de garantie
common-first-bill = Première facture
common-first-bill-estimate = Première facture (estimation)
common-first-bill-words = du { $from } au { $until }, au prorata des jours{ $with ->
    [once] , avec ce qui est à payer une fois
    [deposit] , avec le dépôt
    [both] , avec ce qui est à payer une fois et le dépôt
   *[none] { "" }
 }
common-total-over = Total sur { $months } mois
common-vat = Tous les prix sont TTC.
common-vat-part = { $amount } à { $rate }
common-vat-month = Prix TTC. TVA comprise dans un premier mois plein : { $parts }.
common-vat-month-once = Prix TTC. TVA comprise dans un premier mois plein et dans ce qui est à payer une fois : { $parts }.
common-price-stale = Prix de vos choix précédents, sans le choix refusé.
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
common-price-before-once = Prix le plus bas des 30 jours avant la remise : { $amount }
