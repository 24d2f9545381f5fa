//! The files of texts, embedded: one area of the site a file, the same areas in each language.

use weblys_kernel::Locale;

macro_rules! areas {
    ($language:literal, $($area:literal),* $(,)?) => {
        &[$(include_str!(concat!("../locales/", $language, "/", $area, ".ftl"))),*]
    };
}

macro_rules! languages {
    ($($area:literal),* $(,)?) => {
        /// The sources of one language.
        pub(crate) const fn of(locale: Locale) -> &'static [&'static str] {
            match locale {
                Locale::Fr => areas!("fr", $($area),*),
                Locale::En => areas!("en", $($area),*),
            }
        }
    };
}

languages!(
    "common",
    "shop",
    "product",
    "address",
    "gallery",
    "you",
    "delivery",
    "payment",
    "check",
    "order",
    "statements",
    "tariffs",
    "termination",
    "legal",
    "refusals",
    "demo",
    "documents",
    "mails",
    "staff",
    "weconfig"
);
