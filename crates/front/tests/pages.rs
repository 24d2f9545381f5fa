//! Pages of the shop through a real FRONT, before a pretended BACK.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod pretend_back;

use reqwest::{Client, RequestBuilder, Response, header, redirect};
use weblys_front::{Config, bind};

struct Site {
    origin: String,
    client: Client,
}

const CART: &str = "weblys_visitor=visitor-1; weblys_shop=session-1";
const NO_CART: &str = "weblys_visitor=visitor-1";

impl Site {
    async fn start() -> Self {
        Self::before(pretend_back::start(pretend_back::staff::Rounds::default()).await).await
    }

    async fn before(back_url: String) -> Self {
        let config = Config {
            listen: "127.0.0.1:0".into(),
            back_url,
            csrf_secret: "a secret that is long enough for a test".into(),
            demo: true,
            ..Config::default()
        };
        let bound = bind(config).await.unwrap();
        let origin = format!("http://{}", bound.local_addr().unwrap());
        tokio::spawn(bound.serve(std::future::pending()));
        Self { origin, client: Client::builder().redirect(redirect::Policy::none()).build().unwrap() }
    }

    fn get(&self, path: &str, language: &str, cookies: &str) -> RequestBuilder {
        self.client
            .get(format!("{}{path}", self.origin))
            .header(header::ACCEPT_LANGUAGE, language)
            .header(header::COOKIE, cookies)
    }

