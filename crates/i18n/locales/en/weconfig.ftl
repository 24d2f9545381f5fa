### WeConfig: users, groups, audit.

weconfig-title = WeConfig
weconfig-lead = Administration of the platform.
weconfig-users = Users
weconfig-users-q = Login or name
weconfig-users-none = No user matches.
weconfig-users-none-why = Widen the filters, or check how the name begins.
weconfig-user-new = Create a user
weconfig-user-make = Create the user
weconfig-user-edit = Change
weconfig-user-audit = What was done
weconfig-user-sign-in = This user’s sign-in
weconfig-user-deeds = What you can do for this person
weconfig-name = Name
weconfig-name-hint = First and last name, as colleagues read them.
weconfig-login-hint = 3 to 64 letters without accents, digits, dots and hyphens.
weconfig-email = E-mail
weconfig-channel = Sales channel
weconfig-shop = Shop
weconfig-partner = Partner
weconfig-perimeter-hint = Who has a shop or a partner sees only the people of that shop, partner and channel. His rights over what belongs to everybody (contact requests, mails, parameters, jobs, components, the catalogue, synchronising, changing groups and code tables) do not count.
weconfig-state = State
weconfig-state-active = Active
weconfig-state-disabled = Disabled
weconfig-state-hint = A disabled user can no longer sign in; his sessions are ended.
weconfig-origin = Origin
weconfig-origin-weblys = Weblys
weconfig-origin-operator = Operator system
weconfig-automatic = Automatic
weconfig-locked = Locked
weconfig-locked-until = Locked until
weconfig-no-password = Without password
weconfig-last-sign-in = Last sign-in
weconfig-created = Created
weconfig-never = Never
weconfig-yes = Yes
weconfig-no = No
weconfig-save = Save
weconfig-cancel = Cancel
weconfig-not-saved = Nothing was saved; what you typed is kept.
weconfig-not-done = This was not done.
weconfig-reset = Give a temporary password
weconfig-reset-why = A temporary password replaces the old one, removes the second factor and ends the sessions. It is shown once and has to be changed at the first sign-in.
weconfig-unlock = Unlock
weconfig-one-time = Temporary password
weconfig-one-time-once = This password is shown only once.
weconfig-one-time-lead = Hand it over by a safe way. It has to be changed at the first sign-in.
weconfig-one-time-done = Handed over
weconfig-sessions-none = No open session.
weconfig-sessions-end = End all sessions
weconfig-groups = Groups
weconfig-groups-none = There is no group.
weconfig-groups-none-why = Create one to give rights.
weconfig-group-new = Create a group
weconfig-group-make = Create the group
weconfig-group-remove = Remove this group
weconfig-group-code = Group code
weconfig-group-members = { $count ->
    [0] No member
    [one] One member
   *[other] { $count } members
 }
weconfig-members = Members
weconfig-module = Module
weconfig-merge-title = Changed meanwhile
weconfig-merge-what = Somebody saved other values while you were typing. Nothing is lost.
weconfig-merge-how = Choose for each field which value to keep, then save.
weconfig-merge-mine = What you typed:
weconfig-merge-theirs = Saved now:
weconfig-merge-empty = (empty)
weconfig-merge-save = Save these choices
weconfig-merge-drop = Drop what I typed
weconfig-audit = Audit trail
weconfig-audit-at = When
weconfig-audit-actor = Who
weconfig-audit-action = Action
weconfig-audit-subject = On what
weconfig-audit-changes = Changes
weconfig-audit-behalf = On behalf of
weconfig-audit-site = Site
weconfig-audit-correlation = Reference
weconfig-audit-seq = Number
weconfig-audit-from = From
weconfig-audit-until = To
weconfig-audit-field = Field
weconfig-audit-before = Before
weconfig-audit-after = After
weconfig-audit-entry = Entry { $seq }
weconfig-audit-nothing = No value changed.
weconfig-audit-none = No entry matches.
weconfig-audit-none-why = Widen the period or the filters.
weconfig-audit-limited = Your perimeter limits this trail: your own acts, or those of a person of your perimeter whose login you give.
weconfig-chain-check = Verify the audit trail
weconfig-chain-whole = The trail is intact.
weconfig-chain-checked = { $count } entries verified on { $at }.
weconfig-chain-broken = The trail was tampered with.
weconfig-chain-broken-at = From number { $seq } on, entries are missing or altered (verified on { $at }). Tell whoever is responsible for security.
weconfig-chain-never = There was no check yet
weconfig-chain-again = Verify now
weconfig-chain-what = Each entry carries the fingerprint of the one before: one that was altered, moved or removed shows.
weconfig-chain-sealed = Sealed up to entry { $seq }, with a key that the database does not have; there are seals since { $since }. If that date moves on, somebody took them away. The log names each seal.
weconfig-act-staff-sign-in = Sign-in
weconfig-act-staff-sign-out = Sign-out
weconfig-act-staff-sign-in-failed = Sign-in refused
weconfig-act-staff-second-factor-failed = Second factor refused
weconfig-act-staff-second-factor-set = Second factor switched on
weconfig-act-staff-second-factor-remove = Second factor removed
weconfig-act-staff-password-change = Password changed
weconfig-act-staff-password-failed = Change of password refused
weconfig-act-staff-session-end = Session ended
weconfig-act-staff-passkey-add = Passkey added
weconfig-act-staff-passkey-remove = Passkey removed
weconfig-act-staff-passkey-cloned = Passkey perhaps copied: refused
weconfig-act-staff-portal-failed = Sign-in by the portal refused
weconfig-act-staff-portal-link = Account linked to the portal
weconfig-act-user-sessions-end = User’s sessions ended
weconfig-act-user-make = User created
weconfig-act-user-change = User changed
weconfig-act-user-reset = Temporary password given
weconfig-act-address-unlock = Address unlocked
weconfig-act-user-unlock = User unlocked
weconfig-act-group-make = Group created
weconfig-act-group-change = Group changed
weconfig-act-group-remove = Group removed
weconfig-contact-reference = Request number
weconfig-contact-received = Received
weconfig-contact-kind = About
weconfig-contact-kind-address_not_found = Address not found
weconfig-contact-kind-not_eligible = Dwelling not served yet
weconfig-contact-kind-callback = Wants to be called
weconfig-contact-kind-withdrawal = Withdrawal
weconfig-contact-kind-termination = Termination
weconfig-contact-kind-order_refused = Order refused: customer to call
weconfig-contact-kind-appointment_to_fix = Appointment to agree with the customer
weconfig-contact-phone = Phone
weconfig-contact-address = Address
weconfig-contact-contract = Contract or order
weconfig-contact-wished = Date wished
weconfig-contact-call = To be called
weconfig-contact-line = Line concerned
weconfig-contact-offer = Offer wished
weconfig-contact-campaign = Campaign
weconfig-contact-message = Message
weconfig-contact-open = To do
weconfig-contact-handled = Done
weconfig-contact-by = Done by
weconfig-contact-handled-at = Done on
weconfig-contact-title = Request { $reference }
weconfig-contact-done = What was done
weconfig-contact-outcome = Outcome
weconfig-contact-note = Note
weconfig-contact-note-hint = What your colleagues should know. The person does not see it.
weconfig-contact-no-note = (no note)
weconfig-contact-tick = This request is dealt with
weconfig-contact-stale = Somebody else has just changed this request
weconfig-contact-stale-text = { $by } noted: “{ $note }”. Your text is still below: add to it if need be, then save.
weconfig-contacts-none = No request matches.
weconfig-contacts-none-why = Requests left in the shop and calls promised to customers arrive here.
weconfig-effects-lead = What Weblys has decided and still has to do. What is done leaves the list.
weconfig-effects-none = Nothing waits.
weconfig-effects-none-why = Everything that was decided is done.
weconfig-effects-dead = Put aside: somebody must look
weconfig-effect-what = Work
weconfig-effect-place_order = Order to pass on
weconfig-effect-send_mail = E-mail to send
weconfig-effect-release_slot = Slot to give back
weconfig-effect-ready = Waiting
weconfig-effect-running = Running
weconfig-effect-dead = Put aside
weconfig-effect-attempts = Tries
weconfig-effect-due = Next try
weconfig-effect-error = Last failure
weconfig-effect-created = Decided
weconfig-effect-subject = About
weconfig-effect-retry = Try again now
weconfig-act-contact-read = Contact request read
weconfig-act-contact-handle = Contact request dealt with
weconfig-act-effect-retry = Work tried again
weconfig-act-consent-give = Consent given to act in one’s name
weconfig-act-consent-withdraw = Consent withdrawn
weconfig-act-user-on-behalf = Acts in a user’s name
weconfig-act-user-on-behalf-failed = Code refused to act in a user’s name
weconfig-act-user-on-behalf-end = No longer acts in a user’s name
weconfig-act-view-make = View kept
weconfig-act-view-remove = View removed
weconfig-act-user-export = List of users taken out
weconfig-act-audit-export = Audit trail taken out
weconfig-act-contact-export = Contact requests taken out
weconfig-jobs-title = Scheduled jobs
weconfig-jobs-lead = What Weblys does by itself, at regular intervals.
weconfig-jobs-effects = See also what waits to be carried out
weconfig-job-name-close_carts = Close carts left behind
weconfig-job-name-erase = Erase what was kept long enough
weconfig-job-name-check_trail = Check the audit trail
weconfig-job-name-synchronise_users = Synchronise users of the operator system
weconfig-job-name-import_codes = Import code tables
weconfig-job-name-recognise_customers = Recognise customers
weconfig-job-name-read_services = Read the operator’s services
weconfig-job-name-note_changes = Note the history of the catalogue
weconfig-job-why-close_carts = A cart that nobody comes back to is closed; the installation slot that it held is given back.
weconfig-job-why-erase = Carts, e-mails, frames and requests past the time that they may be kept. Orders and their documents are not touched.
weconfig-job-why-check_trail = Follows the chain of fingerprints from the first entry to the last. Fails at the first entry that is missing or was changed.
weconfig-job-why-synchronise_users = Reads every user of the operator system and carries over what changed there; the rest becomes a difference to repair.
weconfig-job-why-import_codes = Reads every code table of the operator system. What is ours (filter, order, labels) stays.
weconfig-job-why-recognise_customers = Reads what contracts hold, recognises offers, equipment and options, counts combinations without an offer and tries the catalogue’s draft.
weconfig-job-why-read_services = Reads services and tariffs of the operator system and compares them with the catalogue; nothing changes by itself.
weconfig-job-why-note_changes = Compares each publication with the one before, once, for the history of each row.
weconfig-job = Job
weconfig-job-every = How often
weconfig-job-every-minutes = { $count ->
    [one] every minute
   *[other] every { $count } minutes
  }
