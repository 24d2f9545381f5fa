//! A shop and a buyer, over real HTTP.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may fail it")]

use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::oneshot;
use weblys_cardpage::{Config, Server};
use weblys_kernel::clock::FixedClock;

const CREDENTIAL: &str = "a credential for tests";
const RETURN: &str = "http://shop.example.com/shop/pay?cart=1";

struct Provider {
    base: String,
    client: Client,
    _stop: oneshot::Sender<()>,
}

async fn provider() -> Provider {
    let config = Config {
        listen: ([127, 0, 0, 1], 0).into(),
        public_url: None,
        credential: CREDENTIAL.to_owned(),
        allowed_returns: vec!["http://shop.example.com/shop".parse().unwrap()],
    };
    let clock = FixedClock("2026-11-22T09:00:00Z".parse().unwrap());
    let server = Server::bind(config, Arc::new(clock)).await.unwrap();
    let base = format!("http://{}", server.local_addr());
    let (stop, stopped) = oneshot::channel();
    tokio::spawn(server.run(async move { drop(stopped.await) }));
    let client = Client::builder().redirect(Policy::none()).build().unwrap();
    Provider { base, client, _stop: stop }
}

impl Provider {
    async fn open(&self, change: Value) -> Response {
        let mut session = json!({"amount_cents": 4990, "currency": "EUR", "reference": "O-2026-1", "return_url": RETURN,
                                 "locale": "fr"});
        session.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        self.client
            .post(format!("{}/v1/sessions", self.base))
            .bearer_auth(CREDENTIAL)
            .json(&session)
            .send()
            .await
            .unwrap()
    }

    /// A session's id and the address of its page.
    async fn opened(&self, change: Value) -> (String, String) {
        let answer: Value = self.open(change).await.error_for_status().unwrap().json().await.unwrap();
        (answer["session_id"].as_str().unwrap().to_owned(), answer["url"].as_str().unwrap().to_owned())
    }

    async fn status(&self, id: &str) -> Value {
        let url = format!("{}/v1/sessions/{id}", self.base);
        self.client.get(url).bearer_auth(CREDENTIAL).send().await.unwrap().json().await.unwrap()
    }

    async fn submit(&self, url: &str, fields: &[(&str, &str)]) -> Response {
        self.client.post(url).form(fields).send().await.unwrap()
    }

    async fn pay(&self, url: &str, number: &str) -> Response {
        self.submit(url, &[("number", number), ("expiry", "12/27"), ("code", "123")]).await
    }
}

fn location(response: &Response) -> &str {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()["location"].to_str().unwrap()
}

#[tokio::test]
async fn a_good_card_takes_the_buyer_back_and_the_shop_learns_a_token_and_no_number() {
    let provider = provider().await;
    let (id, url) = provider.opened(json!({})).await;
    assert_eq!(provider.status(&id).await["status"], "open");
    let paid = provider.pay(&url, "4242 4242 4242 4242").await;
    assert_eq!(location(&paid), format!("{RETURN}&session_id={id}"));
    let status = provider.status(&id).await;
    assert_eq!(status["status"], "authorised");
    assert_eq!(
        (&status["brand"], &status["last4"], &status["expiry"]),
        (&json!("visa"), &json!("4242"), &json!("12/27"))
    );
    assert!(status["token"].as_str().unwrap().starts_with("demo_"));
    assert!(!status.to_string().contains("42424242"));
    let again = provider.pay(&url, "4000 0000 0000 0002").await;
    assert_eq!(again.status(), StatusCode::OK, "a second submission shows how it ended");
    assert_eq!(provider.status(&id).await["token"], status["token"], "and changes nothing");
}

#[tokio::test]
async fn a_refused_card_can_be_followed_by_another_one() {
    let provider = provider().await;
    let (id, url) = provider.opened(json!({})).await;
    let refused = provider.pay(&url, "4000000000000002").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().await.unwrap().contains("refusé"));
    assert_eq!(provider.status(&id).await["status"], "refused");
    assert!(location(&provider.pay(&url, "5555555555554444").await).starts_with(RETURN));
    assert_eq!(provider.status(&id).await["brand"], "mastercard");
}

