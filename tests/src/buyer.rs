//! A buyer without a browser: opens pages, fills in forms and sends them, as plain HTTP.
//!
//! For what must be exact or many: two orders sent at the same instant, and the benchmark.

use crate::html::{self, Form};
use anyhow::{Context, bail};
use std::collections::BTreeMap;
use std::time::Duration;

/// A page as it came.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its path and query, after redirections.
    pub path: String,
    /// Its HTTP status.
    pub status: u16,
    /// Its HTML.
    pub html: String,
}

/// Who buys, and what else is typed.
#[derive(Debug, Clone)]
pub struct Purchase {
    /// What is typed to find the address.
    pub typed: String,
    /// The offer's code; the first on the page when there is none.
    pub offer: Option<String>,
    /// Where mails go.
    pub email: String,
    /// The way of delivery wished, when the page has it: `appointment`, `shipment`, `pickup`.
    pub delivery: &'static str,
}

/// The order at the end of a purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    /// The number that people quote.
    pub order_number: String,
    /// The path of the order's page, with its key.
    pub path: String,
}

/// Someone with a cookie jar.
#[derive(Debug, Clone)]
pub struct Buyer {
    http: reqwest::Client,
    site: String,
    cookies: BTreeMap<String, String>,
    /// The page that was shown last.
    pub page: Page,
    /// The slot that was chosen last; none: no technician comes, or his date is to be agreed.
    pub slot: Option<String>,
}

/// A client for buyers: keeps connections, follows no redirection by itself.
pub fn client() -> anyhow::Result<reqwest::Client> {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        .pool_max_idle_per_host(64);
    Ok(client.build()?)
}

impl Buyer {
    /// A new visitor of this site.
    #[must_use]
    pub fn new(http: &reqwest::Client, site: &str) -> Self {
        let site = site.trim_end_matches('/').to_owned();
        let cookies = BTreeMap::from([("weblys_lang".to_owned(), "fr".to_owned())]);
        Self { http: http.clone(), site, cookies, page: Page::default(), slot: None }
    }

    /// Opens a page, following redirections.
    pub async fn open(&mut self, path: &str) -> anyhow::Result<&Page> {
        let request = self.get(path);
        self.follow(path, request).await
    }

    /// Sends a form, following redirections.
    pub async fn send(&mut self, form: &Form) -> anyhow::Result<&Page> {
        let request = self.post(form);
        self.follow(&form.action, request).await
    }

    /// Sends a form as a request of its own, to be raced with others.
    pub fn post(&self, form: &Form) -> reqwest::RequestBuilder {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(&form.fields);
        let request = self.http.post(self.url(&form.action)).body(body.finish());
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        request.header("origin", &self.site).header("cookie", self.cookie_line())
    }

    /// The form with this action on the page shown.
    pub fn form(&self, action: &str) -> anyhow::Result<Form> {
        Form::find(&self.page.html, action).with_context(|| {
            let words: String = html::words(&self.page.html).chars().take(800).collect();
            format!("no form {action} on {} (status {}): {words}", self.page.path, self.page.status)
        })
    }

