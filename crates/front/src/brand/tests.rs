//! Both brands can be read, and their colours can be read by people.

use super::Brand;
use std::collections::BTreeMap;

/// Text on ground, with the contrast it needs (WCAG 2.2: 1.4.3 for text, 1.4.11 for lines and icons).
const PAIRS: [(&str, &str, f64); 21] = [
    ("text", "page", 7.0),
    ("text", "surface", 7.0),
    ("text", "surface-2", 7.0),
    ("text-2", "page", 4.5),
    ("text-2", "surface", 4.5),
    ("text-2", "surface-2", 4.5),
    ("accent", "page", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "accent-soft", 4.5),
    ("text", "accent-soft", 7.0),
    ("text-2", "accent-soft", 4.5),
    ("on-accent", "accent", 4.5),
    ("on-accent", "accent-strong", 4.5),
    ("on-hero", "hero", 7.0),
    ("success", "success-soft", 4.5),
    ("success", "surface", 4.5),
    ("warning", "warning-soft", 4.5),
    ("danger", "danger-soft", 4.5),
    ("danger", "surface", 4.5),
    ("line-strong", "surface", 3.0),
    ("focus", "page", 3.0),
];

fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Tokens written `--name: light-dark(#rrggbb, #rrggbb);`.
fn tokens(theme: &str) -> BTreeMap<&str, [&str; 2]> {
    let mut tokens = BTreeMap::new();
    for line in theme.lines() {
        let Some((name, rest)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": light-dark("))
        else {
            continue;
        };
        let Some((light, dark)) = rest.trim_end_matches(");").split_once(", ") else { continue };
        tokens.insert(name, [light, dark]);
    }
    tokens
}

#[test]
fn everybody_can_read_both_brands_in_light_and_in_dark() {
    for name in Brand::NAMES {
        let brand = Brand::named(name).unwrap();
        let tokens = tokens(brand.theme);
        for (ink, ground, needed) in PAIRS {
            for (index, theme) in ["light", "dark"].into_iter().enumerate() {
                let found = contrast(tokens[ink][index], tokens[ground][index]);
                assert!(found >= needed, "{name}, {theme}: {ink} on {ground} has {found:.2}, needs {needed}");
            }
        }
    }
}

#[test]
fn each_brand_says_who_it_is_and_an_unknown_one_is_refused_by_name() {
    for name in Brand::NAMES {
        let facts = Brand::named(name).unwrap().facts;
        assert!(!facts.name.is_empty() && !facts.company.vat.is_empty() && !facts.complaint.mediator.fr.is_empty());
    }
    assert!(Brand::named("elsewhere").unwrap_err().to_string().contains("elsewhere"));
}
