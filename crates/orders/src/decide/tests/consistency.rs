//! Whatever is done to a cart, in whatever order, it stays consistent.

use super::*;

/// Something done to a cart. What is refused leaves the cart as it was, as in BACK.
#[derive(Debug, Clone, Copy)]
enum Command {
    Offer(&'static str),
    OfferGone,
    Equipment { delivery_fits: bool },
    Options,
    Identify,
    Schedule { visit: bool },
    Pay(u8),
    LoseSlot,
    Reprice { publication: u64, answer: u8 },
    Validate,
    Submit { known_summary: bool, ticked: bool },
    Abandon,
    Resume,
}

fn commands() -> impl proptest::strategy::Strategy<Value = Command> {
    use proptest::prelude::*;
    let offers = prop_oneof![Just("TRIO-1G"), Just("DUO-TV-1G"), Just("INTERNET-1G")];
    prop_oneof![
        2 => offers.prop_map(Command::Offer),
        1 => Just(Command::OfferGone),
        3 => any::<bool>().prop_map(|delivery_fits| Command::Equipment { delivery_fits }),
        3 => Just(Command::Options),
        3 => Just(Command::Identify),
        3 => any::<bool>().prop_map(|visit| Command::Schedule { visit }),
        3 => (0..3_u8).prop_map(Command::Pay),
        1 => Just(Command::LoseSlot),
        1 => (1..3_u64, 0..3_u8).prop_map(|(publication, answer)| Command::Reprice { publication, answer }),
        3 => Just(Command::Validate),
        2 => any::<(bool, bool)>().prop_map(|(known_summary, ticked)| Command::Submit { known_summary, ticked }),
        1 => Just(Command::Abandon),
        1 => Just(Command::Resume),
    ]
}

/// Answers of the catalogue, made once: three offers today, and the first one dearer or withdrawn.
static ANSWERS: std::sync::LazyLock<std::collections::HashMap<&'static str, [CatalogueAnswer; 3]>> =
    std::sync::LazyLock::new(|| {
        let of = |offer: &'static str| {
            let selection = proposed(offer);
            let gone = |catalogue: &mut Catalogue| {
                catalogue.offers.iter_mut().find(|found| found.code.as_str() == offer).unwrap().status =
                    OfferStatus::Withdrawn;
            };
            let dearer = answer_after(&selection, five_euros_more);
            (offer, [answer(&selection), dearer, answer_after(&selection, gone)])
        };
        ["TRIO-1G", "DUO-TV-1G", "INTERNET-1G"].map(of).into()
    });

fn payment(kind: u8) -> Payment {
    match kind {
        0 => Payment::Invoice,
        1 => Payment::Card { session: None, card: None },
        _ => Payment::direct_debit(
            "Camille Fictif",
            "FR1420041010050500013M02606",
            true,
            MandateReference::parse("WB-1").unwrap(),
        )
        .unwrap(),
    }
}

fn carry_out(cart: Cart, command: Command) -> Result<Cart, OrderRefusal> {
    let current = cart.selection.clone().unwrap_or_else(|| proposed("TRIO-1G"));
    let answers = &ANSWERS[current.offer.as_str()];
    match command {
        Command::Offer(offer) => choose_offer(cart, proposed(offer), ANSWERS[offer][0].clone()),
        Command::OfferGone => choose_offer(cart, current, answers[2].clone()),
        Command::Equipment { delivery_fits } => {
            let selection = cart.chosen()?.clone();
            choose_equipment(cart, selection, answers[0].clone(), delivery_fits)
        }
        Command::Options => {
            let selection = cart.chosen()?.clone();
            choose_options(cart, selection, answers[0].clone())
        }
        Command::Identify => identify(cart, who(), now()),
        Command::Schedule { visit: true } => schedule(cart, visit()),
        Command::Schedule { visit: false } => schedule(cart, parcel()),
        Command::Pay(kind) => pay(cart, payment(kind), now()),
        Command::LoseSlot => lose_slot(cart),
        Command::Reprice { .. } if cart.state == CartState::Submitted => Ok(cart),
        Command::Reprice { publication, answer } => {
            let answer = cart.selection.is_some().then(|| answers[usize::from(answer)].clone());
            reprice(resume(cart)?, publication, now(), answer)
        }
        Command::Validate => {
            check_whole(&cart, &answers[0], now())?;
            validate(cart, summary("sha"))
        }
        Command::Submit { known_summary, ticked } => {
            let summary_sha256 = if known_summary { "sha" } else { "another" };
            submit(cart, &Promise { summary_sha256, terms: ticked, summary_received: ticked, ..BOTH }, ordered())
        }
        Command::Abandon => {
            let mut cart = cart;
            cart.apply(CartEvent::Abandon)?;
            Ok(cart)
        }
        Command::Resume => resume(cart),
    }
}

/// What a contract summary is about: when any of it changes, the summary is not this cart's any more.
fn content(cart: &Cart) -> impl PartialEq + std::fmt::Debug {
    let parts = (cart.selection.clone(), cart.identity.clone(), cart.delivery.clone(), cart.payment.clone());
    (parts, cart.publication, cart.price_shown.clone())
}

fn state_fits(cart: &Cart) -> bool {
    use CartState::{Abandoned, Draft, Identified, Priced, Scheduled, Submitted, Validated};
    match cart.next_step() {
        Step::Offers | Step::Equipment | Step::Options => matches!(cart.state, Draft | Abandoned),
        Step::You => matches!(cart.state, Priced | Abandoned),
        Step::Delivery => matches!(cart.state, Identified | Abandoned),
        Step::Payment => matches!(cart.state, Scheduled | Abandoned),
        Step::Check => matches!(cart.state, Scheduled | Validated | Submitted | Abandoned),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_done_the_cart_stays_consistent(done in proptest::collection::vec(commands(), 1..40)) {
        use proptest::prelude::*;
        let mut cart = new_cart();
        for command in done {
            let Ok(after) = carry_out(cart.clone(), command) else { continue };
            prop_assert!(state_fits(&after), "{command:?} leads to {:?} at {:?}", after.state, after.next_step());
            if cart.state == CartState::Submitted {
                prop_assert_eq!(&after, &cart, "{:?} changed what was ordered", command);
            }
            let issued_now = matches!(command, Command::Validate);
            if after.summary.is_some() && !issued_now {
                prop_assert_eq!(content(&after), content(&cart), "a summary survived {:?}", command);
            }
            if matches!(after.state, CartState::Validated | CartState::Submitted) {
                prop_assert!(after.summary.is_some());
            }
            prop_assert_eq!(after.state == CartState::Submitted, after.ordered.is_some());
            if after.notices.contains(&Notice::SlotLost) {
                prop_assert!(after.delivery.is_none(), "{command:?} kept a slot that is said lost");
            }
            let read: Cart = serde_json::from_str(&serde_json::to_string(&after).unwrap()).unwrap();
            prop_assert_eq!(&read, &after, "a cart is read back as it was written");
            cart = after;
        }
    }

    #[test]
    fn a_slot_is_held_or_it_is_not_in_the_cart(minutes in -120_i64..120) {
        use proptest::prelude::*;
        let held_until = now() + TimeDelta::minutes(minutes);
        let slot = visit().slot.map(|slot| HeldSlot { held_until, ..slot });
        let cart = whole(Delivery { slot, ..visit() });
        let fine = ANSWERS["TRIO-1G"][0].clone();
        prop_assert_eq!(check_whole(&cart, &fine, now()).is_ok(), minutes > 0);
        let cart = lose_slot(cart).unwrap();
        prop_assert!(cart.delivery.is_none());
    }
}
