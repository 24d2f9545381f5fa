//! Reads the forms and links of our own pages, as much as a visitor without a browser needs.
//!
//! What this is not: an HTML parser; it knows the HTML that our templates write.

/// A form, with what a browser would send of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// What is sent: hidden fields, texts, what is ticked and chosen.
    pub fields: Vec<(String, String)>,
    /// What could be ticked, chosen or clicked instead: name and value.
    pub choices: Vec<(String, String)>,
}

/// One tag with its attributes, and the place where it ends.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    end: usize,
}

impl Form {
    /// The form with this action; controls outside of it that belong to it included.
    #[must_use]
    pub fn find(html: &str, action: &str) -> Option<Self> {
        let mut id = String::new();
        let mut form = None;
        for tag in html.match_indices("<form ").filter_map(|(at, _)| tags(html.get(at..)?).next()) {
            if tag.value("action").as_deref() == Some(action) {
                id = tag.value("id").unwrap_or_default();
                form = Some(Self { action: action.to_owned(), fields: Vec::new(), choices: Vec::new() });
                break;
            }
        }
        let mut form = form?;
        form.collect(html, &id);
        Some(form)
    }

    /// Sets a field, in place of what it had.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(own, _)| own != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The values that can be chosen for a name.
    pub fn choices_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.choices.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    fn collect(&mut self, html: &str, id: &str) {
        let mut inside = false;
        let mut list: Option<(String, bool)> = None;
        for tag in tags(html) {
            match tag.name {
                "form" => inside = tag.value("action").as_deref() == Some(&self.action),
                "/form" => inside = false,
                "/select" => list = None,
                "option" => self.take_option(&tag, html, &mut list),
                "input" | "button" | "select" | "textarea" => {
                    let belongs = tag.value("form").map_or(inside, |owner| !id.is_empty() && owner == id);
                    if let (true, Some(name)) = (belongs && !tag.has("disabled"), tag.value("name")) {
                        if tag.name == "select" {
                            list = Some((name, false));
                        } else {
                            self.take(&tag, &name, html);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, tag: &Tag<'_>, name: &str, html: &str) {
        let name = name.to_owned();
        let value = tag.value("value");
        match (tag.name, tag.value("type").as_deref()) {
            ("input", Some("checkbox" | "radio")) => {
                let value = value.unwrap_or_else(|| "on".to_owned());
                if tag.has("checked") {
                    self.fields.push((name.clone(), value.clone()));
                }
                self.choices.push((name, value));
            }
            ("button", _) | ("input", Some("submit")) => self.choices.push((name, value.unwrap_or_default())),
            ("textarea", _) => self.fields.push((name, decode(text_after(html, tag.end)))),
            _ => self.fields.push((name, value.unwrap_or_default())),
        }
    }

    /// A list sends the option selected, and without one the first.
    fn take_option(&mut self, tag: &Tag<'_>, html: &str, list: &mut Option<(String, bool)>) {
        let Some((name, sent)) = list else { return };
        let value = tag.value("value").unwrap_or_else(|| decode(text_after(html, tag.end).trim()));
        if tag.has("selected") || !*sent {
            self.fields.retain(|(own, _)| own != name);
            self.fields.push((name.clone(), value.clone()));
        }
        *sent = true;
        self.choices.push((name.clone(), value));
    }
}

/// The first link whose target begins so.
#[must_use]
pub fn link(html: &str, beginning: &str) -> Option<String> {
    html.match_indices("<a ")
        .filter_map(|(at, _)| tags(html.get(at..)?).next())
        .filter_map(|tag| tag.value("href"))
        .find(|href| href.starts_with(beginning))
}

/// The words of a page, tags left out.
#[must_use]
pub fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        words.push_str(text);
        words.push(' ');
        rest = tail.split_once('>').map_or("", |(_, tail)| tail);
    }
    words.push_str(rest);
    decode(&words).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let begin = from + html.get(from..)?.find('<')? + 1;
        let end = begin + end_of_tag(html.get(begin..)?)?;
        from = end;
        let inside = html.get(begin..end - 1)?;
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        Some(Tag { name, attributes, end })
    })
}

/// The place after the `>` that ends a tag; one between quotes does not.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut end = 0;
    loop {
        end += text.get(end..)?.find('>')? + 1;
        // Our templates quote with `"`.
        if text.as_bytes()[..end].iter().filter(|byte| **byte == b'"').count().is_multiple_of(2) {
            return Some(end);
        }
    }
}

fn text_after(html: &str, from: usize) -> &str {
    let rest = html.get(from..).unwrap_or_default();
    rest.split_once('<').map_or(rest, |(text, _)| text)
}

impl Tag<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            let place = rest.find(name)?;
            let starts = place == 0 || rest.as_bytes().get(place - 1).is_some_and(u8::is_ascii_whitespace);
            let after = rest.get(place + name.len()..)?;
            match after.strip_prefix('=') {
                Some(value) if starts => return Some(decode(unquoted(value))),
                _ => rest = after,
            }
        }
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.split_whitespace().any(|word| word == name || word.split('=').next() == Some(name))
    }
}

fn unquoted(value: &str) -> &str {
    match value.as_bytes().first() {
        Some(b'"') => value[1..].split('"').next().unwrap_or_default(),
        Some(b'\'') => value[1..].split('\'').next().unwrap_or_default(),
        _ => value.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default(),
    }
}

fn decode(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let entity = after.split_once(';').filter(|(name, _)| name.len() < 8);
        let character = entity.and_then(|(name, _)| entity_character(name));
        match (entity, character) {
            (Some((_, tail)), Some(character)) => {
                decoded.push(character);
                rest = tail;
            }
            _ => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
    decoded
}

fn entity_character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r##"<form action="/other"><input name="a" value="no"></form>
        <button form="choose" name="offer" value="TRIO">Choose</button>
        <form id="choose" method="post" action="/shop/cart"><input type="hidden" name="csrf" value="x&#38;y">
        <input type="text" name="data-name" value="&lt;b&gt;"><input type=checkbox name=terms value=true>
        <input type="radio" name="kind" value="a"><input type="radio" name="kind" value="b" checked>
        <select name="n"><option>1</option><option selected>2</option></select><textarea name="t">hi</textarea>
        <input name="off" value="1" disabled></form><a class="x" href="/shop/address/1_2?a=1&amp;b=2">one</a>"##;

    #[test]
    fn a_form_sends_what_a_browser_would_send() {
        let form = Form::find(PAGE, "/shop/cart").unwrap();
        let fields: Vec<(&str, &str)> = form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(fields, [("csrf", "x&y"), ("data-name", "<b>"), ("kind", "b"), ("n", "2"), ("t", "hi")]);
        assert_eq!(form.choices_of("offer").collect::<Vec<_>>(), ["TRIO"]);
        assert_eq!(form.choices_of("kind").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(form.with("kind", "a").value("kind"), Some("a"));
    }

    #[test]
    fn links_and_words_are_read_without_their_markup() {
        assert_eq!(link(PAGE, "/shop/address/").as_deref(), Some("/shop/address/1_2?a=1&b=2"));
        assert_eq!(words("<p>One &amp;<b>two</b>\n</p>"), "One & two");
        assert_eq!(Form::find(PAGE, "/nowhere"), None);
    }
}
