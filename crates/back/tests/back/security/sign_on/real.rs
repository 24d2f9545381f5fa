//! The good way through a real provider (`oidc-provider`, certified): discovery, its pages, tokens and userinfo.
//! `WEBLYS_TEST_PORTAL` names the folder that it is in; without it nothing is tried.

use super::{answer_of, begun, stranger};
use crate::security::pretended_portal::{back_with, settings};
use crate::security::staff::with;
use crate::support::{World, eventually};
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use url::Url;
use weblys_back::config::security::Hidden;
use weblys_back::config::sign_on::{Mapped, SignOn};
use weblys_db::Engine;
use weblys_kernel::{Clock, SystemClock};

struct Portal(Child);

impl Drop for Portal {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[expect(clippy::disallowed_methods, reason = "this is where the test is told where the provider is")]
fn folder() -> Option<String> {
    std::env::var("WEBLYS_TEST_PORTAL").ok().filter(|folder| !folder.is_empty())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certified_provider_signs_somebody_in() {
    let Some(folder) = folder() else { return };
    let world = World::start(Engine::Sqlite).await;
    // It signs with the time of the machine.
    world.clock.forward(SystemClock.now() - world.clock.now());
    // Below the ports that the system gives to connections, of which the tests beside this one make many.
    let port = (9_000..9_900).find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/portal/provider.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(folder).arg(port.to_string()).arg("http://127.0.0.1:1/staff/sign-on/back");
    let _portal = Portal(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    let issuer = format!("http://127.0.0.1:{port}");
    eventually("the provider answers", async || {
        world.http.get(format!("{issuer}/.well-known/openid-configuration")).send().await.is_ok()
    })
    .await;
    let mapped = Mapped { portal: "weblys-admins".to_owned(), group: "administrators".to_owned() };
    let settings = SignOn {
        scopes: ["profile", "email", "groups"].map(str::to_owned).to_vec(),
        client_secret: Some(Hidden::from("a-secret-of-the-tests".to_owned())),
        ..settings(&issuer, vec![mapped])
    };
    let back = back_with(&world, settings).await;
    let returned = signs_in_there(&world, &begun(&back).await, "admin.fictif").await;
    let query: BTreeMap<String, String> = returned.query_pairs().into_owned().collect();
    let mut answer = answer_of((query["state"].clone(), query["code"].clone()));
    answer.iss = query.get("iss").cloned();
    assert_eq!(answer.iss.as_deref(), Some(issuer.as_str()), "it says who it is");
    let signed_on = back.sign_on(&stranger(), &answer).await.unwrap();
    let me = back.me(&with(&signed_on.signed_in.token)).await.unwrap();
    assert_eq!((me.login.as_str(), me.name.as_str()), ("admin.fictif", "Personne admin.fictif"));
}

/// Goes through the provider's pages as a browser would; gives the address that it sends back to.
async fn signs_in_there(world: &World, url: &str, login: &str) -> Url {
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let mut at: Url = url.parse().unwrap();
    let mut form: Option<String> = None;
    for _ in 0..12 {
        if at.port() == Some(1) {
            return at;
        }
        let request = match form.take() {
            Some(body) => world
                .http
                .post(at.clone())
                .header(reqwest::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(body),
            None => world.http.get(at.clone()),
        };
        let jar: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let answer = request.header(reqwest::header::COOKIE, jar.join("; ")).send().await.unwrap();
        for line in answer.headers().get_all(reqwest::header::SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            cookies.insert(name.to_owned(), value.to_owned());
        }
        if let Some(place) = answer.headers().get(reqwest::header::LOCATION) {
            at = at.join(place.to_str().unwrap()).unwrap();
            continue;
        }
        let html = answer.text().await.unwrap();
        let action = html.split("action=\"").nth(1).unwrap_or_else(|| panic!("no form: {html}"));
        at = at.join(action.split('"').next().unwrap()).unwrap();
        let is_login = html.contains("name=\"login\"");
        form = Some(if is_login {
            format!("prompt=login&login={login}&password=whatever")
        } else {
            "prompt=consent".to_owned()
        });
    }
    panic!("the provider does not send back: {at}")
}