weconfig-job-every-hours = { $count ->
    [one] every hour
   *[other] every { $count } hours
  }
weconfig-job-every-days = { $count ->
    [one] every day
   *[other] every { $count } days
  }
weconfig-job-last = Last run
weconfig-job-took = Took
weconfig-job-count = Things dealt with
weconfig-job-next = Next run
weconfig-job-by = Wanted by
weconfig-job-error = Failure
weconfig-job-never = never
weconfig-job-paused = Paused
weconfig-job-running = Running
weconfig-job-running-far = Running: { $done } of { $total }
weconfig-job-done = Done
weconfig-job-failed = Failed
weconfig-job-stopped = Stopped
weconfig-job-lost = Interrupted
weconfig-job-waiting = Waits for its first run
weconfig-job-run = Run now
weconfig-job-stop = Stop
weconfig-job-reload = Refresh
weconfig-job-schedule = Schedule
weconfig-job-minutes = Time between two runs
weconfig-job-minutes-hint = From { $least } to { $most } minutes.
weconfig-job-pause = Paused: runs only when somebody starts it
weconfig-job-stale = Somebody else has just changed this schedule
weconfig-job-stale-text = It is now: { $now }. What you typed is still below; save again to replace it.
weconfig-act-job-run = Job started
weconfig-act-job-stop = Job asked to stop
weconfig-act-job-change = Schedule changed
weconfig-act-mail-read = E-mail read
weconfig-act-mail-export = List of e-mails exported
weconfig-components-lead = Processes that told of themselves within a day, and what they work with.
weconfig-components-none = No process has told of itself.
weconfig-components-none-why = Each FRONT and each BACK tells of itself every five seconds.
weconfig-component = Component
weconfig-component-version = Version
weconfig-component-host = Machine
weconfig-component-address = Listens on
weconfig-component-started = Started
weconfig-component-seen = Seen
weconfig-component-alive = In service
weconfig-component-silent = Silent
weconfig-component-database = Database
weconfig-component-schema = Version of the schema
weconfig-component-publication = Published catalogue
weconfig-component-operator = Last call to the operator system
weconfig-component-call = { $operation }, { $at }: answered { $outcome } in { $millis } ms
weconfig-component-works-with = Works with

# Public sites stopped and opened (WCF-24, WCF-25)
weconfig-sites-lead = A stopped site answers with a page that says why. Carts are kept; legal pages, withdrawal and orders already made stay within reach. Staff sites are never stopped.
weconfig-command-stop = Stop or open a public site
weconfig-site = Site
weconfig-site-runs = Open
weconfig-site-stopped = Stopped
weconfig-site-since = Since
weconfig-site-by = By
weconfig-site-by-itself = by itself, at the time set
weconfig-site-opens = Opens again
weconfig-site-opens-hint = By the operator’s clocks. Leave empty to open it yourself.
weconfig-site-opens-never = when somebody opens it
weconfig-site-words = Message
weconfig-site-words-fr = Message to visitors, in French
weconfig-site-words-en = Message to visitors, in English
weconfig-site-words-hint = Without a message visitors read the usual words. Written in one language only, it is shown to everybody.
weconfig-site-usual = usual words
weconfig-site-open-carts = Open carts
weconfig-site-carts = { $all ->
    [0] No cart is open.
    [one] One cart is open now; changed within a quarter of an hour: { $recent }.
   *[other] { $all } carts are open now; changed within a quarter of an hour: { $recent }.
 }
