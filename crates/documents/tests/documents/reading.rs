//! Reads a document as a person does: its words, without its marks.

/// The words of an HTML document, one space between them, no-break spaces as spaces.
pub fn words(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut text = String::new();
    let mut inside = false;
    for character in body.chars() {
        match character {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if inside => {}
            '\u{a0}' | '\u{202f}' => text.push(' '),
            other => text.push(other),
        }
    }
    let text = text
        .replace("&#39;", "'")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asserts that all of these stand in the document, in this order.
pub fn assert_in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for piece in wanted {
        let Some((_, after)) = rest.split_once(piece) else {
            panic!("{piece:?} is not there, or out of order, in\n{text}")
        };
        rest = after;
    }
}

/// Asserts that each of these stands in the document.
pub fn assert_says(text: &str, wanted: &[&str]) {
    for piece in wanted {
        assert!(text.contains(piece), "{piece:?} is not in\n{text}");
    }
}
