//! E-mail addresses that look mistyped: `gmial.com` is a place where hardly anybody has a mailbox. A question, never a refusal.

/// Where most people have their mailbox.
const COMMON: [&str; 20] = [
    "gmail.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "laposte.net",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "outlook.com",
    "yahoo.fr",
    "yahoo.com",
    "live.fr",
    "icloud.com",
    "bbox.fr",
    "numericable.fr",
    "neuf.fr",
    "aol.com",
    "skynet.be",
    "telenet.be",
];

/// The address that may be meant by one that was typed; none when nothing looks wrong.
pub(super) fn meant(typed: &str) -> Option<String> {
    let (person, place) = typed.rsplit_once('@')?;
    let place = place.to_lowercase();
    if person.is_empty() || COMMON.contains(&place.as_str()) {
        return None;
    }
    // One letter is missing, too many, another, or two changed places. Short names are near each other by nature:
    // `bbox.fr` and `box.fr` may both be meant.
    let near = |common: &&&str| common.len() >= 8 && strsim::osa_distance(&place, common) == 1;
    COMMON.iter().find(near).map(|common| format!("{person}@{common}"))
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_place_that_is_one_slip_away_from_a_common_one_is_asked_about() {
        for (typed, expected) in [
            ("jean@gmial.com", "jean@gmail.com"),
            ("jean@gmai.com", "jean@gmail.com"),
            ("jean@gmail.co", "jean@gmail.com"),
            ("jean@gmaill.com", "jean@gmail.com"),
            ("jean@Orenge.fr", "jean@orange.fr"),
            ("jean@hotmial.fr", "jean@hotmail.fr"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn a_place_that_is_common_or_like_no_common_one_is_not() {
        for typed in [
            "jean@gmail.com",
            "jean@GMAIL.com",
            "jean@example.fr",
            "jean@box.fr",
            "jean@fee.fr",
            "jean",
            "@gmial.com",
            "",
        ] {
            assert_eq!(meant(typed), None, "{typed}");
        }
    }
}
