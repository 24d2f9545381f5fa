//! The operator system, seen over its HTTP interface: what really arrived there, and faults on demand.

use serde_json::{Value, json};

/// A client of the reference operator system.
#[derive(Debug, Clone)]
pub struct Operator {
    http: reqwest::Client,
    base: String,
    credential: String,
}

/// When a call fails, as seen from BACK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    /// Nothing was done.
    Before,
    /// The work was done, the answer is an error.
    After,
    /// The work was done, the connection breaks.
    Drop,
}

impl Operator {
    /// A client of the operator system at `base`.
    pub fn new(base: &str, credential: &str) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder().build()?;
        Ok(Self { http, base: base.trim_end_matches('/').to_owned(), credential: credential.to_owned() })
    }

    /// The order as it arrived, with the answer that was given; none when it never arrived.
    pub async fn order(&self, order_number: &str) -> anyhow::Result<Option<Value>> {
        let url = format!("{}/v1/orders/{order_number}", self.base);
        let answer = self.http.get(url).bearer_auth(&self.credential).send().await?;
        if answer.status() == reqwest::StatusCode::NOT_FOUND {
            return Ok(None);
        }
        Ok(Some(answer.error_for_status()?.json().await?))
    }

    /// How many orders there are.
    pub async fn order_count(&self) -> anyhow::Result<i64> {
        let page = self.read("/v1/orders").await?;
        page["total"].as_i64().ok_or_else(|| anyhow::anyhow!("no total in {page}"))
    }

    /// A customer's file.
    pub async fn customer(&self, number: &str) -> anyhow::Result<Value> {
        self.read(&format!("/v1/customers/{number}")).await
    }

    /// The families of services that these ordered services belong to; an unknown service is an error.
    pub async fn domains_of(&self, services: &Value) -> anyhow::Result<Vec<String>> {
        let known = self.read("/v1/services").await?;
        let known = known["services"].as_array().cloned().unwrap_or_default();
        let ordered = services.as_array().filter(|list| !list.is_empty());
        let ordered = ordered.ok_or_else(|| anyhow::anyhow!("the order has no services: {services}"))?;
        let domain_of = |code: &Value| known.iter().find(|service| service["code"] == *code);
        let mut domains = Vec::new();
        for service in ordered {
            let found = domain_of(&service["code"]);
            let found = found.ok_or_else(|| anyhow::anyhow!("the operator system has no service {service}"))?;
            domains.push(found["domain"].as_str().unwrap_or_default().to_owned());
        }
        Ok(domains)
    }

    /// Takes a place of a slot of the calendar away, as another order would; false when none is left.
    pub async fn take_slot(&self, slot_id: &str, key: &str) -> anyhow::Result<bool> {
        let url = format!("{}/v1/calendar/holds/{key}", self.base);
        let hold = json!({ "slot_id": slot_id, "minutes": 30 });
        let answer = self.http.put(url).bearer_auth(&self.credential).json(&hold).send().await?;
        Ok(answer.status().is_success())
    }

    /// Makes an operation slow: `place_order`, `hold_slot`, `release_slot`, `list_slots` or `*`.
    pub async fn be_slow(&self, operation: &str, milliseconds: u64) -> anyhow::Result<()> {
        self.fault(json!({ "operation": operation, "delay_ms": milliseconds })).await
    }

    /// Makes an operation fail so many times; for ever without a number.
    pub async fn fail(&self, operation: &str, failing: Failing, times: Option<u32>) -> anyhow::Result<()> {
        let fail = match failing {
            Failing::Before => "before",
            Failing::After => "after",
            Failing::Drop => "drop",
        };
        self.fault(json!({ "operation": operation, "fail": fail, "times": times })).await
    }

    /// Makes it refuse orders with this reason.
    pub async fn reject(&self, reason: &str) -> anyhow::Result<()> {
        self.fault(json!({ "operation": "place_order", "reject": reason })).await
    }

    /// Makes it well again.
    pub async fn recover(&self) -> anyhow::Result<()> {
        let url = format!("{}/v1/faults", self.base);
        self.http.delete(url).bearer_auth(&self.credential).send().await?.error_for_status()?;
        Ok(())
    }

    async fn read(&self, path: &str) -> anyhow::Result<Value> {
        let answer = self.http.get(format!("{}{path}", self.base)).bearer_auth(&self.credential).send().await?;
        Ok(answer.error_for_status()?.json().await?)
    }

    async fn fault(&self, fault: Value) -> anyhow::Result<()> {
        let url = format!("{}/v1/faults", self.base);
        self.http.put(url).bearer_auth(&self.credential).json(&fault).send().await?.error_for_status()?;
        Ok(())
    }
}
