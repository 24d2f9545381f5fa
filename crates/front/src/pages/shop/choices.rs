//! Equipment and options: two steps, one way of choosing (SSH-07, SSH-08).
//!
//! A form sends `pick.<group>` for one of a group, `take` for each item ticked and
//! `many.<item>` for quantities. Nothing paid is chosen beforehand (OR-4): what is ticked is what
//! BACK says is in the cart.

use crate::components::{
    Banner, Choice, ErrorSummary, Field, Price, ProductFacts, Quantity, SummaryPanel, Tone, before_reduction, tied,
};
use crate::error::{Failure, refusal};
use crate::faults::Faults;
use crate::frame::{self, Frame};
use crate::journey::{self, Entered, see_other};
use crate::request::{CheckedForm, Visit};
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use weblys_api::cart::{CartView, ChooseItems, Step};
use weblys_api::offer::{ChoiceGroup, ChoiceItem, ChoicesView, Chosen, FirstPrice};
use weblys_api::summary::Due;
use weblys_i18n::Texts;
use weblys_kernel::{Country, Money};

mod incompatible;
mod refused;
mod rule;

/// The id of the form that the page is.
const FORM: &str = "step";

/// What a button says as `then` to stay on the page: after a change, after a code was typed or taken out.
const STAY: [&str; 3] = ["stay", APPLY, DROP];
const APPLY: &str = "coupon";
const DROP: &str = "drop";

/// Mounts both steps.
pub fn routes() -> Router<Shop> {
    Router::new()
        .route(routes::EQUIPMENT, get(show_equipment).post(choose_equipment))
        .route(routes::OPTIONS, get(show_options).post(choose_options))
}

/// One group, ready to be drawn.
pub(crate) struct Group {
    pub(crate) field: String,
    pub(crate) title: String,
    pub(crate) hint: String,
    pub(crate) error: Option<String>,
    pub(crate) choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "pages/shop/choices.html")]
pub(crate) struct ChoicesPage {
    pub(crate) frame: Frame,
    pub(crate) lead: String,
    pub(crate) action: &'static str,
    pub(crate) notices: Vec<Banner>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) groups: Vec<Group>,
    pub(crate) nothing: String,
    pub(crate) coupon: Option<Field>,
    /// The code that the price reckons with; empty without one, and where another was just refused.
    pub(crate) applied: String,
    /// What absorption of waves is, where a device on the page tells of it.
    pub(crate) about_sar: Vec<String>,
}

/// What the page shows beside the cart: what may be chosen, and what was refused.
pub(crate) struct Offered<'a> {
    pub(crate) step: Step,
    pub(crate) view: &'a ChoicesView,
    pub(crate) faults: Faults,
    pub(crate) coupon: String,
}

impl ChoicesPage {
    pub(crate) fn new(shop: &Shop, visit: &Visit, cart: &CartView, offered: Offered<'_>) -> Self {
        let t = visit.t();
        let Offered { step, view, faults, coupon } = offered;
        let told = refused::Told::new(&faults, view, t);
        let country = shop.brand.facts.country;
        let is_options = step == Step::Options;
        let (title, lead, nothing) = if is_options {
            ("shop-options-title", "shop-options-lead", "shop-options-none")
        } else {
            ("shop-equipment-title", "shop-equipment-lead", "shop-equipment-none")
        };
        let has_faults = !told.is_empty();
        let summary = SummaryPanel::of_cart(cart, t).stale(has_faults);
        let frame = Frame::new(shop, visit, t.get(title)).at(step, Some(cart)).with_summary(summary).going_on(FORM);
        let applied = cart.coupon.clone().filter(|code| is_options && *code == coupon && told.of("coupon").is_none());
        let coupon = is_options.then(|| coupon_field(coupon, &told, t));
        Self {
            frame: frame.with_faults(has_faults),
            lead: t.get(lead).into_owned(),
            action: if is_options { routes::OPTIONS } else { routes::EQUIPMENT },
            notices: cart.notices.iter().map(|notice| Banner::new(Tone::Warning, refusal(&notice.code, t))).collect(),
            errors: ErrorSummary::told(told.lines().to_vec(), t),
            groups: view
                .groups
                .iter()
                .filter(|one| !one.items.is_empty())
                .map(|one| group(one, (view, country), &told, t))
                .collect(),
            nothing: t.get(nothing).into_owned(),
            about_sar: ProductFacts::about_sar(items(view).map(|item| &item.product), country, t),
            coupon,
            applied: applied.unwrap_or_default(),
        }
    }
}

