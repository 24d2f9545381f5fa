//! The PDF is tagged and claims PDF/UA-1 (AC-7): title, language, headings, tables, lists, links.

use crate::kept;
use crate::listening::Heard;
use lopdf::Object;

#[test]
fn ac_7_title_language_and_the_claim_of_pdf_ua_are_there() {
    for kept in kept::all() {
        let heard = Heard::of(&kept.pdf);
        let catalog = heard.pdf.catalog().unwrap();
        let marks = heard.pdf.dereference(catalog.get(b"MarkInfo").unwrap()).unwrap().1.as_dict().unwrap();
        assert!(marks.get(b"Marked").and_then(Object::as_bool).unwrap(), "{}", kept.name);
        let lang = heard.catalog_text("Lang").unwrap();
        assert!(lang.starts_with(kept.locale.tag()), "{}: {lang}", kept.name);
        let title = kept.html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).unwrap().0;
        let about = heard.pdf.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
        let about = about.decompressed_content().unwrap_or_else(|_| about.content.clone());
        let about = String::from_utf8(about).unwrap();
        assert!(about.contains(title), "{}: {title:?} is not in {about}", kept.name);
        assert!(about.contains("<pdfuaid:part>1</pdfuaid:part>"), "{}: {about}", kept.name);
        let view = heard.pdf.dereference(catalog.get(b"ViewerPreferences").unwrap()).unwrap().1.as_dict().unwrap();
        assert!(view.get(b"DisplayDocTitle").and_then(Object::as_bool).unwrap(), "{}", kept.name);
    }
}

#[test]
fn ac_7_headings_are_those_of_the_html_in_order() {
    for kept in kept::all() {
        let heard = Heard::of(&kept.pdf);
        for level in ["1", "2", "3"] {
            let said = heard.root.all(&format!("H{level}")).len();
            assert_eq!(said, kept.html.matches(&format!("<h{level}")).count(), "{}: h{level}", kept.name);
        }
    }
}

#[test]
fn ac_7_every_header_cell_says_what_it_heads() {
    for kept in kept::all() {
        let heard = Heard::of(&kept.pdf);
        let scopes: Vec<_> = heard.root.all("TH").into_iter().map(|cell| cell.scope.as_deref()).collect();
        let of = |scope: &str| scopes.iter().filter(|one| **one == Some(scope)).count();
        let columns = kept.html.matches("<th scope=\"col\"").count();
        let rows = kept.html.matches("<th scope=\"row").count() + kept.html.matches("<dt>").count();
        assert_eq!((of("Column"), of("Row"), scopes.len()), (columns, rows, columns + rows), "{}", kept.name);
        assert_eq!(
            heard.root.all("Table").len(),
            kept.html.matches("<table").count() + kept.html.matches("<dl").count()
        );
        let cells = kept.html.matches("<td").count() + kept.html.matches("<dd").count();
        assert_eq!(heard.root.all("TD").len(), cells, "{}", kept.name);
    }
}

#[test]
fn ac_7_lists_and_links_are_tagged() {
    for kept in kept::all() {
        let heard = Heard::of(&kept.pdf);
        assert_eq!(heard.root.all("LI").len(), kept.html.matches("<li>").count(), "{}", kept.name);
        let said: Vec<String> = heard.root.all("Link").into_iter().map(super::listening::Tag::text).collect();
        let links = kept.html.matches("<a href=").count();
        assert_eq!(said.iter().filter(|text| text.starts_with("http")).count(), links, "{}: {said:?}", kept.name);
    }
}
