//! Pages of the staff through a real FRONT, before a pretended BACK.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

mod catalogue;
mod configuration;
mod forms;
#[path = "../pretend_back/mod.rs"]
mod pretend_back;
mod proofs;
#[allow(dead_code, reason = "each test program uses its part")]
#[path = "../site/mod.rs"]
mod site;
mod sites;

use pretend_back::staff::{APPROVAL, CAMILLE};
use reqwest::{Response, header};
use site::{Site, location, shown};

const ADMIN: &str = "staff-admin";

async fn get(site: &Site, path: &str, token: &str) -> Response {
    let request =
        site.get(path, "fr", "").header(header::COOKIE, format!("weblys_visitor=visitor-1; weblys_staff={token}"));
    request.send().await.unwrap()
}

async fn page(site: &Site, path: &str, token: &str) -> String {
    let response = get(site, path, token).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

/// Sends a form with the hidden field of a page.
async fn post(site: &Site, path: &str, token: &str, form: &[(&str, &str)]) -> Response {
    let html = site.page("/shop/withdrawal", "fr", "").await;
    let csrf = html.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    let body = body.extend_pairs(form).append_pair("csrf", csrf).finish();
    site.send(path, &format!("weblys_visitor=visitor-1; weblys_staff={token}"), "", &body).await
}

fn edit() -> String {
    format!("/weconfig/users/{CAMILLE}/edit")
}

#[tokio::test]
async fn without_a_session_every_page_leads_to_sign_in_and_back() {
    let site = Site::start().await;
    for token in ["", "staff-gone"] {
        let response = get(&site, "/weconfig/users?q=cam&state=active", token).await;
        assert_eq!(response.status(), 303);
        assert_eq!(location(&response), "/staff/sign-in?next=%2Fweconfig%2Fusers%3Fq%3Dcam%26state%3Dactive");
    }
    let html = page(&site, "/staff/sign-in?next=%2Fweconfig%2Fusers", "").await;
    assert!(html.contains(r#"name="next" value="/weconfig/users""#), "{html}");
    let form = [("login", "camille.fictif"), ("password", "la bonne phrase"), ("next", "/weconfig/users?q=cam")];
    let response = post(&site, "/staff/sign-in", "", &form).await;
    assert_eq!((response.status().as_u16(), location(&response)), (303, "/weconfig/users?q=cam"));
    let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap();
    assert_eq!(cookie, "weblys_staff=staff-admin; Path=/; HttpOnly; SameSite=Lax; Secure");
}

#[tokio::test]
async fn the_deep_link_cannot_leave_the_site() {
    let site = Site::start().await;
    for trick in ["https://evil.example", "//evil.example", "/\\evil.example", "/%2f%2fevil.example", "javascript:x"] {
        let form = [("login", "camille.fictif"), ("password", "la bonne phrase"), ("next", trick)];
        let response = post(&site, "/staff/sign-in", "", &form).await;
        assert_eq!((response.status().as_u16(), location(&response)), (303, "/staff"), "{trick}");
        let path = format!("/staff/sign-in?next={trick}");
        assert!(page(&site, &path, "").await.contains(r#"name="next" value="/staff""#), "{trick}");
    }
}

#[tokio::test]
async fn a_failed_sign_in_never_says_what_was_wrong_and_keeps_the_login() {
    let site = Site::start().await;
    let form = [("login", "camille.fictif"), ("password", "fausse")];
    let response = post(&site, "/staff/sign-in", "", &form).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    assert!(html.contains(r#"value="camille.fictif""#) && !html.contains("fausse"), "{html}");
    assert!(shown(&html).contains("La connexion n’a pas abouti"), "{html}");
}

#[tokio::test]
async fn a_form_that_is_not_ours_is_refused() {
    let site = Site::start().await;
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    for path in ["/staff/sign-in", "/staff/sign-out", "/staff/password", "/weconfig/users/new", &edit()] {
        let response = site.send(path, &cookies, "", "csrf=forged&login=camille&name=Camille&version=2").await;
        assert_eq!(response.status(), 403, "{path}");
        let response = site.send(path, &cookies, "https://evil.example", "login=camille").await;
        assert_eq!(response.status(), 403, "{path}");
    }
}

/// Every path of the staff's sites, whatever is added to them; a new FRONT for some of them each, so that none is
/// answered by its limit of requests.
#[tokio::test]
async fn no_form_of_the_staff_is_taken_from_elsewhere() {
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    let routes = include_str!("../../src/routes/staff.rs").split('"').filter(|text| text.starts_with('/'));
    let routes: Vec<&str> = routes.collect();
    let mut refused = 0;
    for some in routes.chunks(8) {
        let site = Site::start().await;
        for route in some {
            let path = route.split('/').map(|part| if part.starts_with('{') { CAMILLE } else { part });
            let path = path.collect::<Vec<_>>().join("/");
            let forged = site.send(&path, &cookies, "", "csrf=forged&version=1&code=X&label_fr=X&decision=agree").await;
            let foreign = site.send(&path, &cookies, "https://evil.example", "version=1").await;
            match (forged.status().as_u16(), foreign.status().as_u16()) {
                (403, 403) => refused += 1,
                (404 | 405, _) => {}
                other => panic!("{path} answers {other:?}"),
            }
        }
    }
    assert!(refused > 35, "{refused} forms");
}

#[tokio::test]
async fn steps_of_the_sign_in_come_before_everything_else() {
    let site = Site::start().await;
    for (token, step) in [("staff-new", "/staff/password"), ("staff-code", "/staff/second-factor")] {
        let response = get(&site, "/weconfig/groups", token).await;
        assert_eq!(location(&response), format!("{step}?next=%2Fweconfig%2Fgroups"));
        assert!(page(&site, step, token).await.contains("<form"));
    }
    let wrong = post(&site, "/staff/second-factor", "staff-code", &[("code", "000000")]).await;
    assert_eq!(wrong.status(), 422);
    assert!(shown(&wrong.text().await.unwrap()).contains("Ce code n’est pas le bon"));
    let right = post(&site, "/staff/second-factor", "staff-code", &[("code", "123456"), ("next", "/weconfig")]).await;
    assert_eq!(location(&right), "/weconfig");
    let form = [("old", "provisoire"), ("new", "court"), ("again", "court")];
    let short = post(&site, "/staff/password", "staff-new", &form).await.text().await.unwrap();
    assert!(short.contains(r##"href="#f-new""##) && short.contains(r#"id="f-new-error""#), "{short}");
    let form = [("old", "provisoire"), ("new", "douze lettres ou plus"), ("again", "autre chose")];
    let differs = post(&site, "/staff/password", "staff-new", &form).await.text().await.unwrap();
    assert!(differs.contains(r#"id="f-again-error""#) && !differs.contains("douze lettres"), "{differs}");
}

#[tokio::test]
async fn the_menu_shows_what_one_may_and_greys_what_is_announced() {
    let site = Site::start().await;
    let seller = page(&site, "/staff", "staff-seller").await;
    assert!(seller.contains("WeShop") && seller.contains("bientôt"), "{seller}");
    for absent in ["WeConfig", "WeCare", "/weconfig"] {
        assert!(!seller.contains(absent), "a seller sees {absent}");
    }
    let admin = page(&site, "/weconfig", ADMIN).await;
    assert!(admin.contains(r#"href="/weconfig/users""#) && admin.contains("WeCare"));
    assert!(admin.contains("env-test") && shown(&admin).contains("Environnement : TEST"), "{admin}");
    let reader = page(&site, "/weconfig/users", "staff-reader").await;
    assert!(!reader.contains("/weconfig/users/new") && !reader.contains("/weconfig/users/export"), "{reader}");
}

#[tokio::test]
async fn without_the_right_one_reads_which_one_is_missing() {
    let site = Site::start().await;
    let response = get(&site, "/weconfig/users", "staff-seller").await;
    assert_eq!(response.status(), 403);
    let told = shown(&response.text().await.unwrap());
    assert!(told.contains("« WeConfig · Utilisateurs : Voir »"), "{told}");
    for path in ["/weconfig/users/export?format=csv", "/weconfig/users/new", "/weconfig/audit", "/weconfig/groups"] {
        assert_eq!(get(&site, path, "staff-reader").await.status(), 403, "{path}");
    }
}

#[tokio::test]
async fn links_of_a_list_keep_its_filters() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/users?q=cam&state=active&sort=name", ADMIN).await;
    for link in
        ["q=cam&#38;state=active&#38;sort=-name", "q=cam&#38;state=active&#38;sort=name&#38;page=2", "export?q=cam"]
    {
        assert!(html.contains(link), "{link} in {html}");
    }
    assert!(html.contains(r#"<option value="active" selected>"#), "{html}");
    let audit = page(&site, "/weconfig/audit?actor=camille.fictif", ADMIN).await;
    assert!(audit.contains("actor=camille.fictif&#38;before_seq=41"), "{audit}");
}

#[tokio::test]
async fn a_file_holds_everything_filtered_and_nothing_that_runs() {
    let site = Site::start().await;
    let response = get(&site, "/weconfig/users/export?format=csv&q=z", ADMIN).await;
    assert_eq!(response.headers()[header::CONTENT_DISPOSITION], "attachment; filename=\"users.csv\"");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "private, no-store");
    let csv = response.text().await.unwrap();
    assert!(csv.contains("zoe.exemple;'=Zoé Exemple;Vendeurs;"), "{csv}");
    let one = page(&site, &format!("/weconfig/users/export?format=csv&id={CAMILLE}"), ADMIN).await;
    assert!(one.contains("camille.fictif") && !one.contains("zoe.exemple"), "{one}");
    let excel = get(&site, "/weconfig/audit/export?format=xlsx", "staff-admin").await;
    assert_eq!(excel.status(), 200);
}

#[tokio::test]
async fn every_list_of_the_staff_can_be_taken_out() {
    let site = Site::start().await;
    for path in [
        "/weconfig/groups",
        "/weconfig/catalogue",
        "/weconfig/catalogue/publications",
        "/weconfig/catalogue/changes",
        "/weconfig/catalogue/things",
        "/weconfig/catalogue/thing/history?sheet=options&item=CINE",
        "/weconfig/catalogue/coverage",
        "/weconfig/catalogue/impact",
        "/weconfig/catalogue/operator",
        "/weconfig/code-tables",
        "/weconfig/jobs",
        "/weconfig/schedule",
        "/weconfig/parameters",
        "/weconfig/components",
        "/weconfig/components/trace?q=ref-1",
        "/weconfig/configuration",
        "/weconfig/sites",
        "/weconfig/caches",
        "/weconfig/environments/rules",
        "/staff/approvals",
    ] {
        assert!(page(&site, path, ADMIN).await.contains("format=xlsx"), "{path}");
        let with = if path.contains('?') { '&' } else { '?' };
        let csv = get(&site, &format!("{path}{with}format=csv"), ADMIN).await;
        assert_eq!(csv.status(), 200, "{path}");
        assert_eq!(csv.headers()[header::CONTENT_TYPE], "text/csv; charset=utf-8", "{path}");
        assert!(csv.text().await.unwrap().lines().count() > 1, "{path}");
    }
}

#[tokio::test]
async fn a_temporary_password_is_shown_once_and_kept_nowhere() {
    let site = Site::start().await;
    let response = post(&site, &format!("/weconfig/users/{CAMILLE}/reset"), ADMIN, &[]).await;
    assert_eq!(response.headers()[header::CACHE_CONTROL], "private, no-store");
    assert!(response.text().await.unwrap().contains("provisoire-7-lac"));
    assert!(!page(&site, &format!("/weconfig/users/{CAMILLE}"), ADMIN).await.contains("provisoire-7-lac"));
}

#[tokio::test]
async fn a_page_is_one_round_of_calls() {
    let site = Site::start().await;
    let (user, edit) = (format!("/weconfig/users/{CAMILLE}"), edit());
    let group = "/weconfig/groups/019300a0-0000-7000-8000-0000000000b1";
    let approval = format!("/staff/approvals/{APPROVAL}");
    for path in [
        "/staff",
        "/staff/account",
        "/staff/notifications",
        "/staff/views",
        "/staff/search?q=u",
        "/staff/approvals",
        &approval,
        "/weconfig",
        "/weconfig/users",
        &user,
        &edit,
        "/weconfig/users/new",
        "/weconfig/groups",
        group,
        "/weconfig/groups/new",
        "/weconfig/audit",
        "/weconfig/audit/42",
        "/weconfig/audit/chain",
        "/weconfig/schedule",
        "/weconfig/schedule/check_trail",
        "/weconfig/components",
        "/weconfig/configuration",
        "/weconfig/configuration/packages/019300a0-0000-7000-8000-0000000000c1",
        "/weconfig/sites",
        "/weconfig/sites/selfshop",
        "/weconfig/caches",
        "/weconfig/caches/addresses",
        "/weconfig/environments",
        "/weconfig/environments/rules",
        "/weconfig/parameters/slot_hold",
        "/weconfig/mails",
    ] {
        page(&site, path, ADMIN).await;
        assert_eq!(site.asked_twice(), Vec::<String>::new(), "{path}");
    }
}

#[tokio::test]
async fn pages_are_found_without_script() {
    let site = Site::start().await;
    let html = page(&site, "/staff/search?q=utilisateur", ADMIN).await;
    let found = html.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    assert!(found.contains(r#"href="/weconfig/users""#) && !found.contains(r#"href="/weconfig/audit""#), "{found}");
}

#[tokio::test]
async fn people_and_pages_are_found_by_one_search() {
    let site = Site::start().await;
    let html = page(&site, "/staff/search?q=camille", ADMIN).await;
    assert!(html.contains(&format!(r#"href="/weconfig/users/{CAMILLE}""#)) && shown(&html).contains("Camille Fictif"));
    let html = page(&site, "/staff/search?q=zzz", ADMIN).await;
    assert!(shown(&html).contains("Rien ne correspond"));
}

#[tokio::test]
async fn what_prod_wants_confirmed_is_asked_once_and_sent_again_as_it_was() {
    let site = Site::start().await;
    let run = "/weconfig/schedule/erase/run";
    let response = post(&site, run, ADMIN, &[("note", "à garder")]).await;
    assert_eq!(response.status(), 428);
    let html = response.text().await.unwrap();
    assert!(
        shown(&html).contains("Est-ce bien pour Production") && shown(&html).contains("Lancer un travail"),
        "{html}"
    );
    assert!(html.contains(&format!(r#"action="{run}""#)), "the answer goes where the form went: {html}");
    assert!(html.contains(r#"name="note" value="à garder""#) && html.contains(r#"name="confirmed" value="prod""#));
    let response = post(&site, run, ADMIN, &[("note", "à garder"), ("confirmed", "prod")]).await;
    assert_eq!((response.status().as_u16(), location(&response)), (303, "/weconfig/schedule/erase?done=wanted"));
    let response = post(&site, run, ADMIN, &[("confirmed", "test")]).await;
    assert_eq!(response.status(), 428, "he meant another environment");
    let home = response.text().await.unwrap();
    assert!(home.contains(r#"button-secondary" href="/staff""#), "who came from nowhere goes home: {home}");
}

#[tokio::test]
async fn what_takes_a_second_person_leads_to_its_question() {
    let site = Site::start().await;
    let form = [("value", "777"), ("version", "2")];
    let response = post(&site, "/weconfig/parameters/slot_hold", ADMIN, &form).await;
    assert_eq!(response.status(), 303);
    assert_eq!(location(&response), format!("/staff/approvals/{APPROVAL}?done=asked"));
    let html = page(&site, &format!("/staff/approvals/{APPROVAL}?done=asked"), ADMIN).await;
    assert!(shown(&html).contains("Rien n’est changé encore"), "{html}");
    assert!(html.contains("&#60;45&#62;") || html.contains("&lt;45&gt;"), "what would change is text: {html}");
    let decide = format!("/staff/approvals/{APPROVAL}/decision");
    let response = post(&site, &decide, ADMIN, &[("decision", "refuse"), ("reason", "non")]).await;
    assert_eq!(location(&response), format!("/staff/approvals/{APPROVAL}?done=refused"));
    let response = post(&site, &decide, ADMIN, &[("decision", "agree")]).await;
    assert_eq!(response.status(), 409, "somebody was quicker");
    assert!(shown(&response.text().await.unwrap()).contains("Une décision a déjà été prise"));
}

#[tokio::test]
async fn a_request_that_somebody_else_noted_something_about_keeps_both_notes() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/contacts?view=all", ADMIN).await;
    let href = html.split(r#"class="row-link" href=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let html = page(&site, &href, ADMIN).await;
    assert!(shown(&html).contains("Après 18 h"), "{html}");
    let form = [("note", "Rappeler lundi"), ("handled", "true"), ("version", "1")];
    let response = post(&site, &href, ADMIN, &form).await;
    assert_eq!(response.status(), 409);
    let html = response.text().await.unwrap();
    assert!(html.contains("zoe.exemple") && html.contains("Rappelée hier"), "the other's note is told: {html}");
    assert!(html.contains("Rappeler lundi</textarea>"), "what was typed is kept: {html}");
    assert!(html.contains(r#"name="version" value="2""#), "the next time counts from there: {html}");
    let again = post(&site, &href, ADMIN, &[("note", "Rappeler lundi"), ("version", "2")]).await;
    assert_eq!((again.status().as_u16(), location(&again)), (303, format!("{href}?done=saved").as_str()));
}

#[tokio::test]
async fn an_outcome_is_chosen_among_those_of_our_own_table_and_a_code_is_added_to_it() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/contacts?view=all", ADMIN).await;
    let href = html.split(r#"class="row-link" href=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let html = page(&site, &href, ADMIN).await;
    assert!(html.contains(r#"<option value="ANSWERED">Réponse donnée</option>"#), "{html}");
    let new = "/weconfig/code-tables/WEBLYS.CONTACT_OUTCOME/new";
    assert!(page(&site, new, ADMIN).await.contains(r#"name="label_fr""#));
    assert_eq!(get(&site, "/weconfig/code-tables/TITLE/new", ADMIN).await.status(), 404, "theirs are made over there");
    let typed = [("code", "ANSWERED"), ("label_fr", "Autre"), ("label_en", "")];
    let response = post(&site, new, ADMIN, &typed).await;
    assert_eq!(response.status(), 422);
    let html = response.text().await.unwrap();
    assert!(html.contains(r#"value="Autre""#) && html.contains(r#"aria-invalid="true""#), "{html}");
    let response = post(&site, new, ADMIN, &[("code", "LATER"), ("label_fr", "Plus tard")]).await;
    let list = "/weconfig/code-tables/WEBLYS.CONTACT_OUTCOME?done=saved";
    assert_eq!((response.status().as_u16(), location(&response)), (303, list));
}

#[tokio::test]
async fn what_is_not_sold_says_why_and_what_would_give_it_back() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/catalogue?customer_type=RESIDENTIAL", ADMIN).await;
    let told = shown(&html);
    assert!(told.contains("Restriction R-PRO-CLIENT"), "{told}");
    assert!(html.contains("&#60;Pro&#62; seulement") || html.contains("&lt;Pro&gt; seulement"), "{html}");
    assert!(told.contains("Type de client : PROFESSIONAL"), "{told}");
    assert!(told.contains("il faut 8000 Mbit/s, le logement en a 1000") && told.contains("Aucun changement"), "{told}");
    assert!(told.contains("3 rue Fictive, 42000 Saint-Étienne"), "the sale as it is understood: {told}");
    let unread = page(&site, "/weconfig/catalogue?held=TV-!", ADMIN).await;
    assert!(shown(&unread).contains("Illisible, la réponse est sans : Services détenus"), "{unread}");
    assert!(unread.contains(r#"name="held" value="TV-!""#) && shown(&unread).contains("R-PRO-CLIENT"), "{unread}");
    let seller = get(&site, "/weconfig/catalogue", "staff-seller").await;
    assert_eq!(seller.status(), 403);
    let places = page(&site, "/weconfig/catalogue?place=3+rue&kind=options", ADMIN).await;
    assert!(places.contains("at=3+rue") && places.contains("kind=options"), "a place found keeps the rest: {places}");
}

#[tokio::test]
async fn what_was_put_aside_says_why_and_can_be_tried_again() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/jobs", ADMIN).await;
    assert!(html.contains("the operator system does not answer"), "{html}");
    assert!(!html.contains("row-link"), "a row that leads nowhere is no link");
    let action = html.split(r#"method="post" action="/weconfig/jobs/"#).nth(1).unwrap().split('"').next().unwrap();
    let again = post(&site, &format!("/weconfig/jobs/{action}"), ADMIN, &[]).await;
    assert_eq!((again.status().as_u16(), location(&again)), (303, "/weconfig/jobs?done=retried"));
}

#[tokio::test]
async fn requests_are_taken_out_without_formulas() {
    let site = Site::start().await;
    let file = get(&site, "/weconfig/contacts/export?format=csv", ADMIN).await.text().await.unwrap();
    assert!(file.contains("'=Dominique Fictif"), "{file}");
}

#[tokio::test]
async fn what_one_is_told_is_counted_in_the_frame_and_leads_to_the_thing() {
    let site = Site::start().await;
    let html = page(&site, "/staff", ADMIN).await;
    assert!(shown(&html).contains("Notifications 3 non lues"), "without script too: {html}");
    let html = page(&site, "/staff/notifications", ADMIN).await;
    assert!(
        html.contains(r#"<a href="/weconfig/contacts/019300a0"#)
            && html.contains(r#"href="/weconfig/jobs?state=dead""#)
    );
    assert!(shown(&html).contains("Nouvelle demande de contact : C-4F7K2M"), "{html}");
    assert!(html.contains("&#60;admin&#62; a modifié vos groupes"), "{html}");
    assert_eq!(html.matches("/read\"").count(), 3, "two that are new, and all at once: {html}");
    assert!(html.contains(r#"name="until" value="3""#) && html.contains("?before_seq=1"), "{html}");
    let response = post(&site, "/staff/notifications/read", ADMIN, &[("until", "3")]).await;
    assert_eq!(location(&response), "/staff/notifications?done=read");
    let one = "/staff/notifications/019300a0-0000-7000-8000-0000000000d3/read";
    assert_eq!(location(&post(&site, one, ADMIN, &[]).await), "/staff/notifications?done=read");
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    assert_eq!(site.send(one, &cookies, "", "csrf=forged").await.status(), 403);
}

#[tokio::test]
async fn an_open_page_hears_of_what_is_new_until_its_session_ends() {
    let site = Site::start().await;
    let response = get(&site, "/staff/notifications/stream", ADMIN).await;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
    assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("no-store"));
    assert!(response.headers().get(header::CONTENT_ENCODING).is_none(), "nothing waits in a compressor");
    let said = tokio::time::timeout(std::time::Duration::from_secs(10), response.text()).await.unwrap().unwrap();
    let said: Vec<&str> = said.split("\n\n").filter(|event| !event.is_empty()).collect();
    assert!(said[0].starts_with("retry: ") && said[0].ends_with("event: unread\ndata: 3"), "{said:?}");
    assert_eq!(said[1..], ["event: unread\ndata: 4", "event: ended\ndata: "]);
}

#[tokio::test]
async fn nobody_listens_without_a_session_or_before_the_last_step() {
    let site = Site::start().await;
    for token in ["", "staff-gone", "staff-code"] {
        let response = get(&site, "/staff/notifications/stream", token).await;
        assert_eq!((response.status().as_u16(), response.text().await.unwrap().as_str()), (204, ""), "{token}");
    }
}

#[tokio::test]
async fn acting_for_another_takes_his_code_is_shown_everywhere_and_ends_by_a_button() {
    let site = Site::start().await;
    let account = page(&site, "/staff/account", ADMIN).await;
    assert!(shown(&account).contains("zoe.exemple agit en votre nom"), "{account}");
    let code = post(&site, "/staff/account/consent", ADMIN, &[]).await;
    assert_eq!(code.headers()[header::CACHE_CONTROL], "private, no-store");
    assert!(code.text().await.unwrap().contains(r#"id="consent-code">abcd-efgh<"#));
    let zoe = "/weconfig/users/019300a0-0000-7000-8000-0000000000a2";
    assert!(page(&site, zoe, ADMIN).await.contains(&format!("{zoe}/on-behalf")));
    assert!(
        !page(&site, &format!("/weconfig/users/{CAMILLE}"), ADMIN).await.contains("/on-behalf\""),
        "not for oneself"
    );
    let act = format!("{zoe}/on-behalf");
    let wrong = post(&site, &act, ADMIN, &[("code", "x")]).await;
    assert_eq!(wrong.status(), 409);
    assert!(shown(&wrong.text().await.unwrap()).contains("Ce code n’est pas accepté"));
    let right = post(&site, &act, ADMIN, &[("code", "abcd-efgh")]).await;
    assert_eq!(location(&right), "/staff");
    assert!(right.headers()[header::SET_COOKIE].to_str().unwrap().starts_with("weblys_staff=staff-behalf;"));
    for path in ["/staff", "/weconfig/users", "/staff/notifications"] {
        let html = page(&site, path, "staff-behalf").await;
        assert!(shown(&html).contains("Vous agissez pour Zoé (zoe.exemple)"), "{path}: {html}");
        assert!(html.contains(r#"action="/staff/on-behalf/end""#), "{path}");
    }
    let end = post(&site, "/staff/on-behalf/end", "staff-behalf", &[]).await;
    assert!(end.headers()[header::SET_COOKIE].to_str().unwrap().starts_with("weblys_staff=staff-admin;"));
    let cookies = format!("weblys_visitor=visitor-1; weblys_staff={ADMIN}");
    for path in [act.as_str(), "/staff/account/consent", "/staff/account/consent/withdraw", "/staff/on-behalf/end"] {
        assert_eq!(site.send(path, &cookies, "", "code=abcd-efgh&csrf=forged").await.status(), 403, "{path}");
    }
}

#[tokio::test]
async fn what_differs_from_the_operator_system_is_chosen_shown_beforehand_and_reported() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/operator-users", ADMIN).await;
    let told = shown(&html);
    assert!(told.contains("Lus : 26 · créés : 1") && told.contains("Ligne 7, identifiant « zo »"), "{told}");
    assert!(told.contains("Inconnu dans Weblys") && told.contains("WEB-ADMIN") && told.contains("Désactivé"), "{told}");
    let ids: Vec<&str> = html.split(r#"name="id" value=""#).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids, ["-|1|administration.siege|only_there", "4|2|guichet.brest.1|state"]);
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("direction", "take_theirs")
        .append_pair("id", ids[0])
        .append_pair("id", ids[1])
        .finish();
    let preview = page(&site, &format!("/weconfig/operator-users/repair?{query}"), ADMIN).await;
    assert!(
        shown(&preview).contains("Rien n’est encore fait")
            && shown(&preview).contains("Vous ne pouvez pas donner un droit"),
        "{preview}"
    );
    let lines: Vec<&str> =
        preview.split(r#"name="line" value=""#).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(lines, [ids[1]], "what would be refused is not sent");
    let form = [("direction", "take_theirs"), ("line", ids[0]), ("line", ids[1])];
    let report = post(&site, "/weconfig/operator-users/repair", ADMIN, &form).await.text().await.unwrap();
    assert!(shown(&report).contains("Réparées : 1 · refusées : 1") && !report.contains(r#"name="line""#), "{report}");
    let synchronised = post(&site, "/weconfig/operator-users/synchronise", ADMIN, &[]).await;
    assert_eq!(location(&synchronised), "/weconfig/operator-users?done=synchronised");
    let file = get(&site, "/weconfig/operator-users/export?format=csv", ADMIN).await.text().await.unwrap();
    assert!(file.contains("'=Guichet"), "{file}");
    let reader = page(&site, "/weconfig/operator-users", "staff-reader").await;
    assert!(!reader.contains("/synchronise") && !reader.contains("/repair") && !reader.contains("export"), "{reader}");
    for bad in ["?direction=both&id=x", "?direction=take_theirs&id=nonsense"] {
        assert_eq!(get(&site, &format!("/weconfig/operator-users/repair{bad}"), ADMIN).await.status(), 404, "{bad}");
    }
}

#[tokio::test]
async fn profiles_chosen_stay_when_somebody_else_was_quicker() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/operator-users/profiles", ADMIN).await;
    assert!(html.contains(r#"<option value="sellers" selected>"#), "{html}");
    let form = |version, group| [("version", version), ("profile", "WEB-TECHNIQUE"), ("group", group)];
    let stale = post(&site, "/weconfig/operator-users/profiles", ADMIN, &form("1", "sellers")).await;
    assert_eq!(stale.status(), 409);
    let stale = stale.text().await.unwrap();
    assert_eq!(stale.matches(r#"<option value="sellers" selected>"#).count(), 2, "{stale}");
    let refused = post(&site, "/weconfig/operator-users/profiles", ADMIN, &form("2", "administrators")).await;
    assert!(shown(&refused.text().await.unwrap()).contains("Vous ne pouvez pas donner un droit"));
    let saved = post(&site, "/weconfig/operator-users/profiles", ADMIN, &form("2", "sellers")).await;
    assert_eq!(location(&saved), "/weconfig/operator-users/profiles?done=saved");
}

#[tokio::test]
async fn a_code_that_somebody_else_changed_is_compared_field_by_field() {
    let site = Site::start().await;
    let tables = page(&site, "/weconfig/code-tables", ADMIN).await;
    assert!(shown(&tables).contains("nouveaux : 1") && shown(&tables).contains("Table TITLE, ligne 3,"), "{tables}");
    let list = page(&site, "/weconfig/code-tables/CANCELLATION_REASON?state=offered", ADMIN).await;
    let href = list.split(r#"class="row-link" href=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let html = page(&site, &href, ADMIN).await;
    let was = html.split(r#"name="was" value=""#).nth(1).unwrap().split('"').next().unwrap().replace("&#34;", "\"");
    let form =
        [("version", "1"), ("was", was.as_str()), ("position", "30"), ("label_fr", "Déménage"), ("label_en", "")];
    let merged = post(&site, &href, ADMIN, &form).await;
    assert_eq!(merged.status(), 409);
    let merged = merged.text().await.unwrap();
    assert!(merged.contains(r#"name="hidden" value="true" checked"#), "what I did not touch is theirs: {merged}");
    assert!(merged.contains(r#"name="position" value="30" checked"#), "what I changed is mine: {merged}");
    let form = [("version", "2"), ("position", "dix"), ("label_fr", "Déménage")];
    let refused = post(&site, &href, ADMIN, &form).await;
    assert_eq!(refused.status(), 422);
    let refused = refused.text().await.unwrap();
    assert!(refused.contains(r##"href="#f-position""##) && refused.contains(r#"value="dix""#), "{refused}");
    let moved = post(&site, &format!("{href}/move"), ADMIN, &[("version", "1"), ("to", "up")]).await;
    assert_eq!(location(&moved), format!("{href}?done=saved"));
    let file = "/weconfig/code-tables/CANCELLATION_REASON/export?format=csv";
    assert!(get(&site, file, ADMIN).await.text().await.unwrap().contains("'=Déménagement"));
    assert_eq!(get(&site, file, "staff-reader").await.status(), 403);
}

#[tokio::test]
async fn a_job_tells_how_far_it_is_and_a_schedule_keeps_what_was_typed() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/schedule", ADMIN).await;
    assert!(shown(&html).contains("En cours : 2000 sur 5000"), "{html}");
    let here = "/weconfig/schedule/check_trail";
    let html = page(&site, here, ADMIN).await;
    assert!(
        html.contains("camille.fictif") && html.contains(r#"action="/weconfig/schedule/check_trail/stop""#),
        "{html}"
    );
    let often = post(&site, here, ADMIN, &[("every", "5"), ("version", "3")]).await;
    assert_eq!(often.status(), 422);
    assert!(often.text().await.unwrap().contains(r#"value="5""#), "what was typed is kept");
    let stale = post(&site, here, ADMIN, &[("every", "90"), ("version", "2")]).await;
    assert_eq!(stale.status(), 409);
    let html = stale.text().await.unwrap();
    assert!(shown(&html).contains("toutes les heures") && html.contains(r#"value="90""#), "{html}");
    let saved = post(&site, here, ADMIN, &[("every", "90"), ("version", "3")]).await;
    assert_eq!((saved.status().as_u16(), location(&saved)), (303, "/weconfig/schedule/check_trail?done=saved"));
    let run = post(&site, "/weconfig/schedule/check_trail/run", ADMIN, &[]).await;
    assert_eq!(location(&run), "/weconfig/schedule/check_trail?done=wanted");
}

#[tokio::test]
async fn a_parameter_says_what_it_means_and_keeps_what_was_typed() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/parameters?scope=control", ADMIN).await;
    assert!(shown(&html).contains("45 minutes") && html.contains("camille.fictif"), "{html}");
    assert!(!page(&site, "/weconfig/parameters?scope=site", ADMIN).await.contains("45 minutes"));
    let here = "/weconfig/parameters/slot_hold";
    let refused = post(&site, here, ADMIN, &[("value", "999"), ("version", "2")]).await;
    assert_eq!(refused.status(), 422);
    assert!(refused.text().await.unwrap().contains(r#"value="999""#), "what was typed is kept");
    let stale = post(&site, here, ADMIN, &[("value", "60"), ("version", "1")]).await;
    assert_eq!(stale.status(), 409);
    let html = stale.text().await.unwrap();
    assert!(shown(&html).contains("camille.fictif l’a mis à « 45 minutes »"), "{html}");
    let saved = post(&site, here, ADMIN, &[("default", "true"), ("value", "45"), ("version", "2")]).await;
    assert_eq!((saved.status().as_u16(), location(&saved)), (303, "/weconfig/parameters/slot_hold?done=saved"));
}

#[tokio::test]
async fn what_happened_under_a_reference_is_told_in_words() {
    let site = Site::start().await;
    let asked = page(&site, "/weconfig/components/trace", ADMIN).await;
    assert!(asked.contains(r#"name="q""#) && !asked.contains("<table"), "nothing is looked for yet: {asked}");
    let html = page(&site, "/weconfig/components/trace?q=ref-1", ADMIN).await;
    let read = shown(&html);
    for words in
        ["Commande transmise fait 87", "Créneau retenu refusé (409)", "of_tomorrow sans réponse", "11:00:00.250"]
    {
        assert!(read.contains(words), "{words}: {read}");
    }
    assert!(
        html.contains(r#"href="/weconfig/audit/42?actor=zoe.exemple""#) && html.contains("&#60;script&#62;"),
        "{html}"
    );
    assert!(shown(&page(&site, "/weconfig/components/trace?q=x", ADMIN).await).contains("Rien n’est gardé"));
    assert_eq!(get(&site, "/weconfig/components/trace", "staff-reader").await.status(), 403);
}

#[tokio::test]
async fn components_are_told_with_their_versions_and_mails_without_secrets() {
    let site = Site::start().await;
    let html = page(&site, "/weconfig/components", ADMIN).await;
    for told in ["BACK", "0.1.0", "machine-1", "Ne répond plus", "PostgreSQL 15.10", "place_order"] {
        assert!(shown(&html).contains(told), "{told}: {html}");
    }
    let html = page(&site, "/weconfig/mails", ADMIN).await;
    let href = html.split(r#"class="row-link" href=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let html = page(&site, &href, ADMIN).await;
    assert!(shown(&html).contains("Le texte n’est pas montré"), "{html}");
    let file = get(&site, "/weconfig/mails/export?format=csv", ADMIN).await.text().await.unwrap();
    assert!(file.contains("'=Votre commande"), "{file}");
}

#[tokio::test]
async fn a_mail_that_was_refused_says_so_and_why_and_where_it_is_tried_again() {
    let site = Site::start().await;
    let list = page(&site, "/weconfig/mails?state=refused", ADMIN).await;
    assert!(list.contains(r#"<option value="refused" selected>"#), "the filter has it: {list}");
    let row = list.split("<tbody").nth(1).unwrap();
    assert!(shown(row).contains("Refusé") && !shown(row).contains("En attente"), "{}", shown(row));
    let href = list.split(r#"class="row-link" href=""#).nth(1).unwrap().split('"').next().unwrap().to_owned();
    let html = page(&site, &href, ADMIN).await;
    for told in ["Refusé", "No such mailbox", "Ce message n’est plus essayé"] {
        assert!(shown(&html).contains(told), "{told}: {}", shown(&html));
    }
    assert!(html.contains(r#"href="/weconfig/jobs?state=dead&amp;topic=send_mail""#), "{html}");
}
