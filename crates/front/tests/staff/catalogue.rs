//! The catalogue's pages.

use crate::site::{Site, location, shown};
use crate::{ADMIN, get, page, post};
use reqwest::{Response, header};

/// Sends a file with the hidden field of a page.
async fn upload(site: &Site, version: &str, file: (&str, &[u8])) -> Response {
    let html = site.page("/shop/withdrawal", "fr", "").await;
    let csrf = html.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    site.upload("/weconfig/catalogue/draft", &cookies, &[("csrf", csrf), ("version", version)], file).await
}

#[tokio::test]
async fn a_file_is_prepared_or_answered_by_its_faults() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/catalogue/publications", ADMIN).await;
    assert!(html.contains("printemps.xlsx") && html.contains(r#"enctype="multipart/form-data""#), "{html}");
    assert!(html.contains("publication 6, remise en vigueur") && html.contains("import sur le serveur"), "{html}");
    assert!(
        html.contains("&#60;catalogue&#62;.xlsx") && html.contains("/weconfig/catalogue/changes?after=7"),
        "{html}"
    );
    let good = upload(&site, "3", ("ete.xlsx", b"PK")).await;
    assert_eq!((good.status().as_u16(), location(&good)), (303, "/weconfig/catalogue/changes?done=prepared"));
    let bad = upload(&site, "3", ("<bad>.xlsx", b"bad file")).await;
    assert_eq!(bad.status(), 422);
    let html = bad.text().await.unwrap();
    assert!(html.contains("« &#60;bad&#62;.xlsx » a un défaut."), "{html}");
    assert!(html.contains("tariffs!C7 (amount)") && html.contains("&#60;vingt&#62;") && html.contains("un montant"));
    let old = upload(&site, "2", ("ete.xlsx", b"PK")).await;
    assert_eq!(location(&old), "/weconfig/catalogue/publications?done=stale", "nobody is overwritten");
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    let ended = "weblys_visitor=visitor-1";
    let again = site.upload("/weconfig/catalogue/draft", ended, &[("version", "3")], ("ete.xlsx", b"PK")).await;
    assert_eq!(location(&again), "/staff/sign-in?next=%2Fweconfig%2Fcatalogue%2Fpublications");
    let forged = [("csrf", "forged"), ("version", "3")];
    let path = "/weconfig/catalogue/draft";
    assert_eq!(site.upload(path, &cookies, &forged, ("ete.xlsx", b"PK")).await.status(), 403);
    assert_eq!(site.upload(path, &cookies, &[], ("ete.xlsx", b"PK")).await.status(), 403);
    assert!(site.asked_twice().is_empty(), "{:?}", site.asked_twice());
}

#[tokio::test]
async fn what_changes_is_read_before_it_is_put_in_force() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/catalogue/changes", ADMIN).await;
    let text = shown(&html);
    assert!(text.contains("amount : 29,99 € → 31,99 €"), "{text}");
    assert!(text.contains("validity.until : 2026-12-31 → rien") && text.contains("f0 : A, 0"), "{text}");
    assert!(
        text.contains("et 4 autres champs") && text.contains("1 nouveauté, 1 modification, rien de retiré."),
        "{text}"
    );
    assert!(text.contains("une vente possible"), "a warning is told: {text}");
    assert!(html.contains("&#60;DUO&#62;") && html.contains(r#"name="current" value="8""#), "{html}");
    let csv = page(&site, "/weconfig/catalogue/changes?format=csv", ADMIN).await;
    assert!(csv.contains("f11") && !csv.contains("autres champs"), "a file has every field: {csv}");
    let done = post(&site, "/weconfig/catalogue/draft/publish", ADMIN, &[("version", "3"), ("current", "8")]).await;
    assert_eq!(location(&done), "/weconfig/catalogue/publications?done=published");
    let old = post(&site, "/weconfig/catalogue/draft/publish", ADMIN, &[("version", "3"), ("current", "7")]).await;
    assert_eq!(location(&old), "/weconfig/catalogue/publications?done=stale");
    assert!(text.contains("5 janvier 2027") && text.contains("n’a pas eu lieu"), "{text}");
    let plan = "/weconfig/catalogue/draft/plan";
    let planned = |at| [("version", "3"), ("current", "8"), ("at", at)];
    let kept = post(&site, plan, ADMIN, &planned("2027-01-05T06:00")).await;
    assert_eq!(location(&kept), "/weconfig/catalogue/changes?done=planned");
    for at in ["2020-01-01T06:00", "demain", ""] {
        let refused = post(&site, plan, ADMIN, &planned(at)).await;
        assert_eq!(location(&refused), "/weconfig/catalogue/changes?done=no-moment", "{at}");
    }
    let site = Site::start().await;
    let off =
        post(&site, "/weconfig/catalogue/draft/off", ADMIN, &[("version", "3"), ("due", "2027-01-05T05:00:00Z")]).await;
    assert_eq!(location(&off), "/weconfig/catalogue/changes?done=off");
    let past = page(&site, "/weconfig/catalogue/changes?after=6", ADMIN).await;
    assert!(past.contains("/weconfig/catalogue/publications/6/restore") && !past.contains("draft/publish"), "{past}");
    let site = Site::start().await;
    let back = post(&site, "/weconfig/catalogue/publications/6/restore", ADMIN, &[("current", "8")]).await;
    assert_eq!(location(&back), "/weconfig/catalogue/publications?done=restored");
    let dropped = post(&site, "/weconfig/catalogue/draft/drop", ADMIN, &[("version", "3")]).await;
    assert_eq!(location(&dropped), "/weconfig/catalogue/publications?done=dropped");
    let gone = get(&site, "/weconfig/catalogue/changes?before=99", ADMIN).await;
    assert_eq!(location(&gone), "/weconfig/catalogue/publications", "the draft went meanwhile");
    let file = get(&site, "/weconfig/catalogue/publications/7/file", ADMIN).await;
    assert_eq!(file.headers()[header::CONTENT_DISPOSITION], "attachment; filename=\"catalogue-7.json\"");
    assert_eq!(get(&site, "/weconfig/catalogue/publications/..%2F7/file", ADMIN).await.status(), 404);
    let seller = get(&site, "/weconfig/catalogue/publications", "staff-seller").await;
    assert_eq!(seller.status(), 403);
}

#[tokio::test]
async fn a_thing_of_the_catalogue_is_found_read_and_changed() {
    let site = Site::start().await;
    let list = page(&site, "/weconfig/catalogue/things?sheet=options", ADMIN).await;
    assert!(
        list.contains("/weconfig/catalogue/thing?sheet=options&amp;item=%3CCINE%3E")
            || list.contains("item=%3CCINE%3E")
    );
    let text = shown(&list);
    assert!(text.contains("Vous regardez la préparation.") && text.contains("9,90 €"), "{text}");
    let thing = page(&site, "/weconfig/catalogue/thing?sheet=options&item=CINE", ADMIN).await;
    let text = shown(&thing);
    assert!(text.contains("En vente") && text.contains("Expédition"), "words are words of people: {text}");
    assert!(text.contains("Service : 2027-03-01. Attendu : un tarif (IMP-044)."), "{text}");
    assert!(text.contains("SPORT") && text.contains("Les 1 premières de 3 mentions."), "{text}");
    assert!(
        thing.contains("sheet=services&#38;item=TV") && thing.contains("/weconfig/catalogue/thing/take"),
        "{thing}"
    );
    let history = page(&site, "/weconfig/catalogue/thing/history?sheet=options&item=CINE", ADMIN).await;
    let text = shown(&history);
    assert!(text.contains("amount : 9,90 € → 10,90 €") && text.contains("À la machine"), "{text}");
    assert!(text.contains("Publications qui restent à relever : 1."), "{text}");
    assert!(history.contains("item=CINE&#38;of=8"), "each leads to the thing as it was then: {history}");
    let past = page(&site, "/weconfig/catalogue/thing?sheet=options&item=CINE&of=5", ADMIN).await;
    assert!(!past.contains("thing/edit") && !past.contains("thing/take"), "nobody changes a publication");
    assert_eq!(get(&site, "/weconfig/catalogue/thing?sheet=nowhere&item=A", ADMIN).await.status(), 404);
    assert_eq!(get(&site, "/weconfig/catalogue/thing?sheet=options&item=NOWHERE", ADMIN).await.status(), 404);
    let form = page(&site, "/weconfig/catalogue/thing/edit?sheet=options&item=%3CCINE%3E", ADMIN).await;
    assert!(form.contains(r#"type="hidden" name="c_code" value="&#60;CINE&#62;""#), "a code stays: {form}");
    assert!(form.contains(r#"name="c_install_modes" value="SHIPMENT" checked"#) || form.contains("checked"), "{form}");
    assert!(form.contains(r#"value="ON_SALE" selected"#) && form.contains("sens de amount"), "{form}");
    let copy = page(&site, "/weconfig/catalogue/thing/edit?sheet=options&like=%3CCINE%3E", ADMIN).await;
    assert!(copy.contains(r#"id="f-c_code" name="c_code" value="""#), "a copy has a code of its own: {copy}");
    assert!(site.asked_twice().is_empty(), "{:?}", site.asked_twice());
}

#[tokio::test]
async fn what_was_typed_into_a_row_is_offered_again_also_when_the_row_is_gone() {
    let site = Site::start().await;
    let edit = "/weconfig/catalogue/thing/edit?sheet=options";
    let offered = page(&site, &format!("{edit}&item=CINE"), ADMIN).await;
    assert!(offered.contains("Brouillon du") && !offered.contains("à finir"), "offered, not filled in: {offered}");
    let resume = r#"href="/weconfig/catalogue/thing/edit?sheet=options&#38;item=CINE&#38;draft=resume""#;
    assert!(offered.contains(resume), "{offered}");
    let resumed = page(&site, &format!("{edit}&item=CINE&draft=resume"), ADMIN).await;
    assert!(
        resumed.contains(r#"value="Cinéma &#60;à finir&#62;""#) && resumed.contains(r#"value="12,90""#),
        "{resumed}"
    );
    assert!(resumed.contains("&#34;label_fr&#34;:&#34;Cinéma&#34;"), "the row as it was shown then: {resumed}");
    assert!(site.asked_twice().is_empty(), "{:?}", site.asked_twice());
    // Only of a row that is gone the form of a new one is asked for after it.
    assert!(page(&site, &format!("{edit}&item=NOWHERE"), ADMIN).await.contains("Brouillon du"));
    let gone = page(&site, &format!("{edit}&item=NOWHERE&draft=resume"), ADMIN).await;
    assert!(gone.contains(r#"action="/weconfig/catalogue/thing/edit?sheet=options""#), "it becomes a new one: {gone}");
    assert!(gone.contains(r#"id="f-c_code" name="c_code" value="CINE""#), "{gone}");
    assert!(gone.contains(r#"name="draft" value="thing.options.NOWHERE""#), "its own draft ends with it: {gone}");
    let copy = page(&site, &format!("{edit}&like=CINE"), ADMIN).await;
    assert!(copy.contains("Brouillon du") && copy.contains(r#"data-draft="copy.options.CINE""#), "{copy}");
    let copy = page(&site, &format!("{edit}&like=CINE&draft=resume"), ADMIN).await;
    assert!(copy.contains(r#"value="Cinéma &#60;à finir&#62;""#), "{copy}");
    assert!(copy.contains(r#"name="draft" value="copy.options.CINE""#), "a copy takes no other draft's place: {copy}");
    let dropped = [("draft", "thing.options.CINE")];
    let dropped = post(&site, "/staff/drafts/drop", ADMIN, &dropped).await;
    assert_eq!(location(&dropped), "/weconfig/catalogue/thing/edit?sheet=options&item=CINE");
}

#[tokio::test]
async fn a_row_of_the_catalogue_is_saved_refused_by_its_column_or_merged() {
    let site = Site::start().await;
    let edit = "/weconfig/catalogue/thing/edit?sheet=options&item=CINE";
    let was = r#"{"code":"CINE","label_fr":"Cinéma"}"#;
    let modes = [("c_install_modes", "SHIPMENT"), ("c_install_modes", "HAND_OVER")];
    let typed = |label: &'static str, amount: &'static str| {
        let mut typed = vec![("was", was), ("c_code", "CINE"), ("c_label_fr", label), ("c_amount", amount)];
        typed.extend(modes);
        typed
    };
    let saved = post(&site, edit, ADMIN, &typed("Cinéma", "9,90")).await;
    assert_eq!(location(&saved), "/weconfig/catalogue/thing?sheet=options&item=CINE-2&done=drafted");
    let refused = post(&site, edit, ADMIN, &typed("Cinéma", "x")).await;
    assert_eq!(refused.status(), 422);
    let html = refused.text().await.unwrap();
    assert!(html.contains(r##"href="#f-c_amount""##) && html.contains("Attendu : un montant."), "{html}");
    assert!(html.contains(r#"name="c_amount" value="x""#), "what was typed stays");
    let stale = post(&site, edit, ADMIN, &typed("stale", "9,90")).await;
    assert_eq!(stale.status(), 409);
    let html = stale.text().await.unwrap();
    assert!(
        html.contains("Cinéma &#38; séries") && html.contains(r#"name="c_label_fr" value="stale" checked"#),
        "{html}"
    );
    let gone = post(&site, edit, ADMIN, &typed("gone", "9,90")).await;
    assert_eq!(location(&gone), "/weconfig/catalogue/things?sheet=options&done=gone");
    let json = post(&site, edit, ADMIN, &[("was", was), ("c_code", "CINE"), ("c_label_fr", "Cinéma")]).await;
    assert_eq!(json.status(), 409, "what only JSON can tell");
    let site = Site::start().await;
    let take = [("sheet", "options"), ("item", "CINE"), ("shown", "{}")];
    let taken = post(&site, "/weconfig/catalogue/thing/take", ADMIN, &take).await;
    assert_eq!(location(&taken), "/weconfig/catalogue/things?sheet=options&done=taken");
    assert_eq!(get(&site, edit, "staff-seller").await.status(), 403);
}

#[tokio::test]
async fn customers_are_told_by_numbers_and_what_is_missing_is_prepared() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/catalogue/coverage", ADMIN).await;
    let text = shown(&html);
    assert!(text.contains("Télé + Internet") && text.contains("7 clients"), "{text}");
    assert!(text.contains("400 contrats lus sur 1200") && text.contains("Contrats illisibles"), "{text}");
    assert!(html.contains("&#60;OLD&#62;") && html.contains(r#"name="services" value="TV NET""#), "{html}");
    assert!(!html.contains("/weconfig/catalogue/base\""), "one look at a time");
    let prepared = post(&site, "/weconfig/catalogue/offers", ADMIN, &[("services", "TV NET")]).await;
    assert_eq!(location(&prepared), "/weconfig/catalogue/thing/edit?sheet=offers&item=COMB-1");
    let asked = post(&site, "/weconfig/catalogue/base", ADMIN, &[("here", "/weconfig/catalogue/impact")]).await;
    assert_eq!(location(&asked), "/weconfig/catalogue/impact?done=asked");
    let text = shown(&page(&site, "/weconfig/catalogue/impact", ADMIN).await);
    assert!(text.contains("relisez les clients") && text.contains("24,00 €"), "{text}");
    assert!(text.contains("C2000000014") && text.contains("CINE Cinéma"), "{text}");
    assert!(site.asked_twice().is_empty(), "{:?}", site.asked_twice());
}

#[tokio::test]
async fn the_operator_s_services_are_looked_at_before_they_are_taken_over() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/catalogue/operator", ADMIN).await;
    let text = shown(&html);
    assert!(text.contains("amount : 29,99 € → 31,99 €") && text.contains("Une chose du catalogue"), "{text}");
    assert!(html.contains("&#60;ODD&#62; : no kind") && text.contains("OLD Vieux"), "{html}");
    let taken = post(&site, "/weconfig/catalogue/operator/take", ADMIN, &[("version", "4")]).await;
    assert_eq!(location(&taken), "/weconfig/catalogue/changes?done=took");
    let late = post(&site, "/weconfig/catalogue/operator/take", ADMIN, &[("version", "3")]).await;
    assert_eq!(location(&late), "/weconfig/catalogue/operator?done=stale");
    let asked = post(&site, "/weconfig/catalogue/operator", ADMIN, &[]).await;
    assert_eq!(location(&asked), "/weconfig/catalogue/operator?done=asked");
    assert!(site.asked_twice().is_empty(), "{:?}", site.asked_twice());
}
