use super::export::{Excel, Sheet, csv, neutral};
use super::*;
use weblys_i18n::texts;
use weblys_kernel::Locale;

fn table(pairs: &[(&str, &str)]) -> String {
    let t = texts(Locale::Fr);
    let pairs = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let query = ListQuery::new("/weconfig/users", pairs);
    let columns = vec![
        Column::new("login", "Identifiant", Kind::Text).sortable(),
        Column::new("name", "Nom", Kind::Text).sortable(),
        Column::new("shop", "Boutique", Kind::Text).extra(),
    ];
    let cells = ["camille", "<b>Camille</b>", "quai"].map(|text| Cell::Text(text.into())).to_vec();
    let row = Row { id: "1".into(), name: "camille".into(), href: "/weconfig/users/1".into(), cells };
    let empty = EmptyState::new("Rien", "Rien");
    let pager = Pager::counted(&query, 120, query.page(), query.size());
    let table = Table::new(t, "Utilisateurs", &query, columns, empty).rows([row]).pager(pager);
    table.render().unwrap()
}

#[test]
fn the_order_is_told_and_a_second_click_turns_it_round() {
    let html = table(&[("q", "cam"), ("sort", "name")]);
    assert!(html.contains(r#"aria-sort="ascending""#), "{html}");
    assert!(html.contains("/weconfig/users?q=cam&#38;sort=-name"), "{html}");
    assert!(html.contains("/weconfig/users?q=cam&#38;sort=login"), "{html}");
    assert!(!html.contains("<b>Camille</b>"), "what is typed is never markup");
}

#[test]
fn columns_are_those_chosen_and_extra_ones_wait() {
    assert!(!table(&[]).contains(">quai<"));
    let html = table(&[("col", "login"), ("col", "shop")]);
    assert!(html.contains("quai") && !html.contains("&#60;b&#62;Camille"), "{html}");
}

#[test]
fn pages_keep_the_filters() {
    let html = table(&[("q", "cam"), ("page", "2")]);
    assert!(html.contains("/weconfig/users?q=cam&#38;page=3"), "{html}");
    assert!(html.contains(r#"href="/weconfig/users?q=cam""#), "back to the first page: {html}");
}

#[test]
fn what_a_spreadsheet_would_run_is_plain_text_in_every_file() {
    for trick in ["=1+1", "+33", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://evil.example\")"] {
        assert_eq!(neutral(trick), format!("'{trick}"));
    }
    assert_eq!(neutral("Camille = Fictif"), "Camille = Fictif");
    let sheet = Sheet { name: "users".into(), titles: vec!["=Nom".into()] };
    let rows = vec![vec![Cell::Text("=cmd|' /C calc'!A0".into())], vec![Cell::Text("Zoé; \"Z\"".into())]];
    let written = [sheet.csv_head().unwrap(), csv(rows.clone()).unwrap()].concat();
    let told = "\u{feff}'=Nom\n'=cmd|' /C calc'!A0\n\"Zoé; \"\"Z\"\"\"\n";
    assert_eq!(String::from_utf8(written).unwrap(), told);
    let mut excel = Excel::new(&sheet.titles, &rows).unwrap();
    rows.iter().for_each(|cells| excel.push(cells).unwrap());
    assert!(excel.finish().unwrap().starts_with(b"PK"), "a workbook is a ZIP");
}
