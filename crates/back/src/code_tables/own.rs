//! Tables of our own (WCF-06): which there are is declared here, their codes are made and named in WeConfig. No import
//! brings or takes anything of them.

use super::import::STEP;
use super::store::{self, Table};
use crate::error::ApiError;
use uuid::Uuid;
use weblys_api::codes::{CONTACT_OUTCOMES, CodeRow, LAST_POSITION, OWN_TABLES};
use weblys_db::{Database, Durability};
use weblys_kernel::locale::Label;

/// A table with the codes that it begins with, each with its French and its English label.
struct OwnTable {
    code: &'static str,
    label: (&'static str, &'static str),
    first: &'static [(&'static str, &'static str, &'static str)],
}

const TABLES: [OwnTable; OWN_TABLES.len()] = [OwnTable {
    code: CONTACT_OUTCOMES,
    label: ("Issues des demandes de contact", "Outcomes of contact requests"),
    first: &[
        ("SOLD", "Vente conclue", "Sale made"),
        ("APPOINTMENT", "Rendez-vous pris", "Appointment made"),
        ("ANSWERED", "Réponse donnée", "Answered"),
        ("NOT_INTERESTED", "Plus intéressé", "No longer interested"),
        ("NOT_REACHED", "Injoignable", "Could not be reached"),
        ("DUPLICATE", "Demande en double", "Duplicate request"),
    ],
}];

/// A code for a table of our own: its label is ours.
#[must_use]
pub fn code(table_code: &str, code: String, own_label: Label, position: i64) -> CodeRow {
    CodeRow {
        code_id: Uuid::now_v7(),
        table_code: table_code.to_owned(),
        code,
        label: Label::default(),
        own_label,
        is_obsolete: false,
        is_gone: false,
        is_hidden: false,
        position,
        version: 1,
    }
}

/// Brings in the tables that are missing. Any number of BACKs may do so at once.
///
/// # Errors
/// The database's.
pub async fn bring(db: &Database) -> Result<(), ApiError> {
    // A BACK of before may have taken one for the operator system's, and for gone.
    let is_sound = |table: &Table, own: &OwnTable| table.table_code == own.code && table.is_own && !table.is_gone;
    let there = store::tables(db).await?;
    if TABLES.iter().all(|own| there.iter().any(|table| is_sound(table, own))) {
        return Ok(());
    }
    let mut tx = db.begin(Durability::Full).await?;
    store::raise(&mut tx).await?;
    let there = store::tables(&mut tx).await?;
    for (place, own) in (1..).zip(TABLES) {
        let label = |(fr, en): (&str, &str)| Label { fr: fr.to_owned(), en: en.to_owned() };
        let table = Table {
            table_code: own.code.to_owned(),
            label: label(own.label),
            // Behind those of the operator system.
            position: LAST_POSITION + place,
            is_own: true,
            is_gone: false,
        };
        store::put_tables(&mut tx, &[table]).await?;
        if there.iter().any(|table| table.table_code == own.code) {
            continue;
        }
        let codes = (1..)
            .zip(own.first)
            .map(|(place, (word, fr, en))| code(own.code, (*word).to_owned(), label((fr, en)), place * STEP));
        store::put_codes(&mut tx, &codes.collect::<Vec<_>>()).await?;
    }
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code_tables::told::{is_code, plain};

    #[test]
    fn what_is_named_to_everybody_is_brought_in() {
        assert_eq!(TABLES.map(|table| table.code), OWN_TABLES);
        for table in TABLES {
            assert!(is_code(table.code) && !table.first.is_empty());
            let is_sound = |(code, fr, en): &(&str, &str, &str)| is_code(code) && plain(fr).is_some() && !en.is_empty();
            assert!(table.first.iter().all(is_sound));
        }
    }
}
