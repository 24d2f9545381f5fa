//! From "You" to the confirmation, through a real FRONT before a pretended BACK: what a person reads,
//! law.md line by line, in both languages, errors included.

mod pretend_back;
#[allow(dead_code, reason = "each test program uses its part")]
mod site;

use reqwest::header;
use site::{Site, location, shown};

const FULL: &str = "session-full";

/// Path, session, and what must be read in French and in English, by line of law.md.
const READ: [(&str, &str, &[&str], &[&str]); 10] = [
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
    ("/shop/delivery", "session-quiet", &["Être rappelé(e) pour fixer la date"], &["Call me to agree on a date"]),
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
            "Télécharger le récapitulatif",
            "Prix total sur 12 mois",
            "Engagement minimum",
            "Durée indéterminée",
            "toutes taxes comprises",
            "104,54 €",
        ],
        &["Order with obligation to pay", "Download the summary", "Total price over 12 months", "Minimum commitment"],
    ),
    (
        "/shop/order/WB-2611-4F7K2M?key=order-key",
        FULL,
        &[
            "10 004 271",
            "le mardi 24 novembre, entre 14 h et 16 h",
            "Renoncer au contrat ici",
            "Mandat de prélèvement SEPA",
        ],
        &["10 004 271", "Tuesday 24 November, between 14:00 and 16:00", "Withdraw from the contract here"],
    ),
    ("/shop/withdrawal", "", &["Renoncer au contrat ici", "Aucun compte n’est nécessaire"], &["No account is needed"]),
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
async fn what_was_typed_stays_and_each_fault_stands_beside_its_field() {
    let site = Site::start().await;
    let form = [
        ("given_name", "Camille <b>"),
        ("birth_date", "31/02/1985"),
        ("email", ""),
        ("port_fixed_keep", "true"),
        ("port_fixed_number", "01 99 00 12 34"),
        ("port_fixed_rio", "38FK7L8M9XXX"),
        ("consent_sms", "true"),
    ];
    let response = site.post("/shop/you", "session-1", &form).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    for kept in [r#"value="31/02/1985""#, r#"value="01 99 00 12 34""#, r#"value="38FK7L8M9XXX""#, "Camille &#60;b&#62;"]
    {
        assert!(html.contains(kept), "{kept} in\n{html}");
    }
    for field in ["birth_date", "email", "port_fixed_rio"] {
        assert!(html.contains(&format!(r##"href="#f-{field}""##)), "the summary leads to {field}");
        assert!(html.contains(&format!(r#"id="f-{field}""#)), "{field} can be reached");
    }
    assert!(shown(&html).contains("ne correspond pas au numéro"), "the key is explained");
    let sms = html.split(r#"name="consent_sms""#).nth(1).unwrap().split('>').next().unwrap();
    assert!(sms.contains("checked"), "{sms}");
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
    let response =
        site.post("/shop/order", FULL, &[("contract_summary_sha256", "ab12"), ("accept_terms", "true")]).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    assert!(shown(&html).contains("confirmez que vous avez reçu le récapitulatif"));
    let terms = html.split(r#"name="accept_terms""#).nth(1).unwrap().split('>').next().unwrap();
    assert!(terms.contains("checked"), "what was ticked stays");
    let both = [("accept_terms", "true"), ("accept_summary", "true")];
    let stale = site.post("/shop/order", FULL, &[&both[..], &[("contract_summary_sha256", "old")]].concat()).await;
    assert!(shown(&stale.text().await.unwrap()).contains("Votre commande a changé"));
    let done = site.post("/shop/order", FULL, &[&both[..], &[("contract_summary_sha256", "ab12")]].concat()).await;
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
    assert_eq!(order.matches("format=pdf").count(), 4, "beside each of four documents");
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
