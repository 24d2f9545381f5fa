//! One FRONT before two BACKs: nobody takes PROD for TEST, and nothing of the one opens the other (WCF-10).

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may fail it")]

mod pretend_back;
#[allow(dead_code, reason = "each test program uses its part")]
mod site;

use pretend_back::staff::Rounds;
use reqwest::header;
use site::{Site, location, shown};
use std::time::Duration;
use weblys_front::config::environment::OtherEnvironment;
use weblys_front::{Config, bind};

/// Where nobody listens: the discard port.
const NOWHERE: &str = "http://127.0.0.1:9";

fn environment(name: &str, back_url: String, back_credential: &str) -> OtherEnvironment {
    OtherEnvironment {
        listen: "127.0.0.1:0".to_owned(),
        public_url: format!("http://{name}.example.fr"),
        back_url,
        back_credential: back_credential.to_owned(),
        csrf_secret: None,
        card_page_origin: None,
    }
}

/// TEST and PROD, and a third whose BACK is not there.
async fn sites() -> [Site; 3] {
    let rounds = Rounds::default();
    let prod = pretend_back::start(rounds.clone()).await;
    let sites = Site::start_each(rounds, |config| {
        config.public_url = "http://test.example.fr".to_owned();
        config.environments =
            vec![environment("prod", prod, "prod"), environment("recette", NOWHERE.to_owned(), "recette")];
    });
    sites.await.try_into().unwrap_or_else(|_| panic!("three environments"))
}

async fn staff(site: &Site, path: &str, cookies: &str) -> reqwest::Response {
    site.get(path, "fr", "").header(header::COOKIE, cookies).send().await.unwrap()
}