fn coupon_field(typed: String, told: &refused::Told, t: &Texts) -> Field {
    Field::text("coupon", t.get("shop-coupon"))
        .optional(t)
        .hint(t.get("shop-coupon-hint"))
        .value(typed)
        .fault(told.of("coupon"))
        .longest(40)
        .medium()
        .autocomplete("off")
}

fn items(view: &ChoicesView) -> impl Iterator<Item = &ChoiceItem> {
    view.groups.iter().flat_map(|group| &group.items)
}

fn group(group: &ChoiceGroup, (view, country): (&ChoicesView, Country), told: &refused::Told, t: &Texts) -> Group {
    let facts = |item: &ChoiceItem| ProductFacts::of(&item.product, item.name.in_locale(t.locale()), country, t);
    let drawn =
        |item| choice(group, item, view, t).facts(facts(item)).fault(told.of(&refused::item_field(group, item)));
    let mut choices: Vec<Choice> = group.items.iter().map(drawn).collect();
    if group.max == 1 && group.min == 0 && group.items.len() > 1 {
        let is_chosen = group.items.iter().all(|item| item.quantity == 0);
        choices.push(Choice::radio(format!("pick.{}", group.code), "", t.get("shop-choice-none")).checked(is_chosen));
    }
    let field = refused::group_field(group);
    let title = group.name.in_locale(t.locale()).to_owned();
    Group { title, hint: rule::words(group, t), error: told.of(&field), field, choices }
}

fn choice(group: &ChoiceGroup, item: &ChoiceItem, view: &ChoicesView, t: &Texts) -> Choice {
    let says = |label: &weblys_kernel::locale::Label| label.in_locale(t.locale()).to_owned();
    let name = tied(&says(&item.name));
    let mut choice = if group.max == 1 && group.items.len() > 1 {
        let radio = Choice::radio(format!("pick.{}", group.code), item.code.clone(), name);
        if group.min > 0 { radio.required() } else { radio }
    } else if item.max_quantity > 1 {
        let field = format!("many.{}", item.code);
        let label = t.one("shop-quantity-of", "name", name.as_str());
        Choice::counted(Quantity::new(field, label, item.quantity, item.max_quantity), name)
    } else {
        Choice::checkbox("take", item.code.clone(), name)
    };
    choice = choice.checked(item.quantity > 0).hint(says(&item.description));
    choice = priced(choice, item, t);
    if [item.monthly, item.once, item.deposit].into_iter().flatten().all(Money::is_zero) {
        choice = choice.free(if group.min > 0 { t.get("common-included") } else { t.get("common-free") });
    }
    if let Some(promotion) = &item.promotion {
        choice = choice.badge(says(promotion));
    }
    if let Some(before) = item.before_reduction {
        let due = if item.monthly.is_some() { Due::Monthly } else { Due::Once };
        choice = choice.note(before_reduction(before, due, t));
    }
    let names = |labels: &[weblys_kernel::locale::Label]| labels.iter().map(says).collect::<Vec<_>>().join(", ");
    if !item.requires.is_empty() {
        choice = choice.note(t.one("shop-requires", "names", names(&item.requires)));
    }
    let excluded = incompatible::names(item, view, t);
    if !excluded.is_empty() {
        choice = choice.note(t.one("shop-excludes", "names", excluded.join(", ")));
    }
    if !item.replaces.is_empty() {
        choice = choice.note(t.one("shop-replaces", "names", names(&item.replaces)));
    }
    choice
}

/// With what it costs: at first, and then what follows.
fn priced(choice: Choice, item: &ChoiceItem, t: &Texts) -> Choice {
    let is_due = |amount: &Money| !amount.is_zero();
    let lowered = |usual: Money| item.at_first.map_or(usual, |first| first.amount);
    let prices = [
        item.monthly.filter(is_due).map(|usual| Price::monthly(lowered(usual), t)),
        item.once.filter(is_due).map(|usual| Price::once(lowered(usual), t)),
        item.deposit.filter(is_due).map(|amount| Price::deposit(amount, t)),
    ];
    let choice = prices.into_iter().flatten().fold(choice, Choice::price);
    match item.at_first {
        Some(FirstPrice { months: Some(months), then_monthly: Some(then), .. }) => {
            let args = [("months", months.into()), ("amount", t.money(then).into())];
            choice.afterwards(t.with("shop-price-for-then", &args))
        }
        _ => choice,
    }
}

