//! Any field with anything in it: a problem that names it, or an answer; never a fault of ours.

use crate::support::{CREDENTIAL, HOUSE, SHOP, World, identity, on_both_engines};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use weblys_api::paths;

on_both_engines!(
    whatever_is_typed_about_a_person_is_read_or_refused_by_field,
    whatever_is_chosen_is_taken_or_refused,
    whatever_is_left_with_a_contact_form_is_read_or_refused_by_field,
    whatever_stands_in_a_link_finds_something_or_nothing,
    whatever_is_sent_instead_of_a_form_is_a_problem,
    the_card_page_sends_nobody_elsewhere,
);

/// What people, robots and other people's clipboards put into fields.
fn anything() -> Vec<String> {
    let texts = [
        "",
        "   ",
        "\u{0}",
        "a\u{0}b",
        "😀👩‍👩‍👧",
        "'; drop table orders_cart; --",
        "\" or 1=1",
        "<script>alert(1)</script>",
        "{{7*7}} ${x} %s %n",
        "../../etc/passwd",
        "%00%ff",
        "\r\nBcc: autre@example.fr",
        "\u{202e}gnp.exe",
        "\u{feff}\u{200b}",
        "e\u{301}\u{301}\u{301}",
        "-1",
        "99999999999999999999",
        "2026-02-30",
        "null",
        "\\",
    ];
    let long = ["x".repeat(10_000), "é".repeat(10_000), "😀".repeat(5_000), "0".repeat(10_000)];
    texts.into_iter().map(str::to_owned).chain(long).collect()
}

struct Answer {
    status: StatusCode,
    problem: Option<Value>,
}

impl Answer {
    /// Not a fault of ours; refused with a code in the words of problem details.
    fn is_clear(&self, what: &str) {
        assert!(!self.status.is_server_error(), "{what}: {}", self.status);
        if !self.status.is_success() {
            let problem = self.problem.as_ref().unwrap_or_else(|| panic!("{what}: {} is no problem", self.status));
            assert!(!problem["code"].as_str().unwrap_or_default().is_empty(), "{what}: {problem}");
        }
    }

    fn names(&self, field: &str) -> bool {
        let fields = self.problem.as_ref().and_then(|problem| problem["fields"].as_array());
        fields.is_some_and(|fields| fields.iter().any(|fault| fault["field"] == field))
    }
}

async fn send(world: &World, session: &str, (method, path): (Method, &str), body: String) -> Answer {
    let request = world.http.request(method, format!("{}{path}", world.base)).bearer_auth(CREDENTIAL);
    // A body that is refused unread ends the connection: another request may not be on it.
    let request = request.header("connection", "close");
    let request = request.header("weblys-session", session).header("content-type", "application/json").body(body);
    let response = request.send().await.unwrap();
    let status = response.status();
    let is_problem = response.headers().get("content-type").is_some_and(|kind| kind == "application/problem+json");
    let problem = if is_problem { Some(response.json().await.unwrap()) } else { None };
    Answer { status, problem }
}

/// Puts each text into the field at this place of a form, and gives the answers.
async fn each_in(
    world: &World,
    session: &str,
    call: (Method, &str),
    form: &Value,
    pointer: &str,
) -> Vec<(String, Answer)> {
    let mut answers = Vec::new();
    for text in anything() {
        let mut form = form.clone();
        *form.pointer_mut(pointer).unwrap() = Value::String(text.clone());
        let answer = send(world, session, call.clone(), form.to_string()).await;
        let shown: String = text.chars().take(40).collect();
        let what = format!("{} {} with {shown:?} in {pointer}", call.0, call.1);
        answer.is_clear(&what);
        answers.push((what, answer));
    }
    answers
}

