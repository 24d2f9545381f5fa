//! Shares of a whole as one bar, with its numbers as a list: the bar is for eyes, the list is for everybody.

use super::Words;
use super::table::Mood;
use askama::Template;
use weblys_i18n::Texts;
use weblys_kernel::VatRate;

/// The width of the bar, in units of its drawing.
const WIDTH: u64 = 1000;

/// A bar.
#[derive(Debug, Clone, Template)]
#[template(path = "components/shares.html")]
pub struct Shares {
    title: Words,
    parts: Vec<Part>,
}

/// A part of the whole.
#[derive(Debug, Clone)]
struct Part {
    name: Words,
    mood: &'static str,
    count: String,
    percent: String,
    /// Where it begins, and how wide it is.
    x: u64,
    width: u64,
}

impl Shares {
    /// The parts of a whole: what each is, how it looks, and how many there are.
    #[must_use]
    pub fn new(t: &Texts, title: impl Into<Words>, parts: Vec<(Words, Mood, u64)>) -> Self {
        let whole = parts.iter().map(|(_, _, count)| *count).sum::<u64>().max(1);
        let (mut before, mut drawn) = (0, Vec::with_capacity(parts.len()));
        for (name, mood, count) in parts {
            let place = |count: u64| count * WIDTH / whole;
            let (x, end) = (place(before), place(before + count));
            // What is there at all can be seen.
            let width = if count > 0 { (end - x).max(3) } else { 0 };
            // Whole tenths of a percent are enough to see.
            let tenths = u16::try_from(count * 1000 / whole).unwrap_or_default();
            let percent = VatRate::from_basis_points(tenths * 10).map(|part| t.vat_rate(part)).unwrap_or_default();
            drawn.push(Part { name, mood: mood.name(), count: count.to_string(), percent, x, width });
            before += count;
        }
        Self { title: title.into(), parts: drawn }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    #[test]
    fn parts_follow_each_other_and_fill_the_bar() {
        let part = |count| ("x".into(), Mood::Good, count);
        let shares = Shares::new(texts(Locale::Fr), "Clients", vec![part(50), part(0), part(150)]);
        let drawn: Vec<_> = shares.parts.iter().map(|part| (part.x, part.width)).collect();
        assert_eq!(drawn, [(0, 250), (250, 0), (250, 750)]);
        assert!(shares.parts[0].percent.starts_with("25"), "{}", shares.parts[0].percent);
    }

    #[test]
    fn what_is_little_can_be_seen_and_nothing_at_all_breaks_nothing() {
        let part = |count| ("x".into(), Mood::Bad, count);
        let shares = Shares::new(texts(Locale::En), "Customers", vec![part(1_000_000), part(1)]);
        assert_eq!(shares.parts[1].width, 3);
        let none = Shares::new(texts(Locale::En), "Customers", vec![part(0)]);
        assert_eq!(none.parts[0].width, 0);
    }
}
