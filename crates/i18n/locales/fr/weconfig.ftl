### WeConfig : utilisateurs, groupes, audit.

weconfig-title = WeConfig
weconfig-lead = Administration de la plateforme.
weconfig-users = Utilisateurs
weconfig-users-q = Identifiant ou nom
weconfig-users-none = Aucun utilisateur ne correspond.
weconfig-users-none-why = Élargissez les filtres, ou vérifiez l’orthographe du début du nom.
weconfig-user-new = Créer un utilisateur
weconfig-user-make = Créer l’utilisateur
weconfig-user-edit = Modifier
weconfig-user-audit = Ce qui a été fait
weconfig-user-sign-in = Connexion de cet utilisateur
weconfig-user-deeds = Ce que vous pouvez faire pour cette personne
weconfig-name = Nom
weconfig-name-hint = Prénom et nom, tels que les collègues les lisent.
weconfig-login-hint = 3 à 64 lettres sans accent, chiffres, points et tirets.
weconfig-email = E-mail
weconfig-channel = Canal de vente
weconfig-shop = Boutique
weconfig-partner = Partenaire
weconfig-perimeter-hint = Qui a une boutique ou un partenaire ne voit que les personnes de cette boutique, de ce partenaire et de ce canal. Ses droits sur ce qui est à tous (demandes de contact, mails, paramètres, travaux, composants, catalogue, synchronisation, modification des groupes et des tables de codes) ne comptent pas.
weconfig-state = État
weconfig-state-active = Actif
weconfig-state-disabled = Désactivé
weconfig-state-hint = Un utilisateur désactivé ne peut plus se connecter ; ses sessions sont fermées.
weconfig-origin = Origine
weconfig-origin-weblys = Weblys
weconfig-origin-operator = Système opérateur
weconfig-automatic = Automatique
weconfig-locked = Bloqué
weconfig-locked-until = Bloqué jusqu’au
weconfig-no-password = Sans mot de passe
weconfig-last-sign-in = Dernière connexion
weconfig-created = Créé le
weconfig-never = Jamais
weconfig-yes = Oui
weconfig-no = Non
weconfig-save = Enregistrer
weconfig-cancel = Annuler
weconfig-not-saved = Rien n’a été enregistré ; votre saisie est conservée.
weconfig-not-done = Cela n’a pas été fait.
weconfig-reset = Donner un mot de passe provisoire
weconfig-reset-why = Un mot de passe provisoire remplace l’ancien, retire le second facteur et ferme les sessions. Il est affiché une seule fois et devra être changé à la première connexion.
weconfig-unlock = Débloquer
weconfig-one-time = Mot de passe provisoire
weconfig-one-time-once = Ce mot de passe n’est affiché qu’une fois.
weconfig-one-time-lead = Transmettez-le par un moyen sûr. Il devra être changé à la première connexion.
weconfig-one-time-done = C’est transmis
weconfig-sessions-none = Aucune session ouverte.
weconfig-sessions-end = Fermer toutes ses sessions
weconfig-groups = Groupes
weconfig-groups-none = Il n’y a aucun groupe.
weconfig-groups-none-why = Créez-en un pour donner des droits.
weconfig-group-new = Créer un groupe
weconfig-group-make = Créer le groupe
weconfig-group-remove = Supprimer ce groupe
weconfig-group-code = Code du groupe
weconfig-group-members = { $count ->
    [0] Aucun membre
    [one] Un membre
   *[other] { $count } membres
 }
weconfig-members = Membres
weconfig-module = Module
weconfig-merge-title = Modifié entre-temps
weconfig-merge-what = Quelqu’un a enregistré d’autres valeurs pendant votre saisie. Rien n’est perdu.
weconfig-merge-how = Choisissez pour chaque champ la valeur à garder, puis enregistrez.
weconfig-merge-mine = Votre saisie :
weconfig-merge-theirs = Enregistré maintenant :
weconfig-merge-empty = (vide)
weconfig-merge-save = Enregistrer ces choix
weconfig-merge-drop = Abandonner ma saisie
weconfig-audit = Journal d’audit
weconfig-audit-at = Quand
weconfig-audit-actor = Qui
weconfig-audit-action = Action
weconfig-audit-subject = Sur quoi
weconfig-audit-changes = Modifications
weconfig-audit-behalf = Pour le compte de
weconfig-audit-site = Site
weconfig-audit-correlation = Référence
weconfig-audit-seq = Numéro
weconfig-audit-from = Du
weconfig-audit-until = Au
weconfig-audit-field = Champ
weconfig-audit-before = Avant
weconfig-audit-after = Après
weconfig-audit-entry = Entrée { $seq }
weconfig-audit-nothing = Aucune valeur n’a changé.
weconfig-audit-none = Aucune entrée ne correspond.
weconfig-audit-none-why = Élargissez la période ou les filtres.
weconfig-audit-limited = Votre périmètre limite ce journal : vos propres actes, ou ceux d’une personne de votre périmètre dont vous donnez l’identifiant.
weconfig-chain-check = Vérifier le journal d’audit
weconfig-chain-whole = Le journal est intact.
weconfig-chain-checked = { $count } entrées vérifiées le { $at }.
weconfig-chain-broken = Le journal a été altéré.
weconfig-chain-broken-at = À partir du numéro { $seq }, des entrées manquent ou ont été modifiées (vérification du { $at }). Prévenez le responsable de la sécurité.
weconfig-chain-never = Aucune vérification n’a encore eu lieu
weconfig-chain-again = Vérifier maintenant
weconfig-chain-what = Chaque entrée porte l’empreinte de la précédente : une entrée modifiée, déplacée ou retirée se voit.
weconfig-chain-sealed = Scellé jusqu’à l’entrée { $seq }, par une clé que la base de données n’a pas ; des sceaux sont posés depuis le { $since }. Si cette date avance, quelqu’un les a retirés. Le journal technique nomme chaque sceau.
weconfig-act-staff-sign-in = Connexion
weconfig-act-staff-sign-out = Déconnexion
weconfig-act-staff-sign-in-failed = Connexion refusée
weconfig-act-staff-second-factor-failed = Second facteur refusé
weconfig-act-staff-second-factor-set = Second facteur activé
weconfig-act-staff-second-factor-remove = Second facteur retiré
weconfig-act-staff-password-change = Mot de passe changé
weconfig-act-staff-password-failed = Changement de mot de passe refusé
weconfig-act-staff-session-end = Session fermée
weconfig-act-staff-passkey-add = Clé d’accès ajoutée
weconfig-act-staff-passkey-remove = Clé d’accès retirée
weconfig-act-staff-passkey-cloned = Clé d’accès peut-être copiée : refusée
weconfig-act-staff-portal-failed = Connexion par le portail refusée
weconfig-act-staff-portal-link = Compte lié au portail
weconfig-act-user-sessions-end = Sessions de l’utilisateur fermées
weconfig-act-user-make = Utilisateur créé
weconfig-act-user-change = Utilisateur modifié
weconfig-act-user-reset = Mot de passe provisoire donné
weconfig-act-address-unlock = Adresse débloquée
weconfig-act-user-unlock = Utilisateur débloqué
weconfig-act-group-make = Groupe créé
weconfig-act-group-change = Groupe modifié
weconfig-act-group-remove = Groupe supprimé
weconfig-contact-reference = Numéro de demande
weconfig-contact-received = Reçue le
weconfig-contact-kind = Objet
weconfig-contact-kind-address_not_found = Adresse introuvable
weconfig-contact-kind-not_eligible = Logement pas encore desservi
weconfig-contact-kind-callback = Demande de rappel
weconfig-contact-kind-withdrawal = Rétractation
weconfig-contact-kind-termination = Résiliation
weconfig-contact-kind-order_refused = Commande refusée : client à appeler
weconfig-contact-kind-appointment_to_fix = Rendez-vous à fixer avec le client
weconfig-contact-phone = Téléphone
weconfig-contact-address = Adresse
weconfig-contact-contract = Contrat ou commande
weconfig-contact-wished = Date souhaitée
weconfig-contact-call = À appeler
weconfig-contact-line = Ligne concernée
weconfig-contact-offer = Offre souhaitée
weconfig-contact-campaign = Campagne
weconfig-contact-message = Message
weconfig-contact-open = À traiter
weconfig-contact-handled = Traitée
weconfig-contact-by = Traitée par
weconfig-contact-handled-at = Traitée le
weconfig-contact-title = Demande { $reference }
weconfig-contact-done = Suite donnée
weconfig-contact-outcome = Issue
weconfig-contact-note = Note
weconfig-contact-note-hint = Ce que vos collègues doivent savoir. La personne ne la voit pas.
weconfig-contact-no-note = (sans note)
weconfig-contact-tick = Cette demande est traitée
weconfig-contact-stale = Quelqu’un d’autre vient de modifier cette demande
weconfig-contact-stale-text = { $by } a noté : « { $note } ». Votre texte est resté ci-dessous : complétez-le si besoin, puis enregistrez.
weconfig-contacts-none = Aucune demande ne correspond.
weconfig-contacts-none-why = Les demandes laissées dans la boutique et les appels promis à des clients arrivent ici.
weconfig-effects-lead = Ce que Weblys a décidé et doit encore faire. Ce qui est fait disparaît de la liste.
weconfig-effects-none = Rien n’attend.
weconfig-effects-none-why = Tout ce qui a été décidé est fait.
weconfig-effects-dead = Mis de côté : quelqu’un doit regarder
weconfig-effect-what = Traitement
weconfig-effect-place_order = Commande à transmettre
weconfig-effect-send_mail = E-mail à envoyer
weconfig-effect-release_slot = Créneau à rendre
weconfig-effect-ready = En attente
weconfig-effect-running = En cours
weconfig-effect-dead = Mis de côté
weconfig-effect-attempts = Essais
weconfig-effect-due = Prochain essai
weconfig-effect-error = Dernier échec
weconfig-effect-created = Décidé le
weconfig-effect-subject = Concerne
weconfig-effect-retry = Réessayer maintenant
weconfig-act-contact-read = Demande de contact lue
weconfig-act-contact-handle = Demande de contact traitée
weconfig-act-effect-retry = Traitement relancé
weconfig-act-consent-give = Accord donné pour agir en son nom
weconfig-act-consent-withdraw = Accord retiré
weconfig-act-user-on-behalf = Agit au nom d’un utilisateur
weconfig-act-user-on-behalf-failed = Code refusé pour agir au nom d’un utilisateur
weconfig-act-user-on-behalf-end = N’agit plus au nom d’un utilisateur
weconfig-act-view-make = Vue enregistrée
weconfig-act-view-remove = Vue supprimée
weconfig-act-user-export = Liste des utilisateurs exportée
weconfig-act-audit-export = Journal d’audit exporté
weconfig-act-contact-export = Demandes de contact exportées
weconfig-jobs-title = Travaux planifiés
weconfig-jobs-lead = Ce que Weblys fait de lui-même, à intervalles réguliers.
weconfig-jobs-effects = Voir aussi ce qui attend d’être exécuté
weconfig-job-name-close_carts = Fermer les paniers abandonnés
weconfig-job-name-erase = Effacer ce qui a dépassé sa durée de conservation
weconfig-job-name-check_trail = Vérifier le journal d’audit
weconfig-job-name-synchronise_users = Synchroniser les utilisateurs du système opérateur
weconfig-job-name-import_codes = Importer les tables de codes
weconfig-job-name-recognise_customers = Reconnaître les clients
weconfig-job-name-read_services = Lire les services de l’opérateur
weconfig-job-name-note_changes = Relever l’historique du catalogue
weconfig-job-why-close_carts = Un panier que personne ne reprend est fermé ; le créneau d’installation qu’il tenait est rendu.
weconfig-job-why-erase = Paniers, e-mails, trames et demandes dont la durée de conservation est passée. Les commandes et leurs documents ne sont pas touchés.
weconfig-job-why-check_trail = Suit la chaîne des empreintes de la première entrée à la dernière. Échoue à la première entrée manquante ou modifiée.
weconfig-job-why-synchronise_users = Lit tous les utilisateurs du système opérateur et reprend ce qui y a changé ; le reste devient une différence à réparer.
weconfig-job-why-import_codes = Lit toutes les tables de codes du système opérateur. Ce qui est à nous (filtre, ordre, libellés) reste.
weconfig-job-why-recognise_customers = Lit ce que détiennent les contrats, y reconnaît offres, équipements et options, compte les combinaisons sans offre et essaie le catalogue en préparation.
weconfig-job-why-read_services = Lit services et tarifs du système opérateur et les compare au catalogue ; rien n’y change de soi-même.
weconfig-job-why-note_changes = Compare chaque publication à la précédente, une fois, pour l’historique de chaque ligne.
weconfig-job = Travail
weconfig-job-every = Fréquence
weconfig-job-every-minutes = { $count ->
    [one] toutes les minutes
   *[other] toutes les { $count } minutes
  }
