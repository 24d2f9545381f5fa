//! The words and marks of a document of ours, read from its HTML.
//!
//! What this is: the small subset of HTML that `templates/documents` uses. What it is not: a reader of
//! any page. A mark that is not in [`MARKS`] is refused, so that no word is lost unnoticed when a
//! template learns a new one.

use crate::fault::PdfFault;
use scraper::{ElementRef, Html, Node};
use serde::Serialize;

/// Marks that hold words.
const WORDY: &[&str] =
    &["p", "h1", "h2", "h3", "li", "dt", "dd", "th", "td", "address", "a", "strong", "b", "em", "span", "br"];
/// Marks that hold other marks: blanks between those are nothing.
const FRAMES: &[&str] =
    &["body", "header", "main", "section", "footer", "div", "ul", "dl", "table", "thead", "tbody", "tfoot", "tr"];

/// The class of what is another version of the whole text, in another language.
const VERSION: &str = "version";

/// A document: what `document.typ` reads as `document.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Its language: `fr`, `en`.
    pub lang: String,
    /// Its title, for the window and the list of files.
    pub title: String,
    /// How it is set: `dense`, `roomy`, or nothing.
    pub feel: String,
    /// Its content.
    pub kids: Vec<Piece>,
}

/// A piece of content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Words, or one blank.
    Words(String),
    /// A mark with what is in it.
    Mark(Mark),
}

/// A mark with what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Its name: `p`, `h1`, `th`.
    pub tag: String,
    /// Its classes.
    pub class: Vec<String>,
    /// Its language, where it is another than the document's.
    pub lang: Option<String>,
    /// Where a link leads; nothing but the web.
    pub href: Option<String>,
    /// What a header cell heads: `col`, `row`, `rowgroup`.
    pub scope: Option<String>,
    /// Columns that a cell takes.
    pub colspan: u32,
    /// Rows that a cell takes.
    pub rowspan: u32,
    /// What is in it.
    pub kids: Vec<Piece>,
}

impl Paper {
    /// Reads a document.
    ///
    /// # Errors
    /// [`PdfFault::Missing`] without language, title or body, [`PdfFault::UnknownMark`] for a mark that
    /// our templates do not use.
    pub fn read(html: &str) -> Result<Self, PdfFault> {
        let page = Html::parse_document(html);
        let root = page.root_element();
        let lang = root.attr("lang").filter(|lang| !lang.is_empty()).ok_or(PdfFault::Missing("language"))?;
        let title = descendant(root, "title").map(|title| title.text().collect::<String>());
        let title = title.map(|title| collapsed(&title).trim().to_owned()).filter(|title| !title.is_empty());
        let body = descendant(root, "body").ok_or(PdfFault::Missing("body"))?;
        let kids: Vec<Piece> = kids(body)?.into_iter().flat_map(laid_out).collect();
        if kids.is_empty() {
            return Err(PdfFault::Missing("body"));
        }
        Ok(Self {
            lang: lang.to_owned(),
            title: title.ok_or(PdfFault::Missing("title"))?,
            feel: body.attr("class").unwrap_or_default().to_owned(),
            kids,
        })
    }

    /// Every word of the document, with its title.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = self.title.clone();
        self.kids.iter().for_each(|piece| piece.collect(&mut text));
        text
    }
}

impl Piece {
    fn collect(&self, words: &mut String) {
        match self {
            Self::Words(these) => words.push_str(these),
            Self::Mark(mark) => mark.kids.iter().for_each(|piece| piece.collect(words)),
        }
    }
}

/// Another version of the text stands beside the first, not within it: only so may its parts begin pages. Each of them
/// has its language, and the first begins a page.
fn laid_out(piece: Piece) -> Vec<Piece> {
    match piece {
        Piece::Mark(mark) if is_version(&mark) => {
            let within = |(place, kid)| match kid {
                Piece::Mark(mut part) => {
                    part.lang = part.lang.or_else(|| mark.lang.clone());
                    part.class.extend((place == 0).then(|| VERSION.to_owned()));
                    Piece::Mark(part)
                }
                words @ Piece::Words(_) => words,
            };
            (0..).zip(mark.kids).map(within).collect()
        }
        other => vec![other],
    }
}

fn is_version(mark: &Mark) -> bool {
    mark.class.iter().any(|class| class == VERSION)
}

fn descendant<'a>(root: ElementRef<'a>, name: &str) -> Option<ElementRef<'a>> {
    root.descendent_elements().find(|element| element.value().name() == name)
}