weconfig-site-stop = Stop the site
weconfig-site-stop-why = Nothing is done before you have seen what it does.
weconfig-site-change = Change the message or the time
weconfig-site-start = Open the site
weconfig-site-look = See what it does
weconfig-site-back = Back to what I typed
weconfig-site-stop-sure = Stop { $site }?
weconfig-site-stop-lead = Its visitors will read a page that says why; their carts are kept. An order being sent comes to its end.
weconfig-site-stop-now = Stop now
weconfig-site-start-sure = Open { $site }?
weconfig-site-start-lead = Its visitors are back at once and find their carts.
weconfig-site-start-now = Open now
weconfig-site-change-sure = Change what visitors of { $site } read?
weconfig-site-change-lead = The site stays stopped.
weconfig-site-stale = Somebody else has just changed this site
weconfig-site-stale-text = { $by } left it “{ $state }”. What you typed is still below; check it, then try again.
weconfig-act-site-stop = Public site stopped
weconfig-act-site-start = Public site opened
weconfig-act-site-change = Message or time of a stopped site changed

# Data in memory (WCF-08, WCF-27, WCF-29)
weconfig-caches-lead = What each process holds in memory to answer quickly. All of it is kept up to date by itself; reloading only helps when in doubt, and nobody notices it.
weconfig-command-reload = Reload data in memory
weconfig-cache = Data
weconfig-cache-process = Process
weconfig-cache-entries = Content
weconfig-cache-loaded = Loaded
weconfig-cache-size = Memory
weconfig-cache-there = Up to date
weconfig-cache-waits = Reloading
weconfig-cache-held-by = Who holds it
weconfig-cache-wanted = Reload asked for
weconfig-cache-by = Asked for by
weconfig-cache-done = Progress
weconfig-cache-far = done by { $done } of { $all } processes
weconfig-cache-reload = Reload everywhere
weconfig-cache-content = See the content
weconfig-cache-kilobytes = about { $number } kB
weconfig-cache-megabytes = about { $number } MB
weconfig-cache-name-catalogue = Published catalogue
weconfig-cache-name-addresses = Towns and addresses
weconfig-cache-name-code_tables = Code tables
weconfig-cache-name-parameters = Parameters
weconfig-cache-name-users = Users and rights
weconfig-cache-name-rules = Rules
weconfig-cache-name-offers = Offers by dwelling
weconfig-cache-why-catalogue = What is sold, and at which price. A publication is in it within a second.
weconfig-cache-why-addresses = The list of towns, streets and addresses that the search proposes. An import comes into it by itself.
weconfig-cache-why-code_tables = The codes that forms offer, filtered and named here. An import comes into it by itself.
weconfig-cache-why-parameters = The values in force. A change is in it within a second.
weconfig-cache-why-users = Users, groups and their rights, checked at every request. A change is in it within a second.
weconfig-cache-why-rules = The rules that make service calls and letters of an order. They are part of the program: nothing to reload.
weconfig-cache-why-offers = The offers that each FRONT keeps by dwelling while the same publication is in force. Forgetting them costs no more than a question to BACK.
weconfig-cache-count-offers = { $count ->
    [one] { $number } offer
   *[other] { $number } offers
 }
weconfig-cache-count-services = { $count ->
    [one] { $number } service
   *[other] { $number } services
 }
weconfig-cache-count-tariffs = { $count ->
    [one] { $number } tariff
   *[other] { $number } tariffs
 }
weconfig-cache-count-equipment = { $count ->
    [one] { $number } piece of equipment
   *[other] { $number } pieces of equipment
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
    [one] { $number } older publication
   *[other] { $number } older publications
 }
weconfig-cache-count-towns = { $count ->
    [one] { $number } town
   *[other] { $number } towns
 }
weconfig-cache-count-streets = { $count ->
    [one] { $number } street
   *[other] { $number } streets
 }
weconfig-cache-count-addresses = { $count ->
    [one] { $number } address
   *[other] { $number } addresses
 }
weconfig-cache-count-dwellings = { $count ->
    [one] { $number } dwelling kept
   *[other] { $number } dwellings kept
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
    [one] { $number } parameter
   *[other] { $number } parameters
 }
weconfig-cache-count-users = { $count ->
    [one] { $number } user
   *[other] { $number } users
 }
weconfig-cache-count-groups = { $count ->
    [one] { $number } group
   *[other] { $number } groups
 }
weconfig-cache-count-rules = { $count ->
    [one] { $number } rule
   *[other] { $number } rules
 }
weconfig-act-cache-reload = Reload of data in memory asked for

weconfig-environments-lead = The environments that this WeConfig serves, each with a BACK of its own. You sign in to each of them separately.
weconfig-environments-versions = The environments do not all have the same version of the program
weconfig-environments-versions-why = What is tried in one may behave otherwise in the other.
weconfig-environment-name = Environment
weconfig-environment-kind = Kind
weconfig-environment-address = Address
weconfig-environment-heard = Last answer
weconfig-environment-own = you are here
weconfig-environment-answers = Answers
weconfig-mails-none = No e-mail matches.
weconfig-mails-none-why = E-mails written to customers appear here.
weconfig-mail-recipient = Recipient
weconfig-mail-recipient-whole = Recipient (whole address)
weconfig-mail-subject = Subject
weconfig-mail-written = Written
weconfig-mail-left = Sent
weconfig-mail-sent = Sent
weconfig-mail-waiting = Waiting
weconfig-mail-refused = Refused
weconfig-mail-why = Why it was refused
weconfig-mail-given-up = This e-mail is not tried any more: the person did not get it. Check the address with them, or have it tried again once the cause is mended:
weconfig-mail-documents = Documents attached
weconfig-mail-text = Text
weconfig-mail-no-text = The text is not shown: it bore a secret, or was kept long enough.
weconfig-mail-traced = That you read it is kept in the audit trail.
weconfig-parameter = Parameter
weconfig-parameter-scope = Scope
weconfig-parameter-global = Global
weconfig-parameter-control = Control
weconfig-parameter-site = Site
weconfig-parameter-value = Value
weconfig-parameter-default = Default
weconfig-parameter-by = Changed by
weconfig-parameter-at = Changed
weconfig-parameter-nothing = (nothing)
weconfig-parameter-change = Change the value
weconfig-parameter-bounds = From { $least } to { $most }. In force within a second, on every server.
weconfig-parameter-words = Leave empty to show nothing. In force within seconds.
weconfig-parameter-reset = Back to the default
weconfig-parameter-stale = Somebody else has just changed this parameter
weconfig-parameter-stale-text = { $by } set it to “{ $value }”. What you typed is still below; save again to replace it.
weconfig-parameter-name-calendar_shown = Installation calendar offered
weconfig-parameter-why-calendar_shown = Days ahead for which a customer can choose an installation appointment.
weconfig-parameter-name-cart_abandoned = Cart taken for abandoned
weconfig-parameter-why-cart_abandoned = Hours without any action after which a cart is closed and noted as abandoned. Its owner can still take it up again.
weconfig-parameter-name-slot_hold = Slot held while ordering
weconfig-parameter-why-slot_hold = Minutes during which a chosen slot is offered to nobody else.
weconfig-parameter-name-acceptance_wait = Patience of the last button
weconfig-parameter-why-acceptance_wait = How long an order waits for the operator system to accept before it answers “registered”.
weconfig-parameter-name-notice_fr = Notice of the shop, in French
weconfig-parameter-why-notice_fr = Shown at the top of every page of the online shop: planned maintenance, known incident, exceptional closing.
weconfig-parameter-name-notice_en = Notice of the shop, in English
weconfig-parameter-why-notice_en = The same notice for visitors who read English. When it is empty, they are shown the French one.
weconfig-unit-days = days
weconfig-unit-hours = hours
weconfig-unit-minutes = minutes
weconfig-unit-milliseconds = milliseconds
weconfig-act-parameter-change = Parameter changed

