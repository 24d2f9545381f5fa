//! Access, health, services and shops.

use crate::support::{on_each_engine, problem};
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test]
async fn figures_of_the_operator_system_are_told_on_their_own_port() {
    for operator in on_each_engine().await {
        let metrics = operator.metrics.unwrap();
        operator.call(Method::GET, "/v1/calendar/slots?from=2026-11-23&days=2").send().await.unwrap();
        operator.client.get(format!("{}/anything/made/up", operator.base)).send().await.unwrap();
        let told = operator.client.get(format!("http://{metrics}/metrics")).send().await.unwrap().text().await.unwrap();
        assert!(told.contains(r#"route="/v1/calendar/slots""#) && !told.contains("made/up"), "{told}");
        assert!(told.contains("weblys_build_info"), "{told}");
        let open = operator.client.get(format!("{}/metrics", operator.base)).send().await.unwrap();
        assert_eq!(open.status(), StatusCode::NOT_FOUND, "never on the port of calls");
    }
}

#[tokio::test]
async fn nothing_but_health_is_answered_without_the_credential() {
    for operator in on_each_engine().await {
        for path in ["/livez", "/readyz"] {
            let health = operator.client.get(format!("{}{path}", operator.base)).send().await.unwrap();
            assert_eq!(health.status(), StatusCode::NO_CONTENT);
        }
        let calls = [
            (Method::GET, "/v1/services"),
            (Method::PUT, "/v1/services"),
            (Method::GET, "/v1/calendar/slots"),
            (Method::PUT, "/v1/calendar/holds/k"),
            (Method::DELETE, "/v1/calendar/holds/k"),
            (Method::GET, "/v1/pickup-points"),
            (Method::PUT, "/v1/pickup-points"),
            (Method::POST, "/v1/orders"),
            (Method::GET, "/v1/orders"),
            (Method::GET, "/v1/orders/1"),
            (Method::GET, "/v1/customers/1"),
            (Method::GET, "/v1/customers/1/equipment"),
            (Method::GET, "/v1/customers/1/service-calls"),
            (Method::GET, "/v1/contracts/1"),
            (Method::GET, "/v1/web-users"),
            (Method::PUT, "/v1/web-users/a"),
            (Method::DELETE, "/v1/web-users/a"),
            (Method::GET, "/v1/code-tables"),
            (Method::GET, "/v1/code-tables/A"),
            (Method::PUT, "/v1/code-tables/A"),
            (Method::GET, "/v1/faults"),
            (Method::PUT, "/v1/faults"),
            (Method::DELETE, "/v1/faults"),
        ];
        for (method, path) in calls {
            for credential in [None, Some("a credential"), Some("")] {
                let mut call = operator.client.request(method.clone(), format!("{}{path}", operator.base));
                if let Some(credential) = credential {
                    call = call.bearer_auth(credential);
                }
                let refused = problem(call.send().await.unwrap()).await;
                assert_eq!(refused, (401, "OPS-001".to_owned()), "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn services_are_added_replaced_by_code_and_listed_with_their_tariffs() {
    for operator in on_each_engine().await {
        let changed = json!({"code": "NET-FIBRE", "domain": "INTERNET", "kind": "BASE",
            "label": {"fr": "Fibre", "en": "Fibre"},
            "tariffs": [{"amount_cents": 3499, "vat_basis_points": 2000, "period": "month",
                         "valid_from": "2027-01-01", "valid_until": "2027-12-31"}]});
        operator.put("/v1/services", &json!({"services": [changed]})).await.error_for_status().unwrap();
        let listed = operator.get("/v1/services").await;
        assert_eq!(listed["services"].as_array().unwrap().len(), 2);
        assert_eq!(listed["services"][1], changed);
        operator.put("/v1/services?replace=true", &json!({"services": [changed]})).await.error_for_status().unwrap();
        assert_eq!(operator.get("/v1/services").await["services"], json!([changed]));
        let refused = operator.put("/v1/services", &json!({"services": [{"code": "X"}]})).await;
        assert_eq!(problem(refused).await, (400, "OPS-002".to_owned()));
    }
}

#[tokio::test]
async fn shops_are_listed_with_their_hours_in_both_languages() {
    for operator in on_each_engine().await {
        let shops = operator.get("/v1/pickup-points").await;
        assert_eq!(shops["pickup_points"].as_array().unwrap().len(), 3);
        assert_eq!(shops["pickup_points"][0]["code"], "B01");
        assert!(shops["pickup_points"][2]["opening_hours"]["en"].as_str().unwrap().starts_with("Monday"));
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_with_its_code() {
    for operator in on_each_engine().await {
        for path in ["/v1/customers/1", "/v1/contracts/C1", "/v1/orders/none"] {
            let missing = operator.call(Method::GET, path).send().await.unwrap();
            assert_eq!(problem(missing).await, (404, "OPS-003".to_owned()), "{path}");
        }
    }
}
