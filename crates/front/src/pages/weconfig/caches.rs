//! What each process holds in memory: how much, which version, since when (WCF-29). One of them with everybody who holds it
//! is [`super::cache`]'s.

use crate::components::{Cell, Column, EmptyState, Filter, Filters, Kind, Mood, Row, Table, Words};
use crate::error::Failure;
use crate::frame;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::staff::frame::StaffFrame;
use crate::staff::list::ListQuery;
use crate::staff::{self, export, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::caches::{Cache, CacheHeld, CacheRow, CacheTold};
use weblys_api::export::PlainList;
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CACHES, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/caches.html")]
struct CachesPage {
    frame: StaffFrame,
    filters: Filters,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::CACHES, pairs);
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.caches(&caller).await };
    let (me, list) = staff::enter(&shop, &visit, Right::CachesRead, asked).await?;
    let t = visit.t();
    let wanted = query.value("cache");
    let caches = list.caches.iter().filter(|cache| wanted.is_empty() || cache.cache == wanted);
    let rows: Vec<Row> = caches.flat_map(|cache| cache.held.iter().map(|held| row(cache, held, &shop, t))).collect();
    let empty = EmptyState::new(t.get("weconfig-components-none"), t.get("weconfig-components-none-why"));
    let table =
        Table::new(t, t.get("staff-module-caches"), &query, columns(t), empty).rows(rows).files(Some(routes::CACHES));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::Caches, &table).await? {
        return Ok(file);
    }
    let all = Cache::ALL.into_iter().map(|cache| (cache.code().to_owned(), name(cache.code(), t)));
    let filters = Filters::new(t, &query, vec![Filter::select("cache", t.get("weconfig-cache"), all.collect())]);
    let frame = StaffFrame::new(&shop, &visit, &me, t.get("staff-module-caches")).in_weconfig("caches");
    Ok(frame::page(StatusCode::OK, &CachesPage { frame, filters, table }))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("cache", t.get("weconfig-cache"), Kind::Text),
        Column::new("process", t.get("weconfig-cache-process"), Kind::Text),
        Column::new("state", t.get("weconfig-state"), Kind::State),
        Column::new("entries", t.get("weconfig-cache-entries"), Kind::Text),
        Column::new("version", t.get("weconfig-component-version"), Kind::Text),
        Column::new("loaded", t.get("weconfig-cache-loaded"), Kind::Date),
        Column::new("size", t.get("weconfig-cache-size"), Kind::Number),
    ]
}

fn row(cache: &CacheRow, held: &CacheHeld, shop: &Shop, t: &'static Texts) -> Row {
    let told = &held.told;
    let name = name(&cache.cache, t).into_owned();
    // A whole catalogue is told in full on its own page.
    let first = told.counts.iter().take(3).map(|one| counted(&one.what, one.count, t));
    Row {
        id: format!("{}-{}", cache.cache, held.instance_id),
        name: name.clone(),
        href: fill(routes::CACHE, &cache.cache),
        cells: vec![
            Cell::Text(name),
            Cell::Text(process(held)),
            Cell::States(vec![state(cache, told, t)]),
            Cell::Text(first.collect::<Vec<_>>().join(", ")),
            Cell::Text(told.version.clone()),
            Cell::Date(words::short_moment(told.loaded_at, shop, t), told.loaded_at.to_rfc3339()),
            Cell::Text(size(told.bytes, t)),
        ],
    }
}

/// What something in memory is called.
pub(crate) fn name(code: &str, t: &Texts) -> Words {
    t.get(&format!("weconfig-cache-name-{code}"))
}

/// The process that holds it: what it is, on which machine, at which address.
pub(crate) fn process(held: &CacheHeld) -> String {
    format!("{} {} {}", held.component.to_uppercase(), held.host, held.address)
}

/// Whether what a process holds is what was wanted last.
pub(crate) fn state(cache: &CacheRow, told: &CacheTold, t: &Texts) -> (Mood, String) {
    match cache.wanted.as_ref().filter(|wanted| wanted.number > told.reload) {
        Some(_) => (Mood::Warning, t.get("weconfig-cache-waits").into_owned()),
        None => (Mood::Good, t.get("weconfig-cache-there").into_owned()),
    }
}

/// So many of something, in words where we have them: another version may count what this one does not know.
pub(crate) fn counted(what: &str, count: i64, t: &Texts) -> String {
    let (key, number) = (format!("weconfig-cache-count-{what}"), t.whole(count));
    if t.has(&key) {
        t.with(&key, &[("count", count.into()), ("number", number.into())])
    } else {
        format!("{what} : {number}")
    }
}

/// About so much memory; nothing where nobody counts it.
pub(crate) fn size(bytes: Option<i64>, t: &Texts) -> String {
    let Some(bytes) = bytes else { return String::new() };
    let kilo = (bytes + 500) / 1_000;
    if kilo < 1_000 {
        t.one("weconfig-cache-kilobytes", "number", t.whole(kilo.max(1)))
    } else {
        t.one("weconfig-cache-megabytes", "number", t.whole((kilo + 500) / 1_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    #[test]
    fn how_much_there_is_is_told_in_words() {
        let t = texts(Locale::Fr);
        assert_eq!(counted("towns", 36_001, t), "36\u{202f}001 communes");
        assert_eq!(counted("towns", 1, t), "1 commune");
        assert_eq!(counted("kettles", 3, t), "kettles : 3", "what is not known yet");
        assert_eq!(size(Some(400), t), "environ 1 ko");
        assert_eq!(size(Some(12_400_000), t), "environ 12 Mo");
        assert_eq!(size(None, t), "");
    }

    #[test]
    fn everything_that_can_be_held_has_its_name_in_each_language() {
        for locale in Locale::ALL {
            let t = texts(locale);
            for cache in Cache::ALL {
                for key in ["name", "why"] {
                    assert!(t.has(&format!("weconfig-cache-{key}-{}", cache.code())), "{cache:?} {key}");
                }
            }
        }
    }
}
