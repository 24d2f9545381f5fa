//! One more code in a table of our own (WCF-06).

use crate::components::{Banner, ErrorSummary, Field};
use crate::error::Failure;
use crate::faults::Faults;
use crate::frame;
use crate::journey::see_other;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::drafts::{self, DraftOffer, Outcome};
use crate::staff::frame::StaffFrame;
use crate::staff::outcome::{Refused, not_saved};
use crate::staff::{self, StaffForm};
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::Caller;
use weblys_api::codes::{AddCode, CodeRow, CodeTable};
use weblys_api::drafts::{DraftForm, DraftFound};
use weblys_api::paths::fill;
use weblys_api::security::Right;
use weblys_api::staff::Me;
use weblys_kernel::locale::Label;

/// Mounts the page.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::CODE_NEW, get(show).post(add))
}

#[derive(Template)]
#[template(path = "pages/weconfig/code_new.html")]
struct CodeNewPage {
    frame: StaffFrame,
    action: String,
    back: String,
    form: AddCode,
    faults: Faults,
    message: Option<Banner>,
    draft: String,
    offer: Option<DraftOffer>,
}

async fn show(
    State(shop): State<Shop>,
    visit: Visit,
    Path(table): Path<String>,
    Query(draft): Query<drafts::Asked>,
) -> Result<Response, Failure> {
    let of = DraftForm::NewCode(table.clone());
    let (me, (table, kept)) = entered(&shop, &visit, &table).await?;
    let Outcome { resumed, offer } = draft.outcome(&shop, &visit, &of, kept);
    let form = resumed.map_or_else(AddCode::default, |(typed, _)| read(&typed));
    let page = CodeNewPage::new(&shop, &visit, &me, &table, form);
    Ok(frame::page(StatusCode::OK, &CodeNewPage { offer, ..page }))
}

fn read(typed: &Typed) -> AddCode {
    let label = Label { fr: typed.text("label_fr"), en: typed.text("label_en") };
    AddCode { code: typed.text("code"), label }
}

/// Who may add a code, the table, which must be one of our own, and what he typed before.
async fn entered(shop: &Shop, visit: &Visit, table_code: &str) -> Result<(Me, (CodeTable, DraftFound)), Failure> {
    if !weblys_api::codes::is_own(table_code) {
        return Err(Failure::NotFound);
    }
    let of = DraftForm::NewCode(table_code.to_owned());
    let ask = |caller: Caller| async {
        let caller = caller;
        drafts::beside(shop, &caller, &of, shop.back.code_table(&caller, table_code)).await
    };
    staff::enter(shop, visit, Right::CodeTablesChange, ask).await
}

async fn add(
    State(shop): State<Shop>,
    visit: Visit,
    Path(table_code): Path<String>,
    form: StaffForm,
) -> Result<Response, Failure> {
    let typed = read(&form.typed);
    let Err(error) = shop.back.add_code(&form.caller, &table_code, &typed).await else {
        return Ok(see_other(&with_query(&fill(routes::CODES, &table_code), &[("done", "saved")])));
    };
    let refused = Refused::<CodeRow>::of(error, &form, |_| None)?;
    let (me, (table, _)) = entered(&shop, &visit, &table_code).await?;
    let page = CodeNewPage::new(&shop, &visit, &me, &table, typed);
    let (status, page) = match refused {
        Refused::Fields(faults) => {
            let frame = page.frame.with_faults(!faults.is_empty());
            (StatusCode::UNPROCESSABLE_ENTITY, CodeNewPage { frame, faults, ..page })
        }
        Refused::Whole(code) => {
            let message = Some(not_saved(&code, visit.t()));
            (StatusCode::CONFLICT, CodeNewPage { message, ..page })
        }
        Refused::Stale(_) => return Err(Failure::Broken),
    };
    Ok(frame::page(status, &page))
}

impl CodeNewPage {
    fn new(shop: &Shop, visit: &Visit, me: &Me, table: &CodeTable, form: AddCode) -> Self {
        let t = visit.t();
        let back = fill(routes::CODES, &table.table_code);
        let frame = StaffFrame::new(shop, visit, me, t.get("weconfig-code-new")).in_weconfig("code_tables");
        let frame = frame.below(t.get("staff-module-code_tables"), routes::CODE_TABLES);
        let name = table.label.in_locale(visit.locale).to_owned();
        Self {
            frame: frame.below(name, back.clone()),
            action: fill(routes::CODE_NEW, &table.table_code),
            back,
            form,
            faults: Faults::default(),
            message: None,
            draft: DraftForm::NewCode(table.table_code.clone()).key(),
            offer: None,
        }
    }
}
