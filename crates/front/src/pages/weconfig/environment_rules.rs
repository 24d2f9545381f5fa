//! What this environment does with each change: at once, for who confirms, with a second person, or not at all (WCF-11).

use crate::components::{Cell, Column, EmptyState, Kind, Mood, Row, Table};
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
use weblys_api::approvals::EnvironmentRule;
use weblys_api::export::PlainList;
use weblys_api::security::{InProd, Right};
use weblys_i18n::Texts;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::ENVIRONMENT_RULES, get(show))
}

#[derive(Template)]
#[template(path = "pages/weconfig/environment_rules.html")]
struct RulesPage {
    frame: StaffFrame,
    lead: String,
    table: Table,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let query = ListQuery::new(routes::ENVIRONMENT_RULES, pairs);
    let back = &shop.back;
    let asked = |caller: Caller| async move { back.environment_rules(&caller).await };
    let (me, found) = staff::enter(&shop, &visit, Right::EnvironmentsRead, asked).await?;
    let t = visit.t();
    let empty = EmptyState::new(t.get("weconfig-rules"), "");
    let table = Table::new(t, t.get("weconfig-rules"), &query, columns(t), empty)
        .rows(found.rules.iter().map(|rule| row(rule, t)))
        .files(Some(routes::ENVIRONMENT_RULES));
    if let Some(file) = export::of_table(&shop, &visit, &query, PlainList::EnvironmentRules, &table).await? {
        return Ok(file);
    }
    let page = RulesPage {
        frame: StaffFrame::new(&shop, &visit, &me, t.get("weconfig-rules"))
            .in_weconfig("environments")
            .below(t.get("staff-module-environments"), routes::ENVIRONMENTS),
        lead: t.one("weconfig-rules-lead", "environment", found.environment.name.as_str()),
        table,
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn columns(t: &'static Texts) -> Vec<Column> {
    vec![
        Column::new("operation", t.get("staff-approval-operation"), Kind::Text),
        Column::new("rule", t.get("weconfig-rule"), Kind::State),
        Column::new("right", t.get("weconfig-rule-right"), Kind::Text),
        Column::new("set", t.get("weconfig-rule-set"), Kind::Text),
    ]
}

fn row(rule: &EnvironmentRule, t: &'static Texts) -> Row {
    let name = words::operation(&rule.operation, t).into_owned();
    let mood = match rule.rule {
        InProd::AtOnce => Mood::Good,
        InProd::Confirmed => Mood::Plain,
        InProd::Second => Mood::Warning,
        InProd::Closed => Mood::Bad,
    };
    let words = t.get(&format!("weconfig-rule-{}", rule.rule.word())).into_owned();
    let set = if rule.is_set { t.get("weconfig-rule-by-settings") } else { t.get("weconfig-rule-by-platform") };
    Row {
        id: rule.operation.clone(),
        name: name.clone(),
        href: String::new(),
        cells: vec![
            Cell::Text(name),
            Cell::States(vec![(mood, words)]),
            Cell::Text(words::right(rule.right, t)),
            Cell::Text(set.into_owned()),
        ],
    }
}
