//! One parameter: what it means, what it may be, and another value for it.

use crate::components::{Banner, ErrorSummary, Field, Tone, Words};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::pages::weconfig::parameters::{name, scope_words, value_words};
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::drafts::{self, DraftOffer, Outcome};
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::Refused;
use crate::staff::{self, StaffForm, words};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::drafts::DraftForm;
use weblys_api::parameters::{ChangeParameter, ParameterRow, Type};
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_api::{CallError, Caller};

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::PARAMETER, get(show).post(change))
}

#[derive(Template)]
#[template(path = "pages/weconfig/parameter.html")]
struct ParameterPage {
    frame: StaffFrame,
    why: Words,
    facts: Vec<(Words, String)>,
    parameter: ParameterRow,
    /// What is in the form, and the version that it showed.
    typed: String,
    version: i64,
    faults: Faults,
    may_change: bool,
    message: Option<Banner>,
    offer: Option<DraftOffer>,
}

async fn found(shop: &Shop, caller: &Caller, code: &str) -> Result<Option<ParameterRow>, CallError> {
    Ok(shop.back.parameters(caller).await?.parameters.into_iter().find(|parameter| parameter.code == code))
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(code): Path<String>,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let form = DraftForm::Parameter(code.clone());
    let asked = |caller: Caller| {
        let (shop, code, form) = (&shop, &code, &form);
        async move { drafts::beside(shop, &caller, form, found(shop, &caller, code)).await }
    };
    let (me, (parameter, kept)) = staff::enter(&shop, &visit, Right::ParametersRead, asked).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &form, kept);
    let page = ParameterPage::new(&shop, &visit, &me, parameter.ok_or(Failure::NotFound)?);
    let page = match resumed {
        Some((typed, version)) => ParameterPage { typed: typed.text("value"), version, ..page },
        None => page,
    };
    Ok(frame::page(StatusCode::OK, &ParameterPage { offer, ..page }))
}

async fn change(
    State(shop): State<Shop>,
    visit: Visit,
    Path(code): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let typed = form.typed.text("value");
    let to = ChangeParameter {
        value: (!form.typed.came("default")).then(|| typed.clone()),
        version: form.typed.text("version").parse().unwrap_or(-1),
    };
    let error = match shop.back.change_parameter(&form.caller, &code, &to).await {
        Ok(()) => return Ok(see_other(&with_query(&fill(routes::PARAMETER, &code), &[("done", "saved")]))),
        Err(error) => error,
    };
    let refused = Refused::<ParameterRow>::of(error, &form, |_| None)?;
    let (me, now) = tokio::join!(staff::signed_in(&shop, &visit), found(&shop, &form.caller, &code));
    let (me, now) = (me?, now?.ok_or(Failure::NotFound)?);
    let page = ParameterPage { typed, ..ParameterPage::new(&shop, &visit, &me, now) };
    let (status, page) = match refused {
        // As of the version that was shown: what somebody else has changed since is compared when it is sent again.
        Refused::Fields(faults) => {
            (StatusCode::UNPROCESSABLE_ENTITY, ParameterPage { faults, version: to.version, ..page })
        }
        Refused::Stale(now) => {
            let t = visit.t();
            let by = now.set.as_ref().map(|set| set.login.as_str()).unwrap_or_default();
            let value = value_words(now.of_type, &now.value, t);
            let told = t.with("weconfig-parameter-stale-text", &[("by", by.into()), ("value", value.as_str().into())]);
            let message = Banner::new(Tone::Warning, t.get("weconfig-parameter-stale")).text(told);
            (StatusCode::CONFLICT, ParameterPage { message: Some(message), ..page })
        }
        Refused::Whole(_) => return Err(Failure::Broken),
    };
    Ok(frame::page(status, &page))
}

impl ParameterPage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, parameter: ParameterRow) -> Self {
        let t = visit.t();
        let frame = StaffFrame::new(shop, visit, me, name(&parameter.code, t)).in_weconfig("parameters");
        Self {
            frame: frame.below(t.get("staff-module-parameters"), routes::PARAMETERS),
            why: t.get(&format!("weconfig-parameter-why-{}", parameter.code)),
            facts: facts(&parameter, shop, visit),
            typed: parameter.value.clone(),
            faults: Faults::default(),
            may_change: me.rights.contains(Right::ParametersChange),
            message: None,
            offer: None,
            version: parameter.version,
            parameter,
        }
    }

    fn here(&self) -> String {
        fill(routes::PARAMETER, &self.parameter.code)
    }

    fn draft(&self) -> String {
        DraftForm::Parameter(self.parameter.code.clone()).key()
    }

    fn field(&self) -> Field {
        let t = self.frame.t;
        let label = t.get("weconfig-parameter-value");
        let field = match self.parameter.of_type {
            Type::Whole { least, most, unit } => {
                let bounds = [("least", i64::from(least).into()), ("most", i64::from(most).into())];
                let unit = t.get(&format!("weconfig-unit-{}", unit.word()));
                Field::text("value", label).suffix(unit).hint(t.with("weconfig-parameter-bounds", &bounds))
            }
            Type::Words { longest } => {
                Field::area("value", label).optional(t).longest(longest).hint(t.get("weconfig-parameter-words"))
            }
        };
        field.value(&self.typed).fault(self.faults.of("value", t))
    }

    fn summary_of_faults(&self) -> Option<ErrorSummary> {
        ErrorSummary::of(&self.faults, self.frame.t)
    }
}

fn facts(parameter: &ParameterRow, shop: &Shop, visit: &Visit) -> Vec<(Words, String)> {
    let t = visit.t();
    let value = |value: &str| value_words(parameter.of_type, value, t);
    let mut facts = vec![
        (t.get("weconfig-parameter-scope"), scope_words(parameter.scope, t).into_owned()),
        (t.get("weconfig-parameter-value"), value(&parameter.value)),
        (t.get("weconfig-parameter-default"), value(&parameter.default)),
    ];
    if let Some(set) = &parameter.set {
        facts.push((t.get("weconfig-parameter-by"), set.login.clone()));
        facts.push((t.get("weconfig-parameter-at"), words::moment(set.at, shop, t)));
    }
    facts
}
