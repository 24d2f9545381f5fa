//! A row as the operator system tells it, read or refused by itself.

use serde::Deserialize;
use serde_json::Value;
use std::collections::HashSet;
use weblys_api::operator_users::RowFault;
use weblys_api::users::{TAKEN, UNREADABLE};
use weblys_kernel::{EmailAddress, Refusal};
use weblys_security::{Login, OperatorUser};

const LONGEST: usize = 100;
const MOST_PROFILES: usize = 50;

/// A user of the operator system with the version of his row there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The user.
    pub user: OperatorUser,
    /// Counts changes there.
    pub version: i64,
}

#[derive(Deserialize)]
struct Row {
    login: String,
    name: String,
    #[serde(default)]
    email: Option<String>,
    profiles: Vec<String>,
    is_active: bool,
    version: i64,
}

/// Reads the row at a place; `known` are the logins before it.
pub fn read(place: u32, row: Value, known: &mut HashSet<Login>) -> Result<Told, RowFault> {
    let login: String = row["login"].as_str().unwrap_or_default().chars().take(LONGEST).collect();
    let fault = |field: &str, code: &str| RowFault {
        place,
        login: login.clone(),
        field: field.to_owned(),
        code: code.to_owned(),
    };
    let row: Row = serde_json::from_value(row).map_err(|_| fault("", UNREADABLE))?;
    let user = OperatorUser {
        login: Login::parse(&row.login).map_err(|refusal| fault("login", refusal.code()))?,
        name: plain(&row.name).ok_or_else(|| fault("name", UNREADABLE))?,
        email: email(row.email).map_err(|code| fault("email", code))?,
        profiles: profiles(&row.profiles).ok_or_else(|| fault("profiles", UNREADABLE))?,
        is_active: row.is_active,
        password_changed_at: None,
    };
    if !known.insert(user.login.clone()) {
        return Err(fault("login", TAKEN));
    }
    Ok(Told { user, version: row.version })
}

fn email(told: Option<String>) -> Result<Option<EmailAddress>, &'static str> {
    let told = told.filter(|text| !text.trim().is_empty());
    told.map(|text| EmailAddress::parse(text.trim()).map_err(|refusal| refusal.code())).transpose()
}

fn profiles(told: &[String]) -> Option<Vec<String>> {
    if told.len() > MOST_PROFILES {
        return None;
    }
    let mut read: Vec<String> = Vec::with_capacity(told.len());
    for profile in told {
        let profile = plain(profile)?;
        if !read.contains(&profile) {
            read.push(profile);
        }
    }
    Some(read)
}

/// A text of one line that is there.
pub(super) fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let is_plain = !text.is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
    is_plain.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_faulty_row_is_told_by_its_place_its_field_and_its_reason() {
        let good = json!({"login": "Guichet.Brest.1", "name": "Guichet", "email": "", "profiles": ["A", "A"],
            "is_active": true, "version": 3});
        let mut known = HashSet::new();
        let told = read(1, good.clone(), &mut known).unwrap();
        assert_eq!((told.user.login.as_str(), told.user.profiles.len(), told.version), ("guichet.brest.1", 1, 3));
        let with = |field: &str, value: Value| {
            let mut row = good.clone();
            row["login"] = "other".into();
            row[field] = value;
            row
        };
        for (row, field, code) in [
            (good.clone(), "login", "SEC-104"),
            (with("login", "é t".into()), "login", "SEC-021"),
            (with("name", " ".into()), "name", "SEC-105"),
            (with("name", "a\nb".into()), "name", "SEC-105"),
            (with("email", "nowhere".into()), "email", "VAL-072"),
            (with("profiles", json!(["x".repeat(101)])), "profiles", "SEC-105"),
            (with("is_active", "yes".into()), "", "SEC-105"),
            (json!("a row"), "", "SEC-105"),
        ] {
            let fault = read(7, row.clone(), &mut known).unwrap_err();
            assert_eq!((fault.place, fault.field.as_str(), fault.code.as_str()), (7, field, code), "{row}");
        }
    }
}
