### Étape « Vérifier et commander ».

check-title = Vérifiez et commandez
check-lead = Relisez votre commande. Vous pouvez encore tout modifier.
check-edit = Modifier
check-edit-what = Modifier : { $what }
check-offer = Votre offre
check-equipment = Votre équipement
check-options = Vos options
check-none = Aucune
check-no-equipment = Aucun
check-you = Vos coordonnées
check-name = Nom
check-birth-date = Date de naissance
check-email = E-mail
check-phone = Téléphone
check-billing = Factures envoyées à
check-installation = Adresse d’installation
check-port = Numéro conservé
check-port-soon = Transféré dès que la nouvelle ligne fonctionne, au plus tôt le { $day }
check-port-wished = Transféré le { $day }, date que vous avez choisie
check-port-later = Transféré le { $day }, premier jour possible après le { $wished }, date que vous avez choisie
check-port-not-before = Transféré dès que la nouvelle ligne fonctionne, et pas avant le { $day }, date que vous avez choisie
check-port-words = { $number } (RIO { $rio })
check-consents = Offres et nouveautés
check-consent-none = Vous n’avez pas donné d’accord
check-consent-email = par e-mail
check-consent-sms = par SMS
check-consent-phone = par téléphone
check-delivery = Installation et livraison
check-appointment = Rendez-vous
check-callback = Nous vous appelons pour fixer la date
check-shipment = Livraison à domicile
check-remote = Activation à distance
check-remote-text = Rien à recevoir
check-pickup = Retrait en boutique
check-start = Démarrage
check-start-express = Sans attendre la fin du délai de rétractation, à votre demande
check-start-later = Après le délai de rétractation de 14 jours
check-payment = Paiement de vos factures
check-direct-debit = Prélèvement SEPA
check-mandate-reference = Référence du mandat (RUM)
check-card = Carte bancaire
check-card-last4 = Se terminant par { $last4 }
check-invoice = Sur facture
check-coupon = Code promotionnel
check-prices-vat = Tous les prix sont en euros, toutes taxes comprises (TTC).
check-summary-title = Votre récapitulatif contractuel
check-summary-lead = Il reprend l’essentiel de votre contrat : services, débits, prix, durée. Nous l’avons aussi envoyé à { $email }. Téléchargez‑le et conservez-le : il fait partie de votre contrat.
check-summary-open = Lire le récapitulatif
check-summary-download = Télécharger le récapitulatif (PDF)
check-accept-summary = J’ai reçu le récapitulatif contractuel.
check-guarantee-open = Ouvrir l’avis
check-terms-title = Conditions générales
check-terms-link = Lire les conditions générales
check-accept-terms = J’accepte les conditions générales de vente et d’abonnement.
check-withdrawal = Vous pouvez changer d’avis sans motif pendant 14 jours, en ligne, avec le bouton « Renoncer au contrat ici » présent en bas de chaque page et sur votre page de suivi.
check-essential = L’essentiel de votre commande
check-essential-services = Services
check-essential-monthly = Prix par mois
check-essential-period = { $amount } TTC par mois
check-essential-period-until = { $amount } TTC par mois, du { $from }e au { $until }e mois
check-essential-period-first = { $amount } TTC par mois pendant { $n ->
    [one] 1 mois
   *[other] { $n } mois
}
check-essential-period-from = puis { $amount } TTC par mois
check-essential-once = À payer une fois
check-essential-deposit = Dépôt de garantie, rendu en fin de contrat
check-essential-total = { $n ->
    [one] Prix total sur 1 mois
   *[other] Prix total sur { $n } mois
}
check-essential-duration = Durée du contrat
check-essential-duration-words = Durée indéterminée
check-essential-minimum = Engagement minimum
check-essential-no-commitment-FR = Sans engagement : vous résiliez quand vous voulez, avec un préavis de 10 jours au plus
check-essential-no-commitment-BE = Sans engagement : vous résiliez quand vous voulez, à la date que vous choisissez
check-essential-commitment = { $n ->
    [one] 1 mois, puis résiliation libre
   *[other] { $n } mois, puis résiliation libre
}
check-price-ttc = { $amount } TTC
check-order-button-FR = Commander avec obligation de paiement
check-order-button-BE = Commander avec obligation de paiement
check-order-after = Vous recevez aussitôt la confirmation par e-mail.
check-changed = Votre commande a changé depuis que vous l’avez relue.
check-changed-lead = Le récapitulatif ci-dessous est à jour. Relisez-le avant de commander.
check-blocked = Votre commande n’est pas encore passée.
check-notice = Un changement depuis votre dernière visite
