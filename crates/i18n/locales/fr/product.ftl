# Ce que la loi veut voir dit d’un appareil près de son prix (PR-9).

product-sar-head = DAS tête : { $value }
product-sar-trunk = DAS tronc : { $value }
product-sar-limbs = DAS membres : { $value }
product-sar-head-BE = DAS : { $value } (catégorie { $category })
product-sar-about-FR = Le débit d’absorption spécifique (DAS) local quantifie l’exposition de l’utilisateur aux ondes électromagnétiques de l’équipement concerné. Le DAS maximal autorisé est de 2 W/kg pour la tête et le tronc et de 4 W/kg pour les membres.
product-sar-advice-FR = Un kit mains libres ou une oreillette limite l’exposition de la tête pendant les appels.
product-sar-about-BE = Le débit d’absorption spécifique (DAS) dit combien d’ondes le corps absorbe : 2 W/kg au plus pour la tête. Catégories de A (moins de 0,4 W/kg) à E (1,6 W/kg et plus).
product-sar-advice-BE = Pensez à votre santé – utilisez votre téléphone mobile modérément, faites vos appels avec une oreillette et choisissez un appareil avec une valeur DAS inférieure.
product-energy = Étiquette énergie : classe { $class }, sur une échelle de A à G
product-sheet = Fiche d’information du produit
product-durability = Garantie de durabilité du producteur : { $years } ans
