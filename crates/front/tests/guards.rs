//! What FRONT does against those who mean no good: cookies bound to the host.

#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of a test may fail it")]

mod pretend_back;
mod site;

use reqwest::header;
use site::Site;

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host_and_forms_work_with_them() {
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
