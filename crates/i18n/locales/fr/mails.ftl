### Courriers électroniques.

mail-greeting = Bonjour,
mail-greeting-name = Bonjour { $name },
mail-closing = À bientôt, l’équipe { $operator }
mail-help = Une question ?
mail-fact = { $name } : { $value }

## Informations

mail-fact-order = Numéro de commande
mail-fact-ordered = Commandé le
mail-fact-offer = Offre
mail-fact-customer = Numéro client
mail-fact-password = Mot de passe provisoire
mail-fact-installation = Adresse d’installation
mail-fact-monthly = Par mois
mail-fact-monthly-period = Par mois, { $period }
mail-fact-once = À payer une seule fois
mail-fact-deposit = Dépôt de garantie
mail-fact-commitment = Engagement
mail-fact-no-commitment = Sans engagement
mail-fact-months = { $months } mois
mail-fact-reference = Référence
mail-fact-received = Reçu le
mail-fact-sent = Envoyé le
mail-fact-address = Adresse
mail-fact-name = Nom
mail-fact-contract = Contrat ou commande
mail-fact-email = E-mail
mail-fact-wished = Fin souhaitée le

## Reprendre le panier

mail-resume-subject = Votre panier vous attend
mail-resume-offer = Nous avons gardé votre panier avec l’offre { $offer }. Vous le retrouvez tel que vous l’avez laissé, sur cet appareil ou sur un autre.
mail-resume-cart = Nous avons gardé votre panier. Vous le retrouvez tel que vous l’avez laissé, sur cet appareil ou sur un autre.
mail-resume-link = Reprendre mon panier
mail-resume-until = Ce lien fonctionne jusqu’au { $when }. Il donne accès à votre panier : ne le transmettez à personne.
mail-resume-nothing = Vous n’avez rien commandé pour l’instant, et nous ne vous relancerons pas.

## Récapitulatif contractuel

mail-summary-subject = Votre récapitulatif contractuel : { $offer }
mail-summary-attached = Vous trouverez ci-joint le récapitulatif contractuel de l’offre { $offer }. Il tient l’essentiel en quelques pages, et il vous est remis avant que vous ne soyez engagé.
mail-summary-keep = Conservez-le : si vous commandez, il fait partie de votre contrat.
mail-summary-link = Revenir à ma commande
mail-summary-nothing = Tant que vous n’avez pas appuyé sur le bouton de commande, vous ne devez rien.

## Commande reçue

mail-received-subject = Nous avons bien reçu votre commande { $number }
mail-received-thanks = Merci de votre confiance. Votre commande est enregistrée ; nous vous écrivons dès qu’elle est confirmée.
mail-received-documents = Ci-joints, à conserver :
mail-received-withdrawal = Vous pouvez changer d’avis sans donner de motif jusqu’au { $day } à minuit : { $url }
mail-follow-link = Suivre ma commande
mail-document-summary = le récapitulatif contractuel
mail-document-confirmation = la confirmation de commande, avec toutes les informations du contrat
mail-document-mandate = votre mandat de prélèvement SEPA
mail-document-form = le modèle de formulaire de rétractation
mail-document-terms = les conditions générales que vous avez acceptées
mail-document-guarantee = l’avis de l’Union européenne sur la garantie légale de conformité

## Commande confirmée

mail-accepted-subject = Votre commande { $number } est confirmée
mail-accepted-welcome = Bienvenue ! Votre commande est confirmée, et voici votre numéro client. Gardez-le sous la main quand vous nous contactez.
mail-accepted-next = Voici la suite :
mail-accepted-present = Une personne majeure doit être présente. Un empêchement ? Prévenez-nous, nous trouverons une autre date.
mail-accepted-port-on = { $number } (le { $day })
mail-accepted-port-from = { $number } (dès que la nouvelle ligne fonctionne, au plus tôt le { $day })
mail-accepted-port = Nous demandons le transfert de votre numéro : { $numbers }. Ne résiliez pas votre ancien contrat : il prend fin avec le transfert.
mail-accepted-password = Votre mot de passe provisoire arrive dans un message séparé.

## Premier mot de passe

mail-password-subject = Votre accès client { $operator }
mail-password-here = Voici de quoi vous connecter à votre espace client.
mail-password-change = Ce mot de passe est provisoire : choisissez le vôtre dès votre première connexion.
mail-password-link = Me connecter
mail-password-secret = Nous ne vous demanderons jamais votre mot de passe, ni par téléphone ni par e-mail.

## Commande non confirmée

mail-rejected-subject = Votre commande { $number } : nous vous rappelons
mail-rejected-sorry = Nous n’avons pas encore pu confirmer votre commande { $number }, et nous en sommes désolés. Il s’agit le plus souvent d’une précision qui manque.
mail-rejected-call = Un conseiller vous appelle au { $phone } pour trouver une solution avec vous. Vous n’avez rien à refaire.
mail-rejected-contact = Un conseiller prend contact avec vous pour trouver une solution. Vous n’avez rien à refaire.
mail-rejected-nothing = D’ici là, rien ne vous est facturé.

## Demandes et déclarations

mail-contact-subject = Nous avons bien reçu votre demande { $reference }
mail-contact-address = Merci de nous avoir signalé cette adresse. Nous la vérifions et revenons vers vous.
mail-contact-not-served = Merci de votre intérêt. Votre adresse n’est pas encore desservie : nous vous contactons dès que nous avons du nouveau.
mail-contact-callback = Merci de votre message. Un conseiller vous rappelle.
mail-contact-statement = Votre déclaration nous est bien parvenue. Un conseiller la traite.
mail-contact-message = Votre message :
mail-withdrawal-subject = Accusé de réception de votre rétractation { $reference }
mail-withdrawal-taken = Nous accusons réception de votre déclaration, par laquelle vous renoncez au contrat désigné ci-dessous. En voici le contenu, avec la date et l’heure de son envoi.
mail-withdrawal-next = Nous vous remboursons ce qui vous est dû au plus tard 14 jours après cette date, par le même moyen de paiement. Si vous avez reçu des équipements, renvoyez-les dans les 14 jours.
mail-termination-subject = Accusé de réception de votre résiliation { $reference }
mail-termination-taken = Nous accusons réception de votre déclaration, par laquelle vous résiliez le contrat désigné ci-dessous. En voici le contenu, avec la date et l’heure de son envoi.
mail-termination-next = Nous vous confirmons bientôt la date de fin de votre contrat et ses effets.
mail-statement-keep = Conservez ce message : il fait preuve de votre démarche.