weconfig-operator-users = Users of the operator system
weconfig-operator-users-lead = Users are kept in the operator system. What changes there is carried over by each synchronisation; what differs is listed here until somebody decides.
weconfig-sync-now = Synchronise now
weconfig-sync-last = Last synchronisation
weconfig-sync-never = There has been no synchronisation yet.
weconfig-sync-earlier = Earlier synchronisations
weconfig-sync-outcome = Result
weconfig-sync-result = Figures
weconfig-sync-there = Users there
weconfig-sync-done = Done
weconfig-sync-faulty = Done, with rows refused
weconfig-sync-failed = Failed: nothing was changed
weconfig-sync-running = Under way
weconfig-sync-schedule = the schedule
weconfig-sync-counts = Read: { $told } · made: { $made } · changed: { $changed } · gone: { $gone } · refused: { $faulty }
weconfig-sync-faults = Rows refused
weconfig-sync-fault = Row { $place }, login “{ $login }”:
weconfig-drift-title = Differences
weconfig-drift-what = Difference
weconfig-drift-theirs = Operator system
weconfig-drift-ours = Weblys
weconfig-drift-since = Since
weconfig-drift-now = just now
weconfig-drift-only_there = Unknown in Weblys
weconfig-drift-only_here = Unknown in the operator system
weconfig-drift-differs = Another value
weconfig-drift-unknown_profile = Profile without a group
weconfig-drift-made_here = Made in Weblys
weconfig-drift-field-name = Name
weconfig-drift-field-email = E-mail
weconfig-drift-field-state = State
weconfig-drift-field-groups = Groups
weconfig-drift-none = No difference.
weconfig-drift-none-why = Weblys and the operator system say the same.
weconfig-drift-take = Take their values
weconfig-drift-send = Send our values
weconfig-repair-take-lead = The operator system is right: Weblys will be changed so. Nothing is done yet.
weconfig-repair-send-lead = Weblys is right: the operator system will be changed so. Nothing is done yet.
weconfig-repair-lines = Chosen lines
weconfig-repair-none = No line was chosen.
weconfig-repair-go = { $count ->
    [one] Repair this line
   *[other] Repair these { $count } lines
 }
weconfig-repair-back = Back to the differences
weconfig-repair-done = Repaired: { $done } · refused: { $refused }
weconfig-repair-kept = Each line is by itself: those that are refused have changed nothing.
weconfig-repair-line-able = Possible
weconfig-repair-line-done = Repaired
weconfig-repair-line-gone = Resolved already
weconfig-repair-line-refused = Refused
weconfig-profiles = Profiles and groups
weconfig-profiles-lead = Each profile of the operator system gives a group of Weblys. Changing this table changes nobody: what then differs is listed as a difference.
weconfig-profiles-none = The operator system has told of no profile yet.
weconfig-profiles-stale = Somebody has saved other choices meanwhile. Yours are still below: read them again, then save.
weconfig-profile = Profile
weconfig-profile-users = Users
weconfig-profile-group = Group
weconfig-profile-no-group = (no group)
weconfig-act-user-synchronise = Users synchronised
weconfig-act-user-import = User taken from the operator system
weconfig-act-user-take = Value of the operator system taken
weconfig-act-user-send = User sent to the operator system
weconfig-act-user-send-failed = Sending to the operator system failed
weconfig-act-profiles-change = Profiles and groups changed
weconfig-act-drift-export = List of differences exported

weconfig-codes-lead = These tables come from the operator system, except those of Weblys. Hide the codes that Weblys does not need, order them and name them: an import keeps your choices.
weconfig-codes-import = Import now
weconfig-codes-last = Last import
weconfig-codes-earlier = Earlier imports
weconfig-codes-failed = The import failed: nothing was changed.
weconfig-codes-news = Codes that are new, changed or gone
weconfig-codes-counts = Tables: { $tables } · codes read: { $told } · new: { $new } · changed: { $changed } · gone: { $gone } · back: { $back } · refused: { $faulty }
weconfig-codes-fault = Table { $table }, row { $place },
weconfig-codes-no-table = No table has been imported yet.
weconfig-codes-no-table-why = Import them from the operator system.
weconfig-codes-table = Table
weconfig-codes-whose = Origin
weconfig-codes-ours = Weblys
weconfig-codes-theirs = Operator system
weconfig-codes-all = Codes
weconfig-codes-offered = Offered
weconfig-codes-hidden = Hidden
weconfig-codes-q = Code or label
weconfig-codes-none = No code matches.
weconfig-codes-none-why = Widen the filters.
weconfig-code = Code
weconfig-code-new = New code
weconfig-code-new-hint = Letters, digits, dot, hyphen and underscore; 40 characters at most. The code cannot be changed later.
weconfig-code-add = Add this code
weconfig-code-position = Place
weconfig-code-position-hint = Smaller ones come first.
weconfig-code-label-fr = French label
weconfig-code-label-en = English label
weconfig-code-own-fr = Our French label
weconfig-code-own-en = Our English label
weconfig-code-own-hint = Leave it empty to keep the operator system’s.
weconfig-code-hide = Hide this code
weconfig-code-hide-hint = Forms do not offer it any more; what has it already keeps it.
weconfig-code-up = Move up by one place
weconfig-code-down = Move down by one place
weconfig-code-state-offered = Offered
weconfig-code-state-hidden = Hidden
weconfig-code-state-obsolete = Obsolete
weconfig-code-state-gone = Gone
weconfig-code-news-new = new
weconfig-code-news-changed = changed
weconfig-code-news-gone = gone
weconfig-code-news-back = back
weconfig-act-codes-import = Code tables imported
weconfig-act-list-export = List exported
weconfig-act-codes-export = Code table exported
weconfig-act-code-add = Code added
weconfig-act-code-change = Code changed
weconfig-act-code-move = Code moved
weconfig-act-catalogue-draft-put = Catalogue prepared
weconfig-act-catalogue-draft-drop = Preparation of the catalogue thrown away
weconfig-act-catalogue-thing-put = Row of the catalogue changed
weconfig-act-catalogue-take-over = Operator’s services taken over
weconfig-act-catalogue-publish = Catalogue put in force
weconfig-act-catalogue-restore = Publication of the catalogue put in force again