weconfig-job-every-hours = { $count ->
    [one] toutes les heures
   *[other] toutes les { $count } heures
  }
weconfig-job-every-days = { $count ->
    [one] tous les jours
   *[other] tous les { $count } jours
  }
weconfig-job-last = Dernier passage
weconfig-job-took = Durée
weconfig-job-count = Éléments traités
weconfig-job-next = Prochain passage
weconfig-job-by = Demandé par
weconfig-job-error = Échec
weconfig-job-never = jamais
weconfig-job-paused = En pause
weconfig-job-running = En cours
weconfig-job-running-far = En cours : { $done } sur { $total }
weconfig-job-done = Réussi
weconfig-job-failed = Échoué
weconfig-job-stopped = Arrêté
weconfig-job-lost = Interrompu
weconfig-job-waiting = En attente du premier passage
weconfig-job-run = Lancer maintenant
weconfig-job-stop = Arrêter
weconfig-job-reload = Actualiser
weconfig-job-schedule = Planification
weconfig-job-minutes = Intervalle entre deux passages
weconfig-job-minutes-hint = De { $least } à { $most } minutes.
weconfig-job-pause = En pause : ne passe que si quelqu’un le lance
weconfig-job-stale = Quelqu’un d’autre vient de changer cette planification
weconfig-job-stale-text = Elle est maintenant : { $now }. Votre saisie est restée ci-dessous ; enregistrez de nouveau pour la remplacer.
weconfig-act-job-run = Travail lancé
weconfig-act-job-stop = Arrêt d’un travail demandé
weconfig-act-job-change = Planification modifiée
weconfig-act-mail-read = E-mail lu
weconfig-act-mail-export = Liste des e-mails exportée
weconfig-components-lead = Les processus qui se sont signalés depuis un jour, et ce avec quoi ils travaillent.
weconfig-components-none = Aucun processus ne s’est signalé.
weconfig-components-none-why = Chaque FRONT et chaque BACK se signale toutes les cinq secondes.
weconfig-component = Composant
weconfig-component-version = Version
weconfig-component-host = Machine
weconfig-component-address = Adresse d’écoute
weconfig-component-started = Démarré le
weconfig-component-seen = Vu le
weconfig-component-alive = En service
weconfig-component-silent = Ne répond plus
weconfig-component-database = Base de données
weconfig-component-schema = Version du schéma
weconfig-component-publication = Catalogue publié
weconfig-component-operator = Dernier appel au système opérateur
weconfig-component-call = { $operation }, le { $at } : réponse { $outcome } en { $millis } ms
weconfig-component-works-with = Travaille avec

# Sites publics arrêtés et ouverts (WCF-24, WCF-25)
weconfig-sites-lead = Un site arrêté répond par une page qui dit pourquoi. Les paniers sont gardés ; les pages légales, la rétractation et les commandes déjà passées restent accessibles. Les sites internes ne s’arrêtent pas.
weconfig-command-stop = Arrêter ou ouvrir un site public
weconfig-site = Site
weconfig-site-runs = Ouvert
weconfig-site-stopped = Arrêté
weconfig-site-since = Depuis le
weconfig-site-by = Par
weconfig-site-by-itself = de lui-même, à l’heure prévue
weconfig-site-opens = Réouverture prévue
weconfig-site-opens-hint = À l’heure de l’opérateur. Laissez vide pour l’ouvrir vous-même.
weconfig-site-opens-never = quand quelqu’un l’ouvrira
weconfig-site-words = Message
weconfig-site-words-fr = Message aux visiteurs, en français
weconfig-site-words-en = Message aux visiteurs, en anglais
weconfig-site-words-hint = Sans message, les visiteurs lisent le texte habituel. Dans une seule langue, il est montré à tous.
weconfig-site-usual = texte habituel
weconfig-site-open-carts = Paniers ouverts
weconfig-site-carts = { $all ->
    [0] Aucun panier n’est ouvert.
    [one] Un panier est ouvert en ce moment ; touché depuis moins d’un quart d’heure : { $recent }.
   *[other] { $all } paniers sont ouverts en ce moment ; touchés depuis moins d’un quart d’heure : { $recent }.
 }
