use super::*;
use weblys_api::Problem;
use weblys_i18n::texts;
use weblys_kernel::Locale;

fn refused(status: u16, code: &str) -> CallError {
    CallError::Refused(Box::new(Problem::new(status, code, "test")))
}

#[test]
fn each_answer_of_back_becomes_the_page_that_helps() {
    for (error, failure) in [
        (refused(404, "API-003"), Failure::NoCart),
        (refused(401, "API-001"), Failure::Broken),
        (refused(404, "API-002"), Failure::NotFound),
        (refused(409, "ORD-012"), Failure::Refused("ORD-012".into())),
        (refused(503, "API-010"), Failure::Unavailable),
        (refused(429, "API-011"), Failure::Unavailable),
        (refused(500, "API-001"), Failure::Broken),
        (CallError::Unexpected(502), Failure::Unavailable),
        (CallError::Unexpected(200), Failure::Broken),
        (CallError::Unexpected(400), Failure::NotFound),
        (refused(400, "API-007"), Failure::NotFound),
        (refused(413, "API-007"), Failure::BadForm),
    ] {
        assert_eq!(Failure::from(error), failure);
    }
}

#[test]
fn a_known_refusal_has_its_words_and_an_unknown_one_shows_its_code() {
    for locale in Locale::ALL {
        let t = texts(locale);
        assert!(!refusal("ORD-012", t).contains("ORD-012"), "{}", refusal("ORD-012", t));
        assert!(refusal("ZZZ-999", t).contains("ZZZ-999"));
    }
}

#[test]
fn every_failure_says_what_happened_and_what_was_kept() {
    let failures = [
        Failure::NotFound,
        Failure::FormOnly,
        Failure::NoCart,
        Failure::Forged,
        Failure::BadForm,
        Failure::TooMany { seconds: 7 },
        Failure::Refused("ORD-012".into()),
        Failure::Unavailable,
        Failure::Broken,
    ];
    for t in Locale::ALL.map(texts) {
        for failure in &failures {
            let words = failure.words(t);
            for text in [words.title, words.lead, words.kept] {
                assert!(!text.starts_with("problem-") && !text.is_empty(), "{failure:?}: {text}");
            }
        }
    }
}
