//! The contract summary (`récapitulatif contractuel`), after the template of Regulation (EU) 2019/2243.
//!
//! What this is: the sections of the template (law.md CS-8 to CS-12) from one set of facts. The
//! order confirmation shows the same sections from the same view.

use crate::exit::Commitment;
use crate::facts::{ContractSummary, OperatorIdentity};
use crate::fault::DocumentFault;
use crate::prices::{self, PriceView};
use crate::wording::Wording;
use askama::Template;
use weblys_api::summary::{Due, LineKind, SummaryLine};
use weblys_i18n::Texts;
use weblys_kernel::Locale;

/// Writes the contract summary as a self-contained HTML document: one A4 page for a single
/// service, three for a bundle (CS-8).
///
/// # Errors
/// [`DocumentFault`] when the template fails, which no facts can bring about.
pub fn contract_summary(facts: &ContractSummary, locale: Locale) -> Result<String, DocumentFault> {
    let wording = Wording::of(&facts.operator, locale);
    let page = SummaryPage {
        t: wording.t,
        title: wording.t.one("doc-summary-title", "offer", wording.label(&facts.offer_name)),
        operator: &facts.operator,
        reference: &facts.reference,
        issued_at: wording.moment(facts.issued_at),
        c: ContractView::of(facts, &wording),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "documents/contract_summary.html")]
struct SummaryPage<'a> {
    t: Texts,
    title: String,
    operator: &'a OperatorIdentity,
    reference: &'a str,
    issued_at: String,
    c: ContractView,
}

/// What the sections of the template show.
pub(crate) struct ContractView {
    pub(crate) offer: String,
    /// `Internet, télévision`.
    pub(crate) families: String,
    pub(crate) highlights: Vec<String>,
    /// Equipment, each with how it is provided.
    pub(crate) equipment: Vec<String>,
    pub(crate) options: Vec<String>,
    /// The installation address on one line; empty: none.
    pub(crate) installation: String,
    /// Fixed rates; empty: no fixed internet service.
    pub(crate) speeds: Vec<SpeedRow>,
    /// Mobile rates; empty: no mobile internet service.
    pub(crate) mobile_speeds: Vec<SpeedRow>,
    pub(crate) price: PriceView,
    pub(crate) usage: Vec<String>,
    /// The commitment and how the contract goes on, in sentences.
    pub(crate) duration: Vec<String>,
    /// What leaving early costs, in a sentence; none without commitment.
    pub(crate) exit: Option<String>,
    pub(crate) exit_examples: Vec<ExitExample>,
    pub(crate) bundle: bool,
    pub(crate) accessible_services: Vec<String>,
    /// Whether something is sold, so that a guarantee goes with it (PR-9).
    pub(crate) goods: bool,
    /// Days to withdraw.
    pub(crate) withdrawal_days: u32,
    pub(crate) places: Places,
}

/// Pages of the operator, as they are printed.
pub(crate) struct Places {
    pub(crate) terms: String,
    pub(crate) tariffs: String,
    pub(crate) privacy: String,
    pub(crate) accessibility: String,
    pub(crate) withdrawal: String,
    pub(crate) termination: String,
}

impl Places {
    fn of(operator: &OperatorIdentity) -> Self {
        Self {
            terms: printed(&operator.terms_url),
            tariffs: printed(&operator.tariffs_url),
            privacy: printed(&operator.privacy_url),
            accessibility: printed(&operator.accessibility_url),
            withdrawal: printed(&operator.withdrawal_url),
            termination: printed(&operator.termination_url),
        }
    }
}

/// Rates of one kind, to and from the customer.
pub(crate) struct SpeedRow {
    pub(crate) name: String,
    pub(crate) down: String,
    pub(crate) up: String,
}

/// What ending after so many months costs.
pub(crate) struct ExitExample {
    pub(crate) when: String,
    pub(crate) fee: String,
}

impl ContractView {
    pub(crate) fn of(facts: &ContractSummary, wording: &Wording) -> Self {
        let lines = &facts.summary.lines;
        let of_kind = |kind: LineKind| lines.iter().filter(move |line| line.kind == kind);
        let commitment = commitment(facts);
        Self {
            offer: wording.label(&facts.offer_name).to_owned(),
            families: families(facts, &wording.t),
            highlights: wording.labels(&facts.highlights),
            equipment: lines.iter().filter(|l| prices::is_equipment(l)).map(|l| provided(l, wording)).collect(),
            options: of_kind(LineKind::Option).map(|line| prices::name(line, wording)).collect(),
            installation: facts.installation.join(", "),
            speeds: fixed_speeds(facts, &wording.t),
            mobile_speeds: mobile_speeds(facts, &wording.t),
            price: PriceView::of(&facts.summary, wording),
            usage: wording.labels(&facts.usage_prices),
            duration: duration(facts, &wording.t),
            exit: exit(&commitment, &wording.t),
            exit_examples: exit_examples(&commitment, &wording.t),
            bundle: facts.domains.len() > 1,
            accessible_services: wording.labels(&facts.operator.accessible_services),
            goods: facts.summary.sells_goods(),
            withdrawal_days: facts.legal.withdrawal_days,
            places: Places::of(&facts.operator),
        }
    }
}

