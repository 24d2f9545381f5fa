//! What people type: kept as drafts, compared, done to several at once, and lists kept under a name.

use super::{ADMIN, edit, get, page, post};
use crate::pretend_back::staff::CAMILLE;
use crate::site::{Site, location, shown};

#[tokio::test]
async fn when_somebody_changed_it_meanwhile_both_values_stand_side_by_side() {
    let site = Site::start().await;
    let form = page(&site, &edit(), ADMIN).await;
    let was = form.split(r#"name="was" value=""#).nth(1).unwrap().split('"').next().unwrap().replace("&#34;", "\"");
    let typed = [
        ("version", "1"),
        ("was", was.as_str()),
        ("login", "camille.fictif"),
        ("name", "Camille Moi"),
        ("email", "camille@example.fr"),
        ("channel", "shop"),
        ("shop", "Quai"),
        ("state", "active"),
        ("group", "019300a0-0000-7000-8000-0000000000b1"),
    ];
    let response = post(&site, &edit(), ADMIN, &typed).await;
    assert_eq!(response.status(), 409);
    let html = response.text().await.unwrap();
    assert!(html.contains(r#"name="name" value="Camille Moi" checked"#), "what I changed is mine: {html}");
    assert!(html.contains(r#"name="name" value="Camille Autre""#), "{html}");
    assert!(html.contains(r#"name="shop" value="Gare" checked"#), "what I did not touch is theirs: {html}");
    assert!(
        html.contains(r#"type="hidden" name="channel" value="shop""#) && html.contains(r#"name="version" value="2""#)
    );
    let chosen = [
        ("version", "2"),
        ("login", "camille.fictif"),
        ("name", "Camille Moi"),
        ("shop", "Gare"),
        ("channel", "shop"),
        ("state", "active"),
        ("groups", "019300a0-0000-7000-8000-0000000000b1"),
    ];
    let response = post(&site, &edit(), ADMIN, &chosen).await;
    assert_eq!(location(&response), format!("/weconfig/users/{CAMILLE}?done=saved"));
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_with_the_reason() {
    let site = Site::start().await;
    let key = "019300a0-0000-7000-8000-0000000000f1";
    for (login, reason) in [("ab", "3 à 64 caractères"), ("camille.fictif", "Ce nom est déjà pris")] {
        let form = [("key", key), ("login", login), ("name", "Zoé Exemple"), ("channel", "shop")];
        let html = post(&site, "/weconfig/users/new", ADMIN, &form).await.text().await.unwrap();
        assert!(html.contains(r#"value="Zoé Exemple""#) && html.contains(r##"href="#f-login""##), "{html}");
        assert!(shown(&html).contains(reason), "{reason} in {html}");
    }
    let form = [("version", "2"), ("login", "camille.fictif"), ("name", "Moi"), ("channel", "shop")];
    let html = post(&site, &edit(), ADMIN, &form).await.text().await.unwrap();
    assert!(shown(&html).contains("Personne ne modifie ses propres groupes"), "{html}");
    assert!(html.contains(r#"value="Moi""#), "{html}");
}

#[tokio::test]
async fn what_was_typed_survives_the_end_of_the_session() {
    let site = Site::start().await;
    for token in ["", "staff-gone"] {
        let form = [("key", "019300a0-0000-7000-8000-0000000000f1"), ("login", "zoe"), ("name", "<Zoé>")];
        let response = post(&site, "/weconfig/users/new", token, &form).await;
        if token.is_empty() {
            assert_eq!(response.status(), 401);
            let html = response.text().await.unwrap();
            assert!(html.contains(r#"name="name" value="&#60;Zoé&#62;""#), "{html}");
            assert!(html.contains(r#"action="/weconfig/users/new""#) && html.contains(r#"target="_blank""#), "{html}");
        }
    }
}

#[tokio::test]
async fn a_list_is_kept_under_a_name_and_opens_with_the_view_that_was_chosen() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/users?state=active&sort=name", ADMIN).await;
    assert!(html.contains(r#"href="/weconfig/users?state=active&#38;sort=name" aria-current="true""#), "{html}");
    assert!(html.contains("Mes &#60;actifs&#62;") && shown(&html).contains("Bloqués de zoe.exemple"), "{html}");
    assert!(html.contains(r#"name="query" value="state=active&#38;sort=name""#), "{html}");
    let response = get(&site, "/weconfig/contacts", ADMIN).await;
    assert_eq!((response.status().as_u16(), location(&response)), (303, "/weconfig/contacts?state=open"));
    let whole = page(&site, "/weconfig/contacts?view=all", ADMIN).await;
    assert!(whole.contains("Dominique Fictif"), "the whole list can be had: {whole}");
    let key = "019300a0-0000-7000-8000-0000000000f2";
    let form = [("key", key), ("list", "users"), ("query", "q=cam"), ("name", "Cam"), ("default", "1")];
    let response = post(&site, "/staff/views", ADMIN, &form).await;
    assert_eq!(location(&response), "/weconfig/users?q=cam&done=saved");
    let form = [("key", key), ("list", "//evil.example"), ("query", "q=cam"), ("name", "Cam")];
    assert_eq!(post(&site, "/staff/views", ADMIN, &form).await.status(), 400, "only lists of ours");
    let form = [("key", key), ("list", "users"), ("query", "q=cam"), ("name", "")];
    let refused = post(&site, "/staff/views", ADMIN, &form).await;
    assert_eq!(refused.status(), 422);
    let html = page(&site, "/staff/views", ADMIN).await;
    assert!(shown(&html).contains("Ouvertes par défaut Demandes de contact"), "{html}");
}

#[tokio::test]
async fn a_form_that_was_left_is_offered_again_and_taken_up_as_it_was() {
    let site = Site::start().await;
    let html = page(&site, &edit(), ADMIN).await;
    assert!(shown(&html).contains("Brouillon du") && html.contains(r#"value="Camille Fictif""#), "{html}");
    assert!(html.contains(&format!("{}?draft=resume", edit())), "{html}");
    let html = page(&site, &format!("{}?draft=resume", edit()), ADMIN).await;
    assert!(html.contains(r#"value="Camille &#60;Brouillon&#62;""#), "{html}");
    assert!(html.contains(r#"name="version" value="7""#), "as of the version that was shown: {html}");
    assert!(!shown(&html).contains("Brouillon du"), "{html}");
    let html = page(&site, "/weconfig/users/new?draft=resume", ADMIN).await;
    assert!(html.contains(r#"value="À finir""#) && html.contains(r#"value="019300a0-0000-7000-8000-0000000000f3""#));
    let none = page(&site, "/weconfig/groups/new", ADMIN).await;
    assert!(!shown(&none).contains("Brouillon du") && none.contains(r#"data-draft="group.new""#), "{none}");
}

#[tokio::test]
async fn short_forms_are_taken_up_too_and_who_else_types_there_is_told() {
    let site = Site::start().await;
    let new = "/weconfig/code-tables/WEBLYS.CONTACT_OUTCOME/new";
    let of_one = [
        "/weconfig/parameters/slot_hold".to_owned(),
        "/weconfig/contacts/019300a0-0000-7000-8000-0000000000d1".to_owned(),
        "/weconfig/codes/019300a0-0000-7000-8000-0000000000d1".to_owned(),
        "/weconfig/sites/selfshop".to_owned(),
        new.to_owned(),
    ];
    for path in of_one {
        let html = page(&site, &path, ADMIN).await;
        assert!(html.contains("Brouillon du") && html.contains("data-draft="), "{path}: {html}");
        assert!(shown(&html).contains("zoe.&#60;exemple&#62; modifie aussi cette fiche"), "{path}: {html}");
        assert!(!html.contains("Typed"), "offered, not filled in: {html}");
        let resumed = page(&site, &format!("{path}?draft=resume"), ADMIN).await;
        assert!(resumed.contains("Typed &#60;later&#62;") && !resumed.contains("Brouillon du"), "{path}: {resumed}");
        if path != new {
            assert!(resumed.contains(r#"name="version" value="1""#), "as of the version that was shown: {resumed}");
        }
    }
    assert!(site.asked_twice().is_empty(), "{:?}", site.asked_twice());
}

#[tokio::test]
async fn a_draft_is_kept_without_secrets_and_thrown_away_by_a_button() {
    let site = Site::start().await;
    let form = format!("user.{CAMILLE}");
    let typed = [("draft", form.as_str()), ("version", "2"), ("name", "Camille"), ("password", "hunter2")];
    assert_eq!(post(&site, "/staff/drafts", ADMIN, &typed).await.status(), 204);
    let elsewhere = post(&site, "/staff/drafts/drop", ADMIN, &[("draft", "//evil.example")]).await;
    assert_eq!(elsewhere.status(), 400);
    assert_eq!(location(&post(&site, "/staff/drafts/drop", ADMIN, &typed).await), edit());
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    assert_eq!(site.send("/staff/drafts", &cookies, "https://evil.example", "draft=user.new").await.status(), 403);
}

#[tokio::test]
async fn what_is_done_to_several_is_shown_before_and_told_after() {
    let site = Site::start().await;
    let zoe = "019300a0-0000-7000-8000-0000000000a2";
    let list = page(&site, "/weconfig/users", ADMIN).await;
    assert!(list.contains(r#"formaction="/weconfig/users/bulk" name="do" value="disable""#), "{list}");
    let reader = page(&site, "/weconfig/users", "staff-reader").await;
    assert!(!reader.contains("bulk-form"), "whoever may do nothing with rows chooses none: {reader}");
    let path = format!("/weconfig/users/bulk?do=disable&id={CAMILLE}&id={zoe}&q=cam");
    let html = page(&site, &path, ADMIN).await;
    let read = shown(&html);
    assert!(read.contains("sera fait") && read.contains("Confirmer pour 1"), "{read}");
    assert!(html.contains(&format!(r#"name="row" value="{CAMILLE}.7""#)), "{html}");
    assert!(!html.contains(&format!(r#"name="row" value="{zoe}"#)), "what is refused is not sent: {html}");
    assert!(html.contains("&#60;Nom&#62;"), "{html}");
    let choice = page(&site, &format!("/weconfig/users/bulk?do=add&id={CAMILLE}"), ADMIN).await;
    assert!(choice.contains(r#"name="group""#) && choice.contains(CAMILLE), "{choice}");
    assert!(page(&site, "/weconfig/users/bulk?do=enable", ADMIN).await.contains("Aucune ligne"));
    assert_eq!(get(&site, &format!("/weconfig/users/bulk?do=fly&id={CAMILLE}"), ADMIN).await.status(), 404);
    assert_eq!(get(&site, &path, "staff-reader").await.status(), 403);
    let (first, second) = (format!("{CAMILLE}.7"), format!("{zoe}.7"));
    let form = [("do", "disable"), ("row", first.as_str()), ("row", second.as_str())];
    let done = post(&site, "/weconfig/users/bulk", ADMIN, &form).await;
    let read = shown(&done.text().await.unwrap());
    assert!(read.contains("Fait : 1. Refusé : 1."), "{read}");
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    assert_eq!(site.send("/weconfig/users/bulk", &cookies, "", "do=disable&csrf=forged").await.status(), 403);
}

#[tokio::test]
async fn several_requests_are_dealt_with_and_several_effects_tried_again_after_a_look() {
    let site = Site::start().await;
    let zoe = "019300a0-0000-7000-8000-0000000000a2";
    let list = page(&site, "/weconfig/contacts?view=all", ADMIN).await;
    assert!(list.contains(r#"action="/weconfig/contacts/bulk""#) && list.contains(r#"value="reopen""#), "{list}");
    let html = page(&site, &format!("/weconfig/contacts/bulk?do=handle&id={CAMILLE}&id={zoe}"), ADMIN).await;
    assert!(html.contains(&format!(r#"name="row" value="{CAMILLE}.7""#)) && html.contains(r#"name="note""#), "{html}");
    assert!(!html.contains(&format!(r#"name="row" value="{zoe}"#)), "what is refused is not sent: {html}");
    let reopen = page(&site, &format!("/weconfig/contacts/bulk?do=reopen&id={CAMILLE}"), ADMIN).await;
    assert!(!reopen.contains(r#"name="note""#) && shown(&reopen).contains("Confirmer pour 1"), "{reopen}");
    let row = format!("{CAMILLE}.7");
    let wrong = [("do", "handle"), ("row", row.as_str()), ("outcome", "nowhere"), ("note", "Rappelée <hier>")];
    let refused = post(&site, "/weconfig/contacts/bulk", ADMIN, &wrong).await;
    assert_eq!(refused.status(), 422);
    let html = refused.text().await.unwrap();
    assert!(html.contains("Rappelée &#60;hier&#62;") && html.contains(&row), "what was typed stays: {html}");
    let right = [("do", "handle"), ("row", row.as_str()), ("outcome", ""), ("note", "Rappelée")];
    let done = post(&site, "/weconfig/contacts/bulk", ADMIN, &right).await;
    assert!(shown(&done.text().await.unwrap()).contains("Fait : 1. Refusé : 0."));
    let list = page(&site, "/weconfig/jobs?view=all", ADMIN).await;
    assert!(list.contains(r#"action="/weconfig/jobs/bulk""#), "{list}");
    let html = page(&site, &format!("/weconfig/jobs/bulk?do=retry&id={CAMILLE}"), ADMIN).await;
    assert!(shown(&html).contains("Confirmer pour 1"), "{html}");
    let done = post(&site, "/weconfig/jobs/bulk", ADMIN, &[("do", "retry"), ("row", row.as_str())]).await;
    assert!(shown(&done.text().await.unwrap()).contains("Fait : 1. Refusé : 0."));
    for path in ["/weconfig/contacts/bulk", "/weconfig/jobs/bulk"] {
        assert_eq!(get(&site, &format!("{path}?do=fly&id={CAMILLE}"), ADMIN).await.status(), 404);
        let do_it = if path.contains("jobs") { "retry" } else { "handle" };
        assert_eq!(get(&site, &format!("{path}?do={do_it}&id={CAMILLE}"), "staff-reader").await.status(), 403);
        let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
        assert_eq!(site.send(path, &cookies, "", &format!("do={do_it}&csrf=forged")).await.status(), 403);
    }
}

#[tokio::test]
async fn an_address_that_only_takes_forms_leads_to_its_page() {
    let site = Site::start().await;
    let of_user = format!("/weconfig/users/{CAMILLE}");
    let id = "019300a0-0000-7000-8000-0000000000d1";
    let cases = [
        ("/staff/notifications/read".to_owned(), "/staff/notifications".to_owned()),
        (format!("/staff/notifications/{id}/read"), "/staff/notifications".to_owned()),
        (format!("/staff/account/sessions/{id}/end"), "/staff/account".to_owned()),
        ("/staff/account/sessions/end".to_owned(), "/staff/account".to_owned()),
        ("/staff/account/consent".to_owned(), "/staff/account".to_owned()),
        (format!("/staff/account/passkeys/{id}/remove"), "/staff/account/passkeys".to_owned()),
        (format!("/staff/views/{id}/remove"), "/staff/views".to_owned()),
        ("/staff/on-behalf/end".to_owned(), "/staff".to_owned()),
        ("/staff/sign-out".to_owned(), "/staff".to_owned()),
        ("/staff/drafts".to_owned(), "/staff".to_owned()),
        (format!("/staff/approvals/{id}/decision"), format!("/staff/approvals/{id}")),
        (format!("{of_user}/reset"), of_user.clone()),
        (format!("{of_user}/sessions/end"), of_user.clone()),
        ("/weconfig/operator-users/synchronise".to_owned(), "/weconfig/operator-users".to_owned()),
        ("/weconfig/code-tables/import".to_owned(), "/weconfig/code-tables".to_owned()),
        (format!("/weconfig/codes/{id}/move"), format!("/weconfig/codes/{id}")),
        ("/weconfig/catalogue/draft".to_owned(), "/weconfig/catalogue/publications".to_owned()),
        ("/weconfig/catalogue/draft/publish".to_owned(), "/weconfig/catalogue/publications".to_owned()),
        ("/weconfig/catalogue/publications/7/restore".to_owned(), "/weconfig/catalogue/publications".to_owned()),
        ("/weconfig/catalogue/offers".to_owned(), "/weconfig/catalogue/coverage".to_owned()),
        ("/weconfig/catalogue/base".to_owned(), "/weconfig/catalogue/coverage".to_owned()),
        ("/weconfig/catalogue/operator/take".to_owned(), "/weconfig/catalogue/operator".to_owned()),
        ("/weconfig/catalogue/thing/take".to_owned(), "/weconfig/catalogue/things".to_owned()),
        ("/weconfig/configuration/keep".to_owned(), "/weconfig/configuration".to_owned()),
        (format!("/weconfig/configuration/packages/{id}/drop"), "/weconfig/configuration".to_owned()),
        (format!("/weconfig/jobs/{id}/retry"), "/weconfig/jobs".to_owned()),
        ("/weconfig/schedule/check_trail/run".to_owned(), "/weconfig/schedule/check_trail".to_owned()),
        ("/weconfig/caches/addresses/reload".to_owned(), "/weconfig/caches/addresses".to_owned()),
    ];
    for (path, page) in cases {
        let answer = get(&site, &path, ADMIN).await;
        assert_eq!((answer.status().as_u16(), location(&answer)), (303, page.as_str()), "{path}");
        let page = get(&site, &page, ADMIN).await.status().as_u16();
        assert!(matches!(page, 200 | 303), "{path} leads to {page}");
    }
}

#[tokio::test]
async fn what_is_mended_in_a_form_is_still_compared_with_what_others_changed() {
    let site = Site::start().await;
    let typed = [("version", "1"), ("value", "999")];
    let refused = post(&site, "/weconfig/parameters/slot_hold", ADMIN, &typed).await;
    assert_eq!(refused.status(), 422);
    let html = refused.text().await.unwrap();
    assert!(html.contains(r#"name="version" value="1""#), "as of the version that was shown, not of today: {html}");
    let stale = post(&site, "/weconfig/parameters/slot_hold", ADMIN, &[("version", "1"), ("value", "60")]).await;
    assert_eq!(stale.status(), 409);
    assert!(stale.text().await.unwrap().contains(r#"name="version" value="2""#), "now it has been compared");
}
