//! One FRONT process: listens for each of its environments, guards, serves, and drains before it stops.

use crate::config::Config;
use crate::memory::Memory;
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
use futures::FutureExt;
use futures::future::{Shared, try_join_all};
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

/// A FRONT that holds its ports and has not begun to serve.
#[derive(Debug)]
pub struct Bound {
    doors: Vec<Doorway>,
    metrics: Option<Listener>,
    draining: Arc<AtomicBool>,
}

/// Where one environment is entered.
#[derive(Debug)]
struct Doorway {
    listener: TcpListener,
    router: Router,
    shop: Shop,
}

/// Takes the ports and puts everything together; nothing is served yet.
///
/// # Errors
/// [`StartError`] when a setting cannot be used or a port is taken.
pub async fn bind(config: Config) -> Result<Bound, StartError> {
    let metrics_listen = config.metrics_listen.clone();
    let draining = Arc::new(AtomicBool::new(false));
    let mut doors = Vec::new();
    for shop in Shop::each(config)? {
        let listener = taken(&shop.config.listen, TcpListener::bind(&shop.config.listen).await)?;
        let router = router(shop.clone()).merge(probes(draining.clone()));
        doors.push(Doorway { listener, router, shop });
    }
    let metrics = match &metrics_listen {
        Some(address) => Some(taken(address, weblys_metrics::listen(address).await)?),
        None => None,
    };
    Ok(Bound { doors, metrics, draining })
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

    /// Where it listens for the environment of the settings themselves.
    ///
    /// # Errors
    /// When the system no longer knows the port.
    pub fn local_addr(&self) -> std::io::Result<SocketAddr> {
        let addresses = self.local_addrs()?;
        addresses.first().copied().ok_or_else(|| std::io::ErrorKind::NotConnected.into())
    }

    /// Where it listens for each environment, in the order of the settings.
    ///
    /// # Errors
    /// When the system no longer knows a port.
    pub fn local_addrs(&self) -> std::io::Result<Vec<SocketAddr>> {
        self.doors.iter().map(|door| door.listener.local_addr()).collect()
    }

    /// Serves every environment until `shutdown` is done; then takes no new connection and finishes what it began.
    ///
    /// # Errors
    /// When connections can no longer be taken.
    pub async fn serve(self, shutdown: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        let stop = shutdown.boxed().shared();
        let figures = self.doors.first().map(|door| door.shop.metrics.clone()).zip(self.metrics);
        let figures = tokio::spawn(async move {
            if let Some((metrics, listener)) = figures
                && let Err(error) = listener.tell(metrics, || async {}).await
            {
                tracing::error!(%error, "figures are told no more");
            }
        });
        let served = self.doors.into_iter().map(|door| door.serve(self.draining.clone(), stop.clone()));
        let served = try_join_all(served).await;
        figures.abort();
        served.map(drop)
    }
}

/// When to stop; every environment waits for the same word.
type Stop = Shared<futures::future::BoxFuture<'static, ()>>;

impl Doorway {
    async fn serve(self, draining: Arc<AtomicBool>, shutdown: Stop) -> std::io::Result<()> {
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
        let watcher = tokio::spawn(watch(shop));
        let service = self.router.into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(listener, service).with_graceful_shutdown(stop).await;
        watcher.abort();
        served
    }
}

/// What an environment does besides answering, for as long as it is served.
async fn watch(shop: Shop) {
    let itself = TellInstance::of("front", env!("CARGO_PKG_VERSION"), shop.config.listen.clone(), SystemClock.now());
    let heard = async {
        let (notice, stopped) = (shop.notice.watch(&shop.back), shop.stopped.watch(&shop.back));
        tokio::join!(shop.published.watch(&shop.back), notice, stopped, live::listen(&shop))
    };
    tokio::join!(heard, shop.throttle.forget(), shop.ahead.forget(), tell_of(&itself, &shop));
}

/// Tells BACK that this process is there, for as long as it lives, and hears which BACK it is. Who does not hear it
/// hears the next.
async fn tell_of(itself: &TellInstance, shop: &Shop) {
    let caller = Caller { correlation: "instance".to_owned(), ..Caller::default() };
    let mut tick = tokio::time::interval(Duration::from_secs(TOLD_EVERY));
    let mut memory = Memory::new(SystemClock.now());
    loop {
        tick.tick().await;
        let caches = memory.told(shop, SystemClock.now());
        let told = shop.back.tell_instance(&caller, &TellInstance { caches, ..itself.clone() }).await;
        let Ok(told) = told else { continue };
        let has_followed = memory.follows(shop, &told.reloads, SystemClock.now());
        shop.environments.hears(told, SystemClock.now());
        if has_followed {
            // Who waits for it sees it at once.
            tick.reset_immediately();
        }
    }
}

/// Every page of an environment with its guards, for a server or for a test.
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
    let streams = pages::staff::notices::stream_routes()
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(shop.clone(), request::visited));
    pages.merge(streams).merge(assets::routes()).layer(from_fn_with_state(door, enter)).with_state(shop)
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
