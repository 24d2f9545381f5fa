### Guide des tarifs : ce que tout coûte hors promotions, et à l’usage.

tariffs-title = Guide des tarifs
tariffs-lead = Nos prix toutes taxes comprises, hors promotions. Les remises en cours sont indiquées avec chaque offre, à votre adresse.
tariffs-offers = Offres
tariffs-subscription = Abonnement
tariffs-usage = Hors forfait
tariffs-equipment = Équipements
tariffs-options = Options
tariffs-once = { $name } : { $price }
tariffs-monthly = { $amount }/mois
tariffs-amount = { $amount } une fois
tariffs-deposit = { $amount } de dépôt, rendu à la fin
tariffs-free = gratuit
