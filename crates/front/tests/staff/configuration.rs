//! Packages of the configuration: kept, brought, looked at, put in force.

use super::{ADMIN, get, page, post};
use crate::pretend_back::configuration::{BLOCKED, PACKAGE};
use crate::site::{Site, location, shown};
use reqwest::{Response, header};

const HERE: &str = "/weconfig/configuration";

/// Sends a file with the hidden field of a page.
async fn bring(site: &Site, key: &str, (name, content): (&str, &str)) -> Response {
    let html = page(site, HERE, ADMIN).await;
    let csrf = html.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    site.upload(&format!("{HERE}/bring"), &cookies, &[("csrf", csrf), ("key", key)], (name, content.as_bytes())).await
}

fn of(package: &str) -> String {
    format!("{HERE}/packages/{package}")
}

#[tokio::test]
async fn packages_are_listed_with_what_they_are_and_one_more_is_kept() {
    let site = Site::start().await;
    let html = page(&site, HERE, ADMIN).await;
    let told = shown(&html);
    for words in
        ["Avant &#60;Noël&#62;", "Avant « Sans nom »", "Sauvegarde", "Avant une mise en vigueur", "(zoe.exemple)"]
    {
        assert!(told.contains(words), "{words} in {told}");
    }
    assert!(html.contains(&of(PACKAGE)));
    let with_parts = page(&site, &format!("{HERE}?col=name&col=parts"), ADMIN).await;
    assert!(with_parts.contains("Catalogue, Paramètres, Groupes et leurs droits"), "{with_parts}");
    let key = html.split(r#"name="key" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let kept = post(&site, &format!("{HERE}/keep"), ADMIN, &[("key", key), ("name", "Avant Noël")]).await;
    assert_eq!((kept.status().as_u16(), location(&kept)), (303, format!("{}?done=kept", of(key)).as_str()));
    let again = post(&site, &format!("{HERE}/keep"), ADMIN, &[("key", BLOCKED), ("name", "Autre chose")]).await;
    assert!(location(&again).ends_with("?done=kept"), "who went back and sent something else keeps another");
    assert!(!location(&again).contains(BLOCKED));
    assert_eq!(get(&site, HERE, "staff-reader").await.status(), 403);
}

#[tokio::test]
async fn a_package_tells_what_it_would_change_and_is_put_in_force_by_part() {
    let site = Site::start().await;
    let html = page(&site, &of(PACKAGE), ADMIN).await;
    assert!(html.contains("changements affichés sur"), "{html}");
    assert!(html.contains("slot_hold") && html.contains("&#60;45&#62;"), "values are text: {html}");
    assert!(html.contains("Parties que vous n’avez pas le droit de voir : Catalogue"), "{html}");
    assert!(html.contains(r#"name="parts" value="parameters" checked"#));
    let apply = async |package: &str, form: &[(&str, &str)]| post(&site, &of(package), ADMIN, form).await;
    let done = apply(PACKAGE, &[("shown", "as-it-is"), ("parts", "parameters")]).await;
    assert_eq!((done.status().as_u16(), location(&done)), (303, format!("{}?done=applied", of(BLOCKED)).as_str()));
    let nothing = apply(PACKAGE, &[("shown", "as-it-is"), ("parts", "groups")]).await;
    assert_eq!(location(&nothing), format!("{}?done=nothing", of(PACKAGE)));
    let none = apply(PACKAGE, &[("shown", "as-it-is")]).await;
    assert_eq!(location(&none), format!("{}?done=none", of(PACKAGE)));
    let late = apply(PACKAGE, &[("shown", "as-it-was"), ("parts", "groups")]).await;
    assert_eq!(location(&late), format!("{}?done=stale", of(PACKAGE)));
    let blocked = apply(BLOCKED, &[("shown", "as-it-is"), ("parts", "groups")]).await;
    assert_eq!(location(&blocked), format!("{}?done=blocked", of(BLOCKED)));
    let html = page(&site, &format!("{}?done=applied", of(BLOCKED)), ADMIN).await;
    assert!(html.contains("C’est en vigueur") && html.contains("vendeurs : Ce groupe n’est pas dans le paquet"));
    assert!(!html.contains(r#"value="groups" checked"#), "what is blocked is not offered");
    let dropped = post(&site, &format!("{}/drop", of(PACKAGE)), ADMIN, &[]).await;
    assert_eq!(location(&dropped), format!("{HERE}?done=dropped"));
    assert!(page(&site, &format!("{HERE}?done=dropped"), ADMIN).await.contains("Le paquet est jeté"));
    let file = get(&site, &format!("{}/file", of(PACKAGE)), ADMIN).await;
    assert!(file.headers()[header::CONTENT_DISPOSITION].to_str().unwrap().contains(PACKAGE));
    for path in ["/weconfig/configuration/packages/nonsense", "/weconfig/configuration/packages/1/file"] {
        assert!(get(&site, path, ADMIN).await.status().is_client_error(), "{path}");
    }
}

#[tokio::test]
async fn a_file_becomes_a_package_or_is_told_why_not() {
    let site = Site::start().await;
    let key = "019300a0-0000-7000-8000-0000000000c9";
    let brought = bring(&site, key, ("test.json", "{\"a\":1}")).await;
    assert_eq!((brought.status().as_u16(), location(&brought)), (303, format!("{}?done=brought", of(key)).as_str()));
    let refused = bring(&site, key, ("<test>.json", "{}")).await;
    assert_eq!(refused.status(), 422);
    let html = refused.text().await.unwrap();
    let told = shown(&html);
    assert!(told.contains("&#60;test&#62;.json n’est pas un paquet lisible"), "{told}");
    assert!(told.contains("missing field &#60;weblys_configuration&#62; at line 1 column 2"), "{told}");
}