/// A page as soon as it has these words: what BACKs are is heard within moments.
async fn page_with(site: &Site, path: &str, cookies: &str, words: &str) -> String {
    let asked = async {
        loop {
            let html = staff(site, path, cookies).await.text().await.unwrap();
            if html.contains(words) {
                return html;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), asked).await.unwrap_or_else(|_| panic!("{path} never says {words}"))
}

#[tokio::test]
async fn the_switcher_leads_to_the_same_page_of_each_environment() {
    let [test, prod, _] = sites().await;
    let path = "/weconfig/users?q=cam&state=active";
    let html = page_with(&test, path, "weblys_staff=staff-admin", "Production").await;
    let menu = html.split("desk-env").nth(1).unwrap().split("</details>").next().unwrap();
    for href in ["http://test.example.fr", "http://prod.example.fr", "http://recette.example.fr"] {
        assert!(menu.contains(&format!(r#"href="{href}/weconfig/users?q=cam&#38;state=active""#)), "{href}: {menu}");
    }
    let current = menu.split("<a ").find(|link| link.contains("aria-current")).unwrap();
    assert!(current.contains("TEST") && menu.matches("aria-current").count() == 1, "{menu}");
    let silent = menu.split("<a ").find(|link| link.contains("ne répond pas")).unwrap();
    assert!(silent.contains("recette.example.fr") && menu.matches("ne répond pas").count() == 1, "{menu}");
    let html = page_with(&prod, path, "weblys_staff_2=staff-admin", "TEST").await;
    assert!(html.contains("env-prod") && shown(&html).contains("Environnement : Production"), "{html}");
}

#[tokio::test]
async fn where_there_is_one_environment_nothing_is_switched() {
    let site = Site::start().await;
    let html = staff(&site, "/weconfig/users", "weblys_staff=staff-admin").await.text().await.unwrap();
    assert!(!html.contains("desk-env") && shown(&html).contains("Environnement : TEST"), "{html}");
    let html = page_with(&site, "/weconfig/environments", "weblys_staff=staff-admin", "0.2.0").await;
    assert!(html.matches(r#"<th scope="row">"#).count() == 1 && html.contains("env-test"), "{html}");
}

#[tokio::test]
async fn a_session_and_a_form_of_one_environment_open_nothing_in_another() {
    let [test, prod, _] = sites().await;
    assert_eq!(staff(&test, "/weconfig/users", "weblys_staff=staff-admin").await.status(), 200);
    let refused = staff(&prod, "/weconfig/users", "weblys_staff=staff-admin").await;
    assert_eq!(location(&refused), "/staff/sign-in?next=%2Fweconfig%2Fusers");
    let field = async |site: &Site, cookie: &str| {
        let html = staff(site, "/shop/withdrawal", cookie).await.text().await.unwrap();
        html.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let of_test = field(&test, "weblys_visitor=visitor-1").await;
    let of_prod = field(&prod, "weblys_visitor_2=visitor-1").await;
    let cookies = "weblys_visitor=visitor-1; weblys_visitor_2=visitor-1; weblys_staff_2=staff-admin";
    let sent = async |csrf: String| prod.send("/staff/sign-out", cookies, "", &format!("csrf={csrf}")).await;
    assert_eq!(sent(of_test).await.status(), 403, "even with the same visitor's number");
    let out = sent(of_prod).await;
    assert_eq!(location(&out), "/staff/sign-in?out=1");
    let cookie = out.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("weblys_staff_2=gone;"), "TEST's session stays: {cookie}");
}

#[tokio::test]
async fn the_page_of_environments_tells_which_answer_and_whether_their_versions_differ() {
    let [test, _, _] = sites().await;
    let html = page_with(&test, "/weconfig/environments", "weblys_staff=staff-admin", "0.1.9").await;
    let html = if html.contains("0.2.0") {
        html
    } else {
        page_with(&test, "/weconfig/environments", "weblys_staff=staff-admin", "0.2.0").await
    };
    let rows: Vec<String> = html.split(r#"<th scope="row">"#).skip(1).map(shown).collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    for (row, words) in rows.iter().zip([
        ["TEST", "Répond", "0.2.0", "http://test.example.fr"],
        ["Production", "PROD", "0.1.9", "http://prod.example.fr"],
        ["recette.example.fr", "ne répond pas", "", "http://recette.example.fr"],
    ]) {
        assert!(words.iter().all(|word| row.contains(word)), "{words:?} in {row}");
    }
    assert!(shown(&html).contains("n’ont pas tous la même version"), "{html}");
    let reader = staff(&test, "/weconfig/environments", "weblys_staff=staff-reader").await;
    assert_eq!(reader.status(), 403);
    assert!(test.asked_twice().is_empty(), "BACK is asked once for a page");
}

#[tokio::test]
async fn a_sign_in_page_tells_which_environment_it_opens() {
    let [test, prod, recette] = sites().await;
    page_with(&test, "/staff/sign-in", "", "env-test").await;
    let html = page_with(&prod, "/staff/sign-in", "", "env-prod").await;
    assert!(shown(&html).contains("Environnement : Production"), "{html}");
    let html = staff(&recette, "/staff/sign-in", "").await.text().await.unwrap();
    assert!(!html.contains(r#"class="env""#), "nothing is said before BACK said it: {html}");
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut prod = environment("prod", NOWHERE.to_owned(), "");
    prod.listen.clone_from(&address);
    let csrf_secret = "a secret that is long enough for a test".to_owned();
    let config = Config { listen: "127.0.0.1:0".into(), csrf_secret, environments: vec![prod], ..Config::default() };
    assert!(bind(config).await.unwrap_err().to_string().contains(&address));
}

#[tokio::test]
async fn one_word_stops_every_environment() {
    let csrf_secret = "a secret that is long enough for a test".to_owned();
    let environments = vec![environment("prod", NOWHERE.to_owned(), "")];
    let config = Config { listen: "127.0.0.1:0".into(), csrf_secret, environments, ..Config::default() };
    let bound = bind(config).await.unwrap();
    let addresses = bound.local_addrs().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(bound.serve(async { drop(stopped.await) }));
    for address in &addresses {
        assert_eq!(reqwest::get(format!("http://{address}/readyz")).await.unwrap().status(), 200);
    }
    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(10), served).await.unwrap().unwrap().unwrap();
    for address in &addresses {
        assert!(std::net::TcpStream::connect(address).is_err(), "{address} still listens");
    }
}