weconfig-site-stop = Arrêter le site
weconfig-site-stop-why = Rien n’est fait avant que vous n’ayez vu l’effet.
weconfig-site-change = Changer le message ou l’heure
weconfig-site-start = Ouvrir le site
weconfig-site-look = Voir l’effet
weconfig-site-back = Revenir à la saisie
weconfig-site-stop-sure = Arrêter { $site } ?
weconfig-site-stop-lead = Ses visiteurs liront une page qui dit pourquoi ; leurs paniers sont gardés. Une commande en cours d’envoi va jusqu’au bout.
weconfig-site-stop-now = Arrêter maintenant
weconfig-site-start-sure = Ouvrir { $site } ?
weconfig-site-start-lead = Ses visiteurs y reviennent aussitôt et retrouvent leurs paniers.
weconfig-site-start-now = Ouvrir maintenant
weconfig-site-change-sure = Changer ce que lisent les visiteurs de { $site } ?
weconfig-site-change-lead = Le site reste arrêté.
weconfig-site-stale = Quelqu’un d’autre vient de changer ce site
weconfig-site-stale-text = { $by } l’a laissé « { $state } ». Votre saisie est restée ci-dessous ; vérifiez, puis recommencez.
weconfig-act-site-stop = Site public arrêté
weconfig-act-site-start = Site public ouvert
weconfig-act-site-change = Message ou heure d’un site arrêté modifié

# Données en mémoire (WCF-08, WCF-27, WCF-29)
weconfig-caches-lead = Ce que chaque processus tient en mémoire pour répondre vite. Tout est tenu à jour de lui-même ; recharger ne sert qu’en cas de doute, et personne ne s’en aperçoit.
weconfig-command-reload = Recharger des données en mémoire
weconfig-cache = Données
weconfig-cache-process = Processus
weconfig-cache-entries = Contenu
weconfig-cache-loaded = Chargé le
weconfig-cache-size = Mémoire
weconfig-cache-there = À jour
weconfig-cache-waits = Rechargement en cours
weconfig-cache-held-by = Qui les tient
weconfig-cache-wanted = Rechargement demandé le
weconfig-cache-by = Demandé par
weconfig-cache-done = Avancement
weconfig-cache-far = fait par { $done } processus sur { $all }
weconfig-cache-reload = Recharger partout
weconfig-cache-content = Voir le contenu
weconfig-cache-kilobytes = environ { $number } ko
weconfig-cache-megabytes = environ { $number } Mo
weconfig-cache-name-catalogue = Catalogue publié
weconfig-cache-name-addresses = Communes et adresses
weconfig-cache-name-code_tables = Tables de codes
weconfig-cache-name-parameters = Paramètres
weconfig-cache-name-users = Utilisateurs et droits
weconfig-cache-name-rules = Règles
weconfig-cache-name-offers = Offres par logement
weconfig-cache-why-catalogue = Ce qui est vendu, et à quel prix. Une publication y entre dans la seconde.
weconfig-cache-why-addresses = La liste des communes, des rues et des adresses que la recherche propose. Un import y entre de lui-même.
weconfig-cache-why-code_tables = Les codes que les formulaires proposent, filtrés et nommés ici. Un import y entre de lui-même.
weconfig-cache-why-parameters = Les valeurs en vigueur. Un changement y entre dans la seconde.
weconfig-cache-why-users = Les utilisateurs, les groupes et leurs droits, vérifiés à chaque demande. Un changement y entre dans la seconde.
weconfig-cache-why-rules = Les règles qui tirent d’une commande les appels de service et les courriers. Elles font partie du programme : rien à recharger.
weconfig-cache-why-offers = Les offres que chaque FRONT garde par logement tant que la même publication est en vigueur. Les oublier ne coûte qu’une question à BACK.
weconfig-cache-count-offers = { $count ->
    [one] { $number } offre
   *[other] { $number } offres
 }
weconfig-cache-count-services = { $count ->
    [one] { $number } service
   *[other] { $number } services
 }
weconfig-cache-count-tariffs = { $count ->
    [one] { $number } tarif
   *[other] { $number } tarifs
 }
weconfig-cache-count-equipment = { $count ->
    [one] { $number } équipement
   *[other] { $number } équipements
 }
weconfig-cache-count-options = { $count ->
    [one] { $number } option
   *[other] { $number } options
 }
weconfig-cache-count-promotions = { $count ->
    [one] { $number } promotion
   *[other] { $number } promotions
 }
weconfig-cache-count-restrictions = { $count ->
    [one] { $number } restriction
   *[other] { $number } restrictions
 }
weconfig-cache-count-zones = { $count ->
    [one] { $number } zone
   *[other] { $number } zones
 }
weconfig-cache-count-older = { $count ->
    [one] { $number } publication antérieure
   *[other] { $number } publications antérieures
 }
weconfig-cache-count-towns = { $count ->
    [one] { $number } commune
   *[other] { $number } communes
 }
weconfig-cache-count-streets = { $count ->
    [one] { $number } rue
   *[other] { $number } rues
 }
weconfig-cache-count-addresses = { $count ->
    [one] { $number } adresse
   *[other] { $number } adresses
 }
weconfig-cache-count-dwellings = { $count ->
    [one] { $number } logement retenu
   *[other] { $number } logements retenus
 }
weconfig-cache-count-tables = { $count ->
    [one] { $number } table
   *[other] { $number } tables
 }
weconfig-cache-count-codes = { $count ->
    [one] { $number } code
   *[other] { $number } codes
 }
weconfig-cache-count-parameters = { $count ->
    [one] { $number } paramètre
   *[other] { $number } paramètres
 }
weconfig-cache-count-users = { $count ->
    [one] { $number } utilisateur
   *[other] { $number } utilisateurs
 }
weconfig-cache-count-groups = { $count ->
    [one] { $number } groupe
   *[other] { $number } groupes
 }
weconfig-cache-count-rules = { $count ->
    [one] { $number } règle
   *[other] { $number } règles
 }
weconfig-act-cache-reload = Rechargement de données en mémoire demandé

weconfig-environments-lead = Les environnements que ce WeConfig sert, chacun avec son propre BACK. Vous vous connectez séparément à chacun.
weconfig-environments-versions = Les environnements n’ont pas tous la même version du programme
weconfig-environments-versions-why = Ce qui est essayé dans l’un peut se comporter autrement dans l’autre.
weconfig-environment-name = Environnement
weconfig-environment-kind = Type
weconfig-environment-address = Adresse
weconfig-environment-heard = Dernière réponse
weconfig-environment-own = vous y êtes
weconfig-environment-answers = Répond
weconfig-mails-none = Aucun e-mail ne correspond.
weconfig-mails-none-why = Les e-mails écrits aux clients apparaissent ici.
weconfig-mail-recipient = Destinataire
weconfig-mail-recipient-whole = Destinataire (adresse entière)
weconfig-mail-subject = Objet de l’e-mail
weconfig-mail-written = Écrit le
weconfig-mail-left = Envoyé le
weconfig-mail-sent = Envoyé
weconfig-mail-waiting = En attente
weconfig-mail-refused = Refusé
weconfig-mail-why = Cause du refus
weconfig-mail-given-up = Ce message n’est plus essayé : la personne ne l’a pas reçu. Vérifiez l’adresse avec elle, ou relancez-le une fois la cause corrigée :
weconfig-mail-documents = Documents joints
weconfig-mail-text = Texte
weconfig-mail-no-text = Le texte n’est pas montré : il portait un secret, ou sa durée de conservation est passée.
weconfig-mail-traced = Votre lecture est inscrite au journal d’audit.
weconfig-parameter = Paramètre
weconfig-parameter-scope = Portée
weconfig-parameter-global = Général
weconfig-parameter-control = Contrôle
weconfig-parameter-site = Site
weconfig-parameter-value = Valeur
weconfig-parameter-default = Valeur par défaut
weconfig-parameter-by = Modifié par
weconfig-parameter-at = Modifié le
weconfig-parameter-nothing = (rien)
weconfig-parameter-change = Changer la valeur
weconfig-parameter-bounds = De { $least } à { $most }. En vigueur dans la seconde, sur tous les serveurs.
weconfig-parameter-words = Laissez vide pour ne rien afficher. En vigueur en quelques secondes.
weconfig-parameter-reset = Revenir à la valeur par défaut
weconfig-parameter-stale = Quelqu’un d’autre vient de changer ce paramètre
weconfig-parameter-stale-text = { $by } l’a mis à « { $value } ». Votre saisie est restée ci-dessous ; enregistrez de nouveau pour la remplacer.
weconfig-parameter-name-calendar_shown = Calendrier d’installation proposé
weconfig-parameter-why-calendar_shown = Jours à venir pour lesquels un client peut choisir un rendez-vous d’installation.
weconfig-parameter-name-cart_abandoned = Panier considéré comme abandonné
weconfig-parameter-why-cart_abandoned = Heures sans aucune action après lesquelles un panier est clos et noté comme abandon. Son propriétaire peut encore le reprendre.
weconfig-parameter-name-slot_hold = Créneau tenu pendant la commande
weconfig-parameter-why-slot_hold = Minutes pendant lesquelles un créneau choisi n’est proposé à personne d’autre.
weconfig-parameter-name-acceptance_wait = Patience du dernier bouton
weconfig-parameter-why-acceptance_wait = Temps pendant lequel la commande attend l’accord du système opérateur avant de répondre « enregistrée ».
weconfig-parameter-name-notice_fr = Message de la boutique, en français
weconfig-parameter-why-notice_fr = Affiché en haut de chaque page de la boutique en ligne : maintenance prévue, incident connu, fermeture exceptionnelle.
weconfig-parameter-name-notice_en = Message de la boutique, en anglais
weconfig-parameter-why-notice_en = Le même message pour les visiteurs qui lisent l’anglais. S’il est vide, le message en français leur est montré.
weconfig-unit-days = jours
weconfig-unit-hours = heures
weconfig-unit-minutes = minutes
weconfig-unit-milliseconds = millisecondes
weconfig-act-parameter-change = Paramètre modifié