    /// Sets a cookie by hand.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.get(name).cloned()
    }

    /// Buys, from the address to the confirmation.
    pub async fn buy(&mut self, purchase: &Purchase) -> anyhow::Result<Bought> {
        self.reach_check(purchase).await?;
        let form = self.form("/shop/order")?.with("accept_terms", "true").with("accept_summary", "true");
        self.send(&form).await?;
        self.bought()
    }

    /// The order whose page is shown.
    pub fn bought(&self) -> anyhow::Result<Bought> {
        let path = self.page.path.clone();
        let number = path.strip_prefix("/shop/order/").and_then(|rest| rest.split('?').next());
        match number {
            Some(number) if self.page.status == 200 => Ok(Bought { order_number: number.to_owned(), path }),
            _ => bail!("no confirmation, but {path} ({}): {}", self.page.status, html::words(&self.page.html)),
        }
    }

    /// Goes from the address to the check page.
    pub async fn reach_check(&mut self, purchase: &Purchase) -> anyhow::Result<()> {
        self.reach_you(purchase).await?;
        self.tells_who(&purchase.email).await?;
        self.chooses_delivery(purchase.delivery).await?;
        let form = self.form("/shop/payment")?.with("method", "direct_debit").with("mandate", "true");
        let form = form.with("holder", "Camille Fictif").with("iban", "FR76 3000 6000 0112 3456 7890 189");
        self.send(&form).await?;
        self.is_at("/shop/check")
    }

    /// Goes from the address to the page that asks who orders, taking what the pages propose.
    pub async fn reach_you(&mut self, purchase: &Purchase) -> anyhow::Result<()> {
        self.finds_home(&purchase.typed).await?;
        let form = self.form("/shop/cart")?;
        let first = form.choices_of("offer").next().map(str::to_owned);
        let offer = purchase.offer.clone().or(first).context("no offer on the page")?;
        self.send(&form.with("offer", &offer)).await?;
        for step in ["/shop/equipment", "/shop/options"] {
            self.is_at(step)?;
            let form = self.form(step)?;
            self.send(&form).await?;
        }
        self.is_at("/shop/you")
    }

    /// Finds a dwelling by what a person types.
    pub async fn finds_home(&mut self, typed: &str) -> anyhow::Result<()> {
        self.open("/shop").await?;
        let query = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect::<String>();
        self.open(&format!("/shop/address?q={query}")).await?;
        if let Some(address) = html::link(&self.page.html, "/shop/address/") {
            self.open(&address).await?;
        }
        if !self.page.path.starts_with("/shop/dwelling/") {
            let dwelling = html::link(&self.page.html, "/shop/dwelling/");
            let dwelling = dwelling.with_context(|| format!("no dwelling for {typed:?} on {}", self.page.path))?;
            self.open(&dwelling).await?;
        }
        Ok(())
    }

    async fn tells_who(&mut self, email: &str) -> anyhow::Result<()> {
        let form = self.form("/shop/you")?.with("given_name", "Camille").with("family_name", "Fictif");
        let form = form.with("birth_date", "12/04/1985").with("email", email).with("phone", "06 39 98 00 12");
        self.send(&form).await?;
        self.is_at("/shop/delivery")
    }

    /// Chooses the way wished, or the first; a slot taken meanwhile is left for another, five times.
    async fn chooses_delivery(&mut self, wished: &str) -> anyhow::Result<()> {
        for attempt in 0..5 {
            let form = self.form("/shop/delivery")?;
            let kinds: Vec<&str> = form.choices_of("kind").collect();
            let kind = if kinds.contains(&wished) { wished } else { *kinds.first().unwrap_or(&wished) };
            let mut chosen = form.clone().with("kind", kind);
            self.slot = None;
            if kind == "appointment"
                && let Some(slot) = form.choices_of("slot_id").nth(attempt)
            {
                chosen =
                    chosen.with("slot_id", slot).with("express_start", "true").with("express_acknowledged", "true");
                self.slot = (!slot.is_empty()).then(|| slot.to_owned());
            }
            if kind == "pickup"
                && let Some(shop) = form.choices_of("pickup_point").next()
            {
                chosen = chosen.with("pickup_point", shop);
            }
            self.send(&chosen).await?;
            if self.page.path.starts_with("/shop/payment") {
                return Ok(());
            }
        }
        self.is_at("/shop/payment")
    }

    /// Whether the page shown is one of this path.
    pub fn is_at(&self, path: &str) -> anyhow::Result<()> {
        let shown = &self.page;
        if shown.path.starts_with(path) && shown.status == 200 {
            return Ok(());
        }
        let words: String = html::words(&shown.html).chars().take(1200).collect();
        bail!("expected {path}, got {} (status {}): {words}", shown.path, shown.status)
    }

    async fn follow(&mut self, path: &str, request: reqwest::RequestBuilder) -> anyhow::Result<&Page> {
        let mut path = path.to_owned();
        let mut answer = request.send().await?;
        for _ in 0..6 {
            self.keep_cookies(&answer);
            if !answer.status().is_redirection() {
                let status = answer.status().as_u16();
                self.page = Page { path, status, html: answer.text().await? };
                return Ok(&self.page);
            }
            let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
            path = location.context("a redirection without target")?.to_owned();
            drop(answer.bytes().await);
            answer = self.get(&path).send().await?;
        }
        bail!("redirected without end, last to {path}")
    }

    fn get(&self, path: &str) -> reqwest::RequestBuilder {
        self.http.get(self.url(path)).header("cookie", self.cookie_line())
    }

    fn keep_cookies(&mut self, answer: &reqwest::Response) {
        for line in answer.headers().get_all("set-cookie") {
            let pair = line.to_str().ok().and_then(|line| line.split(';').next()?.split_once('='));
            if let Some((name, value)) = pair {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    fn cookie_line(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.site) }
    }
}
