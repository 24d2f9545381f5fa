//! Public sites that are stopped, what visitors see then, and what processes hold in memory.

use super::{ADMIN, get, page, post};
use crate::site::{Site, location, shown};
use reqwest::header;
use std::time::{Duration, Instant};

const HERE: &str = "/weconfig/sites/selfshop";

/// A FRONT that has heard that the shop is stopped.
async fn stopped() -> Site {
    let site = Site::start_with(|config| config.back_credential = "stopped".into()).await;
    let begun = Instant::now();
    while site.get("/shop", "fr", "").send().await.unwrap().status() != 503 {
        assert!(begun.elapsed() < Duration::from_secs(10), "FRONT never hears that the shop is stopped");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    site
}

#[tokio::test]
async fn a_stopped_shop_answers_kindly_and_keeps_what_the_law_asks_for_open() {
    let site = stopped().await;
    for path in ["/shop", "/shop/you", "/shop/resume?token=t", "/shop/payment/card/return?session=s", "/shop/contact"] {
        let response = site.get(path, "fr", "session-1").send().await.unwrap();
        assert_eq!(response.status(), 503, "{path}");
        assert!(response.headers()[header::RETRY_AFTER].to_str().unwrap().parse::<i64>().unwrap() > 0, "{path}");
        assert!(response.headers().get(header::SET_COOKIE).is_none(), "{path} keeps the cart");
        let html = response.text().await.unwrap();
        let told = shown(&html);
        for words in ["Notre boutique est fermée un moment", "votre panier est gardé", "29 novembre 2126", "example"]
        {
            assert!(told.contains(words), "{path}: {words} in {told}");
        }
        assert!(html.contains("&#60;revenons&#62;") || html.contains("&lt;revenons&gt;"), "words are text: {html}");
        assert!(html.contains(&format!(r#"href="{}""#, path.replace('&', "&#38;"))), "one comes back to {path}");
        assert!(html.contains("tel:") && html.contains("mailto:") && html.contains("/shop/withdrawal"));
        assert!(!html.contains("/shop/contact?kind=callback"), "nothing leads to what is closed");
    }
    let english = site.page("/shop", "en", "").await;
    assert!(english.contains("Our shop is closed for a moment") && english.contains("revenons"), "better than silence");
    for path in ["/shop/withdrawal", "/shop/legal/terms", "/shop/legal/notice", "/livez", "/staff/sign-in"] {
        assert_eq!(site.get(path, "fr", "").send().await.unwrap().status(), 200, "{path}");
    }
    assert_eq!(get(&site, HERE, ADMIN).await.status(), 200, "the staff works on");
    let preferences = site.post("/preferences", "", &[("theme", "dark"), ("back", "/shop")]).await;
    assert_eq!(preferences.status(), 303);
}

#[tokio::test]
async fn what_was_typed_when_the_shop_was_stopped_stays_on_the_page() {
    let site = stopped().await;
    let form = [("given_name", "Camille <b>"), ("family_name", "Fictif")];
    let response = site.post("/shop/you", "session-1", &form).await;
    assert_eq!(response.status(), 503);
    let html = response.text().await.unwrap();
    assert!(html.contains(r#"name="family_name" value="Fictif""#) && html.contains(r#"action="/shop/you""#), "{html}");
    assert_eq!(html.matches(r#"name="csrf""#).count(), 2, "that of the preferences and one of its own: {html}");
    let forged = site.send("/shop/you", "weblys_visitor=visitor-1", "", "csrf=forged&family_name=Fictif").await;
    assert!(!forged.text().await.unwrap().contains("Fictif"), "nobody sends through us what others typed");
}

#[tokio::test]
async fn a_stop_that_only_back_knows_leads_to_the_same_page() {
    let site = Site::start_with(|config| config.back_credential = "stopping".into()).await;
    let response = site.post("/shop/cart", "session-1", &[("offer", "TRIO-1G"), ("dwelling", "D-1")]).await;
    assert_eq!(response.status(), 503);
    assert!(shown(&response.text().await.unwrap()).contains("Notre boutique est fermée un moment"));
}

#[tokio::test]
async fn a_site_is_stopped_after_a_look_at_what_that_does() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/sites", ADMIN).await;
    assert!(shown(&html).contains("Ouvert") && shown(&html).contains("de lui-même"), "{html}");
    let html = page(&site, HERE, ADMIN).await;
    assert!(shown(&html).contains("12 paniers sont ouverts") && html.contains(r#"name="opens_at""#), "{html}");
    let typed = [("do", "stop"), ("version", "4"), ("words_fr", "<Travaux>"), ("opens_at", "2126-11-29T20:15")];
    let review = post(&site, HERE, ADMIN, &typed).await;
    assert_eq!(review.status(), 200);
    let html = review.text().await.unwrap();
    for told in ["Arrêter SelfShop ?", "12 paniers sont ouverts", "moins d’un quart d’heure : 3", "texte habituel"]
    {
        assert!(shown(&html).contains(told), "{told}: {html}");
    }
    assert!(
        html.contains(r#"name="sure" value="true""#) && html.contains(r#"name="opens_at" value="2126-11-29T20:15""#)
    );
    let back = post(&site, HERE, ADMIN, &[&typed[..], &[("edit", "true")]].concat()).await.text().await.unwrap();
    assert!(back.contains("2126-11-29T20:15") && !back.contains(r#"name="sure""#), "what was typed stays: {back}");
    let done = post(&site, HERE, ADMIN, &[&typed[..], &[("sure", "true")]].concat()).await;
    assert_eq!((done.status().as_u16(), location(&done)), (303, "/weconfig/sites/selfshop?done=site-stopped"));
    let unread = post(&site, HERE, ADMIN, &[("do", "stop"), ("version", "4"), ("opens_at", "demain")]).await;
    assert_eq!(unread.status(), 422);
    let past = [("do", "stop"), ("version", "4"), ("opens_at", "2020-01-01T08:00"), ("sure", "true")];
    let past = post(&site, HERE, ADMIN, &past).await;
    assert_eq!(past.status(), 422);
    assert!(past.text().await.unwrap().contains(r##"href="#f-opens_at""##));
    let stale = [("do", "stop"), ("version", "3"), ("words_fr", "Travaux"), ("sure", "true")];
    let stale = post(&site, HERE, ADMIN, &stale).await;
    assert_eq!(stale.status(), 409);
    let html = stale.text().await.unwrap();
    assert!(shown(&html).contains("zoe.exemple l’a laissé « Arrêté »") && html.contains("Travaux"), "{html}");
    assert_eq!(get(&site, "/weconfig/sites/weconfig", ADMIN).await.status(), 404);
    assert_eq!(get(&site, "/weconfig/sites", "staff-reader").await.status(), 403);
}

#[tokio::test]
async fn a_stopped_site_is_opened_by_two_buttons() {
    let site = stopped().await;
    let html = page(&site, HERE, ADMIN).await;
    assert!(shown(&html).contains("Arrêté") && html.contains(r#"name="do" value="start""#), "{html}");
    let start = [("do", "start"), ("version", "4")];
    let html = post(&site, HERE, ADMIN, &start).await.text().await.unwrap();
    assert!(shown(&html).contains("Ouvrir SelfShop ?") && shown(&html).contains("Ouvrir maintenant"), "{html}");
    let done = post(&site, HERE, ADMIN, &[&start[..], &[("sure", "true")]].concat()).await;
    assert_eq!(location(&done), "/weconfig/sites/selfshop?done=site-started");
}

#[tokio::test]
async fn what_is_held_in_memory_is_told_and_loaded_anew() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/caches", ADMIN).await;
    for told in ["Communes et adresses", "36 001 communes", "environ 12 Mo", "Rechargement en cours", "À jour"] {
        assert!(shown(&html).contains(told), "{told}: {html}");
    }
    assert!(!html.contains("<kettles>"), "what another version counts is text");
    let one = page(&site, "/weconfig/caches?cache=rules", ADMIN).await;
    assert!(!shown(one.split("<tbody").nth(1).unwrap()).contains("36 001 communes, <kettles>"));
    let html = page(&site, "/weconfig/caches/addresses", ADMIN).await;
    assert!(shown(&html).contains("fait par 1 processus sur 2") && html.contains("/caches/addresses/reload"), "{html}");
    assert!(html.contains(r#"href="/weconfig/catalogue""#));
    assert!(
        !page(&site, "/weconfig/caches/rules", ADMIN).await.contains("/caches/rules/reload"),
        "part of the program"
    );
    let done = post(&site, "/weconfig/caches/addresses/reload", ADMIN, &[]).await;
    assert_eq!(location(&done), "/weconfig/caches/addresses?done=reloading");
    assert_eq!(get(&site, "/weconfig/caches/kettle", ADMIN).await.status(), 404);
    assert_eq!(get(&site, "/weconfig/caches/addresses", "staff-reader").await.status(), 403);
}
