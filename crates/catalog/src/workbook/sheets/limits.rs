//! The sheets `promotions`, `restrictions` and `zones`.

use crate::fault::FaultKind;
use crate::model::{Effect, Promotion, Reduces, Reduction, Restriction, Target, TargetKind, Zone};
use crate::workbook::row::Row;
use crate::workbook::sheets::criteria::criteria;

pub(in crate::workbook) fn promotion(row: &mut Row<'_>) -> Option<Promotion> {
    let code = row.code("code");
    let label = row.label("label_fr", "label_en");
    let service = row.code("service");
    let reduction = row.maybe_percent("percent").map_or(Reduction::Tariff, Reduction::BasisPoints);
    let reduces = reduces(row);
    let from_month = row.number("from_month", 1..=120);
    let months = row.maybe_number("months", 1..=120);
    let offers = row.codes("offers");
    let (coupon, stacking) = (row.maybe_code("coupon"), row.maybe_code("stacking"));
    let rank = row.number("rank", 0..=65_535);
    let max_uses = row.maybe_number("max_uses", 1..=100_000_000);
    let max_uses_each = row.maybe_number("max_uses_each", 1..=1_000);
    let subsidy = row.maybe_flag("subsidy");
    let conditions = criteria(row);
    Some(Promotion {
        code: code?,
        label: label?,
        service: service?,
        reduction,
        reduces: reduces?,
        from_month: from_month?,
        months,
        offers,
        conditions,
        coupon,
        stacking,
        rank: rank?,
        max_uses,
        max_uses_each,
        subsidy,
    })
}

fn reduces(row: &mut Row<'_>) -> Option<Reduces> {
    let words = [("OFFER", 0), ("FEES", 1), ("EQUIPMENT", 2), ("OPTIONS", 3)];
    let reduces = match row.word("reduces", &words)? {
        0 => {
            let named = row.parts("reduces_codes", ';').join(";");
            if !named.is_empty() {
                let (fr, en) = ("rien : OFFER réduit toute l'offre", "nothing: OFFER reduces the whole offer");
                row.fault("reduces_codes", FaultKind::Contradiction, &named, fr, en);
            }
            return Some(Reduces::Offer);
        }
        1 => Reduces::Fees(row.codes("reduces_codes")),
        2 => Reduces::Equipment(row.codes("reduces_codes")),
        _ => Reduces::Options(row.codes("reduces_codes")),
    };
    if row.is_sound() && row.parts("reduces_codes", ';').is_empty() {
        row.fault("reduces_codes", FaultKind::ValueMissing, "", "les codes réduits", "the codes that are reduced");
    }
    Some(reduces)
}

pub(in crate::workbook) fn restriction(row: &mut Row<'_>) -> Option<Restriction> {
    let code = row.code("code");
    let targets = targets(row);
    let effect = row.word("effect", &[("ONLY_WHERE", Effect::OnlyWhere), ("NOT_WHERE", Effect::NotWhere)]);
    let criteria = criteria(row);
    let reason = row.label("reason_fr", "reason_en");
    let staff_note = row.maybe_label("staff_note_fr", "staff_note_en");
    Some(Restriction { code: code?, targets: targets?, effect: effect?, criteria, reason: reason?, staff_note })
}

fn targets(row: &mut Row<'_>) -> Option<Vec<Target>> {
    let words = [("OFFER", 0), ("EQUIPMENT", 1), ("OPTION", 2), ("PROMOTION", 3), ("DOMAIN", 4)];
    let kind = row.word("target_kind", &words)?;
    let text = row.text("targets")?;
    if text == "*" {
        let all = [TargetKind::Offer, TargetKind::Equipment, TargetKind::Option, TargetKind::Promotion];
        let of_kind = all.get(kind).map(|kind| vec![Target::All(*kind)]);
        if of_kind.is_none() {
            row.fault("targets", FaultKind::NotACode, "*", "des domaines nommés", "domains by name");
        }
        return of_kind;
    }
    Some(match kind {
        0 => row.codes("targets").into_iter().map(Target::Offer).collect(),
        1 => row.codes("targets").into_iter().map(Target::Equipment).collect(),
        2 => row.codes("targets").into_iter().map(Target::Option).collect(),
        3 => row.codes("targets").into_iter().map(Target::Promotion).collect(),
        _ => row.codes("targets").into_iter().map(Target::Domain).collect(),
    })
}

pub(in crate::workbook) fn zone(row: &mut Row<'_>) -> Option<Zone> {
    let code = row.code("code");
    let label = row.label("label_fr", "label_en");
    let communes = row.communes("communes");
    let (distribution_zones, streets) = (row.codes("distribution_zones"), row.codes("streets"));
    let dwellings = row.codes("dwellings");
    Some(Zone { code: code?, label: label?, communes, distribution_zones, streets, dwellings })
}
