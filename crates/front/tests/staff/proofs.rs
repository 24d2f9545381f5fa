//! What one signs in by besides a password: passkeys, and the operator's portal.

use super::{ADMIN, get, page, post};
use crate::site::{Site, location, shown};
use reqwest::header;

#[tokio::test]
async fn a_passkey_is_offered_where_there_are_any_and_its_answer_signs_in() {
    let site = Site::start().await;
    let html = page(&site, "/staff/sign-in?next=%2Fweconfig%2Fusers", "").await;
    let form = html.split("<form").find(|form| form.contains("data-passkey=\"get\"")).unwrap();
    assert!(form.contains(" hidden>"), "hidden until a script can do it: {form}");
    assert!(form.contains(r#"data-domain="example.fr""#) && form.contains(r#"value="/weconfig/users""#), "{form}");
    let options = post(&site, "/staff/sign-in/passkey/options", "", &[]).await;
    assert_eq!(options.headers()[header::CONTENT_TYPE], "application/json");
    assert!(options.text().await.unwrap().contains("cer-1"));
    let answer = [("ceremony", "cer-1"), ("answer", "{}"), ("next", "/weconfig/users?q=cam")];
    let response = post(&site, "/staff/sign-in/passkey", "", &answer).await;
    assert_eq!((response.status().as_u16(), location(&response)), (303, "/weconfig/users?q=cam"));
    let response = post(&site, "/staff/sign-in/passkey", "", &[("ceremony", "old"), ("answer", "{}")]).await;
    assert_eq!(response.status(), 422);
    assert!(shown(&response.text().await.unwrap()).contains("Cette clé d’accès n’ouvre rien ici"));
    for path in ["/staff/sign-in/passkey", "/staff/sign-in/passkey/options"] {
        let response = site.send(path, "weblys_visitor=visitor-1", "", "ceremony=cer-1&answer=%7B%7D").await;
        assert_eq!(response.status(), 403, "{path} from another site");
    }
}

#[tokio::test]
async fn passkeys_are_listed_added_and_removed() {
    let site = Site::start().await;
    let html = page(&site, "/staff/account/passkeys", ADMIN).await;
    assert!(html.contains("Téléphone &#60;b&#62;"), "{html}");
    assert!(html.contains("data-passkey=\"create\""), "{html}");
    let new = [("ceremony", "cer-1"), ("answer", "{}"), ("name", "Ma clé")];
    let response = post(&site, "/staff/account/passkeys", ADMIN, &new).await;
    assert_eq!(location(&response), "/staff/account/passkeys?done=passkey-added");
    let nameless = post(&site, "/staff/account/passkeys", ADMIN, &[("ceremony", "cer-1"), ("answer", "{}")]).await;
    assert_eq!(nameless.status(), 422);
    let late = [("ceremony", "old"), ("answer", "{}"), ("name", "Ma clé")];
    let late = post(&site, "/staff/account/passkeys", ADMIN, &late).await.text().await.unwrap();
    assert!(late.contains("La clé n’a pas été ajoutée") && late.contains(r#"value="Ma clé""#), "{late}");
    let path = "/staff/account/passkeys/019300a0-0000-7000-8000-0000000000c1/remove";
    let response = post(&site, path, ADMIN, &[]).await;
    assert_eq!(location(&response), "/staff/account/passkeys?done=passkey-removed");
    let old = page(&site, "/staff/account/passkeys", "staff-reader").await;
    assert!(!old.contains("data-passkey=") && shown(&old).contains("connectez-vous à nouveau"), "{old}");
}

#[tokio::test]
async fn the_portal_is_offered_where_there_is_one_and_leads_back_to_the_page_wanted() {
    let site = Site::start().await;
    let html = page(&site, "/staff/sign-in?next=%2Fweconfig%2Fusers", "").await;
    assert!(html.contains(r#"href="/staff/sign-on?next=%2Fweconfig%2Fusers""#), "{html}");
    assert!(html.contains("Portail &#60;b&#62;"), "{html}");
    let response = get(&site, "/staff/sign-on?next=%2Fweconfig%2Fusers", "").await;
    assert_eq!(
        (response.status().as_u16(), location(&response)),
        (303, "https://portal.example.fr/auth?state=s-visitor-1")
    );
    let response = get(&site, "/staff/sign-on/back?code=good&state=s-visitor-1", "").await;
    assert_eq!((response.status().as_u16(), location(&response)), (303, "/weconfig/users?q=cam"));
    let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("weblys_staff=staff-admin; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
    for refused in ["", "?error=access_denied&state=s-visitor-1", "?code=good&state=s-another"] {
        let response = get(&site, &format!("/staff/sign-on/back{refused}"), "").await;
        assert_eq!((response.status().as_u16(), location(&response)), (303, "/staff/sign-in?out=portal"), "{refused}");
        assert!(response.headers().get(header::SET_COOKIE).is_none(), "{refused}");
    }
    assert!(
        shown(&page(&site, "/staff/sign-in?out=portal", "").await).contains("Le portail ne vous a pas donné accès")
    );
    let response = get(&site, "/staff/sign-on?next=%2Fweconfig%2Faway", "").await;
    assert_eq!(location(&response), "/staff/sign-in?out=away");
}

#[tokio::test]
async fn who_came_by_the_portal_may_sign_out_of_it_too_and_nobody_else_is_asked() {
    let site = Site::start().await;
    let back = get(&site, "/staff/sign-on/back?code=good&state=s-visitor-1", "").await;
    let set: Vec<_> = back.headers().get_all("set-cookie").iter().map(|one| one.to_str().unwrap()).collect();
    assert!(set.iter().any(|one| one.starts_with("weblys_portal=1") && one.contains("HttpOnly")), "{set:?}");
    let out = post(&site, "/staff/sign-out", &format!("{ADMIN}; weblys_portal=1"), &[]).await;
    assert_eq!((out.status().as_u16(), location(&out)), (303, "/staff/sign-in?out=1&portal=1"));
    let set: Vec<_> = out.headers().get_all("set-cookie").iter().map(|one| one.to_str().unwrap()).collect();
    assert!(set.iter().any(|one| one.starts_with("weblys_portal=gone;") && one.contains("Max-Age=0")), "{set:?}");
    let html = page(&site, "/staff/sign-in?out=1&portal=1", "").await;
    assert!(html.contains(r#"href="/staff/sign-on/out""#), "{html}");
    assert!(!page(&site, "/staff/sign-in?out=1", "").await.contains("/staff/sign-on/out"));
    for out in ["portal-stays", "portal-silent"] {
        let html = page(&site, &format!("/staff/sign-in?out={out}&portal=1"), "").await;
        assert!(shown(&html).contains("déconnecté(e) ici, mais pas du portail"), "{html}");
    }
    let out = get(&site, "/staff/sign-on/out", "").await;
    assert_eq!(location(&out), "https://portal.example.fr/end?client_id=weblys");
    assert_eq!(location(&post(&site, "/staff/sign-out", ADMIN, &[]).await), "/staff/sign-in?out=1");
}

#[tokio::test]
async fn who_comes_from_the_portal_s_menu_for_the_first_time_is_known_when_he_comes_back() {
    let site = Site::start().await;
    let (_, cookies) = site.first_visit("/staff/sign-on?next=%2Fweconfig").await;
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    assert!(cookies[0].starts_with("weblys_visitor="), "{cookies:?}");
}
