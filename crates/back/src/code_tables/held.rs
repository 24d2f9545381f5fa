//! Code tables in memory: every form reads them, no request asks the database.
//!
//! A change raises a version in the database. The BACK that made it looks at once, the others within some seconds.

use super::store;
use crate::error::ApiError;
use arc_swap::ArcSwap;
use std::collections::HashMap;
use std::sync::Arc;
use weblys_api::codes::{CodeRow, CodeTable, CodeTableRow, OfferedCode};
use weblys_db::Database;
use weblys_kernel::locale::Label;

/// Code tables as of a version.
#[derive(Debug, Default)]
pub struct Held {
    version: i64,
    tables: Vec<CodeTableRow>,
    offered: HashMap<String, Arc<CodeTable>>,
    /// Labels of all codes of our own tables, by table and code: hidden ones are still borne.
    own: HashMap<String, HashMap<String, Label>>,
}

/// Whether forms offer a code.
#[must_use]
pub const fn is_offered(code: &CodeRow) -> bool {
    !code.is_hidden && !code.is_obsolete && !code.is_gone
}

/// The label that people read: ours in each language where there is one.
#[must_use]
pub fn label(code: &CodeRow) -> Label {
    let pick = |own: &String, theirs: &String| if own.is_empty() { theirs } else { own }.clone();
    Label { fr: pick(&code.own_label.fr, &code.label.fr), en: pick(&code.own_label.en, &code.label.en) }
}

impl Held {
    fn new(version: i64, tables: Vec<store::Table>, codes: &[CodeRow]) -> Self {
        let mut of_table: HashMap<&str, Vec<&CodeRow>> = HashMap::new();
        for code in codes {
            of_table.entry(&code.table_code).or_default().push(code);
        }
        let count = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
        let mut held = Self { version, ..Self::default() };
        for table in tables {
            let codes = of_table.get(table.table_code.as_str()).map(Vec::as_slice).unwrap_or_default();
            let offered = codes.iter().filter(|code| is_offered(code) && !table.is_gone);
            let offered: Vec<OfferedCode> =
                offered.map(|code| OfferedCode { code: code.code.clone(), label: label(code) }).collect();
            if table.is_own {
                let labels = codes.iter().map(|code| (code.code.clone(), label(code))).collect();
                held.own.insert(table.table_code.clone(), labels);
            }
            let store::Table { table_code, label, is_own, is_gone, .. } = table;
            held.tables.push(CodeTableRow {
                table_code: table_code.clone(),
                label: label.clone(),
                is_own,
                is_gone,
                codes: count(codes.len()),
                offered: count(offered.len()),
                hidden: count(codes.iter().filter(|code| code.is_hidden).count()),
            });
            let offered = CodeTable { table_code: table_code.clone(), label, codes: offered, version };
            held.offered.insert(table_code, Arc::new(offered));
        }
        held
    }

    /// The change of code tables that it is as of.
    #[must_use]
    pub const fn version(&self) -> i64 {
        self.version
    }

    /// Every table, in order.
    #[must_use]
    pub fn tables(&self) -> &[CodeTableRow] {
        &self.tables
    }

    /// A code of a table of our own as it is read, offered or not.
    #[must_use]
    pub fn own(&self, table_code: &str, code: &str) -> Option<OfferedCode> {
        let label = self.own.get(table_code)?.get(code)?.clone();
        Some(OfferedCode { code: code.to_owned(), label })
    }

    /// A table as forms use it.
    #[must_use]
    pub fn offered(&self, table_code: &str) -> Option<Arc<CodeTable>> {
        self.offered.get(table_code).cloned()
    }
}

/// What is held, replaced as a whole.
#[derive(Debug, Default)]
pub struct CodeTables(ArcSwap<Held>);

impl CodeTables {
    /// What is held now.
    #[must_use]
    pub fn held(&self) -> Arc<Held> {
        self.0.load_full()
    }

    /// Loads everything anew if something has changed.
    ///
    /// # Errors
    /// The database's.
    pub async fn refresh(&self, db: &Database) -> Result<(), ApiError> {
        // Read before the rest: a change that comes between is loaded again next time.
        let version = store::version(db).await?;
        if version == self.0.load().version { Ok(()) } else { self.load(db, version).await }
    }

    /// Loads everything anew, changed or not.
    ///
    /// # Errors
    /// The database's.
    pub async fn reload(&self, db: &Database) -> Result<(), ApiError> {
        let version = store::version(db).await?;
        self.load(db, version).await
    }

    async fn load(&self, db: &Database, version: i64) -> Result<(), ApiError> {
        let (tables, codes) = tokio::try_join!(store::tables(db), store::all(db))?;
        self.0.store(Arc::new(Held::new(version, tables, &codes)));
        Ok(())
    }
}