weconfig-bulk-disable = Disable
weconfig-bulk-enable = Enable
weconfig-bulk-add = Add to a group
weconfig-bulk-remove = Remove from a group
weconfig-bulk-end = Close sessions
weconfig-bulk-handle = Mark as dealt with
weconfig-bulk-reopen = Open again
weconfig-bulk-note-hint = Added to the note of each request.
weconfig-bulk-retry = Try again now
weconfig-bulk-which-group = Group
weconfig-bulk-look = See the effect
weconfig-bulk-effect = Effect
weconfig-bulk-became = Result
weconfig-bulk-will = will be done
weconfig-bulk-is-done = done
weconfig-bulk-unchanged = nothing to do, it is so already
weconfig-bulk-gone = is not there any more
weconfig-bulk-nobody = No row is chosen. Tick some in the list.
weconfig-bulk-nothing = Nothing would change.
weconfig-bulk-each = Each row is done for itself: what is refused for one does not touch the others.
weconfig-bulk-confirm = Confirm for { $count }
weconfig-bulk-report = Done: { $done }. Refused: { $refused }.

weconfig-behalf = Act in this person’s name
weconfig-behalf-why = Ask this person to make a code on the page “My account”, then type it here.
weconfig-behalf-code = Code that you were told
weconfig-behalf-act = Act in this person’s name

weconfig-rules = What this environment does
weconfig-rules-lead = { $environment } deals so with the changes that its staff asks for.
weconfig-rules-why = Production does only what is on this list. The rules come from the platform or from BACK’s settings: nobody changes them from a page.
weconfig-rule = Rule
weconfig-rule-right = Right needed
weconfig-rule-set = Comes from
weconfig-rule-by-settings = settings
weconfig-rule-by-platform = platform
weconfig-rule-at_once = At once
weconfig-rule-confirmed = After confirmation
weconfig-rule-second = With a second person
weconfig-rule-closed = Closed
weconfig-act-approval-ask = Agreement asked for
weconfig-act-approval-agree = Agreed
weconfig-act-approval-refuse = Agreement refused
weconfig-act-approval-withdraw = Question taken back
weconfig-portal = Linked to the portal

weconfig-explain-title = What may be sold, and why
weconfig-explain-lead = The engine that answers the shop answers here: what a sale is offered, what it is not with every reason, and the smallest change that would give it back.
weconfig-explain-none = Nothing matches.
weconfig-explain-none-why = Widen the filters.
weconfig-explain-place = Place
weconfig-explain-kind = Show
weconfig-explain-kind-offers = Offers
weconfig-explain-kind-equipment = Equipment
weconfig-explain-kind-options = Options
weconfig-explain-state-available = May be sold
weconfig-explain-state-withheld = Withheld
weconfig-explain-usual = As in SelfShop
weconfig-explain-q = Name or code
weconfig-explain-channel = Sales channel
weconfig-explain-customer = Kind of customer
weconfig-explain-sale = Type of sale
weconfig-explain-sale-prospect = Prospect
weconfig-explain-sale-upsell = Upsell
weconfig-explain-sale-cross = Cross-sell
weconfig-explain-grouping = Grouping code
weconfig-explain-day = Day of the sale
weconfig-explain-held = Services held
weconfig-explain-network = Network
weconfig-explain-publication = Publication
weconfig-explain-no-place = No place: as if the network did not reach it
weconfig-explain-which = Which address?
weconfig-explain-nowhere = No address matches. Try number, street and town.
weconfig-explain-facts = The sale as it is understood
weconfig-explain-count = That may be sold in this sale: { $count }
weconfig-explain-why = Why not
weconfig-explain-remedy = What would give it back
weconfig-explain-no-remedy = No change found (of up to three facts)
weconfig-explain-restricted = Restriction { $code }: { $note } (decided by: { $because }).
weconfig-explain-not-carried = The network does not bring { $domain } to this dwelling.
weconfig-explain-too-slow = { $domain }: { $needed } Mbit/s are needed, the dwelling has { $best }.
weconfig-explain-draft = The offer is being prepared.
weconfig-explain-withdrawn = The offer is sold no more.
weconfig-explain-from = Sold from { $from } on.
weconfig-explain-window = Sold from { $from } to { $until } only.
weconfig-explain-no-tariff = The service { $service } has no tariff on that day.
weconfig-explain-equipment = One of these pieces of equipment is needed: { $codes }.
weconfig-explain-change-technology = a dwelling with { $technology }
weconfig-explain-change-network = a dwelling with { $technology } at { $rate } Mbit/s
weconfig-explain-change-no-network = a dwelling without network
weconfig-explain-change-commune = a dwelling in the commune { $code }
weconfig-explain-change-zone = a dwelling in the zone { $code }
weconfig-explain-change-elsewhere = a dwelling outside these places
weconfig-explain-change-day = a sale on { $day }
weconfig-explain-change-holds = a customer who holds { $service }
weconfig-explain-change-holds-nothing = a customer who holds nothing yet
weconfig-explain-unread = Could not be read, the answer is without: { $fields }
weconfig-explain-first = Of a building, the first dwelling is looked at.
weconfig-explain-kind-promotions = Promotions
weconfig-explain-current = Offer held (code)
weconfig-explain-with-offer = With the offer (code)
weconfig-explain-coupon = { $name } (coupon { $coupon })
weconfig-explain-other-offers = It does not go with this offer.
weconfig-explain-conditions = Its conditions do not hold (decided by: { $because }).
weconfig-explain-spent = It has been used as often as it may.
weconfig-explain-no-link = The offer { $offer } does not lead there by such a sale.
weconfig-explain-no-offer = What the customer has is no offer of this catalogue: nothing can be changed or added, a first sale only.
weconfig-explain-outdone = Possible, but { $promotion } saves more with this offer and the two exclude each other: that one is given.

# Publications and draft of the catalogue
weconfig-catalogue-publications = Publications of the catalogue
weconfig-catalogue-lead = Prepare a catalogue from a file, look at what it changes, put it in force; a past publication can come back.
weconfig-catalogue-draft = Being prepared
weconfig-catalogue-no-draft = Nothing is being prepared.
weconfig-catalogue-look = See what changes
weconfig-catalogue-file = File of the catalogue
weconfig-catalogue-file-hint = The product team’s workbook (.xlsx) or a catalogue as JSON, 16 MB at most. A file with faults changes nothing.
weconfig-catalogue-prepare = Prepare this file
weconfig-catalogue-replace = Replace what is being prepared
weconfig-catalogue-history = Publications
weconfig-catalogue-none = Nothing is published.
weconfig-catalogue-number = Number
weconfig-catalogue-at = Date
weconfig-catalogue-by = By
weconfig-catalogue-by-import = import at the server
weconfig-catalogue-origin = Origin
weconfig-catalogue-current = In force
weconfig-catalogue-past = Past
weconfig-catalogue-publication = publication { $number }
weconfig-catalogue-in-force = publication { $number } (in force)
weconfig-catalogue-the-draft = what is being prepared
weconfig-catalogue-again = publication { $number }, in force again
weconfig-catalogue-changes = What changes
weconfig-catalogue-from-to = From { $before } to { $after }.
weconfig-catalogue-tally = { $added ->
    [0] Nothing new
    [one] 1 new
   *[other] { $added } new
  }, { $changed ->
    [0] nothing changed
    [one] 1 changed
   *[other] { $changed } changed
  }, { $removed ->
    [0] nothing removed
    [one] 1 removed
   *[other] { $removed } removed
  }.
