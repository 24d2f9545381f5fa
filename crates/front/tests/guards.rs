//! What FRONT does against those who mean no good: cookies bound to the host, limits for each client.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may fail it")]

mod pretend_back;
#[allow(dead_code, reason = "each test program uses its part")]
mod site;

use reqwest::header;
use site::{Site, location, shown};

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host_and_forms_work_with_them() {
    let (_, cookies) = Site::start().await.first_visit("/shop/withdrawal").await;
    assert!(cookies[0].starts_with("weblys_visitor="), "without HTTPS the names are plain: {cookies:?}");
    let site = Site::start_with(|config| config.public_url = "https://shop.example.fr".to_owned()).await;
    let (html, cookies) = site.first_visit("/shop/withdrawal").await;
    let [visitor] = cookies.as_slice() else { panic!("{cookies:?}") };
    assert!(visitor.starts_with("__Host-weblys_visitor="), "{visitor}");
    assert!(visitor.contains("; Secure") && visitor.contains("; Path=/;") && !visitor.contains("Domain"), "{visitor}");
    let value = visitor.split(['=', ';']).nth(1).unwrap();
    let csrf = html.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let body = format!("csrf={csrf}&name=Camille&contract=WB-1&email=camille%40example.fr");
    let sent = async |cookies: String| site.send("/shop/withdrawal", &cookies, "", &body).await.status();
    assert_eq!(sent(format!("__Host-weblys_visitor={value}")).await, 200);
    assert_eq!(sent(format!("weblys_visitor={value}")).await, 403, "a neighbour's cookie is not ours");
    let told = site.page("/shop/legal/cookies", "fr", "").await;
    assert!(told.contains("__Host-weblys_shop"), "the page on cookies names them as they are");
    let personal = site.get("/shop/legal/cookies", "fr", "").header(header::COOKIE, "__Host-weblys_shop=token");
    assert_eq!(personal.send().await.unwrap().headers()[header::CACHE_CONTROL], "private, no-store");
}

#[tokio::test]
async fn who_sends_too_many_forms_is_told_so_in_words_and_when_to_come_back() {
    let site = Site::start_with(|config| {
        config.throttle = toml::from_str("letters = { at_once = 2, a_minute = 1 }").unwrap();
    })
    .await;
    let form = [("name", "Camille"), ("email", "camille@example.fr"), ("address", "12 rue des Lilas")];
    for _ in 0..2 {
        assert_ne!(site.post("/shop/contact", "", &form).await.status(), 429);
    }
    let told = site.post("/shop/contact", "", &form).await;
    assert_eq!(told.status(), 429);
    let seconds: u64 = told.headers()[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    let told = shown(&told.text().await.unwrap());
    assert!(told.contains("Vous allez un peu vite") && told.contains("Rien n’est perdu"), "{told}");
    let other = site.post("/preferences", "", &[("locale", "en"), ("back", "/shop")]).await;
    assert_eq!((other.status().as_u16(), location(&other)), (303, "/shop"), "other forms go on");
    assert!(site.page("/shop/contact", "en", "").await.contains("<form"), "and so do pages");
}

#[tokio::test]
async fn figures_are_told_on_their_own_port_only_and_by_pattern() {
    let mut asked = None;
    let site = Site::start_with(|config| config.metrics_listen = Some(asked.insert(free_address()).clone())).await;
    let figures = format!("http://{}/metrics", asked.unwrap());
    site.page("/shop/legal/cookies", "fr", "").await;
    site.page("/shop/made-up", "fr", "").await;
    let told = reqwest::get(&figures).await.unwrap().text().await.unwrap();
    let line = r#"weblys_http_request_duration_seconds_count{method="GET",route="/shop/legal/{page}",status="200"} 1"#;
    assert!(told.contains(line) && told.contains("weblys_build_info") && !told.contains("made-up"), "{told}");
    let public = site.get("/metrics", "fr", "").send().await.unwrap();
    assert_eq!(public.status(), 404);
}

/// Below the ports that the system gives to connections, of which the tests beside this one make many.
fn free_address() -> String {
    let free = |port: &u16| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok();
    format!("127.0.0.1:{}", (9_000..9_900).find(free).unwrap())
}
