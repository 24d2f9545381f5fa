use super::*;

fn context(channel: &str, intervention: Intervention, monthly_method: MonthlyMethod) -> OrderContext {
    OrderContext {
        grouping: "RG".to_owned(),
        sale_type: "PROSPECT".to_owned(),
        channel: channel.to_owned(),
        intervention,
        monthly_method,
    }
}

const WAYS: [Intervention; 4] =
    [Intervention::Connection, Intervention::Shipment, Intervention::HandOver, Intervention::None];
const METHODS: [MonthlyMethod; 3] = [MonthlyMethod::Invoice, MonthlyMethod::DirectDebit, MonthlyMethod::Card];

#[test]
fn payment_and_serial_numbers_follow_channel_intervention_and_method() {
    use ImmediatePayment::{Optional, Required};
    use Intervention::{Connection, HandOver, Shipment};
    use MonthlyMethod::{Card, DirectDebit, Invoice};
    let rules = selfshop();
    let table = [
        ("SELFSHOP", Connection, DirectDebit, "online", Optional, false),
        ("SELFSHOP", Connection, Card, "online-card", Required, false),
        ("SELFSHOP", Shipment, Invoice, "online-shipment", Required, false),
        ("MYSHOP", HandOver, DirectDebit, "online-hand-over", Optional, false),
        ("SHOP", HandOver, Invoice, "counter-hand-over", Optional, true),
        ("DOOR_TO_DOOR", Connection, Invoice, "door-to-door-invoice", Required, false),
        ("DOOR_TO_DOOR", Connection, DirectDebit, "others", Optional, false),
    ];
    for (channel, way, method, row, payment, serials) in table {
        let context = context(channel, way, method);
        let decision = rules.decide_before(&context).unwrap();
        let told = (decision.row, decision.outcome.immediate_payment, decision.outcome.serials_entered);
        assert_eq!(told, (row, payment, serials), "{context:?}");
    }
}

#[test]
fn calls_letters_and_delay_follow_intervention_lines_and_contract() {
    let rules = selfshop();
    let table = [
        (Intervention::Connection, true, true, true, "RAC-CAB", 10, vec!["BIENV"]),
        (Intervention::Connection, true, false, false, "RAC-CAB", 10, vec!["BIENV", "CTR-PAPIER"]),
        (Intervention::Shipment, true, true, false, "EXP-MAT", 3, vec!["BIENV", "SUIVI-COLIS"]),
        (Intervention::HandOver, false, true, false, "REM-MAT", 1, vec!["BIENV", "RETRAIT"]),
        (Intervention::None, false, true, true, "ACT-MOB", 0, vec!["BIENV"]),
    ];
    for (way, paid, electronic_contract, mvno_line, call, delay, letters) in table {
        let context = context("SELFSHOP", way, MonthlyMethod::DirectDebit);
        let order = OrderFacts { paid, electronic_contract, mvno_line };
        let decision = rules.decide_after(&context, order).unwrap();
        let told = (decision.outcome.primary_call.as_str(), decision.outcome.delay_days);
        assert_eq!(told, (call, delay), "{way:?} {order:?}");
        assert_eq!(decision.outcome.letters, letters, "{way:?} {order:?}");
        assert_eq!(decision.outcome.contract_call, "CONTRAT");
    }
}

#[test]
fn a_deposit_has_its_service_and_its_amount() {
    let rules = selfshop();
    let asked = |channel, method| {
        let context = context(channel, Intervention::Connection, method);
        rules.decide_before(&context).unwrap().outcome.deposit.clone()
    };
    let deposit = asked("DOOR_TO_DOOR", MonthlyMethod::Invoice).unwrap();
    assert_eq!((deposit.service.as_str(), deposit.amount.cents()), ("DEPOT-FACTURE", 4_000));
    assert_eq!(asked("SELFSHOP", MonthlyMethod::Invoice), None);
}

#[test]
fn an_unpaid_hand_over_is_cashed_in_at_the_shop() {
    let rules = selfshop();
    let context = context("SELFSHOP", Intervention::HandOver, MonthlyMethod::Invoice);
    let order = OrderFacts { paid: false, electronic_contract: true, mvno_line: false };
    assert_eq!(rules.decide_after(&context, order).unwrap().outcome.secondary_calls, ["ACT-DIST", "ENC-BOUT"]);
}

#[test]
fn no_order_falls_into_a_gap() {
    let rules = selfshop();
    assert_eq!(rules.check(), Ok(()));
    for channel in ["SELFSHOP", "MYSHOP", "SHOP", "DISTRIBUTOR", "DOOR_TO_DOOR"] {
        for (way, method) in WAYS.iter().flat_map(|way| METHODS.map(|method| (*way, method))) {
            let context = context(channel, way, method);
            assert!(rules.decide_before(&context).is_ok(), "{context:?}");
            for bits in 0..8u8 {
                let order =
                    OrderFacts { paid: bits & 1 != 0, electronic_contract: bits & 2 != 0, mvno_line: bits & 4 != 0 };
                let decision = rules.decide_after(&context, order).unwrap();
                assert_eq!(decision.passed_over.len() + 1, rules.after.rows.len(), "each other row is explained");
            }
        }
    }
}

#[test]
fn every_row_of_the_demo_wins_for_some_order() {
    let rules = selfshop();
    let mut winners = std::collections::BTreeSet::new();
    for way in WAYS {
        for bits in 0..8u8 {
            let order =
                OrderFacts { paid: bits & 1 != 0, electronic_contract: bits & 2 != 0, mvno_line: bits & 4 != 0 };
            let context = context("SELFSHOP", way, MonthlyMethod::Card);
            winners.insert(rules.decide_after(&context, order).unwrap().row.to_owned());
        }
    }
    assert_eq!(winners.len(), rules.after.rows.len());
}

#[test]
fn tables_are_kept_as_json_without_loss() {
    let rules = selfshop();
    let json = serde_json::to_string(&rules).unwrap();
    assert_eq!(serde_json::from_str::<InterventionRules>(&json).unwrap(), rules);
}