/// What a form says is chosen; a name or number that makes no sense chooses nothing.
fn read(pairs: &[(String, String)]) -> ChooseItems {
    let mut choose = ChooseItems::default();
    for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
        if name == "take" || name.starts_with("pick.") {
            choose.items.push(Chosen { code: value.clone(), quantity: 1 });
        } else if let Some(code) = name.strip_prefix("many.") {
            let quantity = value.parse().unwrap_or(0);
            if quantity > 0 {
                choose.items.push(Chosen { code: code.to_owned(), quantity });
            }
        } else if name == "coupon" {
            choose.coupon = value.trim().to_owned();
        }
    }
    if then(pairs) == Some(DROP) {
        choose.coupon.clear();
    }
    choose
}

/// What the button that was pressed says; nothing to go on.
fn then(pairs: &[(String, String)]) -> Option<&str> {
    pairs.iter().find(|(name, _)| name == "then").map(|(_, value)| value.as_str())
}

/// Back to the same page; to the code where it was about that.
fn stay(step: Step, then: &str) -> Response {
    let page = if step == Step::Options { routes::OPTIONS } else { routes::EQUIPMENT };
    if matches!(then, APPLY | DROP) { see_other(&format!("{page}#coupon")) } else { see_other(page) }
}

/// The same choices as the form had them, so that nothing typed is lost by an error.
fn as_typed(mut view: ChoicesView, typed: &ChooseItems) -> ChoicesView {
    for item in view.groups.iter_mut().flat_map(|group| &mut group.items) {
        item.quantity = typed.items.iter().filter(|chosen| chosen.code == item.code).map(|one| one.quantity).sum();
    }
    view
}

async fn show_equipment(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    show(&shop, &visit, Step::Equipment).await
}

async fn show_options(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    show(&shop, &visit, Step::Options).await
}

async fn choose_equipment(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(pairs): CheckedForm<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    choose(&shop, &visit, Step::Equipment, &pairs).await
}

async fn choose_options(
    State(shop): State<Shop>,
    visit: Visit,
    CheckedForm(pairs): CheckedForm<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    choose(&shop, &visit, Step::Options, &pairs).await
}

/// The cart and what may be chosen; or where to go instead.
async fn enter(shop: &Shop, visit: &Visit, step: Step) -> Result<Entered<ChoicesView>, Failure> {
    let page = match step {
        Step::Options => journey::options(shop, visit).await?,
        _ => journey::equipment(shop, visit).await?,
    };
    journey::enter(page, step)
}

async fn show(shop: &Shop, visit: &Visit, step: Step) -> Result<Response, Failure> {
    let (cart, view) = match enter(shop, visit, step).await? {
        Ok(entered) => entered,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let coupon = cart.coupon.clone().unwrap_or_default();
    let offered = Offered { step, view: &view, faults: Faults::default(), coupon };
    Ok(frame::page(StatusCode::OK, &ChoicesPage::new(shop, visit, &cart, offered)))
}

async fn choose(shop: &Shop, visit: &Visit, step: Step, pairs: &[(String, String)]) -> Result<Response, Failure> {
    let typed = read(pairs);
    let caller = visit.caller();
    let taken = match step {
        Step::Options => shop.back.choose_options(&caller, &typed).await,
        _ => shop.back.choose_equipment(&caller, &typed).await,
    };
    match taken {
        Ok(progress) => Ok(match then(pairs).filter(|then| STAY.contains(then)) {
            Some(then) => stay(step, then),
            None => journey::go_on(shop, visit.session.as_deref(), progress, step),
        }),
        Err(error) => again(shop, visit, step, typed, Faults::from_call(error).map_err(journey::no_cart)?).await,
    }
}

async fn again(
    shop: &Shop,
    visit: &Visit,
    step: Step,
    typed: ChooseItems,
    faults: Faults,
) -> Result<Response, Failure> {
    let (cart, view) = match enter(shop, visit, step).await? {
        Ok(entered) => entered,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let view = as_typed(view, &typed);
    let offered = Offered { step, view: &view, faults, coupon: typed.coupon };
    Ok(frame::page(StatusCode::UNPROCESSABLE_ENTITY, &ChoicesPage::new(shop, visit, &cart, offered)))
}

#[cfg(test)]
mod tests;
