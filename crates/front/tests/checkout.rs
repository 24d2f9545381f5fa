//! From "You" to the confirmation, through a real FRONT before a pretended BACK: what a person reads,
//! law.md line by line, in both languages, errors included.

mod pretend_back;
#[allow(dead_code, reason = "each test program uses its part")]
mod site;

use reqwest::header;
use site::{Site, location, shown};

const FULL: &str = "session-full";

/// Path, session, and what must be read in French and in English, by line of law.md.
const READ: [(&str, &str, &[&str], &[&str]); 11] = [
    (
        "/shop/you",
        "session-1",
        &[
            "démarchage téléphonique sans consentement préalable est interdit",
            "Ne résiliez pas vous-même votre contrat actuel",
            "3179",
            "donne mandat à Exemplia",
            "Tout savoir sur vos données personnelles",
        ],
        &["sales calls without prior consent are forbidden", "Do not cancel your current contract yourself", "3179"],
    ),
    (
        "/shop/delivery",
        "session-1b",
        &["mardi 24 novembre", "Je demande expressément", "Je reconnais que si je me rétracte", "9 h – 18 h"],
        &["Tuesday 24 November", "I expressly ask", "I acknowledge that if I then withdraw"],
    ),
    (
        "/shop/delivery",
        "session-quiet",
        &["Être rappelé(e) pour fixer la date", "La liste des boutiques ne répond pas"],
        &["Call me to agree on a date", "The list of shops does not answer"],
    ),
    (
        "/shop/payment",
        FULL,
        &[
            "vous autorisez (A) Exemplia SA à envoyer des instructions à votre banque pour débiter votre compte",
            "8 semaines suivant la date de débit",
            "FR00ZZZ000000",
            "WEB-0000000042",
            "Paiement récurrent",
            "page sécurisée de notre prestataire",
        ],
        &["you authorise (A) Exemplia SA to send instructions", "within 8 weeks", "FR00ZZZ000000", "Recurrent payment"],
    ),
    (
        "/shop/check",
        FULL,
        &[
            "Commander avec obligation de paiement",
            "récapitulatif contractuel",
            "Télécharger le récapitulatif (PDF)",
            "Prix total sur 12 mois",
            "Engagement minimum",
            "Durée indéterminée",
            "toutes taxes comprises",
            "104,54 €",
            "Transféré le jeudi 26 novembre, premier jour possible après le mercredi 25 novembre, date que vous avez choisie",
        ],
        &[
            "Moved on Thursday 26 November, the first possible day after Wednesday 25 November, the date you chose",
            "Order with obligation to pay",
            "Download the summary (PDF)",
            "Total price over 12 months",
            "Minimum commitment",
        ],
    ),
    (
        "/shop/order/WB-2611-4F7K2M?key=order-key",
        FULL,
        &[
            "10 004 271",
            "le mardi 24 novembre, entre 14 h et 16 h",
            "Renoncer au contrat ici",
            "Mandat de prélèvement SEPA",
            "…0012 (le lundi 14 décembre), …1234 (dès que la nouvelle ligne fonctionne, au plus tôt le mercredi 25 novembre)",
        ],
        &["10 004 271", "Tuesday 24 November, between 14:00 and 16:00", "Withdraw from the contract here"],
    ),
    ("/shop/withdrawal", "", &["Renoncer au contrat ici", "Aucun compte n’est nécessaire"], &["No account is needed"]),
    (
        "/shop/termination",
        "",
        &[
            "Résilier votre contrat",
            "Aucun compte n’est nécessaire",
            "10 jours au plus",
            "en boutique ou par téléphone",
            "le transfert du numéro met fin au contrat de sa ligne",
            "justificatif du nouveau domicile",
        ],
        &["End your contract", "No account is needed", "at most 10 days", "proof of your new address"],
    ),
    ("/shop/legal/notice", "", &["médiateur", "RCS", "FR00000000000", "Hébergement"], &["mediator", "Registration"]),
    ("/shop/legal/cookies", "", &["weblys_visitor", "aucun bandeau"], &["weblys_visitor", "no banner"]),
    ("/shop/legal/accessibility", "", &["partiellement conforme", "Défenseur des droits"], &["partially compliant"]),
];

