use super::*;
use axum::body::Body;

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn only_what_a_trusted_proxy_says_of_its_client_is_believed() {
    let trusted: Vec<IpNet> = ["10.0.0.0/8", "fd00::/8"].map(|net| net.parse().unwrap()).to_vec();
    for (peer, said, expected) in [
        ("198.51.100.7", "", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),
        ("10.0.1.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.1.1", "192.0.2.1, 203.0.113.9", "203.0.113.9"),
        ("10.0.1.1", "192.0.2.1, 203.0.113.9, 10.0.2.2", "203.0.113.9"),
        ("fd00::1", "2001:db8::5", "2001:db8::5"),
        ("::ffff:10.0.1.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.1.1", "203.0.113.9, nonsense", "10.0.1.1"),
        ("10.0.1.1", "", "10.0.1.1"),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", said.parse().unwrap());
        assert_eq!(client(address(peer), &headers, &trusted), address(expected), "{peer}: {said}");
    }
}

#[test]
fn an_ipv6_line_is_one_client() {
    assert_eq!(whole(address("2001:db8:1:2:3:4:5:6")), address("2001:db8:1:2::"));
    assert_ne!(whole(address("2001:db8:1:3::1")), address("2001:db8:1:2::"));
    assert_eq!(whole(address("203.0.113.9")), address("203.0.113.9"));
}

fn request(method: Method, path: &str, peer: &str) -> Request {
    let mut request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address(peer), 40_000)));
    request
}

fn narrow() -> config::Throttle {
    let one: Allowance = serde_json::from_str(r#"{"at_once": 2, "a_minute": 1}"#).unwrap();
    config::Throttle { forms: one, searches: one, letters: one, ..config::Throttle::default() }
}

#[test]
fn each_client_and_each_kind_of_request_has_its_own_allowance() {
    let throttle = Throttle::new(&narrow());
    let asks = |method, path, peer| throttle.wait(&request(method, path, peer));
    for _ in 0..2 {
        assert_eq!(asks(Method::POST, "/shop/you", "203.0.113.9"), None);
    }
    let wait = asks(Method::POST, "/shop/cart", "203.0.113.9").unwrap();
    assert!(wait > Duration::from_secs(50) && wait <= Duration::from_secs(60), "{wait:?}");
    assert_eq!(asks(Method::POST, "/shop/you", "203.0.113.10"), None, "somebody else");
    assert_eq!(asks(Method::POST, "/shop/contact", "203.0.113.9"), None, "another kind");
    assert_eq!(asks(Method::GET, "/shop/suggest?q=rue", "203.0.113.9"), None, "another kind");
    for _ in 0..50 {
        assert_eq!(asks(Method::GET, "/shop/you", "203.0.113.9"), None, "pages are free");
    }
}

#[test]
fn nobody_waits_where_it_is_off() {
    let throttle = Throttle::new(&config::Throttle { enabled: false, ..narrow() });
    for _ in 0..50 {
        assert_eq!(throttle.wait(&request(Method::POST, "/shop/contact", "203.0.113.9")), None);
    }
}

#[test]
fn clients_are_forgotten_once_their_allowance_is_whole_again() {
    let quick: Allowance = serde_json::from_str(r#"{"at_once": 1, "a_minute": 4294967295}"#).unwrap();
    let throttle = Throttle::new(&config::Throttle { forms: quick, ..config::Throttle::default() });
    for last in 0..=255 {
        assert_eq!(throttle.wait(&request(Method::POST, "/shop/you", &format!("203.0.113.{last}"))), None);
    }
    assert_eq!(throttle.forms.len(), 256);
    throttle.forms.retain_recent();
    assert!(throttle.forms.len() < 256);
}