/// The address of a page as it is printed: without `https://`, which people need not type.
pub(crate) fn printed(url: &str) -> String {
    url.strip_prefix("https://").unwrap_or(url).to_owned()
}

fn families(facts: &ContractSummary, t: &Texts) -> String {
    let name = |code: &str| match code {
        "INTERNET" => t.get("doc-family-internet").into_owned(),
        "TELEVISION" => t.get("doc-family-television").into_owned(),
        "FIXED_TELEPHONY" => t.get("doc-family-fixed").into_owned(),
        "MOBILE" => t.get("doc-family-mobile").into_owned(),
        other => other.to_owned(),
    };
    facts.domains.iter().map(|domain| name(domain.as_str())).collect::<Vec<_>>().join(", ")
}

fn provided(line: &SummaryLine, wording: &Wording) -> String {
    let name = prices::name(line, wording);
    match line.due {
        _ if line.is_sale => wording.t.one("doc-equipment-sold", "name", name),
        Due::Monthly => wording.t.one("doc-equipment-rented", "name", name),
        Due::Once | Due::Deposit => name,
    }
}

fn fixed_speeds(facts: &ContractSummary, t: &Texts) -> Vec<SpeedRow> {
    let Some(speeds) = &facts.speeds else { return Vec::new() };
    let row = |name: &str, down, up| SpeedRow { name: name.to_owned(), down: t.speed(down), up: t.speed(up) };
    vec![
        row(&t.get("doc-speed-min"), speeds.down_min, speeds.up_min),
        row(&t.get("doc-speed-normal"), speeds.down_normal, speeds.up_normal),
        row(&t.get("doc-speed-max"), speeds.down_max, speeds.up_max),
        row(&t.get("doc-speed-advertised"), speeds.down_advertised, speeds.up_advertised),
    ]
}

fn mobile_speeds(facts: &ContractSummary, t: &Texts) -> Vec<SpeedRow> {
    let Some(speeds) = &facts.mobile_speeds else { return Vec::new() };
    let row = |name: &str, down, up| SpeedRow { name: name.to_owned(), down: t.speed(down), up: t.speed(up) };
    vec![
        row(&t.get("doc-speed-estimated"), speeds.down_max, speeds.up_max),
        row(&t.get("doc-speed-advertised"), speeds.down_advertised, speeds.up_advertised),
    ]
}

const fn commitment(facts: &ContractSummary) -> Commitment<'_> {
    Commitment {
        months: facts.summary.commitment_months,
        schedule: facts.summary.schedule.as_slice(),
        subsidised_device: facts.subsidised_device,
        legal: facts.legal,
    }
}

fn duration(facts: &ContractSummary, t: &Texts) -> Vec<String> {
    let notice = match facts.legal.notice_days {
        0 => t.get("doc-notice-chosen").into_owned(),
        days => t.one("doc-notice-days", "days", days),
    };
    match facts.summary.commitment_months {
        0 => vec![t.get("doc-duration-free").into_owned(), notice],
        months => {
            vec![t.one("doc-duration-commitment", "months", months), t.get("doc-duration-renewal").into_owned(), notice]
        }
    }
}

fn exit(commitment: &Commitment<'_>, t: &Texts) -> Option<String> {
    if commitment.months == 0 {
        return None;
    }
    let free_from = commitment.free_from();
    let percent = commitment.share_basis_points() / 100;
    let args = [("month", free_from.into()), ("months", commitment.months.into()), ("percent", percent.into())];
    Some(if free_from == commitment.months {
        t.with("doc-exit-whole", &args)
    } else if percent == 0 {
        t.with("doc-exit-free", &args)
    } else {
        t.with("doc-exit-device", &args)
    })
}

fn exit_examples(commitment: &Commitment<'_>, t: &Texts) -> Vec<ExitExample> {
    let example = |month: u32| ExitExample {
        when: t.one("doc-exit-after", "month", month),
        fee: t.money(commitment.fee_after(month)),
    };
    if commitment.months == 0 { Vec::new() } else { commitment.telling_months().into_iter().map(example).collect() }
}