    async fn page(&self, path: &str, language: &str, cookies: &str) -> String {
        self.get(path, language, cookies).send().await.unwrap().text().await.unwrap()
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Response {
        let page = self.page("/shop", "fr", NO_CART).await;
        let csrf = page.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
        let mut pairs = form.to_vec();
        pairs.push(("csrf", csrf));
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let request = self.client.post(format!("{}{path}", self.origin)).header(header::COOKIE, CART);
        let kind = "application/x-www-form-urlencoded";
        request
            .header(header::CONTENT_TYPE, kind)
            .header(header::ACCEPT_LANGUAGE, "fr")
            .body(body)
            .send()
            .await
            .unwrap()
    }
}

fn location(response: &Response) -> &str {
    response.headers()[header::LOCATION].to_str().unwrap()
}

#[tokio::test]
async fn pr_2_the_price_before_a_reduction_stands_with_it_wherever_it_is_announced() {
    let site = Site::start().await;
    let said = [
        ("fr", "Prix le plus bas des 30 jours avant la remise : 37,99 €/mois"),
        ("en", "Lowest price in the 30 days before the reduction: €37.99/month"),
    ];
    let dwelling = "/shop/dwelling/D-42218-0007";
    let compared = "/shop/dwelling/D-42218-0007/compare?offer=TRIO-1000&offer=DUO-500";
    for (language, words) in said {
        for (path, cookies) in [(dwelling, NO_CART), (compared, NO_CART), ("/shop/equipment", CART)] {
            let page = site.page(path, language, cookies).await.replace(['\u{a0}', '\u{202f}'], " ");
            assert!(page.contains(words), "{words:?} is not on {path}");
        }
        let offers = site.page(dwelling, language, NO_CART).await.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(offers.matches(words).count(), 1, "where the days before are not known, nothing is said");
    }
    let others = [
        (dwelling, NO_CART, "avant la remise : 59,00 €<"),
        (compared, NO_CART, "avant la remise : 59,00 €<"),
        ("/shop/equipment", CART, "avant la remise : 4,50 €/mois"),
        ("/shop/equipment", CART, "avant la remise : 11,00 €/mois"),
        ("/shop/options", CART, "pendant 3 mois, puis 12,00 €/mois"),
    ];
    for (path, cookies, words) in others {
        let page = site.page(path, "fr", cookies).await.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(page.contains(words), "{words:?} of fees, equipment and options is not on {path}");
    }
}

/// Path, cookies, and what a person must read there in French and in English.
const PAGES: [(&str, &str, &str, &str); 15] = [
    ("/", NO_CART, "Adresses", "demonstration"),
    ("/shop", NO_CART, "Quelles offres chez vous", "What’s available at your address"),
    ("/shop", CART, "Reprendre ma commande", "Go on with my order"),
    ("/shop/address?q=lilas", NO_CART, "12 bis rue des Lilas", "Choose your address"),
    ("/shop/address?q=nulle+part", NO_CART, "Faire vérifier mon adresse", "Have my address checked"),
    ("/shop/street/42218_9z01", NO_CART, "Choisissez votre numéro", "Choose your number"),
    ("/shop/address/42218_9z01_00012", NO_CART, "Escalier 2", "Staircase 2"),
    ("/shop/address/none", NO_CART, "pas encore reliée", "not connected to our network yet"),
    ("/shop/dwelling/D-42218-0007", NO_CART, "pendant 12 mois, puis 39,99", "for 12 months, then €39.99/month"),
    ("/shop/dwelling/D-42218-0099", NO_CART, "Me prévenir", "Keep me informed"),
    ("/shop/dwelling/D-42218-0007/compare?offer=TRIO-1000&offer=DUO-500", NO_CART, "Habituel", "Usual"),
    ("/shop/equipment", CART, "Répéteur Wi-Fi", "Wi-Fi repeater"),
    ("/shop/options", CART, "Code promotionnel", "Promotional code"),
    ("/shop/legal/terms", NO_CART, "Conditions pour lire", "Terms to read"),
    ("/shop/legal/tariffs", NO_CART, "4,00 €/mois + 49,00 € de dépôt", "€4.00/month + €49.00 deposit"),
];

#[tokio::test]
async fn every_page_reads_well_in_both_languages_and_has_one_first_heading() {
    let site = Site::start().await;
    for (path, cookies, french, english) in PAGES {
        for (language, expected) in [("fr", french), ("en-GB", english)] {
            let html = site.page(path, language, cookies).await;
            if path != "/" || language != "fr" {
                assert!(html.replace(['\u{a0}', '\u{202f}'], " ").contains(expected), "{path} {language}: {html}");
            }
            assert_eq!(html.matches("<h1").count(), 1, "{path} {language}");
            assert!(html.contains(&format!(r#"<html lang="{}""#, &language[..2])), "{path} {language}");
            for forbidden in ["shop-", "common-", "gallery-"] {
                let shown =
                    html.split('>').filter_map(|part| part.split('<').next()).find(|text| text.starts_with(forbidden));
                assert_eq!(shown, None, "{path} {language} shows a key instead of a text");
            }
            assert!(
                !html.contains(" style=") && !html.contains("onclick"),
                "{path}: nothing inline, the policy forbids it"
            );
        }
    }
}

#[tokio::test]
async fn the_portals_wishes_go_along_to_the_cart() {
    let site = Site::start().await;
    let entry = site.get("/shop?address=lilas&offer=DUO-500&utm_source=portail", "fr", NO_CART).send().await.unwrap();
    assert_eq!(location(&entry), "/shop/address?q=lilas&offer=DUO-500&utm_source=portail");
    let found = site.page(location(&entry), "fr", NO_CART).await;
    assert!(found.contains("/shop/address/42218_9z01_00012?offer=DUO-500&#38;utm_source=portail"), "{found}");
    let offers = site.page("/shop/dwelling/D-42218-0007?offer=DUO-500&utm_source=portail", "fr", NO_CART).await;
    assert!(offers.contains("Votre choix") && offers.contains(r#"name="utm_source" value="portail""#));
}

#[tokio::test]
async fn choosing_an_offer_gives_the_browser_its_cart_and_leads_to_the_equipment() {
    let site = Site::start().await;
    let form = [("dwelling", "D-OTHER"), ("offer", "TRIO-1000"), ("utm_source", "portail")];
    let response = site.post("/shop/cart", &form).await;
    assert_eq!(response.status(), 303);
    assert_eq!(location(&response), "/shop/equipment");
    let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("weblys_shop=session-1;") && cookie.contains("HttpOnly"), "{cookie}");
}

#[tokio::test]
async fn a_refused_coupon_stays_typed_with_its_reason_beside_it_and_above() {
    let site = Site::start().await;
    let response = site.post("/shop/options", &[("take", "CINE"), ("coupon", "FAUX")]).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    assert!(html.contains(r##"href="#f-coupon""##) && html.contains(r#"value="FAUX""#), "{html}");
    assert!(html.contains("<title>Erreur"), "the title says that something is to be corrected");
    let cinema = html.split(r#"value="CINE""#).nth(1).unwrap();
    assert!(cinema[..cinema.find('>').unwrap()].contains("checked"), "what was ticked stays ticked");
}

#[tokio::test]
async fn a_code_that_was_taken_says_so_at_its_field_and_can_be_taken_out() {
    let site = Site::start().await;
    let kept = "weblys_visitor=visitor-1; weblys_shop=session-coupon";
    let html = site.page("/shop/options", "fr", kept).await;
    let card = html.split(r#"id="coupon""#).nth(1).unwrap().split("</form>").next().unwrap();
    assert!(card.contains("Code HIVER26 appliqué") && card.contains(r#"value="drop""#), "{card}");
    let without = site.page("/shop/options", "fr", CART).await;
    assert!(!without.contains("appliqué") && !without.contains(r#"value="drop""#));
    let applied = site.post("/shop/options", &[("coupon", "HIVER26"), ("then", "coupon")]).await;
    assert_eq!(location(&applied), "/shop/options#coupon", "the answer is read where it was asked for");
}

#[tokio::test]
async fn a_refused_choice_is_told_at_both_cards_and_the_price_says_that_it_is_without_it() {
    let site = Site::start().await;
    let form = [("pick.BOX", "BOX6"), ("many.REP", "2"), ("take", "CPL"), ("then", "stay")];
    let response = site.post("/shop/equipment", &form).await;
    assert_eq!(response.status(), 422, "what the script shows at once, since it takes this answer too");
    let html = response.text().await.unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    let words = "Kit CPL et Répéteur Wi-Fi ne vont pas ensemble";
    let choices = html.split("data-choices").nth(1).unwrap();
    assert_eq!((html.matches(words).count(), choices.matches(words).count()), (3, 2), "above once, at the cards twice");
    let summary = html.split(r#"id="summary""#).nth(1).unwrap();
    assert!(summary.contains("sans le choix refusé"), "{summary}");
    assert!(!site.page("/shop/equipment", "fr", CART).await.contains("sans le choix refusé"));
}

#[tokio::test]
async fn phones_have_a_way_back_on_every_step_and_a_way_on_to_the_last() {
    let site = Site::start().await;
    let full = "weblys_visitor=visitor-1; weblys_shop=session-full";
    let steps = [
        ("/shop/equipment", "/shop/dwelling/D-42218-0007"),
        ("/shop/options", "/shop/equipment"),
        ("/shop/you", "/shop/options"),
        ("/shop/delivery", "/shop/you"),
        ("/shop/payment", "/shop/delivery"),
        ("/shop/check", "/shop/payment"),
    ];
    for (path, back) in steps {
        let html = site.page(path, "fr", full).await;
        let above = html.split(r#"class="steps-back" href=""#).nth(1).map(|rest| rest.split('"').next().unwrap());
        assert_eq!(above, Some(back), "{path}: above");
        let below = html.split(r#"class="step-back"><a class="button button-quiet" href=""#).nth(1);
        assert_eq!(below.map(|rest| rest.split('"').next().unwrap()), Some(back), "{path}: below");
        let onwards = html.split(r#"class="button bar-go" form=""#).nth(1).map(|rest| rest.split('"').next().unwrap());
        let form = onwards.map(|form| html.contains(&format!(r#"class="form" id="{form}""#)));
        let is_last = path == "/shop/check";
        assert_eq!(form, (!is_last).then_some(true), "{path}: the last button is pressed where it stands");
    }
    let offers = site.page("/shop/dwelling/D-42218-0007", "fr", CART).await;
    assert!(!offers.contains("steps-back") && offers.contains("Changer d’adresse"));
}

#[tokio::test]
async fn where_only_a_mobile_plan_can_be_had_the_missing_network_comes_first() {
    let site = Site::start().await;
    let html = site.page("/shop/dwelling/D-MOBILE-ONLY", "fr", NO_CART).await;
    let title = html.split("<h1>").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(title, "Notre réseau fixe n’arrive pas encore chez vous");
    let (ask, offers) = (html.find("Me prévenir").unwrap(), html.find("En attendant, 2 offres disponibles").unwrap());
    assert!(ask < offers, "to be told comes before the alternative");
    assert!(!html.contains("Recommandée"), "an alternative is not put forward");
}

#[tokio::test]
async fn the_comparison_names_each_line_once_and_speaks_of_nothing_that_is_not_there() {
    let site = Site::start().await;
    let html = site.page("/shop/dwelling/D-42218-0007/compare?offer=TRIO-1000&offer=DUO-500", "fr", NO_CART).await;
    assert!(html.contains(r#"class="compare compare-2""#) && !html.contains("ouvrez «"), "{html}");
    let rows = html.matches(r#"role="rowheader""#).count();
    assert_eq!(rows, html.matches(r#"scope="row""#).count(), "a table on phones too, whatever its look");
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let site = Site::start().await;
    let forged = site.client.post(format!("{}/shop/cart", site.origin)).header(header::COOKIE, CART);
    let forged = forged.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let response = forged.body("csrf=forged&dwelling=D-1&offer=TRIO-1000").send().await.unwrap();
    assert_eq!(response.status(), 403);
}

#[tokio::test]
async fn language_and_theme_are_kept_and_lead_back_to_the_page() {
    let site = Site::start().await;
    let response = site.post("/preferences", &[("theme", "dark"), ("back", "/shop/options")]).await;
    assert_eq!(location(&response), "/shop/options");
    assert!(response.headers()[header::SET_COOKIE].to_str().unwrap().starts_with("weblys_theme=dark;"));
    let html = site.page("/shop", "fr", "weblys_theme=dark; weblys_lang=en").await;
    assert!(html.contains(r#"<html lang="en" data-theme="dark">"#));
}

#[tokio::test]
async fn the_offers_page_is_small_guarded_and_its_assets_last_for_ever() {
    let site = Site::start().await;
    let response = site.get("/shop/dwelling/D-42218-0007", "fr", NO_CART).send().await.unwrap();
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    let html = response.text().await.unwrap();
    assert!(html.len() < 60_000, "{} bytes", html.len());
    let style = html.split(r#"rel="stylesheet" href=""#).nth(1).unwrap().split('"').next().unwrap();
    let asset = site.get(style, "fr", "").header(header::ACCEPT_ENCODING, "gzip").send().await.unwrap();
    assert_eq!(asset.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(asset.headers()[header::CONTENT_ENCODING], "gzip");
}

#[tokio::test]
async fn without_back_the_visitor_reads_that_nothing_is_lost() {
    let site = Site::before("http://127.0.0.1:9".into()).await;
    let response = site.get("/shop/dwelling/D-42218-0007", "fr", CART).send().await.unwrap();
    assert_eq!(response.status(), 503);
    assert!(response.headers().contains_key(header::RETRY_AFTER));
    assert!(response.text().await.unwrap().contains("<h1"));
    let unknown = Site::start().await.get("/shop/dwelling/unknown", "fr", NO_CART).send().await.unwrap();
    assert_eq!(unknown.status(), 404);
}

#[tokio::test]
async fn a_line_of_the_type_ahead_leads_somewhere_even_when_nothing_is_found() {
    let site = Site::start().await;
    let lines = site.page("/shop/suggest?q=lilas", "fr", NO_CART).await;
    assert_eq!(lines.matches(r#"role="option""#).count(), 7, "{lines}");
    assert!(lines.contains("6 adresses proposées"), "{lines}");
    let none = site.page("/shop/suggest?q=nulle+part", "fr", NO_CART).await;
    assert!(none.contains("/shop/contact?kind=address_not_found"), "{none}");
}

/// With plain spaces.
fn shown(html: &str) -> String {
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

#[tokio::test]
async fn a_town_that_was_chosen_asks_for_the_street_and_one_that_is_not_served_says_so() {
    let site = Site::start().await;
    let list = site.page("/shop/address?q=lilas", "fr", NO_CART).await;
    assert!(
        list.contains("Les Lilas-en-Forez") && list.matches("tag-not").count() == 2,
        "an unserved town says so: {list}"
    );
    let served = site.page("/shop/address?q=42000+Saint-Exemple", "fr", NO_CART).await;
    let text = shown(&served);
    assert!(text.contains("Saint-Exemple : il manque le numéro et la rue"), "{text}");
    assert!(served.contains(r#"name="q" type="search" value="42000 Saint-Exemple""#), "the town stays: {served}");
    assert!(!served.contains(r#"<ul class="list">"#), "it does not lead to itself: {served}");
    let whole = "/shop/address?q=10+rue+de+l%27Exemple+99000+Loinville&utm_source=portal";
    let far = site.page(whole, "fr", NO_CART).await;
    let text = shown(&far);
    assert!(text.contains("Notre réseau n’arrive pas encore dans cette ville : Loinville"), "{text}");
    assert!(!text.contains("Vérifiez l’orthographe"), "{text}");
    let contact = "kind=not_eligible&#38;address=10+rue+de+l%27Exemple+99000+Loinville&#38;utm_source=portal";
    assert!(far.contains(contact), "what was typed goes along: {far}");
    let line = site.page("/shop/suggest?q=10+rue+de+l%27Exemple+99000+Loinville", "fr", NO_CART).await;
    assert!(line.contains("Pas encore desservie") && !line.contains("data-complete"), "{line}");
}

#[tokio::test]
async fn an_empty_search_says_what_to_type() {
    let html = Site::start().await.page("/shop/address?q=", "fr", NO_CART).await;
    assert!(shown(&html).contains("Tapez d’abord votre adresse : numéro, rue et ville."), "{html}");
}