weconfig-operator-users = Utilisateurs du système opérateur
weconfig-operator-users-lead = Les utilisateurs sont tenus dans le système opérateur. Ce qui change là-bas est repris à chaque synchronisation ; ce qui diffère est listé ici jusqu’à ce que quelqu’un décide.
weconfig-sync-now = Synchroniser maintenant
weconfig-sync-last = Dernière synchronisation
weconfig-sync-never = Aucune synchronisation n’a encore eu lieu.
weconfig-sync-earlier = Synchronisations précédentes
weconfig-sync-outcome = Résultat
weconfig-sync-result = Bilan
weconfig-sync-there = Utilisateurs là-bas
weconfig-sync-done = Réussie
weconfig-sync-faulty = Réussie, avec des lignes refusées
weconfig-sync-failed = Échouée : rien n’a été changé
weconfig-sync-running = En cours
weconfig-sync-schedule = le calendrier
weconfig-sync-counts = Lus : { $told } · créés : { $made } · modifiés : { $changed } · disparus : { $gone } · refusés : { $faulty }
weconfig-sync-faults = Lignes refusées
weconfig-sync-fault = Ligne { $place }, identifiant « { $login } » :
weconfig-drift-title = Différences
weconfig-drift-what = Différence
weconfig-drift-theirs = Système opérateur
weconfig-drift-ours = Weblys
weconfig-drift-since = Depuis le
weconfig-drift-now = à l’instant
weconfig-drift-only_there = Inconnu dans Weblys
weconfig-drift-only_here = Inconnu du système opérateur
weconfig-drift-differs = Valeur différente
weconfig-drift-unknown_profile = Profil sans groupe
weconfig-drift-made_here = Créé dans Weblys
weconfig-drift-field-name = Nom
weconfig-drift-field-email = E-mail
weconfig-drift-field-state = État
weconfig-drift-field-groups = Groupes
weconfig-drift-none = Aucune différence.
weconfig-drift-none-why = Weblys et le système opérateur disent la même chose.
weconfig-drift-take = Reprendre leurs valeurs
weconfig-drift-send = Envoyer nos valeurs
weconfig-repair-take-lead = Le système opérateur a raison : Weblys sera changé ainsi. Rien n’est encore fait.
weconfig-repair-send-lead = Weblys a raison : le système opérateur sera changé ainsi. Rien n’est encore fait.
weconfig-repair-lines = Lignes choisies
weconfig-repair-none = Aucune ligne n’a été choisie.
weconfig-repair-go = { $count ->
    [one] Réparer cette ligne
   *[other] Réparer ces { $count } lignes
 }
weconfig-repair-back = Retour aux différences
weconfig-repair-done = Réparées : { $done } · refusées : { $refused }
weconfig-repair-kept = Chaque ligne est indépendante : celles qui sont refusées n’ont rien changé.
weconfig-repair-line-able = Possible
weconfig-repair-line-done = Réparée
weconfig-repair-line-gone = Déjà résolue
weconfig-repair-line-refused = Refusée
weconfig-profiles = Profils et groupes
weconfig-profiles-lead = Chaque profil du système opérateur donne un groupe de Weblys. Changer cette table ne change personne : les écarts apparaissent comme différences.
weconfig-profiles-none = Le système opérateur n’a encore annoncé aucun profil.
weconfig-profiles-stale = Quelqu’un a enregistré d’autres choix entre-temps. Les vôtres sont restés ci-dessous : relisez, puis enregistrez.
weconfig-profile = Profil
weconfig-profile-users = Utilisateurs
weconfig-profile-group = Groupe
weconfig-profile-no-group = (aucun groupe)
weconfig-act-user-synchronise = Utilisateurs synchronisés
weconfig-act-user-import = Utilisateur repris du système opérateur
weconfig-act-user-take = Valeur du système opérateur reprise
weconfig-act-user-send = Utilisateur envoyé au système opérateur
weconfig-act-user-send-failed = Envoi au système opérateur échoué
weconfig-act-profiles-change = Profils et groupes modifiés
weconfig-act-drift-export = Liste des différences exportée

weconfig-codes-lead = Ces tables viennent du système opérateur, sauf celles de Weblys. Masquez les codes dont Weblys n’a pas besoin, ordonnez-les et nommez-les : un import garde vos choix.
weconfig-codes-import = Importer maintenant
weconfig-codes-last = Dernier import
weconfig-codes-earlier = Imports précédents
weconfig-codes-failed = L’import a échoué : rien n’a été changé.
weconfig-codes-news = Codes nouveaux, modifiés ou disparus
weconfig-codes-counts = Tables : { $tables } · codes lus : { $told } · nouveaux : { $new } · modifiés : { $changed } · disparus : { $gone } · revenus : { $back } · refusés : { $faulty }
weconfig-codes-fault = Table { $table }, ligne { $place },
weconfig-codes-no-table = Aucune table n’est encore importée.
weconfig-codes-no-table-why = Importez-les du système opérateur.
weconfig-codes-table = Table
weconfig-codes-whose = Origine
weconfig-codes-ours = Weblys
weconfig-codes-theirs = Système opérateur
weconfig-codes-all = Codes
weconfig-codes-offered = Proposés
weconfig-codes-hidden = Masqués
weconfig-codes-q = Code ou libellé
weconfig-codes-none = Aucun code ne correspond.
weconfig-codes-none-why = Élargissez les filtres.
weconfig-code = Code
weconfig-code-new = Nouveau code
weconfig-code-new-hint = Lettres, chiffres, point, tiret et souligné ; 40 caractères au plus. Le code ne change plus ensuite.
weconfig-code-add = Ajouter ce code
weconfig-code-position = Rang
weconfig-code-position-hint = Les plus petits rangs viennent en premier.
weconfig-code-label-fr = Libellé français
weconfig-code-label-en = Libellé anglais
weconfig-code-own-fr = Notre libellé français
weconfig-code-own-en = Notre libellé anglais
weconfig-code-own-hint = Laissez vide pour garder celui du système opérateur.
weconfig-code-hide = Masquer ce code
weconfig-code-hide-hint = Il n’est plus proposé dans les formulaires ; ce qui le porte déjà le garde.
weconfig-code-up = Monter d’un rang
weconfig-code-down = Descendre d’un rang
weconfig-code-state-offered = Proposé
weconfig-code-state-hidden = Masqué
weconfig-code-state-obsolete = Obsolète
weconfig-code-state-gone = Disparu
weconfig-code-news-new = nouveau
weconfig-code-news-changed = modifié
weconfig-code-news-gone = disparu
weconfig-code-news-back = revenu
weconfig-act-codes-import = Tables de codes importées
weconfig-act-list-export = Liste exportée
weconfig-act-codes-export = Table de codes exportée
weconfig-act-code-add = Code ajouté
weconfig-act-code-change = Code modifié
weconfig-act-code-move = Code déplacé
weconfig-act-catalogue-draft-put = Catalogue préparé
weconfig-act-catalogue-draft-drop = Préparation du catalogue abandonnée
weconfig-act-catalogue-thing-put = Ligne du catalogue modifiée
weconfig-act-catalogue-take-over = Services de l’opérateur repris
weconfig-act-catalogue-publish = Catalogue mis en vigueur
weconfig-act-catalogue-restore = Publication du catalogue remise en vigueur