#[tokio::test]
async fn every_line_that_the_law_wants_is_read_in_both_languages() {
    let site = Site::start().await;
    for (path, session, french, english) in READ {
        for (language, expected) in [("fr", french), ("en", english)] {
            let html = site.page(path, language, session).await;
            let text = shown(&html);
            for words in expected {
                assert!(text.contains(words), "{path} {language} lacks {words:?}:\n{text}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_has_one_first_heading_no_bare_key_and_nothing_inline() {
    let site = Site::start().await;
    let more = ["save", "resume?token=good", "resume", "contact?kind=not_eligible", "contact?kind=address_not_found"];
    let legal = ["legal/privacy", "legal/terms", "order/WB-SUBMITTED?key=order-key", "order/WB-REJECTED?key=order-key"];
    let others = more.iter().chain(&legal).map(|path| (format!("/shop/{path}"), FULL));
    let demo = [("/demo/mails".to_owned(), ""), ("/demo/mails/019300a0-0000-7000-8000-0000000000d1".to_owned(), "")];
    let read = READ.iter().map(|(path, session, ..)| ((*path).to_owned(), *session));
    for (path, session) in read.chain(others).chain(demo) {
        for language in ["fr", "en"] {
            let html = site.page(&path, language, session).await;
            assert_eq!(html.matches("<h1").count(), 1, "{path} {language}");
            assert!(html.contains(&format!(r#"<html lang="{language}""#)), "{path}");
            assert!(!html.contains(" style=") && !html.contains("<script>"), "{path}: the policy forbids it");
            let families = ["you-", "delivery-", "payment-", "check-", "order-", "legal-", "problem-", "refusal-"];
            let bare = shown(&html)
                .split_whitespace()
                .find(|word| families.iter().any(|key| word.starts_with(key)))
                .map(str::to_owned);
            assert_eq!(bare, None, "{path} {language} shows a key instead of a text");
        }
    }
}

#[tokio::test]
async fn nothing_is_ticked_or_signed_before_the_person_does_it() {
    let site = Site::start().await;
    for path in ["/shop/you", "/shop/delivery", "/shop/payment"] {
        let html = site.page(path, "fr", "session-1b").await;
        for input in html.split("<input").skip(1).filter(|input| input.contains(r#"type="checkbox""#)) {
            let input = input.split('>').next().unwrap();
            assert!(!input.contains("checked"), "{path}: {input}");
        }
    }
    let html = site.page("/shop/check", "fr", FULL).await;
    for name in ["accept_summary", "accept_terms"] {
        let input = html.split(&format!(r#"name="{name}""#)).nth(1).unwrap().split('>').next().unwrap();
        assert!(!input.contains("checked"), "{name}");
    }
}

#[tokio::test]
async fn one_box_for_each_channel_and_the_browser_knows_what_each_field_is() {
    let site = Site::start().await;
    let html = site.page("/shop/you", "fr", "session-1").await;
    for name in ["consent_email", "consent_sms", "consent_phone"] {
        assert_eq!(html.matches(&format!(r#"name="{name}""#)).count(), 1, "{name}");
    }
    for token in ["given-name", "family-name", "bday", "email", "tel", "billing postal-code"] {
        assert!(html.contains(&format!(r#"autocomplete="{token}""#)), "{token}");
    }
    assert!(
        html.contains("port_fixed_rio") && !html.contains("port_mobile_rio"),
        "the offer takes a fixed number only"
    );
}

#[tokio::test]
async fn pr_9_the_legal_guarantee_stands_before_the_button_where_something_is_sold() {
    let site = Site::start().await;
    let (title, picture) = ("Garantie légale de conformité", "<img");
    let with = site.page("/shop/check", "fr", "session-buys").await;
    let part = with.split(r#"id="guarantee""#).nth(1).unwrap();
    let part = part.split(r#"name="accept_terms""#).next().unwrap();
    let shown_picture = part.split(picture).nth(1).unwrap().split('>').next().unwrap();
    assert!(
        shown_picture.contains("key=document-key")
            && shown_picture.contains("alt=\"Avis de l’Union européenne sur la garantie légale"),
        "{shown_picture}"
    );
    assert!(shown(part).contains("deux ans à compter de la livraison"), "its words too, for who sees no pictures");
    let words = site.page("/shop/check", "fr", "session-buys-without-picture").await;
    assert!(shown(&words).contains(title) && !words.contains("official-notice"), "words alone without the file");
    assert!(!site.page("/shop/check", "fr", FULL).await.contains(title), "nothing is sold");
}

#[tokio::test]
async fn po_4_a_day_may_be_wished_for_within_the_days_on_which_numbers_move() {
    let site = Site::start().await;
    let html = site.page("/shop/you", "fr", "session-full").await;
    let field = html.split(r#"id="f-port_fixed_wanted_on""#).nth(1).unwrap().split('>').next().unwrap();
    for part in [r#"value="2026-11-25""#, r#"min="2026-11-24""#, r#"max="2027-01-22""#, "aria-describedby"] {
        assert!(field.contains(part), "{part} in {field}");
    }
    assert!(!field.contains("required"), "nobody need wish");
    assert!(shown(&html).contains("du mardi 24 novembre au 22 janvier 2027"));
}

#[tokio::test]
async fn what_was_typed_stays_and_each_fault_stands_beside_its_field() {
    let site = Site::start().await;
    let form = [
        ("given_name", "Camille <b>"),
        ("birth_date", "31/02/1985"),
        ("email", ""),
        ("port_fixed_keep", "true"),
        ("port_fixed_number", "01 99 00 12 34"),
        ("port_fixed_rio", "38FK7L8M9XXX"),
        ("port_fixed_wanted_on", "2026-11-29"),
        ("consent_sms", "true"),
    ];
    let response = site.post("/shop/you", "session-1", &form).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    for kept in [r#"value="31/02/1985""#, r#"value="01 99 00 12 34""#, r#"value="38FK7L8M9XXX""#, "Camille &#60;b&#62;"]
    {
        assert!(html.contains(kept), "{kept} in\n{html}");
    }
    for field in ["birth_date", "email", "port_fixed_rio", "port_fixed_wanted_on"] {
        assert!(html.contains(&format!(r##"href="#f-{field}""##)), "the summary leads to {field}");
        assert!(html.contains(&format!(r#"id="f-{field}""#)), "{field} can be reached");
    }
    assert!(shown(&html).contains("ne correspond pas au numéro"), "the key is explained");
    let sms = html.split(r#"name="consent_sms""#).nth(1).unwrap().split('>').next().unwrap();
    assert!(sms.contains("checked"), "{sms}");
}

#[tokio::test]
async fn each_line_of_the_summary_of_faults_names_its_number() {
    let site = Site::start().await;
    let form =
        [("birth_date", "12/03/1985"), ("email", "a@example.fr"), ("port_fixed_keep", "1"), ("port_mobile_keep", "1")];
    let html = site.post("/shop/you", "session-full", &form).await.text().await.unwrap();
    let text = shown(&html);
    for line in [
        "Numéro de fixe à conserver : ",
        "Numéro de mobile à conserver : ",
        "Code RIO du fixe : ",
        "Code RIO du mobile : ",
    ] {
        assert!(text.contains(line), "{line:?} is not in {text}");
    }
}

#[tokio::test]
async fn an_address_that_looks_mistyped_is_asked_about_once() {
    let site = Site::start().await;
    let form = [("birth_date", "12/03/1985"), ("email", "jean@gmial.com")];
    let asked = site.post("/shop/you", "session-1", &form).await;
    assert_eq!(asked.status(), 422);
    let html = asked.text().await.unwrap();
    assert_eq!(
        shown(&html).matches("Vouliez-vous dire jean@gmail.com ?").count(),
        2,
        "beside the field and above: {html}"
    );
    assert!(html.contains(r#"name="email_sure" value="jean@gmial.com""#), "{html}");
    let sure: Vec<_> = form.into_iter().chain([("email_sure", "jean@gmial.com")]).collect();
    assert_eq!(site.post("/shop/you", "session-1", &sure).await.status(), 303, "who sends it again means it");
}

#[tokio::test]
async fn nothing_typed_is_lost_by_a_change_of_language_or_theme() {
    let site = Site::start().await;
    for (path, session, form, name) in [
        ("/shop/you", "session-1", "you", "given_name"),
        ("/shop/contact?kind=callback", "", "contact", "name"),
        ("/shop/withdrawal", "", "withdrawal", "name"),
        ("/shop/termination", "", "termination", "name"),
    ] {
        let (place, _) = path.split_once('?').unwrap_or((path, ""));
        let html = site.page(path, "fr", session).await;
        let button = format!(r#"form="{form}" formaction="/preferences?back={place}" formnovalidate name="locale""#);
        assert!(html.contains(&button) && html.contains(&format!(r#"id="{form}""#)), "{path}: {html}");
        let typed = [(name, "Camille l’Exemple"), ("kind", "callback"), ("locale", "en")];
        let sent = site.post(&format!("/preferences?back={place}"), session, &typed).await;
        assert_eq!((sent.status().as_u16(), location(&sent)), (307, place), "the browser sends the form once more");
        let again = site.post(place, session, &typed).await;
        assert_eq!(again.status(), 200, "{path}: nothing is refused and nothing is sent");
        let html = again.text().await.unwrap();
        assert!(html.contains(r#"value="Camille l’Exemple""#) && !html.contains("DC-2611-0007"), "{path}: {html}");
    }
    let elsewhere = site.post("/preferences?back=//example.com", "", &[("locale", "en")]).await;
    assert_eq!(location(&elsewhere), "/shop", "nobody is led to another site");
}

#[tokio::test]
async fn a_number_to_keep_left_empty_is_asked_for() {
    let site = Site::start().await;
    let form = [("birth_date", "12/03/1985"), ("email", "a@example.fr"), ("port_fixed_keep", "true")];
    let response = site.post("/shop/you", "session-1", &form).await;
    assert_eq!(response.status(), 422);
    assert!(response.text().await.unwrap().contains("port_fixed_number-error"));
}

#[tokio::test]
async fn a_slot_taken_meanwhile_and_a_lone_tick_are_explained_where_they_are() {
    let site = Site::start().await;
    let taken = [("kind", "appointment"), ("slot_id", "S-23-08:00")];
    let response = site.post("/shop/delivery", FULL, &taken).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    assert!(shown(&html).contains("Ce créneau vient d’être pris") && html.contains(r##"href="#f-slot_id""##));
    let lone = [("kind", "shipment"), ("express_start", "true")];
    let html = site.post("/shop/delivery", FULL, &lone).await.text().await.unwrap();
    assert!(html.contains(r##"href="#f-express_acknowledged""##), "one box alone asks for the other (WD-3)");
    let none = site.post("/shop/delivery", FULL, &[("kind", "appointment")]).await.text().await.unwrap();
    assert!(shown(&none).contains("Choisissez un créneau"), "no choice is not a wish to be called back");
    let lone = [("kind", "appointment"), ("slot_id", "S2"), ("express_start", "true")];
    let html = site.post("/shop/delivery", FULL, &lone).await.text().await.unwrap();
    assert!(shown(&html).contains("cochez les deux cases"));
    let quiet = [("kind", "appointment"), ("slot_id", "")];
    assert_eq!(site.post("/shop/delivery", "session-quiet", &quiet).await.status(), 303, "we call back about the date");
}

#[tokio::test]
async fn a_wrong_iban_stays_typed_and_a_card_is_entered_elsewhere() {
    let site = Site::start().await;
    let wrong = [("method", "direct_debit"), ("holder", "Camille Autre"), ("iban", "FR76 3000")];
    let response = site.post("/shop/payment", FULL, &wrong).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    assert!(html.contains(r#"value="FR76 3000""#) && shown(&html).contains("erreur de frappe"));
    assert!(shown(&html).contains("signez le mandat"), "and what else is missing");
    let card = site.post("/shop/payment", FULL, &[("method", "card")]).await;
    assert_eq!((card.status().as_u16(), location(&card)), (303, "https://card.example.com/pay/1"));
    let shut = site.post("/shop/payment", "session-quiet", &[("method", "card")]).await;
    assert!(shown(&shut.text().await.unwrap()).contains("La page de paiement par carte ne répond pas"));
    let kept = site.post("/shop/payment", FULL, &[("method", "direct_debit"), ("holder", "Camille Fictif")]).await;
    assert_eq!(location(&kept), "/shop/check", "the account on file goes on");
    let card_kept = site.post("/shop/payment", "session-card", &[("method", "card")]).await;
    assert_eq!(location(&card_kept), "/shop/check", "the card on file goes on");
    let other_card = site.post("/shop/payment", "session-card", &[("method", "card"), ("change", "1")]).await;
    assert_eq!(location(&other_card), "https://card.example.com/pay/1");
    let html = site.page("/shop/payment", "fr", FULL).await;
    for forbidden in ["cc-number", "cc-csc", "cvv"] {
        assert!(!html.contains(forbidden), "no card number ever passes here (CA-3)");
    }
}

#[tokio::test]
async fn coming_back_from_the_card_page_leads_on_or_explains() {
    let site = Site::start().await;
    let accepted = site.get("/shop/payment/card/return?session=accepted", "fr", FULL).send().await.unwrap();
    assert_eq!(location(&accepted), "/shop/check");
    let refused = site.page("/shop/payment/card/return?session=refused", "fr", FULL).await;
    assert!(shown(&refused).contains("Rien n’a été débité"), "{refused}");
}

#[tokio::test]
async fn the_order_needs_both_boxes_and_a_changed_cart_is_read_again() {
    let site = Site::start().await;
    let terms = [("accept_terms", "true"), ("general_terms_sha256", "ab12")];
    let response = site.post("/shop/order", FULL, &[&terms[..], &[("contract_summary_sha256", "ab12")]].concat()).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    assert!(shown(&html).contains("confirmez que vous avez reçu le récapitulatif"));
    let terms = html.split(r#"name="accept_terms""#).nth(1).unwrap().split('>').next().unwrap();
    assert!(terms.contains("checked"), "what was ticked stays");
    let both = [("accept_terms", "true"), ("accept_summary", "true")];
    let stale = site.post("/shop/order", FULL, &[&both[..], &[("contract_summary_sha256", "old")]].concat()).await;
    let html = stale.text().await.unwrap();
    assert!(shown(&html).contains("Votre commande a changé"));
    for name in ["accept_terms", "accept_summary"] {
        let tick = html.split(&format!(r#"name="{name}""#)).nth(1).unwrap().split('>').next().unwrap();
        assert!(!tick.contains("checked"), "{name} was said of another document, or of one that was not named");
    }
    let seen = ("contract_summary_sha256", "ab12");
    let old = [&both[..], &[seen, ("general_terms_sha256", "old")]].concat();
    let html = site.post("/shop/order", FULL, &old).await.text().await.unwrap();
    assert!(shown(&html).contains("Nos conditions générales ont changé pendant votre commande"), "{html}");
    let terms = html.split(r#"name="accept_terms""#).nth(1).unwrap().split('>').next().unwrap();
    assert!(!terms.contains("checked"), "other terms are accepted anew");
    let done = site.post("/shop/order", FULL, &[&both[..], &[seen, ("general_terms_sha256", "ab12")]].concat()).await;
    assert_eq!((done.status().as_u16(), location(&done)), (303, "/shop/order/WB-2611-4F7K2M?key=order-key"));
}

#[tokio::test]
async fn the_essential_stands_directly_before_the_button_and_a_lost_slot_hides_it() {
    let site = Site::start().await;
    let html = site.page("/shop/check", "fr", FULL).await;
    let form = html.split(r#"action="/shop/order""#).nth(1).unwrap();
    let essential = form.split(r#"aria-labelledby="essential""#).nth(1).unwrap();
    let before_button = shown(essential.split("<button").next().unwrap());
    for words in ["Trio Max", "35,99 €", "Prix total sur 12 mois", "Durée du contrat", "Engagement minimum"] {
        assert!(before_button.contains(words), "{words}");
    }
    assert!(!essential.split("<button").next().unwrap().contains("<input"), "nothing comes between (OR-1)");
    let blocked = site.get("/shop/check", "fr", "session-blocked").send().await.unwrap();
    assert_eq!(blocked.status(), 409);
    let html = blocked.text().await.unwrap();
    assert!(!html.contains("obligation de paiement") && html.contains(r#"href="/shop/delivery""#));
}

#[tokio::test]
async fn a_step_too_early_leads_to_the_one_that_is_missing_and_an_order_cannot_be_changed() {
    let site = Site::start().await;
    for path in ["/shop/delivery", "/shop/payment", "/shop/check"] {
        let response = site.get(path, "fr", "session-1").send().await.unwrap();
        assert_eq!(location(&response), "/shop/you", "{path}");
    }
    let done = site.get("/shop/you", "fr", "session-done").send().await.unwrap();
    assert_eq!(location(&done), "/shop/order/WB-2611-4F7K2M?key=order-key");
    let gone = site.get("/shop/check", "fr", "session-gone").send().await.unwrap();
    assert_eq!(gone.status(), 410);
    assert!(shown(&gone.text().await.unwrap()).contains("Nous ne retrouvons pas votre panier"));
}

#[tokio::test]
async fn an_order_is_for_who_holds_its_key_and_waits_without_script() {
    let site = Site::start().await;
    let waiting = site.page("/shop/order/WB-SUBMITTED?key=order-key", "fr", "").await;
    assert!(waiting.contains(r#"http-equiv="refresh""#) && !waiting.contains("10 004 271"));
    let known = site.page("/shop/order/WB-2611-4F7K2M?key=order-key", "fr", "").await;
    assert!(!known.contains(r#"http-equiv="refresh""#));
    let rejected = shown(&site.page("/shop/order/WB-REJECTED?key=order-key", "fr", "").await);
    assert!(rejected.contains("Un conseiller vous appelle") && !rejected.contains("OPS-REJ-7"));
    let foreign = site.get("/shop/order/WB-2611-4F7K2M?key=guess", "fr", "").send().await.unwrap();
    assert_eq!(foreign.status(), 404);
    let document = "/shop/document/019300a0-0000-7000-8000-0000000000d1";
    assert_eq!(site.get(&format!("{document}?key=guess"), "fr", "").send().await.unwrap().status(), 404);
    let read = site.get(&format!("{document}?key=document-key&download=1"), "fr", "").send().await.unwrap();
    assert!(read.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
}

#[tokio::test]
async fn ac_7_every_document_can_be_had_as_pdf() {
    let site = Site::start().await;
    let order = site.page("/shop/order/WB-2611-4F7K2M?key=order-key", "fr", "").await;
    assert_eq!(order.matches("format=pdf").count(), 5, "beside each of five documents");
    assert!(!order.contains("download=1"), "what is downloaded is the PDF");
    let check = site.page("/shop/check", "fr", FULL).await;
    let button = check.split("Télécharger le récapitulatif (PDF)").next().unwrap().rsplit("<a ").next().unwrap();
    assert!(button.contains("format=pdf") && check.matches("Télécharger").count() == 1, "{button}");
    let heard = order.split("format=pdf").nth(1).unwrap().split('>').next().unwrap();
    assert!(heard.contains("PDF"), "{heard}");
    assert!(heard.contains("Récapitulatif contractuel"), "the link says of what, to who only hears it: {heard}");
    let document = "/shop/document/019300a0-0000-7000-8000-0000000000d1";
    let pdf = site.get(&format!("{document}?key=document-key&format=pdf"), "fr", "").send().await.unwrap();
    assert_eq!(pdf.headers()[header::CONTENT_TYPE], "application/pdf");
    assert_eq!(pdf.headers()[header::CONTENT_DISPOSITION], "attachment; filename=\"recapitulatif.pdf\"");
    assert!(pdf.text().await.unwrap().starts_with("%PDF-"));
    let unshowable = "/shop/document/019300a0-0000-7000-8000-0000000000d2?key=document-key&format=pdf";
    let html = site.get(unshowable, "fr", "").send().await.unwrap();
    assert_eq!(html.headers()[header::CONTENT_DISPOSITION], "attachment; filename=\"recapitulatif.html\"");
    let foreign = site.get(&format!("{document}?key=guess&format=pdf"), "fr", "").send().await.unwrap();
    assert_eq!(foreign.status(), 404);
}

#[tokio::test]
async fn the_demonstrations_mailbox_says_why_a_mail_with_a_secret_is_empty() {
    let site = Site::start().await;
    let mail = |id: &str| format!("/demo/mails/{id}");
    let kept = shown(&site.page(&mail("019300a0-0000-7000-8000-0000000000d1"), "fr", "").await);
    assert!(kept.contains("Bonjour Camille") && !kept.contains("mot de passe"), "{kept}");
    let withheld = shown(&site.page(&mail("019300a0-0000-7000-8000-0000000000d9"), "fr", "").await);
    assert!(withheld.contains("Il contient un mot de passe"), "{withheld}");
}

#[tokio::test]
async fn a_withdrawal_is_sent_by_its_second_button_only_and_its_receipt_bears_the_hour() {
    let site = Site::start().await;
    let form = [("name", "Camille Fictif"), ("contract", "WB-2611-4F7K2M"), ("email", "camille@example.fr")];
    let review = site.post("/shop/withdrawal", "", &form).await.text().await.unwrap();
    let text = shown(&review);
    assert!(text.contains("Rien n’est encore envoyé") && text.contains("Confirmer la rétractation"), "{text}");
    assert!(text.contains("Je vous notifie ma rétractation du contrat WB-2611-4F7K2M"));
    let receipt = shown(&site.post("/shop/withdrawal/confirm", "", &form).await.text().await.unwrap());
    assert!(receipt.contains("DC-2611-0007") && receipt.contains("22 novembre 2026 à 23 h 59 min 59 s"), "{receipt}");
    let empty = site.post("/shop/withdrawal", "", &[("name", ""), ("email", "nowhere")]).await;
    assert_eq!(empty.status(), 422);
    // What BACK would refuse is told here: before anybody believes that it is only to be confirmed.
    for refused in [("name", "<b>Camille</b>"), ("email", "camille@nowhere")] {
        let typed = form.map(|(field, text)| if field == refused.0 { refused } else { (field, text) });
        let answer = site.post("/shop/withdrawal", "", &typed).await;
        assert_eq!(answer.status(), 422, "{refused:?}");
        assert!(answer.text().await.unwrap().contains(&format!("id=\"f-{}-error\"", refused.0)), "{refused:?}");
    }
}

#[tokio::test]
async fn te_7_a_termination_is_checked_changed_and_notified_by_its_last_button_only() {
    let site = Site::start().await;
    let form = [
        ("name", "Camille Fictif"),
        ("contract", "10 004 271"),
        ("line", "01 99 00 12 34"),
        ("wished_on", "2099-01-31"),
        ("email", "camille@example.fr"),
        ("message", "Déménagement à l’étranger"),
    ];
    let review = site.post("/shop/termination", "", &form).await.text().await.unwrap();
    let text = shown(&review);
    for words in [
        "Rien n’est encore envoyé",
        "Je vous notifie la résiliation du contrat 10 004 271, ligne 01 99 00 12 34.",
        "31 janvier 2099",
        "Motif légitime : Déménagement à l’étranger",
        "20 % au plus des mensualités restantes",
        "Notification de la résiliation",
        "Modifier ma résiliation",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    let changing: Vec<_> = form.into_iter().chain([("change", "1")]).collect();
    let again = site.post("/shop/termination", "", &changing).await.text().await.unwrap();
    for (name, value) in form {
        let kept = if name == "message" { format!(">{value}</textarea>") } else { format!(r#"value="{value}""#) };
        assert!(again.contains(&kept), "{name} is not kept in {again}");
    }
    let receipt = shown(&site.post("/shop/termination/confirm", "", &form).await.text().await.unwrap());
    assert!(receipt.contains("DC-2611-0007") && receipt.contains("22 novembre 2026 à 23 h 59 min 59 s"), "{receipt}");
    assert!(receipt.contains("envoyé à camille@example.fr"), "{receipt}");
}

#[tokio::test]
async fn te_2_ending_a_contract_is_one_click_away_from_every_page_and_what_is_missing_is_told() {
    let site = Site::start().await;
    for path in ["/shop", "/shop/legal/terms", "/shop/termination"] {
        let html = site.page(path, "fr", "").await;
        assert!(html.contains(r#"<a href="/shop/termination"><strong>Résilier votre contrat"#), "{path}");
    }
    let faulty = site.post("/shop/termination", "", &[("name", "Camille"), ("wished_on", "2001-01-31")]).await;
    assert_eq!(faulty.status(), 422);
    let text = shown(&faulty.text().await.unwrap());
    for words in ["contrat, de votre commande ou de votre ligne", "ou une adresse postale", "à partir d’aujourd’hui"]
    {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    let by_post = [("name", "Camille"), ("line", "0199001234"), ("address", "4 rue de l’Exemple, Ville-Fictive")];
    let receipt = shown(&site.post("/shop/termination/confirm", "", &by_post).await.text().await.unwrap());
    assert!(receipt.contains("par courrier à cette adresse : 4 rue de l’Exemple, Ville-Fictive"), "{receipt}");
}

#[tokio::test]
async fn a_cart_is_saved_and_taken_up_again_by_a_button() {
    let site = Site::start().await;
    let sent = site.post("/shop/save", FULL, &[("email", "camille@example.fr")]).await;
    assert!(shown(&sent.text().await.unwrap()).contains("Nous l’avons envoyé à camille@example.fr"));
    assert_eq!(site.post("/shop/save", FULL, &[("email", "nowhere")]).await.status(), 422);
    let resumed = site.post("/shop/resume", "", &[("token", "good")]).await;
    assert_eq!(location(&resumed), "/shop/check");
    assert!(resumed.headers()[header::SET_COOKIE].to_str().unwrap().starts_with("weblys_shop=session-full;"));
    let gone = site.post("/shop/resume", "", &[("token", "forged")]).await;
    assert_eq!(gone.status(), 410);
}

#[tokio::test]
async fn a_contact_request_gets_its_reference_and_keeps_what_was_typed() {
    let site = Site::start().await;
    let done = site.post("/shop/contact", "", &[("name", "Camille"), ("kind", "not_eligible")]).await;
    assert!(shown(&done.text().await.unwrap()).contains("DC-2611-0007"));
    let faulty = site.post("/shop/contact", "", &[("name", ""), ("address", "12 rue des Lilas")]).await;
    assert_eq!(faulty.status(), 422);
    assert!(faulty.text().await.unwrap().contains(r#"value="12 rue des Lilas""#));
}

#[tokio::test]
async fn who_wants_a_call_gives_a_number_and_an_hour_and_a_request_keeps_what_the_portal_said() {
    let site = Site::start().await;
    let call = site.page("/shop/contact?kind=callback", "fr", "").await;
    assert!(shown(&call).contains("Quand vous appeler ?") && !shown(&call).contains("Une adresse e-mail ou un numéro"));
    assert!(call.contains(r#"<label for="f-phone">Numéro de téléphone</label>"#), "it is not optional: {call}");
    let about = "/shop/contact?kind=not_eligible&address=1+rue+Neuve&offer=TRIO-1G&utm_source=portal&evil=1";
    let html = site.page(about, "fr", "").await;
    assert!(html.contains(r#"name="offer" value="TRIO-1G""#) && html.contains(r#"name="utm_source" value="portal""#));
    assert!(html.contains(r#"value="1 rue Neuve""#) && !html.contains("evil"), "{html}");
    assert!(html.contains(r#"<label for="f-address">Adresse du logement</label>"#), "it is not optional: {html}");
    let search = site.page("/shop/address?q=zzzz&offer=TRIO-1G&utm_source=portal", "fr", "").await;
    assert!(search.contains("address=zzzz&#38;offer=TRIO-1G&#38;utm_source=portal"), "{search}");
}

#[tokio::test]
async fn a_first_page_already_has_a_form_that_works_and_no_other_site_can_send_it() {
    let site = Site::start().await;
    let (html, cookies) = site.first_visit("/shop/withdrawal").await;
    let [visitor] = cookies.as_slice() else { panic!("one cookie only, the indispensable one (CK-1): {cookies:?}") };
    assert!(visitor.starts_with("weblys_visitor=") && visitor.contains("HttpOnly") && visitor.contains("SameSite=Lax"));
    let visitor = visitor.split(';').next().unwrap();
    let csrf = html.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let body = format!("csrf={csrf}&name=Camille&contract=WB-1&email=camille%40example.fr");
    let send = |cookies: String, origin: &'static str, body: String| {
        let site = &site;
        async move { site.send("/shop/withdrawal", &cookies, origin, &body).await.status().as_u16() }
    };
    assert_eq!(send(visitor.to_owned(), "", body.clone()).await, 200);
    assert_eq!(send(visitor.to_owned(), "https://evil.example.com", body.clone()).await, 403);
    assert_eq!(send("weblys_visitor=other".to_owned(), "", body.clone()).await, 403);
    assert_eq!(send(String::new(), "", body).await, 403, "a browser that refuses cookies is told so");
    let huge = format!("csrf={csrf}&name={}", "x".repeat(70_000));
    assert_eq!(send(visitor.to_owned(), "", huge).await, 400);
}
