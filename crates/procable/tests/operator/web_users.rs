//! WEB users and code tables.

use crate::support::{on_each_engine, problem};
use reqwest::Method;
use serde_json::{Value, json};
use weblys_procable::{demo, seed_web_users};

fn user(name: &str, version: Option<i64>) -> Value {
    json!({"name": name, "email": null, "profiles": ["WEB-VENTE"], "is_active": true, "version": version})
}

#[tokio::test]
async fn a_web_user_is_changed_by_who_has_seen_him_as_he_is() {
    for operator in on_each_engine().await {
        let put = async |body: Value| operator.put("/v1/web-users/Guichet.Brest.1", &body).await;
        let made: Value = put(user("Guichet", None)).await.error_for_status().unwrap().json().await.unwrap();
        assert_eq!((made["login"].as_str(), made["version"].as_i64()), (Some("guichet.brest.1"), Some(1)));
        let again: Value = put(user("Guichet", None)).await.error_for_status().unwrap().json().await.unwrap();
        assert_eq!(again, made, "sent twice, it is the same");
        assert_eq!(problem(put(user("Autre", None)).await).await, (409, "OPS-030".to_owned()));
        let changed: Value = put(user("Autre", Some(1))).await.error_for_status().unwrap().json().await.unwrap();
        assert_eq!(changed["version"], 2);
        assert_eq!(problem(put(user("Encore", Some(1))).await).await, (409, "OPS-030".to_owned()));
        assert_eq!(problem(put(user(" ", Some(2))).await).await, (422, "OPS-031".to_owned()));
        let gone = || operator.call(Method::DELETE, "/v1/web-users/guichet.brest.1").send();
        assert!(gone().await.unwrap().status().is_success());
        assert_eq!(problem(gone().await.unwrap()).await, (404, "OPS-003".to_owned()));
    }
}

#[tokio::test]
async fn web_users_are_listed_page_by_page_and_by_when_they_changed() {
    for operator in on_each_engine().await {
        let now = "2026-11-22T09:00:00Z".parse().unwrap();
        let users = demo::web_users(now);
        seed_web_users(&operator.fresh.db, &users).await.unwrap();
        let (mut logins, mut after) = (Vec::new(), String::new());
        loop {
            let page = operator.get(&format!("/v1/web-users?limit=10&after={after}")).await;
            logins.extend(page["web_users"].as_array().unwrap().iter().map(|one| one["login"].to_string()));
            match page["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break,
            }
        }
        assert_eq!(logins.len(), users.len());
        assert!(logins.is_sorted() || operator.fresh.url.starts_with("postgres"), "{logins:?}");
        operator.clock.forward(60);
        operator
            .put(
                "/v1/web-users/guichet.ferme",
                &json!({"name": "Guichet rouvert", "profiles": [], "is_active": true, "version": 1}),
            )
            .await
            .error_for_status()
            .unwrap();
        let changed = operator.get("/v1/web-users?changed_since=2026-11-22T09:30:00Z").await;
        assert_eq!(changed["web_users"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn code_tables_are_listed_with_their_codes_in_order() {
    for operator in on_each_engine().await {
        for (code, listing) in demo::code_tables() {
            operator.put(&format!("/v1/code-tables/{code}"), &json!(listing)).await.error_for_status().unwrap();
        }
        let tables = operator.get("/v1/code-tables").await;
        assert_eq!(tables["code_tables"].as_array().unwrap().len(), 8);
        assert_eq!(tables["code_tables"][0]["code"], "TITLE");
        let titles = operator.get("/v1/code-tables/TITLE").await;
        assert_eq!(
            (titles["codes"][0]["code"].as_str(), titles["codes"][2]["is_obsolete"].as_bool()),
            (Some("MME"), Some(true))
        );
        let missing = operator.call(Method::GET, "/v1/code-tables/NOWHERE").send().await.unwrap();
        assert_eq!(problem(missing).await, (404, "OPS-003".to_owned()));
    }
}