weconfig-bulk-disable = Désactiver
weconfig-bulk-enable = Réactiver
weconfig-bulk-add = Ajouter à un groupe
weconfig-bulk-remove = Retirer d’un groupe
weconfig-bulk-end = Fermer les sessions
weconfig-bulk-handle = Marquer comme traitées
weconfig-bulk-reopen = Rouvrir
weconfig-bulk-note-hint = Ajoutée à la note de chaque demande.
weconfig-bulk-retry = Réessayer maintenant
weconfig-bulk-which-group = Groupe
weconfig-bulk-look = Voir l’effet
weconfig-bulk-effect = Effet
weconfig-bulk-became = Résultat
weconfig-bulk-will = sera fait
weconfig-bulk-is-done = fait
weconfig-bulk-unchanged = rien à faire, c’est déjà ainsi
weconfig-bulk-gone = n’est plus là
weconfig-bulk-nobody = Aucune ligne n’est choisie. Cochez-en dans la liste.
weconfig-bulk-nothing = Rien ne changerait.
weconfig-bulk-each = Chaque ligne est traitée pour elle-même : ce qui serait refusé à l’une ne touche pas les autres.
weconfig-bulk-confirm = Confirmer pour { $count }
weconfig-bulk-report = Fait : { $done }. Refusé : { $refused }.

weconfig-behalf = Agir en son nom
weconfig-behalf-why = Demandez à cette personne de créer un code sur sa page « Mon compte », puis saisissez-le ici.
weconfig-behalf-code = Code qu’elle vous a dit
weconfig-behalf-act = Agir en son nom

weconfig-rules = Ce que fait cet environnement
weconfig-rules-lead = { $environment } traite ainsi les changements demandés par le personnel.
weconfig-rules-why = La production ne fait que ce qui est sur cette liste. Ces règles viennent de la plateforme ou de la configuration de BACK : personne ne les change depuis une page.
weconfig-rule = Règle
weconfig-rule-right = Droit nécessaire
weconfig-rule-set = Origine
weconfig-rule-by-settings = configuration
weconfig-rule-by-platform = plateforme
weconfig-rule-at_once = Tout de suite
weconfig-rule-confirmed = Après confirmation
weconfig-rule-second = Avec une seconde personne
weconfig-rule-closed = Fermé
weconfig-act-approval-ask = Accord demandé
weconfig-act-approval-agree = Accord donné
weconfig-act-approval-refuse = Accord refusé
weconfig-act-approval-withdraw = Demande d’accord retirée
weconfig-portal = Lié au portail

weconfig-explain-title = Ce qui peut être vendu, et pourquoi
weconfig-explain-lead = Le moteur qui répond à la boutique répond ici : ce qui est proposé dans une vente, ce qui ne l’est pas avec toutes ses raisons, et le plus petit changement qui le rendrait.
weconfig-explain-none = Rien ne correspond.
weconfig-explain-none-why = Élargissez les filtres.
weconfig-explain-place = Lieu
weconfig-explain-kind = Montrer
weconfig-explain-kind-offers = Offres
weconfig-explain-kind-equipment = Équipements
weconfig-explain-kind-options = Options
weconfig-explain-state-available = Vendable
weconfig-explain-state-withheld = Écarté
weconfig-explain-usual = Comme dans SelfShop
weconfig-explain-q = Nom ou code
weconfig-explain-channel = Canal de vente
weconfig-explain-customer = Type de client
weconfig-explain-sale = Type de vente
weconfig-explain-sale-prospect = Prospect
weconfig-explain-sale-upsell = Montée en gamme
weconfig-explain-sale-cross = Vente croisée
weconfig-explain-grouping = Code de regroupement
weconfig-explain-day = Jour de la vente
weconfig-explain-held = Services détenus
weconfig-explain-network = Réseau
weconfig-explain-publication = Publication
weconfig-explain-no-place = Aucun lieu : comme si le réseau n’y arrivait pas
weconfig-explain-which = Quelle adresse ?
weconfig-explain-nowhere = Aucune adresse ne correspond. Essayez le numéro, la rue et la commune.
weconfig-explain-facts = La vente telle qu’elle est comprise
weconfig-explain-count = Vendables dans cette vente : { $count }
weconfig-explain-why = Pourquoi pas
weconfig-explain-remedy = Ce qui le rendrait
weconfig-explain-no-remedy = Aucun changement trouvé (jusqu’à trois faits)
weconfig-explain-restricted = Restriction { $code } : { $note } (décide : { $because }).
weconfig-explain-not-carried = Le réseau n’apporte pas { $domain } à ce logement.
weconfig-explain-too-slow = { $domain } : il faut { $needed } Mbit/s, le logement en a { $best }.
weconfig-explain-draft = L’offre est en préparation.
weconfig-explain-withdrawn = L’offre n’est plus vendue.
weconfig-explain-from = Vendue à partir du { $from }.
weconfig-explain-window = Vendue du { $from } au { $until } seulement.
weconfig-explain-no-tariff = Le service { $service } n’a pas de tarif ce jour-là.
weconfig-explain-equipment = Il faut un de ces équipements : { $codes }.
weconfig-explain-change-technology = un logement en { $technology }
weconfig-explain-change-network = un logement en { $technology } à { $rate } Mbit/s
weconfig-explain-change-no-network = un logement sans réseau
weconfig-explain-change-commune = un logement dans la commune { $code }
weconfig-explain-change-zone = un logement dans la zone { $code }
weconfig-explain-change-elsewhere = un logement hors de ces lieux
weconfig-explain-change-day = une vente le { $day }
weconfig-explain-change-holds = un client qui détient { $service }
weconfig-explain-change-holds-nothing = un client qui ne détient encore rien
weconfig-explain-unread = Illisible, la réponse est sans : { $fields }
weconfig-explain-first = D’un immeuble, le premier logement est regardé.
weconfig-explain-kind-promotions = Promotions
weconfig-explain-current = Offre détenue (code)
weconfig-explain-with-offer = Avec l’offre (code)
weconfig-explain-coupon = { $name } (code { $coupon })
weconfig-explain-other-offers = Elle ne va pas avec cette offre.
weconfig-explain-conditions = Ses conditions ne sont pas remplies (décide : { $because }).
weconfig-explain-spent = Elle a servi autant de fois qu’elle le peut.
weconfig-explain-no-link = L’offre { $offer } n’y mène pas par une telle vente.
weconfig-explain-no-offer = Ce que détient le client n’est pas une offre de ce catalogue : rien ne peut y être modifié ni ajouté, seule une première vente est possible.
weconfig-explain-outdone = Possible, mais { $promotion } fait économiser davantage avec cette offre et les deux s’excluent : c’est elle qui est accordée.

# Publications et projet de catalogue
weconfig-catalogue-publications = Publications du catalogue
weconfig-catalogue-lead = Préparez un catalogue à partir d’un fichier, regardez ce qu’il change, mettez-le en vigueur ; une publication passée peut revenir.
weconfig-catalogue-draft = En préparation
weconfig-catalogue-no-draft = Rien n’est en préparation.
weconfig-catalogue-look = Voir ce qui change
weconfig-catalogue-file = Fichier du catalogue
weconfig-catalogue-file-hint = Le classeur des produits (.xlsx) ou un catalogue au format JSON, 16 Mo au plus. Un fichier qui a des défauts ne change rien.
weconfig-catalogue-prepare = Préparer ce fichier
weconfig-catalogue-replace = Remplacer ce qui est en préparation
weconfig-catalogue-history = Publications
weconfig-catalogue-none = Rien n’est publié.
weconfig-catalogue-number = Numéro
weconfig-catalogue-at = Date
weconfig-catalogue-by = Par
weconfig-catalogue-by-import = import sur le serveur
weconfig-catalogue-origin = Provenance
weconfig-catalogue-current = En vigueur
weconfig-catalogue-past = Passée
weconfig-catalogue-publication = la publication { $number }
weconfig-catalogue-in-force = la publication { $number } (en vigueur)
weconfig-catalogue-the-draft = ce qui est en préparation
weconfig-catalogue-again = publication { $number }, remise en vigueur
weconfig-catalogue-changes = Ce qui change
weconfig-catalogue-from-to = De { $before } à { $after }.
weconfig-catalogue-tally = { $added ->
    [0] Rien de nouveau
    [one] 1 nouveauté
   *[other] { $added } nouveautés
  }, { $changed ->
    [0] rien de modifié
    [one] 1 modification
   *[other] { $changed } modifications
  }, { $removed ->
    [0] rien de retiré
    [one] 1 retrait
   *[other] { $removed } retraits
  }.
