//! Lines of the law that hold wherever somebody is in the shop, through a real FRONT before a pretended BACK.

#[allow(dead_code, reason = "each test program uses its part")]
mod pretend_back;
#[allow(dead_code, reason = "each test program uses its part")]
mod site;

use site::{Site, shown};

const FULL: &str = "session-full";
const NOBODY: &str = "";
const OFFERS: &str = "/shop/dwelling/D-42218-0007";

/// A page of each kind: path and session.
const PAGES: [(&str, &str); 12] = [
    ("/shop", NOBODY),
    ("/shop/address?q=lilas", NOBODY),
    (OFFERS, NOBODY),
    ("/shop/equipment", FULL),
    ("/shop/you", FULL),
    ("/shop/payment", FULL),
    ("/shop/check", FULL),
    ("/shop/order/WB-2611-4F7K2M?key=order-key", NOBODY),
    ("/shop/contact", NOBODY),
    ("/shop/withdrawal", NOBODY),
    ("/shop/legal/terms", NOBODY),
    ("/shop/no-such-page", NOBODY),
];

/// The words of a link to a page, as the foot of another one has it.
fn in_the_foot(html: &str, to: &str) -> Option<String> {
    let foot = html.rsplit("<footer").next()?;
    let link = foot.split(&format!(r#"<a href="{to}""#)).nth(1)?;
    Some(shown(&format!("<a{}", link.split("</a>").next()?)))
}

async fn reads(site: &Site, path: &str, session: &str, language: &str, wanted: &[&str]) {
    let text = shown(&site.page(path, language, session).await);
    for words in wanted {
        assert!(text.contains(words), "{path} {language} lacks {words:?}:\n{text}");
    }
}

#[tokio::test]
async fn wd_7_the_withdrawal_function_is_one_link_away_from_every_page_and_from_the_order() {
    let site = Site::start().await;
    let label = [("fr", "Renoncer au contrat ici"), ("en", "Withdraw from the contract here")];
    for (language, words) in label {
        for (path, session) in PAGES {
            let html = site.page(path, language, session).await;
            assert_eq!(in_the_foot(&html, "/shop/withdrawal").as_deref(), Some(words), "{path} {language}");
        }
        let order = site.page("/shop/order/WB-2611-4F7K2M?key=order-key", language, NOBODY).await;
        let body = order.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        assert!(
            body.contains(r#"href="/shop/withdrawal?contract=WB-2611-4F7K2M""#),
            "the order's own number is filled in"
        );
        assert!(shown(body).contains(words), "{language}");
    }
}

#[tokio::test]
async fn wd_8_a_withdrawal_asks_for_name_contract_and_address_of_the_receipt_and_may_name_a_part() {
    let site = Site::start().await;
    let html = site.page("/shop/withdrawal", "fr", NOBODY).await;
    let form = html.split(r#"<form method="post" action="/shop/withdrawal""#).nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    let names: Vec<&str> = form.split(r#" name=""#).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(names, ["csrf", "name", "contract", "email", "message"], "nothing else is asked");
    let least = [("name", "Camille Fictif"), ("contract", "WB-2611-4F7K2M"), ("email", "camille@example.fr")];
    let whole = site.post("/shop/withdrawal", NOBODY, &least).await.text().await.unwrap();
    assert!(shown(&whole).contains("Je vous notifie ma rétractation du contrat WB-2611-4F7K2M."), "{}", shown(&whole));
    let part: Vec<_> = least.into_iter().chain([("message", "la télévision")]).collect();
    let part = site.post("/shop/withdrawal", NOBODY, &part).await.text().await.unwrap();
    assert!(shown(&part).contains("de cette partie du contrat WB-2611-4F7K2M : la télévision"), "{}", shown(&part));
    for missing in 0..least.len() {
        let lacks: Vec<_> =
            least.iter().enumerate().filter(|(at, _)| *at != missing).map(|(_, field)| *field).collect();
        assert_eq!(site.post("/shop/withdrawal", NOBODY, &lacks).await.status(), 422, "{}", least[missing].0);
    }
}

#[tokio::test]
async fn or_3_means_of_payment_and_limits_of_delivery_are_told_where_ordering_starts() {
    let site = Site::start().await;
    let french = ["Moyens de paiement acceptés : prélèvement SEPA, carte bancaire, facture", "France métropolitaine"];
    reads(&site, "/shop", NOBODY, "fr", &french).await;
    reads(&site, "/shop", NOBODY, "en", &["SEPA direct debit", "mainland France"]).await;
}

#[tokio::test]
async fn pr_4_a_price_for_a_time_stands_in_one_card_with_the_time_the_price_after_and_the_commitment() {
    let site = Site::start().await;
    let said = [
        ("fr", ["29,99 €", "pendant 12 mois, puis 39,99 €/mois", "Engagement 12 mois"]),
        ("en", ["€29.99", "for 12 months, then €39.99/month", "12-month commitment"]),
    ];
    for (language, [price, time_and_after, commitment]) in said {
        let html = site.page(OFFERS, language, NOBODY).await;
        let card = html.split("<article").find(|card| card.contains(r#"aria-labelledby="o-TRIO-1000""#)).unwrap();
        let card = card.split("</article>").next().unwrap();
        // What is folded away is read after another click.
        let open = card.split("<details").next().unwrap();
        let text = shown(open);
        for words in [price, time_and_after] {
            assert!(text.contains(words), "{language} lacks {words:?}: {text}");
        }
        let terms = shown(open.split(r#"class="offer-terms""#).nth(1).unwrap());
        assert!(terms.contains(commitment), "{language}: the commitment: {terms}");
        let at = |words: &str| text.find(words).unwrap();
        assert!(at(price) < at(time_and_after), "{language}: the price after comes right after the price: {text}");
    }
}

#[tokio::test]
async fn gd_1_what_becomes_of_personal_data_is_told_where_it_is_asked_for() {
    let site = Site::start().await;
    let html = site.page("/shop/you", "fr", FULL).await;
    assert!(html.contains(r#"href="/shop/legal/privacy""#) && shown(&html).contains("utilise ces données pour"));
    let told = [
        "Pourquoi nous les utilisons",
        "pour exécuter le contrat",
        "par obligation légale",
        "seulement avec votre consentement",
        "Qui les reçoit",
        "Combien de temps",
        "5 ans après sa fin",
        "Accès, rectification, effacement, limitation, portabilité, opposition",
        "délégué à la protection des données",
        "CNIL",
    ];
    reads(&site, "/shop/legal/privacy", NOBODY, "fr", &told).await;
}

#[tokio::test]
async fn po_7_keeping_a_number_is_said_to_be_free() {
    let site = Site::start().await;
    reads(&site, "/shop/you", "session-1", "fr", &["C’est gratuit, et vous n’avez aucune démarche à faire"]).await;
}

#[tokio::test]
async fn sp_3_the_days_before_a_direct_debit_are_told_where_it_is_signed() {
    let site = Site::start().await;
    reads(&site, "/shop/payment", FULL, "fr", &["Vous êtes prévenu(e) 14 jours avant chaque prélèvement"]).await;
}

#[tokio::test]
async fn ac_6_the_declaration_of_accessibility_is_whole_and_linked_from_every_page() {
    let site = Site::start().await;
    for (path, session) in PAGES {
        let html = site.page(path, "fr", session).await;
        let link = in_the_foot(&html, "/shop/legal/accessibility");
        assert_eq!(link.as_deref(), Some("Accessibilité : partiellement conforme"), "{path}");
    }
    let whole = [
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "La page de saisie de la carte bancaire",
        "Technologies",
        "Nous signaler une difficulté",
        "Voies de recours",
        "Défenseur des droits",
    ];
    reads(&site, "/shop/legal/accessibility", NOBODY, "fr", &whole).await;
}

#[tokio::test]
async fn ac_3_how_the_shop_meets_the_requirements_of_accessibility_is_told() {
    let site = Site::start().await;
    let told = ["WCAG 2.2 de niveau AA", "avec ses aides techniques", "Le site fonctionne sans JavaScript"];
    reads(&site, "/shop/legal/accessibility", NOBODY, "fr", &told).await;
    reads(&site, "/shop/legal/accessibility", NOBODY, "en", &["WCAG 2.2", "without JavaScript"]).await;
}
