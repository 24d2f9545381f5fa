//! Hears a PDF as a screen reader does: along its tags, and nothing that is not tagged.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};
use std::collections::{BTreeMap, HashMap};

/// A tag with what is in it.
#[derive(Debug, Default)]
pub struct Tag {
    /// `H1`, `P`, `TH`.
    pub role: String,
    /// What a header cell heads: `Column`, `Row`.
    pub scope: Option<String>,
    /// Text and tags, in reading order.
    pub kids: Vec<Kid>,
}

/// Text or a tag.
#[derive(Debug)]
pub enum Kid {
    /// Text.
    Text(String),
    /// A tag.
    Tag(Tag),
}

type Marked = HashMap<(ObjectId, i64), String>;

/// A PDF, opened.
pub struct Heard {
    /// The file.
    pub pdf: Document,
    /// The root of its tags.
    pub root: Tag,
}

impl Heard {
    /// Opens a PDF and goes through its tags.
    pub fn of(bytes: &[u8]) -> Self {
        let pdf = Document::load_mem(bytes).unwrap();
        let mut marked = Marked::new();
        for page in pdf.get_pages().into_values() {
            read_page(&pdf, page, &mut marked);
        }
        let tree = dictionary(&pdf, pdf.catalog().unwrap().get(b"StructTreeRoot").expect("no tags"));
        let mut root = Tag::default();
        walk(&pdf, tree, None, &marked, &mut root);
        Self { pdf, root }
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pdf.get_pages().len()
    }

    /// A text of the catalogue or of the information, such as `Lang`.
    pub fn catalog_text(&self, key: &str) -> Option<String> {
        let value = self.pdf.catalog().unwrap().get(key.as_bytes()).ok()?;
        lopdf::decode_text_string(value).ok()
    }
}

impl Tag {
    /// Everything that is said in it, without the bullets of lists.
    pub fn text(&self) -> String {
        let said = self.kids.iter().map(|kid| match kid {
            Kid::Text(text) => text.clone(),
            Kid::Tag(tag) if tag.role == "Lbl" => String::new(),
            Kid::Tag(tag) => tag.text(),
        });
        said.collect()
    }

    /// Every tag of a role in it, in order.
    pub fn all(&self, role: &str) -> Vec<&Tag> {
        let mut found = Vec::new();
        for kid in &self.kids {
            let Kid::Tag(tag) = kid else { continue };
            if tag.role == role {
                found.push(tag);
            }
            found.extend(tag.all(role));
        }
        found
    }
}

fn dictionary<'a>(pdf: &'a Document, object: &'a Object) -> &'a Dictionary {
    pdf.dereference(object).unwrap().1.as_dict().unwrap()
}

fn walk(pdf: &Document, element: &Dictionary, page: Option<ObjectId>, marked: &Marked, into: &mut Tag) {
    let page = element.get(b"Pg").and_then(Object::as_reference).ok().or(page);
    let Ok(kids) = element.get(b"K") else { return };
    let (_, kids) = pdf.dereference(kids).unwrap();
    let kids = kids.as_array().map_or_else(|_| vec![kids.clone()], Clone::clone);
    for kid in &kids {
        let (_, kid) = pdf.dereference(kid).unwrap();
        if let Ok(id) = kid.as_i64() {
            into.kids.push(Kid::Text(said(marked, page, id)));
            continue;
        }
        let kid = kid.as_dict().unwrap();
        if let Ok(id) = kid.get(b"MCID").and_then(Object::as_i64) {
            let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
            into.kids.push(Kid::Text(said(marked, page, id)));
        } else if let Ok(role) = kid.get(b"S").and_then(Object::as_name) {
            let role = String::from_utf8_lossy(role).into_owned();
            let mut tag = Tag { role, scope: scope(pdf, kid), kids: Vec::new() };
            walk(pdf, kid, page, marked, &mut tag);
            into.kids.push(Kid::Tag(tag));
        }
    }
}

fn said(marked: &Marked, page: Option<ObjectId>, id: i64) -> String {
    page.and_then(|page| marked.get(&(page, id))).cloned().unwrap_or_default()
}

fn scope(pdf: &Document, element: &Dictionary) -> Option<String> {
    let (_, attributes) = pdf.dereference(element.get(b"A").ok()?).unwrap();
    let one = |object: &Object| {
        let attribute = dictionary(pdf, object);
        attribute.get(b"Scope").and_then(Object::as_name).ok().map(|name| String::from_utf8_lossy(name).into_owned())
    };
    attributes.as_array().map_or_else(|_| one(attributes), |many| many.iter().find_map(one))
}

/// What is between `BDC` and `EMC`: a place in the tags, an aside such as a page number, or other words for it.
enum Mark {
    Place(i64),
    Instead,
    Other,
}

fn read_page(pdf: &Document, page: ObjectId, marked: &mut Marked) {
    let fonts: BTreeMap<Vec<u8>, Encoding<'_>> = pdf
        .get_page_fonts(page)
        .unwrap()
        .into_iter()
        .map(|(name, font)| (name, font.get_font_encoding(pdf).unwrap()))
        .collect();
    let content = Content::decode(&pdf.get_page_content(page)).unwrap();
    let mut marks = Vec::new();
    let mut font = None;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BMC" | "BDC" => marks.push(mark(operation, page, &marks, marked)),
            "EMC" => drop(marks.pop()),
            "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()),
            "Tj" | "TJ" if !marks.iter().any(|mark| matches!(mark, Mark::Instead)) => {
                let Some(id) = place(&marks) else { continue };
                let text = shown(operation, font.unwrap());
                marked.entry((page, id)).or_default().push_str(&text);
            }
            _ => {}
        }
    }
}

fn place(marks: &[Mark]) -> Option<i64> {
    marks.iter().rev().find_map(|mark| match mark {
        Mark::Place(id) => Some(*id),
        _ => None,
    })
}

fn mark(operation: &Operation, page: ObjectId, outer: &[Mark], marked: &mut Marked) -> Mark {
    let Some(properties) = operation.operands.get(1).and_then(|object| object.as_dict().ok()) else {
        return Mark::Other;
    };
    if let Ok(id) = properties.get(b"MCID").and_then(Object::as_i64) {
        return Mark::Place(id);
    }
    match (properties.get(b"ActualText"), place(outer)) {
        (Ok(instead), Some(id)) => {
            let instead = lopdf::decode_text_string(instead).unwrap();
            marked.entry((page, id)).or_default().push_str(&instead);
            Mark::Instead
        }
        _ => Mark::Other,
    }
}

fn shown(operation: &Operation, encoding: &Encoding<'_>) -> String {
    let strings = match operation.operands.first() {
        Some(Object::Array(pieces)) => pieces.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let bytes = strings.iter().filter_map(|piece| piece.as_str().ok());
    bytes.map(|bytes| Document::decode_text(encoding, bytes).unwrap()).collect()
}
