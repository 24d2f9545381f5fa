use super::*;
use proptest::prelude::*;

fn facts(pairs: &[(&str, Fact)]) -> Facts {
    pairs.iter().map(|(criterion, fact)| ((*criterion).to_owned(), fact.clone())).collect()
}

fn row(code: &str, cells: &[(&str, Cell)]) -> Row<u8> {
    let cells = cells.iter().map(|(criterion, cell)| ((*criterion).to_owned(), cell.clone())).collect();
    Row { code: code.to_owned(), cells, outcome: 0 }
}

fn table(rows: Vec<Row<u8>>) -> Table<u8> {
    let criteria = ["channel", "lines", "paid"].map(str::to_owned).into();
    Table { name: "sample".to_owned(), hit: HitPolicy::First, criteria, rows }
}

#[test]
fn a_cell_is_a_value_a_set_a_range_or_any() {
    let word = Fact::from("SHOP");
    let table = [
        (Cell::Any, None, true),
        (Cell::Is(word.clone()), Some(word.clone()), true),
        (Cell::Is(word.clone()), Some(Fact::from("SELFSHOP")), false),
        (Cell::Is(word.clone()), None, false),
        (Cell::one_of(&["SHOP", "MYSHOP"]), Some(word.clone()), true),
        (Cell::one_of(&["MYSHOP"]), Some(word.clone()), false),
        (Cell::Between(1, 3), Some(Fact::Number(3)), true),
        (Cell::Between(1, 3), Some(Fact::Number(4)), false),
        (Cell::Between(1, 3), Some(word), false),
    ];
    for (cell, fact, expected) in table {
        assert_eq!(cell.holds(fact.as_ref()), expected, "{cell:?} {fact:?}");
    }
}

#[test]
fn the_first_row_that_holds_wins_and_each_other_is_explained() {
    let table = table(vec![
        row("shop", &[("channel", Cell::Is("SHOP".into())), ("paid", Cell::Is(true.into()))]),
        row("many-lines", &[("lines", Cell::Between(2, 9))]),
        row("rest", &[]),
    ]);
    let facts = facts(&[("channel", "SELFSHOP".into()), ("paid", true.into()), ("lines", Fact::Number(2))]);
    let decision = table.evaluate(&facts).unwrap();
    assert_eq!(decision.row, "many-lines");
    assert_eq!(
        decision.passed_over,
        [PassedOver::Fails { row: "shop", criteria: vec!["channel"] }, PassedOver::Below { row: "rest" }]
    );
}

#[test]
fn a_missing_fact_and_a_gap_are_refused_by_name() {
    let table = table(vec![row("never", &[("paid", Cell::Is("perhaps".into()))])]);
    let all = facts(&[("channel", "SHOP".into()), ("paid", true.into()), ("lines", Fact::Number(1))]);
    assert_eq!(table.evaluate(&Facts::new()).unwrap_err().code(), "RUL-001");
    assert_eq!(table.evaluate(&all).unwrap_err().code(), "RUL-002");
}

#[test]
fn a_table_that_contradicts_itself_is_refused_before_it_is_used() {
    assert_eq!(table(vec![row("a", &[("colour", Cell::Any)])]).check().unwrap_err().code(), "RUL-003");
    assert_eq!(table(vec![row("a", &[]), row("a", &[])]).check().unwrap_err().code(), "RUL-004");
}

proptest! {
    #[test]
    fn every_row_is_the_winner_or_explained(lines in 0i64..6, bounds in proptest::collection::vec((0i64..6, 0i64..6), 1..8)) {
        let rows = (0..).zip(&bounds).map(|(at, (least, most))| {
            row(&format!("row-{at}"), &[("lines", Cell::Between(*least, *most))])
        });
        let table = table(rows.collect());
        let facts = facts(&[("channel", "SHOP".into()), ("paid", true.into()), ("lines", Fact::Number(lines))]);
        let expected = bounds.iter().position(|(least, most)| (*least..=*most).contains(&lines));
        match (table.evaluate(&facts), expected) {
            (Ok(decision), Some(at)) => {
                prop_assert_eq!(decision.row, format!("row-{at}"));
                prop_assert_eq!(decision.passed_over.len() + 1, bounds.len());
            }
            (Err(RuleRefusal::NoRow { .. }), None) => {}
            (answer, _) => prop_assert!(false, "{:?}", answer),
        }
    }
}
