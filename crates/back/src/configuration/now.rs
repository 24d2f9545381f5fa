//! The configuration that is in force, as a package would hold it.

use super::package::{PackedCode, PackedGroup, Settings};
use super::store;
use crate::auth::hex;
use crate::error::ApiError;
use crate::parameters::declared::Parameter;
use crate::parameters::store::Kept;
use crate::security::store::group;
use crate::{catalog, code_tables, parameters};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use weblys_api::codes::{CodeRow, is_own};
use weblys_db::{Database, Tx};
use weblys_security::{Group, GroupId, Origin};

/// What is in force, as it was read in one transaction.
#[derive(Debug)]
pub struct Now {
    /// Parameters that were set.
    pub parameters: HashMap<Parameter, Kept>,
    /// Every code, also those that the operator system has no more.
    pub codes: HashMap<String, Vec<CodeRow>>,
    /// Tables that are there, and those that the operator system has no more.
    pub tables: BTreeSet<String>,
    /// The latter.
    pub gone: BTreeSet<String>,
    /// Every group, also those of the operator system.
    pub groups: Vec<Group>,
    /// How many are in each.
    pub members: HashMap<GroupId, i64>,
    /// The publication in force; 0 for none.
    pub publication: i64,
}

impl Now {
    /// Reads it as it is at one instant, without keeping anybody from changing it.
    pub async fn seen(db: &Database) -> Result<Self, ApiError> {
        let mut tx = store::begin_to_look(db).await?;
        let now = Self::read(&mut tx).await?;
        // What is appended to the audit trail meanwhile stands in nobody's way.
        tx.rollback().await?;
        Ok(now)
    }

    /// Reads it in a transaction of which the locks are held.
    pub async fn read(tx: &mut Tx) -> Result<Self, ApiError> {
        let tables = code_tables::store::tables(&mut *tx).await?;
        let codes = code_tables::store::all(&mut *tx).await?;
        let members = group::members(&mut *tx).await?;
        Ok(Self {
            parameters: parameters::store::all(&mut *tx).await?,
            gone: tables.iter().filter(|table| table.is_gone).map(|table| table.table_code.clone()).collect(),
            tables: tables.into_iter().map(|table| table.table_code).collect(),
            codes: by_table(codes),
            groups: group::all(&mut *tx).await?,
            members: members.into_iter().map(|(id, count)| (GroupId::from_uuid(id), count)).collect(),
            publication: catalog::store::newest(&mut *tx).await?,
        })
    }

    /// The same as a package has it.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let parameters = self.parameters.iter().map(|(one, kept)| (one.code().to_owned(), kept.value.clone()));
        let mut codes: BTreeMap<String, BTreeMap<String, PackedCode>> = BTreeMap::new();
        for table in self.tables.iter().filter(|table| is_own(table)) {
            codes.entry(table.clone()).or_default();
        }
        let is_there = |code: &&CodeRow| !code.is_gone && !self.gone.contains(&code.table_code);
        for code in self.codes.values().flatten().filter(is_there).filter(|code| is_told(code)) {
            codes.entry(code.table_code.clone()).or_default().insert(code.code.clone(), packed(code));
        }
        let groups = self.groups.iter().filter(|group| group.origin == Origin::Weblys);
        Settings {
            parameters: Some(parameters.collect()),
            code_tables: Some(codes),
            groups: Some(groups.map(|group| (group.code.clone(), packed_group(group))).collect()),
        }
    }

    /// Stands for all of it and for a package, by its hash: who puts that in force names what he saw, and so does who
    /// agrees to it.
    pub fn shown(&self, package: &str) -> Result<String, ApiError> {
        let text = serde_json::to_string(&(self.settings(), self.publication, package)).map_err(ApiError::internal)?;
        Ok(hex(&Sha256::digest(text.as_bytes())))
    }
}

fn by_table(codes: Vec<CodeRow>) -> HashMap<String, Vec<CodeRow>> {
    let mut tables: HashMap<String, Vec<CodeRow>> = HashMap::new();
    for code in codes {
        tables.entry(code.table_code.clone()).or_default().push(code);
    }
    tables
}

/// A code of our own that is hidden is as good as gone: whoever bore it keeps its label.
fn is_told(code: &CodeRow) -> bool {
    !(code.is_hidden && is_own(&code.table_code))
}

/// What is ours of a code.
pub fn packed(code: &CodeRow) -> PackedCode {
    PackedCode { is_hidden: code.is_hidden, position: code.position, label: code.own_label.clone() }
}

/// A group as a package has it.
pub fn packed_group(group: &Group) -> PackedGroup {
    PackedGroup { name: group.name.clone(), rights: group.rights.codes().into_iter().map(str::to_owned).collect() }
}
