//! A FRONT before the pretended BACK, and a visitor with one session.

#![allow(clippy::unwrap_used, reason = "only for tests")]

use crate::pretend_back;
use crate::pretend_back::staff::Rounds;
use reqwest::{Client, RequestBuilder, Response, header, redirect};
use weblys_front::{Config, bind};

pub struct Site {
    origin: String,
    client: Client,
    rounds: Rounds,
}

impl Site {
    pub async fn start() -> Self {
        Self::start_with(|_| ()).await
    }

    /// The same with other settings.
    pub async fn start_with(adjust: impl FnOnce(&mut Config)) -> Self {
        Self::start_each(Rounds::default(), adjust).await.remove(0)
    }

    /// The same with every environment of these settings, each as a site.
    pub async fn start_each(rounds: Rounds, adjust: impl FnOnce(&mut Config)) -> Vec<Self> {
        let mut config = Config {
            listen: "127.0.0.1:0".into(),
            back_url: pretend_back::start(rounds.clone()).await,
            csrf_secret: "a secret that is long enough for a test".into(),
            demo: true,
            ..Config::default()
        };
        adjust(&mut config);
        let bound = bind(config).await.unwrap();
        let origins = bound.local_addrs().unwrap().into_iter().map(|address| format!("http://{address}"));
        let site = |origin| {
            let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
            Self { origin, client, rounds: rounds.clone() }
        };
        let sites = origins.map(site).collect();
        tokio::spawn(bound.serve(std::future::pending()));
        sites
    }

    /// What a page asked BACK again after it had an answer.
    pub fn asked_twice(&self) -> Vec<String> {
        self.rounds.asked_twice()
    }

    pub fn get(&self, path: &str, language: &str, session: &str) -> RequestBuilder {
        let request = self.client.get(format!("{}{path}", self.origin)).header(header::ACCEPT_LANGUAGE, language);
        request.header(header::COOKIE, format!("weblys_visitor=visitor-1; weblys_shop={session}"))
    }

    pub async fn page(&self, path: &str, language: &str, session: &str) -> String {
        self.get(path, language, session).send().await.unwrap().text().await.unwrap()
    }

    /// A browser that was never here: the page, and the cookies it is given.
    pub async fn first_visit(&self, path: &str) -> (String, Vec<String>) {
        let response = self.client.get(format!("{}{path}", self.origin)).send().await.unwrap();
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        let cookies = cookies.map(|cookie| cookie.to_str().unwrap().to_owned()).collect();
        (response.text().await.unwrap(), cookies)
    }

    /// A form sent with these cookies, from a page of this origin (ours when empty).
    pub async fn send(&self, path: &str, cookies: &str, origin: &str, body: &str) -> Response {
        let origin = if origin.is_empty() { &self.origin } else { origin };
        let request = self.client.post(format!("{}{path}", self.origin)).header(header::COOKIE, cookies);
        let request = request.header(header::ORIGIN, origin).header(header::ACCEPT_LANGUAGE, "fr");
        let kind = "application/x-www-form-urlencoded";
        request.header(header::CONTENT_TYPE, kind).body(body.to_owned()).send().await.unwrap()
    }

    /// A form with a file, sent with these cookies.
    pub async fn upload(&self, path: &str, cookies: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Response {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = "content-disposition: form-data; name=\"file\"; filename";
        body.extend_from_slice(format!("--edge\r\n{head}=\"{}\"\r\n\r\n", file.0).as_bytes());
        body.extend_from_slice(file.1);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = self.client.post(format!("{}{path}", self.origin)).header(header::COOKIE, cookies);
        let request = request.header(header::ORIGIN, &self.origin).header(header::ACCEPT_LANGUAGE, "fr");
        let kind = "multipart/form-data; boundary=edge";
        request.header(header::CONTENT_TYPE, kind).body(body).send().await.unwrap()
    }

    pub async fn post(&self, path: &str, session: &str, form: &[(&str, &str)]) -> Response {
        let page = self.page("/shop/withdrawal", "fr", "").await;
        let csrf = page.split(r#"name="csrf" value=""#).nth(1).unwrap().split('"').next().unwrap();
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        let body = body.extend_pairs(form).append_pair("csrf", csrf).finish();
        let request = self.client.post(format!("{}{path}", self.origin)).header(header::ACCEPT_LANGUAGE, "fr");
        request
            .header(header::COOKIE, format!("weblys_visitor=visitor-1; weblys_shop={session}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body)
            .send()
            .await
            .unwrap()
    }
}

pub fn location(response: &Response) -> &str {
    response.headers()[header::LOCATION].to_str().unwrap()
}

/// What a person reads: without tags, with plain spaces.
pub fn shown(html: &str) -> String {
    let text: String =
        html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| format!("{text} ")).collect();
    let plain = text.replace(['\u{a0}', '\u{202f}'], " ").replace("&#39;", "'").replace("&nbsp;", " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