weconfig-catalogue-same = Rien ne diffère.
weconfig-catalogue-same-why = Les deux catalogues disent la même chose, ou vos filtres ne laissent rien voir.
weconfig-catalogue-sheet = Feuille
weconfig-catalogue-sheet-services = Services
weconfig-catalogue-sheet-tariffs = Tarifs
weconfig-catalogue-sheet-offers = Offres
weconfig-catalogue-sheet-groups = Groupes
weconfig-catalogue-sheet-equipment = Équipements
weconfig-catalogue-sheet-options = Options
weconfig-catalogue-sheet-promotions = Promotions
weconfig-catalogue-sheet-restrictions = Restrictions
weconfig-catalogue-sheet-zones = Zones
weconfig-catalogue-kind-added = Nouveau
weconfig-catalogue-kind-changed = Modifié
weconfig-catalogue-kind-removed = Retiré
weconfig-catalogue-what = Ce qui diffère
weconfig-catalogue-field-changed = { $field } : { $before } → { $after }
weconfig-catalogue-field-set = { $field } : { $value }
weconfig-catalogue-nothing = rien
weconfig-catalogue-more = { $count ->
    [one] et un autre champ
   *[other] et { $count } autres champs
 }
weconfig-catalogue-json = Télécharger (JSON)
weconfig-catalogue-deeds = Ce que vous pouvez en faire
weconfig-catalogue-publish = Mettre en vigueur
weconfig-catalogue-publish-why = Les boutiques vendront aussitôt selon ce catalogue. Les paniers en cours gardent leurs prix le temps prévu.
weconfig-catalogue-restore = Remettre en vigueur
weconfig-catalogue-restore-why = Ce catalogue revient comme une nouvelle publication ; ce qui est en vigueur aujourd’hui reste dans la liste.
weconfig-catalogue-drop = Abandonner
weconfig-catalogue-drop-why = Ce qui est en préparation disparaît. Rien ne change dans les boutiques.
weconfig-catalogue-warnings = À regarder
weconfig-catalogue-faults = Défauts du fichier
weconfig-catalogue-fault-place = Endroit
weconfig-catalogue-fault-found = Trouvé
weconfig-catalogue-fault-expected = Attendu
weconfig-catalogue-fault-code = Code du défaut
weconfig-catalogue-refused = { $count ->
    [one] « { $name } » a un défaut.
   *[other] « { $name } » a { $count } défauts.
  }
weconfig-catalogue-refused-why = Rien n’est changé. Corrigez le fichier aux endroits dits, puis envoyez-le de nouveau.
weconfig-catalogue-done-prepared = Le fichier est sans défaut et en préparation. Voici ce qu’il change.
weconfig-catalogue-done-dropped = Ce qui était en préparation est abandonné.
weconfig-catalogue-done-published = Le catalogue est en vigueur.
weconfig-catalogue-done-restored = La publication est de nouveau en vigueur.
weconfig-catalogue-done-stale = Quelqu’un a été plus rapide, ou c’était déjà fait : voici ce qui est là maintenant.

# Things of the catalogue: names of columns, words of cells, pages.
catalogue-column-code = Code
catalogue-column-domain = Famille
catalogue-column-kind = Nature
catalogue-column-label = Libellé
catalogue-column-needs-network = Passe par le réseau du logement
catalogue-column-min-down-mbps = Débit descendant minimum (Mb/s)
catalogue-column-service = Service
catalogue-column-amount = Montant TTC (€)
catalogue-column-vat = TVA
catalogue-column-charge = Facturation
catalogue-column-valid-from = Valable du
catalogue-column-valid-until = jusqu’au
catalogue-column-name = Nom
catalogue-column-tagline = Accroche
catalogue-column-description = Description
catalogue-column-services = Services de base
catalogue-column-sale-from = Vendue du
catalogue-column-sale-until = jusqu’au
catalogue-column-status = État de vente
catalogue-column-commitment-months = Engagement (mois)
catalogue-column-rank = Rang
catalogue-column-highlights = Points forts
catalogue-column-down-advertised = Descendant, annoncé
catalogue-column-down-normal = Descendant, normal
catalogue-column-down-min = Descendant, minimum
catalogue-column-down-max = Descendant, maximum
catalogue-column-up-advertised = Montant, annoncé
catalogue-column-up-normal = Montant, normal
catalogue-column-up-min = Montant, minimum
catalogue-column-up-max = Montant, maximum
catalogue-column-mobile-down-advertised = Mobile descendant, annoncé
catalogue-column-mobile-down-max = Mobile descendant, maximum estimé
catalogue-column-mobile-up-advertised = Mobile montant, annoncé
catalogue-column-mobile-up-max = Mobile montant, maximum estimé
catalogue-column-usage-prices = Prix à l’usage
catalogue-column-equipment-groups = Groupes d’équipements
catalogue-column-option-groups = Groupes d’options
catalogue-column-fees = Frais et dépôts
catalogue-column-install-modes = Modes d’installation
catalogue-column-upsell = Montées en gamme
catalogue-column-cross-sell = Ventes croisées
catalogue-column-theme = Thème
catalogue-column-min = Minimum
catalogue-column-max = Maximum
catalogue-column-default = Proposé d’avance
catalogue-column-group = Groupe
catalogue-column-deposit = Dépôt de garantie
catalogue-column-max-quantity = Quantité maximum
catalogue-column-requires = Options nécessaires
catalogue-column-excludes = Options incompatibles
catalogue-column-requires-equipment = Équipement nécessaire (au choix)
catalogue-column-percent = Pourcentage
catalogue-column-reduces = Porte sur
catalogue-column-reduces-codes = Ce qui est réduit
catalogue-column-from-month = À partir du mois
catalogue-column-months = Nombre de mois
catalogue-column-offers = Offres concernées
catalogue-column-coupon = Code avantage
catalogue-column-stacking = Groupe de non-cumul
catalogue-column-max-uses = Commandes en tout
catalogue-column-max-uses-each = Commandes par client
catalogue-column-sar-head = DAS tête (W/kg)
catalogue-column-sar-trunk = DAS tronc (W/kg)
catalogue-column-sar-limbs = DAS membres (W/kg)
catalogue-column-energy-class = Classe énergie
catalogue-column-energy-label = Étiquette énergie
catalogue-column-product-sheet = Fiche du produit
catalogue-column-durability-years = Garantie de durabilité (années)
catalogue-column-durability-label = Label de durabilité
catalogue-column-subsidy = Contrepartie de l’engagement
catalogue-column-replaces = Remplace
catalogue-column-technologies = Technologies
catalogue-column-domains = Familles portées
catalogue-column-communes = Communes
catalogue-column-zones = Zones
catalogue-column-sale-types = Types de vente
catalogue-column-groupings = Codes de regroupement
catalogue-column-channels = Canaux de vente
catalogue-column-customer-types = Types de client
catalogue-column-days-from = Ventes du
catalogue-column-days-until = au
catalogue-column-services-held = Services détenus
catalogue-column-target-kind = Vise
catalogue-column-targets = Ce qui est visé
catalogue-column-effect = Effet
catalogue-column-reason = Raison dite au client
catalogue-column-staff-note = Note pour les équipes
catalogue-column-distribution-zones = Zones de distribution
catalogue-column-streets = Rues
catalogue-column-dwellings = Logements
catalogue-word-a = A
catalogue-word-b = B
catalogue-word-c = C
catalogue-word-d = D
catalogue-word-e = E
catalogue-word-f = F
catalogue-word-g = G
catalogue-word-base = Service de base
catalogue-word-equipment-rental = Location d’équipement
catalogue-word-equipment-purchase = Achat d’équipement
catalogue-word-option = Option
catalogue-word-promotion = Promotion
catalogue-word-discount = Remise
catalogue-word-fee = Frais
catalogue-word-deposit = Dépôt de garantie
catalogue-word-monthly = Chaque mois
catalogue-word-once = Une fois
catalogue-word-draft = En préparation
catalogue-word-on-sale = En vente
catalogue-word-withdrawn = Retirée
catalogue-word-equipment = Équipement
catalogue-word-connection = Raccordement
catalogue-word-shipment = Expédition
catalogue-word-hand-over = Remise en boutique
catalogue-word-none = Rien à faire
catalogue-word-offer = Offre
catalogue-word-fees = Frais
catalogue-word-options = Options
catalogue-word-domain = Famille de services
catalogue-word-only-where = Réservé à
catalogue-word-not-where = Exclu pour
catalogue-word-prospect = Prospect
catalogue-word-upsell = Montée en gamme
catalogue-word-cross-sell = Vente croisée
catalogue-word-oui = Oui
catalogue-word-non = Non
weconfig-things-title = Contenu du catalogue
weconfig-things-lead = Chaque ligne est une ligne du classeur. Ce que vous changez va dans la préparation : rien n’est vendu autrement avant sa publication.
weconfig-things-of-draft = Vous regardez la préparation.
weconfig-things-of-current = Vous regardez le catalogue en vigueur (publication { $number }).
weconfig-things-of-past = Vous regardez la publication { $number }, qui n’est plus en vigueur.
weconfig-things-see-current = Voir ce qui est en vigueur
weconfig-things-see-draft = Voir la préparation
weconfig-things-none = Rien de tel.
weconfig-things-none-why = Élargissez la recherche ou choisissez une autre feuille.
weconfig-things-sheets = Feuilles
weconfig-things-add-to = Ajouter : { $sheet }
weconfig-thing-edit = Modifier
weconfig-thing-edit-of = Modifier { $item }
weconfig-thing-history = Modifications
weconfig-thing-copy = Dupliquer
weconfig-thing-take = Retirer
weconfig-thing-take-why = La ligne est retirée de la préparation. Ce qui la mentionne encore sera à corriger avant la publication.
weconfig-thing-deeds = Ce que vous pouvez en faire
weconfig-thing-users = Mentionné par
weconfig-thing-users-more = Les { $shown } premières de { $count } mentions.
weconfig-thing-users-none = Rien d’autre ne la mentionne.
weconfig-thing-wrong = À corriger
weconfig-thing-expected = Attendu : { $expected }.
weconfig-thing-fault = { $column } : { $found }. Attendu : { $expected } ({ $code }).
weconfig-thing-unknown = inconnu
weconfig-thing-only-json = Cette ligne dit plus qu’un classeur ne peut dire : elle se modifie en JSON.
weconfig-thing-main = L’essentiel
weconfig-thing-texts = Textes
weconfig-thing-rates = Débits du contrat (Mb/s)
weconfig-thing-criteria = Conditions : elles doivent tenir ensemble ; une case vide ne demande rien
weconfig-thing-law = À dire près du prix
weconfig-thing-french = { $name } (français)
weconfig-thing-english = { $name } (anglais)
weconfig-thing-saved = Enregistré dans la préparation.
weconfig-catalogue-done-taken = Retiré de la préparation.
weconfig-catalogue-done-gone = Cette ligne a été retirée entre-temps : rien n’a été enregistré.
weconfig-thing-changed = Cette ligne a changé entre-temps : regardez-la avant de la retirer.
weconfig-catalogue-in-weconfig = Saisi dans WeConfig
weconfig-catalogue-workbook = Classeur
weconfig-catalogue-blocked = { $count ->
    [one] Un point est à corriger avant de publier.
   *[other] { $count } points sont à corriger avant de publier.
}
weconfig-explain-see-restriction = Voir { $code }
weconfig-history-title = Historique de { $item }
weconfig-history-lead = Ce que chaque publication en a changé, la plus récente d’abord. Sans entrée, la ligne est telle que la première publication l’avait.
weconfig-history-none = Aucune publication ne l’a changé.
weconfig-history-none-why = Ses prochains changements publiés paraîtront ici.
weconfig-history-waiting = Publications qui restent à relever : { $count }. Revenez dans une minute.
weconfig-history-publication = Publication
weconfig-history-at = En vigueur depuis
weconfig-history-by = Par
weconfig-history-origin = Fichier
weconfig-history-machine = À la machine
weconfig-history-audit = Qui a changé la préparation, au journal d’audit

