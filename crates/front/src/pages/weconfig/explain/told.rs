//! Reasons and remedies in words.

use crate::components::{Words, domain_name};
use crate::routes::staff as routes;
use crate::routes::with_query;
use weblys_api::explain::{ChangeView, ReasonView, ThingRow};
use weblys_i18n::Texts;
use weblys_kernel::Locale;
use weblys_kernel::network::Domain;

/// The network does not carry a family of services.
const NOT_CARRIED: &str = "OFR-101";

/// A type of sale; its code when there are no words for it.
pub(super) fn sale_type(word: &str, t: &Texts) -> Words {
    match word {
        "PROSPECT" => t.get("weconfig-explain-sale-prospect"),
        "UPSELL" => t.get("weconfig-explain-sale-upsell"),
        "CROSS_SELL" => t.get("weconfig-explain-sale-cross"),
        other => Words::from(other.to_owned()),
    }
}

/// What stands against a thing; of a promotion that could be had, which other is given instead.
pub(super) fn why(thing: &ThingRow, locale: Locale, t: &Texts) -> String {
    match thing.outdone_by.as_str() {
        "" => reasons(&thing.reasons, locale, t),
        other => t.one("weconfig-explain-outdone", "promotion", other),
    }
}

/// All the reasons against something, for staff; what the network does not bring is one sentence.
pub(super) fn reasons(all: &[ReasonView], locale: Locale, t: &Texts) -> String {
    let missing: Vec<String> =
        all.iter().filter(|one| one.code == NOT_CARRIED).map(|one| domain(&one.about, t)).collect();
    let first = (!missing.is_empty()).then(|| t.one("weconfig-explain-not-carried", "domain", missing.join(", ")));
    let others = all.iter().filter(|one| one.code != NOT_CARRIED).map(|one| reason(one, locale, t));
    first.into_iter().chain(others).collect::<Vec<_>>().join(" ")
}

/// Where each restriction among the reasons is shown, as it was when the question was answered.
pub(super) fn restrictions(all: &[ReasonView], publication: u64, t: &Texts) -> Vec<(String, String)> {
    let of = publication.to_string();
    let link = |code: &str| {
        let pairs = [("sheet", "restrictions"), ("item", code), ("of", of.as_str())];
        let words = t.one("weconfig-explain-see-restriction", "code", code);
        (words, with_query(routes::CATALOGUE_THING, &pairs))
    };
    all.iter().filter_map(|one| one.restriction.as_ref()).map(|one| link(&one.code)).collect()
}

/// The name of a family of services; its code when it has none.
pub(super) fn domain(code: &str, t: &Texts) -> String {
    Domain::parse(code).map_or_else(|_| code.to_owned(), |domain| domain_name(&domain, t).into_owned())
}

fn reason(reason: &ReasonView, locale: Locale, t: &Texts) -> String {
    if let Some(restriction) = &reason.restriction {
        let because: Vec<String> = restriction.because.iter().map(|word| fact(word, t).into_owned()).collect();
        let note = [&restriction.staff_note, &restriction.reason];
        let note = note.into_iter().map(|label| label.in_locale(locale)).find(|text| !text.is_empty());
        let args = [
            ("code", restriction.code.as_str().into()),
            ("note", note.unwrap_or_default().into()),
            ("because", because.join(", ").into()),
        ];
        return t.with("weconfig-explain-restricted", &args);
    }
    let (about, needed, found) = (reason.about.as_str(), reason.needed.as_str(), reason.found.as_str());
    match reason.code.as_str() {
        "OFR-102" => t.with(
            "weconfig-explain-too-slow",
            &[("domain", domain(about, t).into()), ("needed", needed.into()), ("best", found.into())],
        ),
        "OFR-103" if about == "draft" => t.get("weconfig-explain-draft").into_owned(),
        "OFR-103" => t.get("weconfig-explain-withdrawn").into_owned(),
        "OFR-104" if found.is_empty() => t.one("weconfig-explain-from", "from", day(needed, t)),
        "OFR-104" => {
            t.with("weconfig-explain-window", &[("from", day(needed, t).into()), ("until", day(found, t).into())])
        }
        "OFR-105" => t.one("weconfig-explain-no-tariff", "service", about),
        "OFR-108" => t.get("weconfig-explain-other-offers").into_owned(),
        "OFR-109" => {
            let because: Vec<String> = reason.because.iter().map(|word| fact(word, t).into_owned()).collect();
            t.one("weconfig-explain-conditions", "because", because.join(", "))
        }
        "OFR-111" => t.get("weconfig-explain-spent").into_owned(),
        "OFR-113" => t.get("weconfig-explain-no-offer").into_owned(),
        "OFR-112" => t.one("weconfig-explain-no-link", "offer", about),
        "OFR-107" => t.one("weconfig-explain-equipment", "codes", about),
        code => code.to_owned(),
    }
}

/// A day as people read it.
fn day(text: &str, t: &Texts) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| t.date(day))
}

/// A fact of a sale by its name.
pub(super) fn fact(word: &str, t: &Texts) -> Words {
    match word {
        "network" => t.get("weconfig-explain-network"),
        "place" => t.get("weconfig-explain-place"),
        "sale_type" => t.get("weconfig-explain-sale"),
        "grouping" => t.get("weconfig-explain-grouping"),
        "channel" => t.get("weconfig-explain-channel"),
        "customer_type" => t.get("weconfig-explain-customer"),
        "day" => t.get("weconfig-explain-day"),
        "services_held" | "held" => t.get("weconfig-explain-held"),
        "current" => t.get("weconfig-explain-current"),
        "offer" => t.get("weconfig-explain-with-offer"),
        other => Words::from(other.to_owned()),
    }
}

/// What would have to be otherwise.
pub(super) fn remedy(changes: &[ChangeView], t: &Texts) -> String {
    changes.iter().map(|change| one(change, t)).collect::<Vec<_>>().join(" + ")
}

fn one(change: &ChangeView, t: &Texts) -> String {
    let value = change.value.as_str();
    let named = |words: Words| format!("{words} : {value}");
    match change.what.as_str() {
        "network" if change.rate == 0 => t.one("weconfig-explain-change-technology", "technology", value),
        "network" => t.with(
            "weconfig-explain-change-network",
            &[("technology", value.into()), ("rate", i64::from(change.rate).into())],
        ),
        "no_network" => t.get("weconfig-explain-change-no-network").into_owned(),
        "commune" => t.one("weconfig-explain-change-commune", "code", value),
        "zone" => t.one("weconfig-explain-change-zone", "code", value),
        "elsewhere" => t.get("weconfig-explain-change-elsewhere").into_owned(),
        "sale_type" => format!("{} : {}", t.get("weconfig-explain-sale"), sale_type(value, t)),
        "grouping" => named(t.get("weconfig-explain-grouping")),
        "channel" => named(t.get("weconfig-explain-channel")),
        "customer_type" => named(t.get("weconfig-explain-customer")),
        "day" => t.one("weconfig-explain-change-day", "day", day(value, t)),
        "holds" => t.one("weconfig-explain-change-holds", "service", value),
        "holds_nothing" => t.get("weconfig-explain-change-holds-nothing").into_owned(),
        other => other.to_owned(),
    }
}