#[tokio::test]
async fn a_card_that_asks_for_confirmation_is_accepted_only_when_the_buyer_confirms() {
    let provider = provider().await;
    for (answer, status) in [("refuse", "refused"), ("confirm", "authorised")] {
        let (id, url) = provider.opened(json!({"locale": "en"})).await;
        let challenge = format!("{url}/challenge");
        provider.submit(&challenge, &[("answer", "confirm")]).await;
        assert_eq!(provider.status(&id).await["status"], "open", "nothing to confirm yet");
        assert_eq!(location(&provider.pay(&url, "4000 0000 0000 3220").await), format!("/pay/{id}/challenge"));
        assert_eq!(provider.status(&id).await["status"], "open");
        assert_eq!(provider.status(&id).await["token"], Value::Null);
        let page = provider.client.get(&challenge).send().await.unwrap().text().await.unwrap();
        assert!(page.contains("Confirm your payment") && page.contains("•••• 3220"));
        provider.submit(&challenge, &[("answer", answer)]).await;
        assert_eq!(provider.status(&id).await["status"], status);
    }
}

#[tokio::test]
async fn a_buyer_who_gives_up_goes_back_and_cannot_pay_any_more() {
    let provider = provider().await;
    let (id, url) = provider.opened(json!({})).await;
    let back = provider.submit(&format!("{url}/cancel"), &[]).await;
    assert!(location(&back).starts_with(RETURN));
    provider.pay(&url, "4242424242424242").await;
    assert_eq!(provider.status(&id).await["status"], "cancelled");
}

#[tokio::test]
async fn faulty_fields_are_told_one_by_one_and_no_card_data_is_sent_back() {
    let provider = provider().await;
    let (id, url) = provider.opened(json!({})).await;
    let fields = [("number", "4242 4242 4242 4241"), ("expiry", "\"><b>"), ("code", "987x")];
    let page = provider.submit(&url, &fields).await;
    assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = page.text().await.unwrap();
    for text in ["Erreur : ", "number-error", "expiry-error", "code-error", "role=\"alert\""] {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("4241") && !page.contains("987x") && !page.contains("<b>"));
    assert_eq!(provider.status(&id).await["status"], "open");
    let real = provider.pay(&url, "4111 1111 1111 1111").await;
    assert!(real.text().await.unwrap().contains("que les cartes de test"));
}

#[tokio::test]
async fn the_page_says_in_both_languages_that_no_card_is_charged_and_has_a_strict_policy() {
    let provider = provider().await;
    for (locale, says, amount) in
        [("fr", "aucune carte n’est débitée", "49,90\u{a0}€"), ("en", "no card is charged", "€49.90")]
    {
        let (_, url) = provider.opened(json!({"locale": locale})).await;
        let page = provider.client.get(&url).send().await.unwrap();
        let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("form-action 'self' http://shop.example.com;")
        );
        assert_eq!(page.headers()["cache-control"], "no-store");
        assert_eq!(page.headers()["referrer-policy"], "no-referrer");
        let page = page.text().await.unwrap();
        assert!(page.contains(says) && page.contains(amount) && page.contains(&format!("lang=\"{locale}\"")));
        assert!(!page.contains("<script"));
        assert!(page.contains("Payer 49,90") || page.contains("Pay €49.90"), "words stay apart");
    }
    let nowhere = provider.client.get(format!("{}/pay/nothing", provider.base)).send().await.unwrap();
    assert_eq!(nowhere.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_card_can_be_registered_without_paying() {
    let provider = provider().await;
    let (id, url) = provider.opened(json!({"amount_cents": 0})).await;
    let page = provider.client.get(&url).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Enregistrer la carte"));
    provider.pay(&url, "4242424242424242").await;
    assert_eq!(provider.status(&id).await["status"], "authorised");
}

#[tokio::test]
async fn the_shop_is_refused_by_name() {
    let provider = provider().await;
    for (change, code) in [
        (json!({"return_url": "http://evil.example/shop"}), "PAY-004"),
        (json!({"return_url": "javascript:alert(1)"}), "PAY-004"),
        (json!({"return_url": "nowhere"}), "PAY-002"),
        (json!({"amount_cents": -1}), "PAY-005"),
        (json!({"amount_cents": 1_000_001}), "PAY-005"),
        (json!({"currency": "USD"}), "PAY-006"),
    ] {
        let refused: Value = provider.open(change.clone()).await.json().await.unwrap();
        assert_eq!(refused["code"], code, "{change}");
    }
    let (id, _) = provider.opened(json!({})).await;
    for credential in [None, Some("wrong")] {
        let mut call = provider.client.get(format!("{}/v1/sessions/{id}", provider.base));
        if let Some(credential) = credential {
            call = call.bearer_auth(credential);
        }
        assert_eq!(call.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    }
}