fn kids(element: ElementRef<'_>) -> Result<Vec<Piece>, PdfFault> {
    let is_frame = FRAMES.contains(&element.value().name());
    let mut pieces = Vec::new();
    for kid in element.children() {
        match kid.value() {
            Node::Text(text) if is_frame && text.trim_ascii().is_empty() => {}
            Node::Text(text) => pieces.extend(words(text)),
            Node::Element(_) => pieces.extend(ElementRef::wrap(kid).map(mark).transpose()?.map(Piece::Mark)),
            _ => {}
        }
    }
    Ok(pieces)
}

fn mark(element: ElementRef<'_>) -> Result<Mark, PdfFault> {
    let value = element.value();
    let name = value.name();
    if !WORDY.contains(&name) && !FRAMES.contains(&name) {
        return Err(PdfFault::UnknownMark(name.to_owned()));
    }
    let span = |attribute: &str| value.attr(attribute).and_then(|n| n.parse().ok()).filter(|n| *n > 0).unwrap_or(1);
    let of_the_web = |href: &&str| href.starts_with("https://") || href.starts_with("http://");
    Ok(Mark {
        tag: name.to_owned(),
        class: value.classes().map(str::to_owned).collect(),
        lang: value.attr("lang").map(str::to_owned),
        href: value.attr("href").filter(of_the_web).map(str::to_owned),
        scope: value.attr("scope").map(str::to_owned),
        colspan: span("colspan"),
        rowspan: span("rowspan"),
        kids: kids(element)?,
    })
}

/// Words of a text, a blank at either end apart, so that the typesetter drops it where a line begins.
fn words(text: &str) -> Vec<Piece> {
    let text = collapsed(text);
    let inner = text.trim_matches(' ');
    let blank = |is: bool| is.then(|| Piece::Words(" ".to_owned()));
    let inner_piece = (!inner.is_empty()).then(|| Piece::Words(inner.to_owned()));
    let before = blank(text.starts_with(' '));
    let after = blank(!inner.is_empty() && text.ends_with(' '));
    [before, inner_piece, after].into_iter().flatten().collect()
}

/// Blanks as HTML counts them: many are one; no-break spaces are none of them.
fn collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for character in text.chars() {
        let is_blank = character.is_ascii_whitespace();
        if !is_blank && !character.is_control() {
            collapsed.push(character);
        } else if is_blank && !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Paper, PdfFault> {
        Paper::read(&format!("<!DOCTYPE html><html lang=\"fr\"><title> Un  titre </title><body>{body}</body></html>"))
    }

    #[test]
    fn blanks_count_as_in_html_and_no_break_spaces_stay() {
        let paper = read("<main>\n<p>24,99\u{a0}€  \n par <strong> mois</strong></p>\n</main>").unwrap();
        assert_eq!(paper.title, "Un titre");
        let Piece::Mark(main) = &paper.kids[0] else { panic!("a mark") };
        assert_eq!(main.kids.len(), 1, "line ends between marks are nothing");
        assert_eq!(paper.text(), "Un titre24,99\u{a0}€ par  mois");
    }

    #[test]
    fn a_mark_that_our_templates_do_not_use_is_refused() {
        for foreign in ["<img src=x>", "<script>x</script>", "<p><u>x</u></p>"] {
            assert!(matches!(read(foreign), Err(PdfFault::UnknownMark(_))), "{foreign}");
        }
    }

    #[test]
    fn a_document_without_title_language_or_words_is_refused() {
        assert!(matches!(read(""), Err(PdfFault::Missing("body"))));
        assert!(matches!(Paper::read("<title>x</title><p>x</p>"), Err(PdfFault::Missing("language"))));
        assert!(matches!(Paper::read("<html lang=fr><p>x</p>"), Err(PdfFault::Missing("title"))));
    }

    #[test]
    fn another_version_stands_beside_the_first_with_its_language() {
        let paper = read("<p>un</p><div class=\"version\" lang=\"en\"><p>one</p><p>two</p></div>").unwrap();
        let told = paper.kids.iter().map(|kid| match kid {
            Piece::Mark(part) => (part.tag.as_str(), part.lang.as_deref(), is_version(part)),
            Piece::Words(_) => panic!("a mark"),
        });
        assert_eq!(
            told.collect::<Vec<_>>(),
            [("p", None, false), ("p", Some("en"), true), ("p", Some("en"), false)],
            "a new page where it begins"
        );
    }

    #[test]
    fn a_link_leads_to_the_web_or_nowhere() {
        let paper = read("<p><a href=\"javascript:x\">a</a><a href=\"https://example.fr\">b</a></p>").unwrap();
        let Piece::Mark(paragraph) = &paper.kids[0] else { panic!("a mark") };
        let links = paragraph.kids.iter().map(|kid| match kid {
            Piece::Mark(link) => link.href.as_deref(),
            Piece::Words(_) => None,
        });
        assert_eq!(links.collect::<Vec<_>>(), [None, Some("https://example.fr")]);
    }
}
