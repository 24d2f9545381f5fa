//! What the last look at all customers found, and the offer that a combination lacks.

use super::store::{self, Kept};
use crate::catalog::publications::beside;
use crate::catalog::shelf;
use crate::catalog::store as catalog_store;
use crate::catalog::things::put_in_draft;
use crate::error::ApiError;
use crate::security::actor::{Person, Signed};
use crate::state::App;
use crate::upkeep::handlers as upkeep;
use crate::upkeep::job::Job;
use crate::upkeep::store as jobs;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use weblys_api::base::{
    BaseState, CombinationRow, Counted, CoverageQuery, CoverageTotals, CoverageView, ImpactCount, ImpactRow,
    ImpactView, PrepareOffer,
};
use weblys_api::page::{PageQuery, Window};
use weblys_api::things::{NamedCode, PutThing, ThingPut};
use weblys_catalog::coverage::{Combination, Coverage};
use weblys_catalog::model::{Offer, OfferCode, ServiceCode};
use weblys_catalog::whatif::{Concerned, Outcome, Things};
use weblys_catalog::{Catalogue, Sheet, Snapshot, things};
use weblys_kernel::Refusal as _;
use weblys_kernel::locale::Label;

/// Unknown services, lost and gained things that are told at most.
const MOST_TOLD: usize = 50;

async fn state(app: &App) -> Result<(BaseState, Option<Kept>), ApiError> {
    let (current, draft) = tokio::try_join!(catalog_store::newest(&app.db), catalog_store::draft(&app.db))?;
    let standing = jobs::standing(&app.db, Job::RecogniseCustomers, app.now());
    let (last, job) = tokio::try_join!(store::last(&app.db), standing)?;
    let look = last.as_ref().map(|kept| kept.look.clone());
    Ok((BaseState { current, draft, last: look, job }, last))
}

/// `GET /v1/catalogue/coverage`.
pub async fn coverage(
    State(app): State<App>,
    Query(query): Query<CoverageQuery>,
) -> Result<Json<CoverageView>, ApiError> {
    let (state, kept) = state(&app).await?;
    let Ok(in_force) = app.publications.current() else {
        let (totals, unknown) = (CoverageTotals::default(), Vec::new());
        let combinations = Window::of(query.page, query.size).with(Vec::new(), 0);
        return Ok(Json(CoverageView { state, totals, combinations, unknown }));
    };
    let counted = kept.map_or_else(|| Coverage::of(&in_force), |kept| kept.coverage);
    let draft = shelf::draft(&app).await?;
    let answer = beside(move || {
        // Offers of the draft by what they are made of.
        let prepared: HashMap<BTreeSet<&ServiceCode>, &Offer> = match &draft {
            Some(draft) => draft.offers.iter().map(|offer| (offer.services.iter().collect(), offer)).collect(),
            None => HashMap::new(),
        };
        let q = query.q.trim().to_lowercase();
        let all = counted.combinations(&in_force);
        let wanted: Vec<_> = all.iter().filter(|one| is_wanted(one, &q, &query.state)).collect();
        let window = Window::of(query.page, query.size);
        let combinations = window.of_list(&wanted, |one| combination(one, &in_force, &prepared));
        let unknown = counted.unknown().into_iter().take(MOST_TOLD);
        let unknown = unknown.map(|(code, customers)| {
            let thing =
                NamedCode { sheet: Sheet::Services.name().to_owned(), code: code.to_string(), item: None, name: None };
            Counted { thing, customers }
        });
        let unknown = unknown.collect();
        let totals = CoverageTotals {
            customers: counted.totals.customers,
            whole: counted.totals.whole,
            partly: counted.totals.partly,
            unrecognised: counted.totals.unrecognised,
            without_base: counted.totals.without_base,
        };
        CoverageView { state, totals, combinations, unknown }
    });
    answer.await.map(Json)
}

fn is_wanted(one: &Combination<'_, '_>, q: &str, state: &str) -> bool {
    let is_of_state = match state {
        "missing" => one.is_missing(),
        "covered" => !one.is_missing(),
        _ => true,
    };
    let has = |code: &str| code.to_lowercase().contains(q);
    let is_found = || {
        one.services.iter().any(|code| has(code.as_str())) || one.offer.is_some_and(|offer| has(offer.code.as_str()))
    };
    is_of_state && (q.is_empty() || is_found())
}

fn combination(
    one: &Combination<'_, '_>,
    in_force: &Snapshot,
    prepared: &HashMap<BTreeSet<&ServiceCode>, &Offer>,
) -> CombinationRow {
    let service = |code: &ServiceCode| {
        let name = in_force.service(code).map(|service| service.label.clone());
        named(Sheet::Services, code.as_str(), name)
    };
    let services: BTreeSet<&ServiceCode> = one.services.iter().collect();
    let offer = |offer: &Offer| named(Sheet::Offers, offer.code.as_str(), Some(offer.name.clone()));
    CombinationRow {
        services: one.services.iter().map(service).collect(),
        customers: one.customers,
        offer: one.offer.map(offer),
        is_missing: one.is_missing(),
        prepared: prepared.get(&services).filter(|_| one.is_missing()).map(|one| offer(one)),
    }
}

/// A code with the name that it has, if anything is called so.
fn named(sheet: Sheet, code: &str, name: Option<Label>) -> NamedCode {
    let item = name.as_ref().map(|_| code.to_owned());
    NamedCode { sheet: sheet.name().to_owned(), code: code.to_owned(), item, name }
}

