//! A card says each thing once, and a card that is an alternative is not put forward.

use super::*;
use crate::samples;
use weblys_api::offer::{MobileSpeedView, OffersView};
use weblys_i18n::texts;
use weblys_kernel::Locale;

fn offer() -> OfferCard {
    let view: OffersView = samples::read(samples::OFFERS).unwrap();
    view.offers.into_iter().next().unwrap()
}

fn once(offer: &OfferCard, locale: Locale) -> String {
    OfferCardView::new(offer, texts(locale)).once.replace('\u{a0}', " ")
}

#[test]
fn what_is_due_once_says_what_for_and_is_not_said_beside_a_promotion_that_says_it() {
    let mut offer = offer();
    assert_eq!(once(&offer, Locale::Fr), "Frais de mise en service : 49,00 €, une seule fois");
    assert_eq!(once(&offer, Locale::En), "Activation fee: €49.00, one-off");
    offer.price.once = Money::ZERO;
    assert_eq!(once(&offer, Locale::Fr), "Sans frais de mise en service");
    offer.price.once_without_promotions = Money::from_cents(4_900);
    assert_eq!((once(&offer, Locale::Fr), once(&offer, Locale::En)), (String::new(), String::new()));
}

#[test]
fn an_alternative_is_not_put_forward() {
    let card = OfferCardView::new(&offer(), texts(Locale::Fr));
    assert!(card.is_recommended && !card.plain(true).is_recommended);
}

#[test]
fn pr_5_the_rates_of_a_mobile_service_stand_on_the_card_too() {
    let mut offer = offer();
    offer.speeds = None;
    offer.mobile_speeds = Some(MobileSpeedView { down_max: 300, down_advertised: 350, up_max: 50, up_advertised: 60 });
    let speeds = OfferCardView::new(&offer, texts(Locale::Fr)).speeds;
    let told: Vec<_> = speeds.iter().map(|fact| (fact.name.as_ref(), fact.down.replace('\u{a0}', " "))).collect();
    let expected = [("Mobile, annoncé", "350 Mb/s".to_owned()), ("Mobile, maximum estimé", "300 Mb/s".to_owned())];
    assert_eq!(told, expected);
}