async fn whatever_is_typed_about_a_person_is_read_or_refused_by_field(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    let session = buyer.caller.session.clone().unwrap();
    let mut form = serde_json::to_value(identity()).unwrap();
    form["other_billing_address"] = json!(true);
    for (field, value) in [
        ("billing_line", "1 place de l’Exemple"),
        ("billing_complement", ""),
        ("billing_postal_code", "42000"),
        ("billing_town", "Saint-Étienne"),
    ] {
        form[field] = json!(value);
    }
    form["ported"] = json!([{ "kind": "fixed", "number": "0199001234", "rio": "38FK7L8M9LNL", "mandate": true }]);
    let sound = send(&world, &session, (Method::PUT, paths::CART_CUSTOMER), form.to_string()).await;
    assert!(sound.status.is_success(), "{:?}", sound.problem);
    for field in [
        "given_name",
        "family_name",
        "birth_date",
        "email",
        "phone",
        "billing_line",
        "billing_complement",
        "billing_postal_code",
        "billing_town",
        "ported.0.number",
        "ported.0.rio",
    ] {
        let pointer = format!("/{}", field.replace('.', "/"));
        let call = (Method::PUT, paths::CART_CUSTOMER);
        for (what, answer) in each_in(&world, &session, call, &form, &pointer).await {
            assert!(answer.status.is_success() || answer.names(field), "{what}: {:?}", answer.problem);
        }
    }
    let cart = buyer.cart().await;
    assert!(cart.customer.unwrap().identity.given_name.len() <= 240, "what was read can be shown again");
}

async fn whatever_is_chosen_is_taken_or_refused(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_check().await;
    let session = buyer.caller.session.clone().unwrap();
    let item = json!({ "items": [{ "code": "", "quantity": 1 }], "coupon": "" });
    let delivery = json!({ "kind": "appointment", "slot_id": "", "pickup_point": "" });
    let pickup = json!({ "kind": "pickup", "slot_id": "", "pickup_point": "" });
    let payment = json!({ "method": "direct_debit", "holder": "Camille Fictif",
                          "iban": crate::support::IBAN, "mandate": true });
    let order = json!({ "contract_summary_sha256": "", "accept_terms": true, "accept_summary": true });
    for (call, form, pointers) in [
        ((Method::PUT, paths::CART_OFFER), json!({ "offer": "" }), &["/offer"][..]),
        ((Method::PUT, paths::CART_EQUIPMENT), item.clone(), &["/items/0/code", "/coupon"]),
        ((Method::PUT, paths::CART_OPTIONS), item.clone(), &["/items/0/code", "/coupon"]),
        ((Method::PUT, paths::CART_DELIVERY), delivery, &["/kind", "/slot_id"]),
        ((Method::PUT, paths::CART_DELIVERY), pickup, &["/pickup_point"]),
        ((Method::PUT, paths::CART_PAYMENT), payment.clone(), &["/method", "/holder", "/iban"]),
        ((Method::PUT, paths::CART_CARD), json!({ "session": "" }), &["/session"]),
        ((Method::POST, paths::CART_RESUME_LINK), json!({ "email": "" }), &["/email"]),
        ((Method::POST, paths::CART_ORDER), order, &["/contract_summary_sha256"]),
    ] {
        for pointer in pointers {
            each_in(&world, &session, call.clone(), &form, pointer).await;
        }
    }
    for quantity in [0_u64, 2, 99, 65_536, 4_294_967_295] {
        let form = json!({ "items": [{ "code": "MODEM-WIFI6", "quantity": quantity }] });
        for path in [paths::CART_EQUIPMENT, paths::CART_OPTIONS] {
            send(&world, &session, (Method::PUT, path), form.to_string()).await.is_clear(&form.to_string());
        }
    }
    let many = json!({ "items": vec![json!({ "code": "MODEM-WIFI6", "quantity": 4_000_000_000_u64 }); 1_000] });
    let answer = send(&world, &session, (Method::PUT, paths::CART_EQUIPMENT), many.to_string()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.count("select count(*) from orders_order").await, 0);
}

async fn whatever_is_left_with_a_contact_form_is_read_or_refused_by_field(world: World) {
    let form = json!({
        "kind": "withdrawal", "idempotency_key": "key", "name": "Camille Fictif", "email": "camille@example.fr",
        "phone": "06 39 98 00 12", "address": "9 Chemin du Bout du Monde", "contract": "WB-2611-0000000",
        "wished_on": "2026-12-31", "message": "Bonjour.", "locale": "fr"
    });
    let mut key = 0_u32;
    for field in ["idempotency_key", "name", "email", "phone", "address", "contract", "wished_on", "message"] {
        for text in anything() {
            let mut form = form.clone();
            key += 1;
            form["idempotency_key"] = json!(format!("key-{key}"));
            form[field] = json!(text);
            let answer = send(&world, "", (Method::POST, paths::CONTACT_REQUESTS), form.to_string()).await;
            let what = format!("{:?} in {field}", text.chars().take(40).collect::<String>());
            answer.is_clear(&what);
            assert!(answer.status.is_success() || answer.names(field), "{what}: {:?}", answer.problem);
        }
    }
    world.comes_to_rest().await;
    assert_eq!(world.count("select count(*) from outbox_effect").await, 0, "every receipt could be written");
}

