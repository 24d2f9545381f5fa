//! What is sold everywhere: mobile offers, most of them for the staff of some partner.

use crate::Outcome;
use crate::brand::offer;
use crate::limits;
use crate::operator::{Operator, read};
use weblys_catalog::model::{Criteria, Effect, ServiceKind, Target};

/// One brand's share in them: two offers and the restriction that keeps them.
pub fn add_share(operator: &mut Operator, at: usize) -> Outcome<()> {
    let domain = operator.families.mobile.clone();
    let mut targets = Vec::new();
    for turn in 0..2 {
        let code = format!("N{at}-MOBILE-{turn}");
        let service = operator.service(&code, domain.clone(), ServiceKind::Base, 990, 0)?;
        let offer = offer(operator, &format!("N{at}-OFFER-{turn}"), turn, vec![service])?;
        targets.push(Target::Offer(offer.code.clone()));
        operator.catalogue.offers.push(offer);
    }
    let criteria = if at.is_multiple_of(10) {
        Criteria { customer_types: vec![read("RESIDENTIAL")?], ..Criteria::default() }
    } else {
        Criteria { groupings: vec![read(&format!("PARTNER-{at}"))?], ..Criteria::default() }
    };
    limits::add(operator, &format!("N-R-{at}"), targets, Effect::OnlyWhere, criteria)
}