weconfig-catalogue-same = Nothing differs.
weconfig-catalogue-same-why = Both catalogues say the same, or your filters leave nothing to be seen.
weconfig-catalogue-sheet = Sheet
weconfig-catalogue-sheet-services = Services
weconfig-catalogue-sheet-tariffs = Tariffs
weconfig-catalogue-sheet-offers = Offers
weconfig-catalogue-sheet-groups = Groups
weconfig-catalogue-sheet-equipment = Equipment
weconfig-catalogue-sheet-options = Options
weconfig-catalogue-sheet-promotions = Promotions
weconfig-catalogue-sheet-restrictions = Restrictions
weconfig-catalogue-sheet-zones = Zones
weconfig-catalogue-kind-added = New
weconfig-catalogue-kind-changed = Changed
weconfig-catalogue-kind-removed = Removed
weconfig-catalogue-what = What differs
weconfig-catalogue-field-changed = { $field }: { $before } → { $after }
weconfig-catalogue-field-set = { $field }: { $value }
weconfig-catalogue-nothing = nothing
weconfig-catalogue-more = { $count ->
    [one] and one more field
   *[other] and { $count } more fields
 }
weconfig-catalogue-json = Download (JSON)
weconfig-catalogue-deeds = What you can do with it
weconfig-catalogue-publish = Put in force
weconfig-catalogue-publish-why = The shops will sell by this catalogue at once. Carts that are open keep their prices for as long as was promised.
weconfig-catalogue-restore = Put in force again
weconfig-catalogue-restore-why = This catalogue comes back as a new publication; what is in force today stays in the list.
weconfig-catalogue-drop = Throw away
weconfig-catalogue-drop-why = What is being prepared goes. Nothing changes in the shops.
weconfig-catalogue-warnings = To be looked at
weconfig-catalogue-faults = Faults of the file
weconfig-catalogue-fault-place = Place
weconfig-catalogue-fault-found = Found
weconfig-catalogue-fault-expected = Expected
weconfig-catalogue-fault-code = Code of the fault
weconfig-catalogue-refused = { $count ->
    [one] “{ $name }” has one fault.
   *[other] “{ $name }” has { $count } faults.
  }
weconfig-catalogue-refused-why = Nothing is changed. Mend the file in the places named, then send it again.
weconfig-catalogue-done-prepared = The file has no fault and is being prepared. This is what it changes.
weconfig-catalogue-done-dropped = What was being prepared is thrown away.
weconfig-catalogue-done-published = The catalogue is in force.
weconfig-catalogue-done-restored = The publication is in force again.
weconfig-catalogue-done-stale = Somebody was quicker, or it was done already: this is what is there now.

# Things of the catalogue: names of columns, words of cells, pages.
catalogue-column-code = Code
catalogue-column-domain = Family
catalogue-column-kind = Kind
catalogue-column-label = Label
catalogue-column-needs-network = Needs the dwelling’s network
catalogue-column-min-down-mbps = Least rate to the customer (Mbit/s)
catalogue-column-service = Service
catalogue-column-amount = Amount, taxes included (€)
catalogue-column-vat = VAT
catalogue-column-charge = Charged
catalogue-column-valid-from = Valid from
catalogue-column-valid-until = until
catalogue-column-name = Name
catalogue-column-tagline = Tagline
catalogue-column-description = Description
catalogue-column-services = Base services
catalogue-column-sale-from = Sold from
catalogue-column-sale-until = until
catalogue-column-status = Sale status
catalogue-column-commitment-months = Minimum period (months)
catalogue-column-rank = Rank
catalogue-column-highlights = Highlights
catalogue-column-down-advertised = Down, advertised
catalogue-column-down-normal = Down, normal
catalogue-column-down-min = Down, least
catalogue-column-down-max = Down, greatest
catalogue-column-up-advertised = Up, advertised
catalogue-column-up-normal = Up, normal
catalogue-column-up-min = Up, least
catalogue-column-up-max = Up, greatest
catalogue-column-mobile-down-advertised = Mobile down, advertised
catalogue-column-mobile-down-max = Mobile down, estimated maximum
catalogue-column-mobile-up-advertised = Mobile up, advertised
catalogue-column-mobile-up-max = Mobile up, estimated maximum
catalogue-column-usage-prices = Prices by use
catalogue-column-equipment-groups = Sets of equipment
catalogue-column-option-groups = Sets of options
catalogue-column-fees = Fees and deposits
catalogue-column-install-modes = Ways of installation
catalogue-column-upsell = Upsell
catalogue-column-cross-sell = Cross-sell
catalogue-column-theme = Theme
catalogue-column-min = Least
catalogue-column-max = Most
catalogue-column-default = Proposed beforehand
catalogue-column-group = Set
catalogue-column-deposit = Deposit
catalogue-column-max-quantity = Most of it
catalogue-column-requires = Options it requires
catalogue-column-excludes = Options it excludes
catalogue-column-requires-equipment = Equipment it requires (any of)
catalogue-column-percent = Percentage
catalogue-column-reduces = Reduces
catalogue-column-reduces-codes = What is reduced
catalogue-column-from-month = From month
catalogue-column-months = Number of months
catalogue-column-offers = Offers
catalogue-column-coupon = Coupon
catalogue-column-stacking = Stacking group
catalogue-column-max-uses = Orders in all
catalogue-column-max-uses-each = Orders of one customer
catalogue-column-sar-head = SAR, head (W/kg)
catalogue-column-sar-trunk = SAR, trunk (W/kg)
catalogue-column-sar-limbs = SAR, limbs (W/kg)
catalogue-column-energy-class = Energy class
catalogue-column-energy-label = Energy label
catalogue-column-product-sheet = Product sheet
catalogue-column-durability-years = Guarantee of durability (years)
catalogue-column-durability-label = Durability label
catalogue-column-subsidy = In return for the commitment
catalogue-column-replaces = Replaces
catalogue-column-technologies = Technologies
catalogue-column-domains = Families carried
catalogue-column-communes = Communes
catalogue-column-zones = Zones
catalogue-column-sale-types = Sale types
catalogue-column-groupings = Groupings
catalogue-column-channels = Sales channels
catalogue-column-customer-types = Kinds of customer
catalogue-column-days-from = Sales from
catalogue-column-days-until = until
catalogue-column-services-held = Services held
catalogue-column-target-kind = Is about
catalogue-column-targets = What it is about
catalogue-column-effect = Effect
catalogue-column-reason = Reason told to customers
catalogue-column-staff-note = Note for staff
catalogue-column-distribution-zones = Parts of the network
catalogue-column-streets = Streets
catalogue-column-dwellings = Dwellings
catalogue-word-a = A
catalogue-word-b = B
catalogue-word-c = C
catalogue-word-d = D
catalogue-word-e = E
catalogue-word-f = F
catalogue-word-g = G
catalogue-word-base = Base service
catalogue-word-equipment-rental = Equipment rental
catalogue-word-equipment-purchase = Equipment purchase
catalogue-word-option = Option
catalogue-word-promotion = Promotion
catalogue-word-discount = Discount
catalogue-word-fee = Fee
catalogue-word-deposit = Deposit
catalogue-word-monthly = Every month
catalogue-word-once = Once
catalogue-word-draft = Being prepared
catalogue-word-on-sale = On sale
catalogue-word-withdrawn = Withdrawn
catalogue-word-equipment = Equipment
catalogue-word-connection = Connection
catalogue-word-shipment = Shipment
catalogue-word-hand-over = Hand-over in a shop
catalogue-word-none = Nothing to do
catalogue-word-offer = Offer
catalogue-word-fees = Fees
catalogue-word-options = Options
catalogue-word-domain = Family of services
catalogue-word-only-where = Kept only where
catalogue-word-not-where = Taken away where
catalogue-word-prospect = Prospect
catalogue-word-upsell = Upsell
catalogue-word-cross-sell = Cross-sell
catalogue-word-oui = Yes
catalogue-word-non = No
weconfig-things-title = What the catalogue holds
weconfig-things-lead = Each row is a row of the workbook. What you change goes into the draft: nothing is sold otherwise until it is published.
weconfig-things-of-draft = You are looking at the draft.
weconfig-things-of-current = You are looking at the catalogue in force (publication { $number }).
weconfig-things-of-past = You are looking at publication { $number }, which is no longer in force.
weconfig-things-see-current = See what is in force
weconfig-things-see-draft = See the draft
weconfig-things-none = Nothing of the kind.
weconfig-things-none-why = Widen the search or choose another sheet.
weconfig-things-sheets = Sheets
weconfig-things-add-to = Add: { $sheet }
weconfig-thing-edit = Change
weconfig-thing-edit-of = Change { $item }
weconfig-thing-history = Changes
weconfig-thing-copy = Copy
weconfig-thing-take = Take out
weconfig-thing-take-why = The row is taken out of the draft. What still speaks of it is to be mended before it is published.
weconfig-thing-deeds = What you can do with it
weconfig-thing-users = Spoken of by
weconfig-thing-users-more = The first { $shown } of { $count }.
weconfig-thing-users-none = Nothing else speaks of it.
weconfig-thing-wrong = To be mended
weconfig-thing-expected = Expected: { $expected }.
weconfig-thing-fault = { $column }: { $found }. Expected: { $expected } ({ $code }).
weconfig-thing-unknown = unknown
weconfig-thing-only-json = This row says more than a workbook can: change it as JSON.
weconfig-thing-main = The main points
weconfig-thing-texts = Texts
weconfig-thing-rates = Rates of the contract (Mbit/s)
weconfig-thing-criteria = Conditions: they must hold together; an empty field asks for nothing
weconfig-thing-law = To be told beside the price
weconfig-thing-french = { $name } (French)
weconfig-thing-english = { $name } (English)
weconfig-thing-saved = Saved in the draft.
weconfig-catalogue-done-taken = Taken out of the draft.
weconfig-catalogue-done-gone = This row was taken out meanwhile: nothing was saved.
weconfig-thing-changed = This row was changed meanwhile: look at it before you take it out.
weconfig-catalogue-in-weconfig = Typed in WeConfig
weconfig-catalogue-workbook = Workbook
weconfig-catalogue-blocked = { $count ->
    [one] One thing is to be mended before this is published.
   *[other] { $count } things are to be mended before this is published.
}
weconfig-explain-see-restriction = See { $code }
weconfig-history-title = History of { $item }
weconfig-history-lead = What each publication changed of it, the newest first. What has no entry is as it was in the first publication.
weconfig-history-none = No publication has changed it.
weconfig-history-none-why = Its next published changes will be listed here.
weconfig-history-waiting = Publications still to be looked at: { $count }. Come back in a minute.
weconfig-history-publication = Publication
weconfig-history-at = In force since
weconfig-history-by = By
weconfig-history-origin = File
weconfig-history-machine = At the machine
weconfig-history-audit = Who changed the draft, in the audit trail

