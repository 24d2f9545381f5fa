//! How an offer and its equipment may reach a customer, all together (RUL-11 to RUL-19).

use crate::model::InstallMode;

/// The modes that fit an offer and all of its equipment, in the order of [`InstallMode::ALL`].
///
/// A technician brings any equipment with him. What needs nobody to bring it, such as an eSIM, comes any way; where that
/// is all there is, and the offer says so, nothing is sent. An offer that names no mode is connected by a technician.
#[must_use]
pub fn ways(offer: &[InstallMode], equipment: &[&[InstallMode]]) -> Vec<InstallMode> {
    let is_brought = |modes: &&[InstallMode]| modes.iter().any(|mode| *mode != InstallMode::None);
    let needs_nobody = |modes: &&[InstallMode]| modes.contains(&InstallMode::None);
    let nothing_is_sent = offer.contains(&InstallMode::None) && !equipment.iter().any(is_brought);
    let fits = |mode: &InstallMode| match mode {
        InstallMode::Connection => true,
        InstallMode::None => equipment.iter().all(needs_nobody),
        InstallMode::Shipment | InstallMode::HandOver => {
            !nothing_is_sent && equipment.iter().all(|modes| !is_brought(modes) || modes.contains(mode))
        }
    };
    let is_named =
        |mode: InstallMode| if offer.is_empty() { mode == InstallMode::Connection } else { offer.contains(&mode) };
    InstallMode::ALL.into_iter().filter(|mode| is_named(*mode) && fits(mode)).collect()
}
