//! The texts of one language, ready to be read by any thread.

use crate::{Arg, sources};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;
use weblys_kernel::Locale;

#[cfg(test)]
mod tests;

static FRENCH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Locale::Fr));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Locale::En));

static HANDLES: LazyLock<[Texts; 2]> = LazyLock::new(|| Locale::ALL.map(Texts::of));

/// The texts of one language, for the life of the process.
#[must_use]
pub fn texts(locale: Locale) -> &'static Texts {
    let [french, english] = &*HANDLES;
    match locale {
        Locale::Fr => french,
        Locale::En => english,
    }
}

/// The texts and formats of one language. Cheap to copy: pages carry one.
#[derive(Clone, Copy)]
pub struct Texts {
    locale: Locale,
    catalogue: &'static Catalogue,
}

/// The messages of one language: those without a place to fill are ready to be borrowed.
struct Catalogue {
    /// Their keys are ours alone, and some hundred are looked up for a page.
    plain: FxHashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    fn read(locale: Locale) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![locale.tag().parse().unwrap_or_default()]);
        // Marks around inserted values would be copied along with prices and numbers.
        bundle.set_use_isolating(false);
        let mut plain = FxHashMap::default();
        for source in sources::of(locale) {
            // A faulty message is left out here, and fails the tests of this crate.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            plain.extend(resource.entries().filter_map(plain_message));
            bundle.add_resource_overriding(resource);
        }
        Self { plain, bundle }
    }
}

fn plain_message(entry: &ast::Entry<&str>) -> Option<(String, String)> {
    let ast::Entry::Message(message) = entry else { return None };
    let mut text = String::new();
    for element in &message.value.as_ref()?.elements {
        match element {
            ast::PatternElement::TextElement { value } => text.push_str(value),
            ast::PatternElement::Placeable {
                expression: ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }),
            } => text.push_str(&fluent_syntax::unicode::unescape_unicode_to_string(value)),
            ast::PatternElement::Placeable { .. } => return None,
        }
    }
    Some((message.id.name.to_owned(), text))
}

impl Texts {
    /// The texts of one language.
    #[must_use]
    pub fn of(locale: Locale) -> Self {
        let catalogue: &'static Catalogue = match locale {
            Locale::Fr => &FRENCH,
            Locale::En => &ENGLISH,
        };
        Self { locale, catalogue }
    }

    /// Their language.
    #[must_use]
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// Whether there is such a text.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.catalogue.bundle.has_message(key)
    }

    /// A text. A key that is not known is shown as it is: the tests of this crate see to it that
    /// none is.
    #[must_use]
    pub fn get(&self, key: &str) -> Cow<'static, str> {
        match self.catalogue.plain.get(key) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.fill(key, &FluentArgs::new())),
        }
    }

    /// A text completed with values: `t.with("cart-months", &[("n", 12.into())])`.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set(*name, value.clone());
        }
        self.fill(key, &filled)
    }

    /// A text completed with one value: `t.one("cart-months", "n", 12)`.
    #[must_use]
    pub fn one<'a>(&self, key: &str, name: &str, value: impl Into<Arg<'a>>) -> String {
        self.with(key, &[(name, value.into())])
    }

    fn fill(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let bundle = &self.catalogue.bundle;
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
    }
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("locale", &self.locale).finish_non_exhaustive()
    }
}