# All customers as the catalogue sees them.
weconfig-base-last = Dernière lecture des clients
weconfig-base-never = Les clients n’ont pas encore été lus.
weconfig-base-at = Terminée
weconfig-base-publication = Publication
weconfig-base-unread = Contrats illisibles
weconfig-base-running = { $done } contrats lus sur { $total }
weconfig-base-wanted = La lecture va commencer.
weconfig-base-asked = La lecture des clients est demandée : elle commence dans un instant.
weconfig-base-ask = Lire les clients maintenant
weconfig-base-refresh = Actualiser
weconfig-coverage-title = Couverture
weconfig-coverage-lead = Chaque combinaison de services de base que détiennent vos clients doit avoir son offre : sans elle, ils ne peuvent rien changer, ni seuls ni en boutique.
weconfig-coverage-old = Le catalogue en vigueur a changé depuis la lecture des clients : relisez-les pour des nombres à jour.
weconfig-coverage-customers = Clients
weconfig-coverage-whole = Reconnus entièrement
weconfig-coverage-partly = Reconnus, un service n’a pas de place
weconfig-coverage-unrecognised = Sans offre
weconfig-coverage-without-base = Sans service de base
weconfig-coverage-services = Services de base
weconfig-coverage-offer = Offre
weconfig-coverage-count = { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
weconfig-coverage-state-missing = Sans offre
weconfig-coverage-state-covered = Avec offre
weconfig-coverage-prepared = Offre en préparation
weconfig-coverage-missing = À qui manque-t-il une offre ?
weconfig-coverage-missing-why = Nous préparons l’offre d’après la plus proche ; vous la relisez avant de publier.
weconfig-coverage-prepare = Préparer l’offre
weconfig-coverage-unknown = Services inconnus du catalogue
weconfig-coverage-unknown-why = Des clients les détiennent ; le catalogue ne sait qu’en faire.
weconfig-coverage-none = Aucune combinaison.
weconfig-coverage-none-why = Lisez les clients, ou élargissez la recherche.
weconfig-impact-title = Effet sur les clients
weconfig-impact-lead = Le catalogue en préparation, essayé sur tous vos clients avant d’être publié.
weconfig-impact-no-draft = Aucun catalogue n’est en préparation.
weconfig-impact-not-yet = La préparation n’a pas encore été essayée. Elle l’est à la prochaine lecture des clients, si elle n’a plus rien à corriger.
weconfig-impact-old = La préparation ou le catalogue en vigueur ont changé depuis : relisez les clients pour les voir comme ils sont.
weconfig-impact-recognition = Reconnaissance
weconfig-impact-prices = Prix par mois
weconfig-impact-still-recognised = Reconnus comme avant
weconfig-impact-newly-recognised = Nouvellement reconnus
weconfig-impact-no-longer-recognised = Plus reconnus
weconfig-impact-still-unrecognised = Toujours sans offre
weconfig-impact-other-offer = Changent d’offre
weconfig-impact-price-same = Même prix
weconfig-impact-price-up = Plus cher
weconfig-impact-price-down = Moins cher
weconfig-impact-price-unknown = Sans comparaison possible
weconfig-impact-lost = Perdent quelque chose
weconfig-impact-gained = Gagnent quelque chose
weconfig-impact-changed = Clients touchés
weconfig-impact-raised = Hausses par mois
weconfig-impact-lowered = Baisses par mois
weconfig-impact-monthly = Différence par mois
weconfig-impact-outcomes = Ce qui change pour eux
weconfig-impact-nothing = Rien ne change pour aucun client.
weconfig-impact-examples = Par exemple, les contrats
weconfig-impact-what-lost = Ce qu’ils perdent
weconfig-impact-offers = Par offre
weconfig-impact-none = Aucune offre n’est touchée.

# Services of the operator system.
weconfig-told-title = Services de l’opérateur
weconfig-told-lead = Services et tarifs tels que le système opérateur les donne, comparés au catalogue : rien n’y change avant que vous ne les repreniez.
weconfig-told-last = Dernière lecture
weconfig-told-never = Le système opérateur n’a pas encore été interrogé.
weconfig-told-read = Lus le
weconfig-told-services = Services
weconfig-told-unread = Services illisibles
weconfig-told-running = Le système opérateur est interrogé.
weconfig-told-ask = Interroger maintenant
weconfig-told-asked = La lecture des services est demandée : elle commence dans un instant.
weconfig-told-stale = Les services ont été relus entre-temps : voici ce qu’ils changent maintenant.
weconfig-told-take = Reprendre dans la préparation
weconfig-told-take-why = Services et tarifs entrent dans la préparation ; vous y corrigez ce qu’ils cassent avant de publier.
weconfig-told-changes = Ce qu’ils changent
weconfig-told-same = Le catalogue dit déjà tout cela.
weconfig-told-same-why = Il n’y a rien à reprendre.
weconfig-told-breaks = { $count ->
    [one] Une chose du catalogue ne tiendrait plus.
   *[other] { $count } choses du catalogue ne tiendraient plus.
}
weconfig-told-gone = Plus donnés par l’opérateur
weconfig-told-gone-why = Ils restent dans le catalogue : des offres et des clients en dépendent peut-être.

weconfig-room-explain = Pourquoi pas ?
weconfig-room-things = Contenu
weconfig-room-changes = Préparation
weconfig-room-impact = Effet
weconfig-room-coverage = Couverture
weconfig-room-told = Opérateur
weconfig-room-publications = Publications
weconfig-catalogue-due = Entre en vigueur
weconfig-catalogue-plan = Publier à une date
weconfig-catalogue-plan-why = Le catalogue entre en vigueur tout seul à cette heure. Toute modification de la préparation l’annule.
weconfig-catalogue-plan-at = Date et heure (à l’heure de l’opérateur)
weconfig-catalogue-off = Annuler la date
weconfig-catalogue-off-why = La préparation reste ; elle n’entre en vigueur que quand quelqu’un la publie.
weconfig-catalogue-missed-overtaken = La publication prévue n’a pas eu lieu : une autre publication est entrée en vigueur entre-temps. Regardez ce que la préparation change maintenant.
weconfig-catalogue-missed-unsound = La publication prévue n’a pas eu lieu : la préparation a des points à corriger.
weconfig-catalogue-done-planned = La date est retenue.
weconfig-catalogue-done-off = La date est annulée ; la préparation reste.
weconfig-catalogue-done-no-moment = Cette date n’est pas à venir, ou ne se lit pas : rien n’est retenu.
weconfig-catalogue-done-took = Services et tarifs sont repris dans la préparation. Voici ce qu’elle change.
weconfig-act-catalogue-publish-plan = Publication du catalogue prévue
weconfig-act-catalogue-publish-off = Publication prévue annulée
weconfig-act-catalogue-publish-due = Catalogue mis en vigueur à la date prévue
weconfig-act-catalogue-publish-missed = Publication prévue non faite
weconfig-catalogue-missed-soon = La publication prévue n’aura pas lieu : une autre publication est entrée en vigueur depuis. Regardez ce que la préparation change maintenant, et donnez une autre date.
weconfig-catalogue-missed-late = La publication prévue n’a pas eu lieu : rien ne fonctionnait à cette date.
weconfig-catalogue-missed-unwanted = La publication prévue n’a pas eu lieu : la personne qui l’avait prévue n’en a plus le droit.

# Paquets de la configuration
weconfig-packages = Paquets
weconfig-packages-lead = Un paquet est une configuration entière : catalogue, paramètres, tables de codes et groupes. Gardez celle d’aujourd’hui comme sauvegarde, ou téléchargez-la ici pour l’apporter dans un autre environnement.
weconfig-packages-none = Aucun paquet pour l’instant
weconfig-packages-none-why = Gardez la configuration telle qu’elle est, ou apportez un fichier d’un autre environnement.
weconfig-package-name = Nom
weconfig-package-unnamed = Sans nom
weconfig-package-origin = Origine
weconfig-package-origin-kept = Sauvegarde
weconfig-package-origin-brought = Fichier apporté
weconfig-package-origin-before = Avant une mise en vigueur
weconfig-package-parts = Parties
weconfig-package-made = Créé
weconfig-package-by = Par
weconfig-package-applied = Mis en vigueur
weconfig-package-applied-at = { $at } ({ $by })
weconfig-package-keep = Garder la configuration actuelle
weconfig-package-keep-why = Elle est gardée entière, telle qu’elle est maintenant.
weconfig-package-bring = Apporter un fichier
weconfig-package-bring-why = Un paquet téléchargé ici ou dans un autre environnement. Rien ne change avant que vous le mettiez en vigueur.
weconfig-package-file = Fichier du paquet (JSON, 24 Mo au plus)
weconfig-package-refused = { $name } n’est pas un paquet lisible
weconfig-package-refused-why = Rien n’a été gardé. À la lecture : { $why }
weconfig-package-lead = Voici ce que ce paquet changerait à la configuration en vigueur. Une partie est entière : ce qu’elle n’a pas disparaît.
weconfig-package-download = Télécharger
weconfig-package-about = Ce paquet
weconfig-package-unseen = Parties que vous n’avez pas le droit de voir : { $parts }
weconfig-package-same = Comme en vigueur : rien ne changerait.
weconfig-package-blocked = Cette partie ne peut pas être mise en vigueur ici
weconfig-package-more = { $shown } changements affichés sur { $count }.
weconfig-package-apply = Mettre en vigueur
weconfig-package-apply-why = Tout se fait d’un seul coup. Ce qui était en vigueur est gardé comme paquet : c’est le chemin du retour.
weconfig-package-done-kept = La configuration est gardée.
weconfig-package-done-brought = Le paquet est là. Regardez ce qu’il changerait avant de le mettre en vigueur.
weconfig-package-done-applied = C’est en vigueur. Ce paquet-ci est ce qui l’était avant : mettez-le en vigueur pour revenir en arrière.
weconfig-package-done-nothing = C’était déjà en vigueur : rien n’a changé.
weconfig-package-done-stale = La configuration a changé entre-temps : voici la comparaison d’aujourd’hui. Rien n’a été fait.
weconfig-package-done-blocked = Quelque chose s’y oppose : rien n’a été fait.
weconfig-package-done-none = Choisissez au moins une partie. Rien n’a été fait.
weconfig-part-catalogue = Catalogue
weconfig-part-parameters = Paramètres
weconfig-part-code-tables = Tables de codes
weconfig-part-groups = Groupes et leurs droits
weconfig-act-configuration-keep = Configuration gardée
weconfig-act-configuration-bring = Paquet de configuration apporté
weconfig-act-configuration-apply = Paquet de configuration mis en vigueur
weconfig-package-before = Avant « { $name } »
weconfig-package-fault = { $item } : { $why }
weconfig-package-drop = Jeter ce paquet
weconfig-package-drop-why = La configuration en vigueur reste comme elle est. Le paquet ne pourra plus être mis en vigueur.
weconfig-package-dropped = Le paquet est jeté.
weconfig-package-field-value = valeur
weconfig-package-field-is-hidden = masqué
weconfig-package-field-position = rang
weconfig-package-field-label-fr = libellé français
weconfig-package-field-label-en = libellé anglais
weconfig-package-field-name = nom
weconfig-package-field-rights = droits
weconfig-act-configuration-drop = Paquet de configuration jeté

## What happened under one reference

weconfig-room-instances = Processus
weconfig-room-trace = Trace d’une référence
weconfig-trace = Trace d’une référence
weconfig-trace-lead = Ce qui a été demandé au système de l’opérateur et fait par le personnel, dans l’ordre : sous la référence qu’une page d’erreur indique, ou au sujet d’une commande, d’un panier ou d’un identifiant.
weconfig-trace-reference = Référence, ou numéro de commande
weconfig-trace-none = Rien n’est gardé sous cette référence.
weconfig-trace-none-why = Vérifiez-la lettre par lettre. Ce qui n’a fait que lire n’est que dans les journaux des processus, sous « correlation ».
weconfig-trace-more = Il peut y en avoir davantage : seuls les 200 plus récents de chaque sorte sont là.
weconfig-trace-hidden = Ce que le personnel a fait demande le droit de lire le journal d’audit.
weconfig-trace-operator = Système de l’opérateur
weconfig-trace-result = Résultat
weconfig-trace-millis = Durée (ms)
weconfig-trace-done = fait
weconfig-trace-silent = sans réponse
weconfig-trace-refused = refusé ({ $status })
weconfig-trace-failed = en échec ({ $status })
weconfig-call-list-slots = Créneaux proposés
weconfig-call-hold-slot = Créneau retenu
weconfig-call-release-slot = Créneau rendu
weconfig-call-list-shops = Points de retrait
weconfig-call-place-order = Commande transmise
weconfig-call-list-users = Utilisateurs lus
weconfig-call-put-user = Utilisateur écrit
weconfig-call-list-holdings = Contrats lus
weconfig-call-list-services = Services et tarifs lus
weconfig-call-list-code-tables = Tables de codes lues
weconfig-call-list-codes = Codes lus
weconfig-trace-see = Voir ce qui s’est passé sous la même référence
