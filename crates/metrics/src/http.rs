//! The layer that counts requests.

use crate::{Metrics, RequestLabels};
use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// A layer that counts requests.
pub async fn count(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let counting = Counting::begin(&request);
    let response = next.run(request).await;
    counting.end(&metrics, &response);
    response
}

/// A request that is being answered, for whoever has a layer already.
#[derive(Debug)]
pub struct Counting {
    begun: Instant,
    method: &'static str,
    route: String,
}

impl Counting {
    /// Counted by the pattern of its path, never by the path: an address made up by somebody is `other`.
    #[must_use]
    pub fn begin(request: &Request) -> Self {
        Self {
            begun: Instant::now(),
            method: known(request.method()),
            route: request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned(),
        }
    }

    /// It is answered.
    pub fn end(self, metrics: &Metrics, response: &Response) {
        let labels =
            RequestLabels { method: self.method, route: self.route, status: u32::from(response.status().as_u16()) };
        metrics.answered(&labels, self.begun.elapsed());
    }
}

/// The name of a method; methods can be made up too.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        _ => "other",
    }
}