# All customers as the catalogue sees them.
weconfig-base-last = Customers as last read
weconfig-base-never = Customers have not been read yet.
weconfig-base-at = Ended
weconfig-base-publication = Publication
weconfig-base-unread = Contracts that could not be read
weconfig-base-running = { $done } contracts read of { $total }
weconfig-base-wanted = Reading is about to begin.
weconfig-base-asked = Reading the customers was asked for: it begins in a moment.
weconfig-base-ask = Read customers now
weconfig-base-refresh = Refresh
weconfig-coverage-title = Coverage
weconfig-coverage-lead = Every combination of base services that your customers hold needs its offer: without one they can change nothing, alone or in a shop.
weconfig-coverage-old = What is in force was changed since the customers were read: read them again for numbers of today.
weconfig-coverage-customers = Customers
weconfig-coverage-whole = Recognised wholly
weconfig-coverage-partly = Recognised, a service has no place
weconfig-coverage-unrecognised = Without an offer
weconfig-coverage-without-base = Without a base service
weconfig-coverage-services = Base services
weconfig-coverage-offer = Offer
weconfig-coverage-count = { $count ->
    [one] { $count } customer
   *[other] { $count } customers
}
weconfig-coverage-state-missing = Without an offer
weconfig-coverage-state-covered = With an offer
weconfig-coverage-prepared = Offer being prepared
weconfig-coverage-missing = Who lacks an offer?
weconfig-coverage-missing-why = We prepare the offer after the nearest one; you read it over before you publish.
weconfig-coverage-prepare = Prepare the offer
weconfig-coverage-unknown = Services that the catalogue does not know
weconfig-coverage-unknown-why = Customers hold them; the catalogue does not know what to do with them.
weconfig-coverage-none = No combination.
weconfig-coverage-none-why = Read the customers, or widen the search.
weconfig-impact-title = Effect on customers
weconfig-impact-lead = The catalogue that is being prepared, tried on all your customers before it is published.
weconfig-impact-no-draft = No catalogue is being prepared.
weconfig-impact-not-yet = The draft has not been tried yet. It is when customers are read next, once nothing is left to be mended in it.
weconfig-impact-old = The draft or what is in force were changed since: read the customers again to see them as they are.
weconfig-impact-recognition = Recognition
weconfig-impact-prices = Price each month
weconfig-impact-still-recognised = Recognised as before
weconfig-impact-newly-recognised = Newly recognised
weconfig-impact-no-longer-recognised = No longer recognised
weconfig-impact-still-unrecognised = Still without an offer
weconfig-impact-other-offer = Another offer
weconfig-impact-price-same = Same price
weconfig-impact-price-up = Dearer
weconfig-impact-price-down = Cheaper
weconfig-impact-price-unknown = Not to be compared
weconfig-impact-lost = Lose something
weconfig-impact-gained = Gain something
weconfig-impact-changed = Customers concerned
weconfig-impact-raised = Raised each month
weconfig-impact-lowered = Lowered each month
weconfig-impact-monthly = Difference each month
weconfig-impact-outcomes = What changes for them
weconfig-impact-nothing = Nothing changes for any customer.
weconfig-impact-examples = For example contracts
weconfig-impact-what-lost = What they lose
weconfig-impact-offers = By offer
weconfig-impact-none = No offer is concerned.