async fn whatever_stands_in_a_link_finds_something_or_nothing(world: World) {
    let start = json!({ "dwelling_id": HOUSE, "offer": "TRIO-1G", "campaign": { "utm_source": "x" }, "locale": "fr" });
    for pointer in ["/dwelling_id", "/offer", "/campaign/utm_source", "/locale"] {
        each_in(&world, "", (Method::POST, paths::CARTS), &start, pointer).await;
    }
    each_in(&world, "", (Method::POST, paths::CART_RESUME), &json!({ "token": "" }), "/token").await;
    for text in anything().iter().filter(|text| text.len() < 6_000) {
        for path in [paths::ADDRESS, paths::STREET, paths::DWELLING_OFFERS, paths::ORDER, paths::DOCUMENT, paths::MAIL]
        {
            let filled = paths::fill(path, text);
            send(&world, "", (Method::GET, &filled), String::new()).await.is_clear(&filled);
        }
        let search = paths::fill("/v1/addresses/search?q={q}&limit=8", text);
        let found = send(&world, "", (Method::GET, &search), String::new()).await;
        assert!(found.status.is_success(), "{search}");
        let key = paths::fill("/v1/orders/WB-2611-0000000?key={key}", text);
        assert_eq!(send(&world, "", (Method::GET, &key), String::new()).await.status, StatusCode::NOT_FOUND);
    }
    let tags: serde_json::Map<_, _> = (0..500).map(|tag| (format!("tag\u{0}{tag}"), json!("v\u{0}"))).collect();
    let start = json!({ "dwelling_id": HOUSE, "campaign": tags });
    assert!(send(&world, "", (Method::POST, paths::CARTS), start.to_string()).await.status.is_success());
}

async fn whatever_is_sent_instead_of_a_form_is_a_problem(world: World) {
    let session = world.buyer().await.caller.session.unwrap();
    let huge = format!("{{\"offer\":\"{}\"}}", "x".repeat(200_000));
    let deep = "[".repeat(50_000);
    for body in ["", "null", "[]", "{", "3", "\"text\"", "{\"offer\":3}", "{\"offer\":[\"A\"]}", "\u{0}", &huge, &deep]
    {
        for path in [paths::CART_OFFER, paths::CART_OPTIONS, paths::CART_CUSTOMER, paths::CART_PAYMENT] {
            let answer = send(&world, &session, (Method::PUT, path), body.to_owned()).await;
            let what = format!("{path} with {:?}", body.chars().take(30).collect::<String>());
            answer.is_clear(&what);
        }
        let answer = send(&world, &session, (Method::PUT, paths::CART_OFFER), body.to_owned()).await;
        assert!(answer.status.is_client_error());
    }
    for (method, path) in
        [(Method::DELETE, paths::CART), (Method::GET, "/v1/nowhere"), (Method::POST, paths::CART_OFFER)]
    {
        send(&world, &session, (method, path), String::new()).await.is_clear(path);
    }
}

async fn the_card_page_sends_nobody_elsewhere(world: World) {
    let buyer = world.buyer().await;
    buyer.reaches_delivery().await;
    buyer.has_it_sent().await;
    let session = buyer.caller.session.clone().unwrap();
    let form = json!({ "return_url": "", "locale": "fr" });
    each_in(&world, &session, (Method::POST, paths::CART_CARD), &form, "/return_url").await;
    for suffix in ["", "1/shop", ".evil.example/", "@evil.example/", "/a b", "/\u{0}", "/\r\n", "\\evil.example"] {
        let form = json!({ "return_url": format!("{SHOP}{suffix}"), "locale": "fr" });
        let answer = send(&world, &session, (Method::POST, paths::CART_CARD), form.to_string()).await;
        assert!(answer.names("return_url"), "{suffix:?}: {} {:?}", answer.status, answer.problem);
    }
}
