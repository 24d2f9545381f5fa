//! The sheet `offers`.

use crate::fault::FaultKind;
use crate::model::{MobileSpeeds, Offer, OfferStatus, SpeedRange, Speeds};
use crate::workbook::row::Row;
use crate::workbook::sheets::{install_modes, paired};

const STATUSES: [(&str, OfferStatus); 3] =
    [("DRAFT", OfferStatus::Draft), ("ON_SALE", OfferStatus::OnSale), ("WITHDRAWN", OfferStatus::Withdrawn)];

pub(in crate::workbook) fn offer(row: &mut Row<'_>) -> Option<Offer> {
    let code = row.code("code");
    let name = row.label("name_fr", "name_en");
    let sale = row.span("sale_from", "sale_until");
    let status = row.word("status", &STATUSES);
    let commitment_months = row.number("commitment_months", 0..=24);
    let rank = row.number("rank", 0..=65_535);
    let services = row.codes("services");
    let speeds = speeds(row);
    let tagline = row.maybe_label("tagline_fr", "tagline_en");
    let description = row.maybe_label("description_fr", "description_en");
    let highlights = paired(row, "highlights_fr", "highlights_en");
    let usage_prices = paired(row, "usage_prices_fr", "usage_prices_en");
    let mobile_speeds = mobile_speeds(row);
    let (equipment_groups, option_groups) = (row.codes("equipment_groups"), row.codes("option_groups"));
    let (fees, install_modes) = (row.codes("fees"), install_modes(row));
    let (upsell, cross_sell) = (row.codes("upsell"), row.codes("cross_sell"));
    let theme = row.maybe_text("theme").unwrap_or_default();
    Some(Offer {
        code: code?,
        name: name?,
        tagline,
        description,
        services,
        sale: sale?,
        status: status?,
        commitment_months: commitment_months?,
        rank: rank?,
        highlights,
        speeds,
        mobile_speeds,
        usage_prices,
        equipment_groups,
        option_groups,
        fees,
        install_modes,
        upsell,
        cross_sell,
        theme,
    })
}

/// All eight rates, or none.
fn speeds(row: &mut Row<'_>) -> Option<Speeds> {
    let down = range(row, ["down_advertised", "down_normal", "down_min", "down_max"]);
    let up = range(row, ["up_advertised", "up_normal", "up_min", "up_max"]);
    match (down, up) {
        (Some(down), Some(up)) => Some(Speeds { down, up }),
        (None, None) => None,
        _ => {
            let (fr, en) = ("les débits des deux sens, ou aucun", "the rates in both directions, or none");
            row.fault("up_advertised", FaultKind::Contradiction, "", fr, en);
            None
        }
    }
}

/// All four mobile rates, or none.
fn mobile_speeds(row: &mut Row<'_>) -> Option<MobileSpeeds> {
    let headers = ["mobile_down_advertised", "mobile_down_max", "mobile_up_advertised", "mobile_up_max"];
    let [down_advertised, down_max, up_advertised, up_max] = four(row, headers)?;
    Some(MobileSpeeds { down_advertised, down_max, up_advertised, up_max })
}

fn range(row: &mut Row<'_>, headers: [&'static str; 4]) -> Option<SpeedRange> {
    let [advertised, normal, min, max] = four(row, headers)?;
    Some(SpeedRange { advertised, normal, min, max })
}

/// Four rates that go together, in megabits per second.
fn four(row: &mut Row<'_>, headers: [&'static str; 4]) -> Option<[u32; 4]> {
    let read = headers.map(|header| row.maybe_number::<u32>(header, 0..=100_000));
    match read {
        [Some(first), Some(second), Some(third), Some(fourth)] => Some([first, second, third, fourth]),
        [None, None, None, None] => None,
        _ => {
            let missing = headers.iter().zip(&read).find(|(_, rate)| rate.is_none()).map_or(headers[0], |(h, _)| *h);
            row.fault(
                missing,
                FaultKind::ValueMissing,
                "",
                "les quatre débits qui vont ensemble",
                "all four rates that go together",
            );
            None
        }
    }
}