# Services of the operator system.
weconfig-told-title = The operator’s services
weconfig-told-lead = Services and tariffs as the operator system tells them, beside the catalogue: nothing in it changes until you take them over.
weconfig-told-last = Last reading
weconfig-told-never = The operator system has not been asked yet.
weconfig-told-read = Read
weconfig-told-services = Services
weconfig-told-unread = Services that could not be read
weconfig-told-running = The operator system is being asked.
weconfig-told-ask = Ask it now
weconfig-told-asked = Reading the services was asked for: it begins in a moment.
weconfig-told-stale = The services were read again meanwhile: this is what they change now.
weconfig-told-take = Take over into the draft
weconfig-told-take-why = Services and tariffs go into the draft; there you mend what they break before it is published.
weconfig-told-changes = What they change
weconfig-told-same = The catalogue says all of this already.
weconfig-told-same-why = There is nothing to take over.
weconfig-told-breaks = { $count ->
    [one] One thing of the catalogue would not hold any more.
   *[other] { $count } things of the catalogue would not hold any more.
}
weconfig-told-gone = Told no more
weconfig-told-gone-why = They stay in the catalogue: offers and customers may depend on them.

weconfig-room-explain = Why not?
weconfig-room-things = Contents
weconfig-room-changes = Draft
weconfig-room-impact = Effect
weconfig-room-coverage = Coverage
weconfig-room-told = Operator
weconfig-room-publications = Publications
weconfig-catalogue-due = Comes into force
weconfig-catalogue-plan = Publish at a date
weconfig-catalogue-plan-why = The catalogue comes into force by itself at this time. Any change of the draft takes that back.
weconfig-catalogue-plan-at = Date and time (by the operator’s clock)
weconfig-catalogue-off = Take the date back
weconfig-catalogue-off-why = The draft stays; it comes into force only when somebody publishes it.
weconfig-catalogue-missed-overtaken = The publication that was planned did not happen: another one came into force meanwhile. Look at what the draft changes now.
weconfig-catalogue-missed-unsound = The publication that was planned did not happen: the draft has things to be mended.
weconfig-catalogue-done-planned = The date is kept.
weconfig-catalogue-done-off = The date is taken back; the draft stays.
weconfig-catalogue-done-no-moment = This date is not to come, or cannot be read: nothing was kept.
weconfig-catalogue-done-took = Services and tariffs were taken over into the draft. This is what it changes.
weconfig-act-catalogue-publish-plan = Publication of the catalogue planned
weconfig-act-catalogue-publish-off = Planned publication taken back
weconfig-act-catalogue-publish-due = Catalogue put in force at its date
weconfig-act-catalogue-publish-missed = Planned publication missed
weconfig-catalogue-missed-soon = The publication that was planned will not happen: another one came into force since. Look at what the draft changes now, and give another date.
weconfig-catalogue-missed-late = The publication that was planned did not happen: nothing ran at that date.
weconfig-catalogue-missed-unwanted = The publication that was planned did not happen: who had planned it may not publish any more.

# Packages of the configuration
weconfig-packages = Packages
weconfig-packages-lead = A package is a whole configuration: catalogue, parameters, code tables and groups. Keep today’s as a backup, or download it to bring it to another environment.
weconfig-packages-none = No package yet
weconfig-packages-none-why = Keep the configuration as it is, or bring a file from another environment.
weconfig-package-name = Name
weconfig-package-unnamed = Unnamed
weconfig-package-origin = Origin
weconfig-package-origin-kept = Backup
weconfig-package-origin-brought = File brought
weconfig-package-origin-before = Before another was put in force
weconfig-package-parts = Parts
weconfig-package-made = Made
weconfig-package-by = By
weconfig-package-applied = Put in force
weconfig-package-applied-at = { $at } ({ $by })
weconfig-package-keep = Keep the configuration as it is
weconfig-package-keep-why = It is kept whole, as it is now.
weconfig-package-bring = Bring a file
weconfig-package-bring-why = A package downloaded here or in another environment. Nothing changes until you put it in force.
weconfig-package-file = File of the package (JSON, 24 MB at most)
weconfig-package-refused = { $name } is not a readable package
weconfig-package-refused-why = Nothing was kept. On reading: { $why }
weconfig-package-lead = This is what the package would change of what is in force. A part is whole: what it does not have goes.
weconfig-package-download = Download
weconfig-package-about = This package
weconfig-package-unseen = Parts that you have no right to see: { $parts }
weconfig-package-same = As in force: nothing would change.
weconfig-package-blocked = This part cannot be put in force here
weconfig-package-more = { $shown } changes of { $count } are shown.
weconfig-package-apply = Put in force
weconfig-package-apply-why = All of it at one stroke. What was in force is kept as a package: it is the way back.
weconfig-package-done-kept = The configuration is kept.
weconfig-package-done-brought = The package is here. Look at what it would change before you put it in force.
weconfig-package-done-applied = It is in force. This package is what was in force before: put it in force to go back.
weconfig-package-done-nothing = It was in force already: nothing has changed.
weconfig-package-done-stale = The configuration changed meanwhile: this is today’s comparison. Nothing was done.
weconfig-package-done-blocked = Something stands in the way: nothing was done.
weconfig-package-done-none = Choose one part at least. Nothing was done.
weconfig-part-catalogue = Catalogue
weconfig-part-parameters = Parameters
weconfig-part-code-tables = Code tables
weconfig-part-groups = Groups and their rights
weconfig-act-configuration-keep = Configuration kept
weconfig-act-configuration-bring = Configuration package brought
weconfig-act-configuration-apply = Configuration package put in force
weconfig-package-before = Before “{ $name }”
weconfig-package-fault = { $item }: { $why }
weconfig-package-drop = Throw this package away
weconfig-package-drop-why = What is in force stays as it is. The package cannot be put in force any more.
weconfig-package-dropped = The package is thrown away.
weconfig-package-field-value = value
weconfig-package-field-is-hidden = hidden
weconfig-package-field-position = place
weconfig-package-field-label-fr = French label
weconfig-package-field-label-en = English label
weconfig-package-field-name = name
weconfig-package-field-rights = rights
weconfig-act-configuration-drop = Configuration package thrown away

## What happened under one reference

weconfig-room-instances = Processes
weconfig-room-trace = Trace of a reference
weconfig-trace = Trace of a reference
weconfig-trace-lead = What the operator system was asked and what the staff did, in order: under the reference that an error page tells, or about an order, a cart or an identifier.
weconfig-trace-reference = Reference, or order number
weconfig-trace-none = Nothing is kept under this reference.
weconfig-trace-none-why = Check it letter by letter. What only read is in the logs of the processes alone, under “correlation”.
weconfig-trace-more = There may be more: only the newest 200 of each kind are here.
weconfig-trace-hidden = What the staff did takes the right to read the audit trail.
weconfig-trace-operator = Operator system
weconfig-trace-result = Result
weconfig-trace-millis = Took (ms)
weconfig-trace-done = done
weconfig-trace-silent = no answer
weconfig-trace-refused = refused ({ $status })
weconfig-trace-failed = failed ({ $status })
weconfig-call-list-slots = Slots proposed
weconfig-call-hold-slot = Slot held
weconfig-call-release-slot = Slot given back
weconfig-call-list-shops = Pick-up points
weconfig-call-place-order = Order sent
weconfig-call-list-users = Users read
weconfig-call-put-user = User written
weconfig-call-list-holdings = Contracts read
weconfig-call-list-services = Services and tariffs read
weconfig-call-list-code-tables = Code tables read
weconfig-call-list-codes = Codes read
weconfig-trace-see = See what happened under the same reference
