//! One FRONT process: listens, guards, serves, and drains before it stops.

use crate::config::Config;
use crate::session::Travel;
use crate::staff::live;
use crate::state::{Shop, StartError};
use crate::{assets, error, pages, request, routes, session};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use weblys_api::Caller;
use weblys_api::components::{TOLD_EVERY, TellInstance};
use weblys_kernel::{Clock, SystemClock};
use weblys_metrics::{Counting, Listener, Metrics};

/// The longest that a request may take, its body included: a place is not held for ever by who sends nothing.
const DEADLINE: Duration = Duration::from_secs(25);

/// A FRONT that holds its port and has not begun to serve.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    metrics: Option<Listener>,
    router: Router,
    shop: Shop,
    draining: Arc<AtomicBool>,
}

/// Takes the port and puts everything together; nothing is served yet.
///
/// # Errors
/// [`StartError`] when a setting cannot be used or the port is taken.
pub async fn bind(config: Config) -> Result<Bound, StartError> {
    let address = config.listen.clone();
    let shop = Shop::new(config)?;
    let draining = Arc::new(AtomicBool::new(false));
    let router = router(shop.clone()).merge(probes(draining.clone()));
    let listener = taken(&address, TcpListener::bind(&address).await)?;
    let metrics = match &shop.config.metrics_listen {
        Some(address) => Some(taken(address, weblys_metrics::listen(address).await)?),
        None => None,
    };
    Ok(Bound { listener, metrics, router, shop, draining })
}

fn taken<L>(address: &str, outcome: std::io::Result<L>) -> Result<L, StartError> {
    outcome.map_err(|source| StartError::Listen { address: address.to_owned(), source })
}

impl Bound {
    /// Where its figures are told, if anywhere.
    ///
    /// # Errors
    /// When the system no longer knows the port.
    pub fn metrics_addr(&self) -> std::io::Result<Option<SocketAddr>> {
        self.metrics.as_ref().map(Listener::local_addr).transpose()
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system no longer knows the port.
    pub fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves until `shutdown` is done; then takes no new connection and finishes what it began.
    ///
    /// # Errors
    /// When connections can no longer be taken.
    pub async fn serve(self, shutdown: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let draining = self.draining;
        let shop = self.shop;
        let hub = shop.clone();
        let stop = async move {
            shutdown.await;
            draining.store(true, Ordering::Relaxed);
            // Open pages go to another FRONT: nobody waits for them to end.
            hub.hub.close();
        };
        // A refused option costs some milliseconds on a connection, nothing else.
        let listener = self.listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let itself =
            TellInstance::of("front", env!("CARGO_PKG_VERSION"), shop.config.listen.clone(), SystemClock.now());
        let teller = self.metrics.map(|listener| listener.tell(shop.metrics.clone(), || async {}));
        let watcher = tokio::spawn(async move {
            let told = async {
                if let Some(teller) = teller
                    && let Err(error) = teller.await
                {
                    tracing::error!(%error, "figures are told no more");
                }
            };
            let there = tell_of(&itself, &shop);
            let heard = async {
                tokio::join!(shop.published.watch(&shop.back), shop.notice.watch(&shop.back), live::listen(&shop))
            };
            tokio::join!(heard, shop.throttle.forget(), shop.ahead.forget(), told, there);
        });
        let service = self.router.into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(listener, service).with_graceful_shutdown(stop).await;
        watcher.abort();
        served
    }
}

/// Tells BACK that this process is there, for as long as it lives. Who does not hear it hears the next.
async fn tell_of(itself: &TellInstance, shop: &Shop) {
    let caller = Caller { correlation: "instance".to_owned(), ..Caller::default() };
    let mut tick = tokio::time::interval(Duration::from_secs(TOLD_EVERY));
    loop {
        tick.tick().await;
        drop(shop.back.tell_instance(&caller, itself).await);
    }
}

/// Every page with its guards, for a server or for a test.
pub fn router(shop: Shop) -> Router {
    let door = Door {
        places: Arc::new(Semaphore::new(shop.config.max_in_flight)),
        guards: Guards::of(&shop.config),
        metrics: shop.metrics.clone(),
    };
    let pages = pages::routes(shop.config.demo)
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::form_only)
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(shop.clone(), request::visited))
        .layer(CompressionLayer::new());
    pages.merge(assets::routes()).layer(from_fn_with_state(door, enter)).with_state(shop)
}

fn probes(draining: Arc<AtomicBool>) -> Router {
    let ready = move || async move {
        if draining.load(Ordering::Relaxed) { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK }
    };
    Router::new().route(routes::LIVEZ, get(StatusCode::OK)).route(routes::READYZ, get(ready))
}

/// What every request passes first.
#[derive(Debug, Clone)]
struct Door {
    places: Arc<Semaphore>,
    guards: Guards,
    metrics: Metrics,
}

/// The outermost layer: counts, answers at once when we are full instead of letting everybody wait, gives up in time
/// and puts the headers on. One layer, since each costs every request the same again.
async fn enter(State(door): State<Door>, request: Request, next: Next) -> Response {
    let counting = Counting::begin(&request);
    let response = match door.places.try_acquire() {
        Ok(_place) => match tokio::time::timeout(DEADLINE, guard(&door.guards, request, next)).await {
            Ok(response) => response,
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response(),
    };
    counting.end(&door.metrics, &response);
    response
}

/// Headers that every answer carries, unless the page has set its own.
#[derive(Debug, Clone)]
struct Guards {
    headers: Arc<[(HeaderName, HeaderValue)]>,
    travel: Travel,
}

impl Guards {
    fn of(config: &Config) -> Self {
        let mut policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
            font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
            .to_owned();
        if let Some(origin) = &config.card_page_origin {
            policy.push(' ');
            policy.push_str(origin);
        }
        let fixed = [
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "same-origin"),
            (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (header::CACHE_CONTROL, "private, no-cache"),
        ];
        let policy = HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        let fixed = fixed.into_iter().map(|(name, value)| (name, HeaderValue::from_static(value)));
        let headers = fixed.chain([(header::CONTENT_SECURITY_POLICY, policy)]).collect();
        Self { headers, travel: config.travel() }
    }
}

async fn guard(guards: &Guards, request: Request, next: Next) -> Response {
    let is_personal = is_personal(&request, guards.travel);
    let mut response = next.run(request).await;
    if is_personal {
        let kept_nowhere = HeaderValue::from_static("private, no-store");
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(kept_nowhere);
    }
    for (name, value) in guards.headers.iter() {
        response.headers_mut().entry(name).or_insert_with(|| value.clone());
    }
    response
}

/// Whether the answer is for one person: who owns a cart, is signed in, or holds the key of an order. No cache
/// keeps such a page, not even the browser's.
fn is_personal(request: &Request, travel: Travel) -> bool {
    let holds_key = |query: &str| query.contains("key=") || query.contains("token=");
    let owns = |cookie| session::read(request.headers(), travel, cookie).is_some();
    owns(session::CART) || owns(session::STAFF) || request.uri().query().is_some_and(holds_key)
}
