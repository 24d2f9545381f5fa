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
}

/// Path, cookies, and what a person must read there in French and in English.
const PAGES: [(&str, &str, &str, &str); 13] = [
    ("/", NO_CART, "Adresses", "demonstration"),
    ("/shop", NO_CART, "Quelles offres chez vous", "What can you get at home"),
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
    ("/shop/options", CART, "Code avantage", "Discount code"),
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