/// `GET /v1/catalogue/impact`.
pub async fn impact(State(app): State<App>, Query(query): Query<PageQuery>) -> Result<Json<ImpactView>, ApiError> {
    let (state, kept) = state(&app).await?;
    let window = Window::of(query.page, query.size);
    let is_of_now = state.last.as_ref().is_some_and(|look| {
        look.publication == state.current && look.draft_version == state.draft.as_ref().map(|draft| draft.version)
    });
    let Some(found) = kept.and_then(|kept| kept.what_if) else {
        let (offers, lost, gained) = (window.with(Vec::new(), 0), Vec::new(), Vec::new());
        return Ok(Json(ImpactView { state, is_of_now, all: None, offers, lost, gained, examples: BTreeMap::new() }));
    };
    let in_force = app.publications.current()?;
    let answer = beside(move || {
        let all = found.most_concerned(usize::MAX);
        let row = |(code, count): &(&OfferCode, &Concerned)| {
            let name = in_force.offer(code).map(|offer| offer.name.clone());
            ImpactRow { offer: named(Sheet::Offers, code.as_str(), name), count: count_of(count) }
        };
        let examples =
            found.examples.iter().map(|(outcome, of)| (outcome.word().to_owned(), of.iter().cloned().collect()));
        let offers = window.of_list(&all, row);
        ImpactView {
            state,
            is_of_now,
            all: Some(count_of(&found.all)),
            offers,
            lost: things_of(&found.lost, &in_force),
            gained: things_of(&found.gained, &in_force),
            examples: examples.collect(),
        }
    });
    answer.await.map(Json)
}

fn count_of(count: &Concerned) -> ImpactCount {
    let outcomes = Outcome::ALL.into_iter().map(|outcome| (outcome.word().to_owned(), count.of(outcome)));
    ImpactCount {
        customers: count.customers,
        changed: count.changed,
        outcomes: outcomes.filter(|(_, customers)| *customers > 0).collect(),
        raised: count.raised,
        lowered: count.lowered,
    }
}

fn things_of(all: &Things, in_force: &Snapshot) -> Vec<Counted> {
    let equipment = all.equipment.iter().map(|(code, customers)| {
        let name = in_force.equipment_item(code).map(|item| item.label.clone());
        Counted { thing: named(Sheet::Equipment, code.as_str(), name), customers: *customers }
    });
    let options = all.options.iter().map(|(code, customers)| {
        let name = in_force.option(code).map(|item| item.label.clone());
        Counted { thing: named(Sheet::Options, code.as_str(), name), customers: *customers }
    });
    let mut told: Vec<Counted> = equipment.chain(options).collect();
    told.sort_by_key(|one| std::cmp::Reverse(one.customers));
    told.truncate(MOST_TOLD);
    told
}

/// `POST /v1/catalogue/base`: all customers are looked at as soon as a BACK can; wanted twice before that, once.
pub async fn look(State(app): State<App>, person: Person, signed: Signed) -> Result<StatusCode, ApiError> {
    upkeep::want_one(&app, Job::RecogniseCustomers, (&person, &signed)).await
}

/// `POST /v1/catalogue/draft/offers`: the offer that a combination lacks. Asked again it is the one that is there.
pub async fn prepare(
    State(app): State<App>,
    person: Person,
    signed: Signed,
    Json(asked): Json<PrepareOffer>,
) -> Result<Json<ThingPut>, ApiError> {
    let services: Vec<ServiceCode> = asked
        .services
        .iter()
        .map(|code| code.parse().map_err(|_| ApiError::NotFound("service")))
        .collect::<Result<_, _>>()?;
    let basis = shelf::prepared(&app).await?;
    let draft = catalog_store::draft(&app.db).await?;
    let in_force = app.publications.current()?;
    let made = beside(move || {
        let wanted: BTreeSet<&ServiceCode> = services.iter().collect();
        let there = basis.offers.iter().find(|offer| offer.services.iter().collect::<BTreeSet<_>>() == wanted);
        if let Some(offer) = there {
            return Ok::<_, ApiError>((offer.code.to_string(), None));
        }
        let mut offer = in_force.draft_offer(&services).map_err(|refusal| ApiError::Unprepared(refusal.code()))?;
        free_code(&mut offer, &basis);
        let alone = Catalogue { offers: vec![offer], ..Catalogue::default() };
        let row = alone.offers.first().and_then(|offer| things::one(&alone, Sheet::Offers, offer.code.as_str()));
        let row = row.ok_or_else(|| ApiError::internal("an offer without a row"))?;
        Ok((row.item, Some(row.cells)))
    });
    match (made.await??, draft) {
        ((item, None), Some(draft)) => Ok(Json(ThingPut { draft, item })),
        // It is in force already: there is nothing to prepare.
        ((_, None), None) => Err(ApiError::Taken),
        ((_, cells), _) => {
            let put = PutThing { sheet: Sheet::Offers.name().to_owned(), cells, ..PutThing::default() };
            put_in_draft(&app, (&person, &signed), put).await.map(Json)
        }
    }
}

/// The code of an offer that was prepared before, and made another, is taken in the draft.
fn free_code(offer: &mut Offer, draft: &Catalogue) {
    let taken: BTreeSet<&OfferCode> = draft.offers.iter().map(|offer| &offer.code).collect();
    let tries = (2..100).filter_map(|number| format!("{}-{number}", offer.code).parse().ok());
    let free = std::iter::once(offer.code.clone()).chain(tries).find(|code| !taken.contains(code));
    if let Some(free) = free {
        offer.code = free;
    }
}
