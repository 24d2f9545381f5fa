//! The configuration that is in force, as a package would hold it.

use super::package::{PackedCode, PackedGroup, Settings};
use crate::auth::hex;
use crate::error::ApiError;
use crate::parameters::declared::Parameter;
use crate::parameters::store::Kept;
use crate::security::store::group;
use crate::{catalog, code_tables, parameters};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use weblys_api::codes::{CodeRow, is_own};
use weblys_db::Tx;
use weblys_security::{Group, GroupId, Origin};

/// What is in force, as it was read in one transaction.
#[derive(Debug)]
pub struct Now {
    /// Parameters that were set.
    pub parameters: HashMap<Parameter, Kept>,
    /// Every code that the operator system has, and those of our own.
    pub codes: Vec<CodeRow>,
    /// Tables that are there.
    pub tables: BTreeSet<String>,
    /// Every group, also those of the operator system.
    pub groups: Vec<Group>,
    /// How many are in each.
    pub members: HashMap<GroupId, i64>,
    /// The publication in force; 0 for none.
    pub publication: i64,
}

impl Now {
    /// Reads it.
    pub async fn read(tx: &mut Tx) -> Result<Self, ApiError> {
        let tables = code_tables::store::tables(&mut *tx).await?;
        let codes = code_tables::store::all(&mut *tx).await?;
        let members = group::members(&mut *tx).await?;
        Ok(Self {
            parameters: parameters::store::all(&mut *tx).await?,
            tables: tables.into_iter().filter(|table| !table.is_gone).map(|table| table.table_code).collect(),
            codes: codes.into_iter().filter(|code| !code.is_gone).collect(),
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
        for code in self.codes.iter().filter(|code| self.tables.contains(&code.table_code) && is_told(code)) {
            codes.entry(code.table_code.clone()).or_default().insert(code.code.clone(), packed(code));
        }
        let groups = self.groups.iter().filter(|group| group.origin == Origin::Weblys);
        Settings {
            parameters: Some(parameters.collect()),
            code_tables: Some(codes),
            groups: Some(groups.map(|group| (group.code.clone(), packed_group(group))).collect()),
        }
    }

    /// Stands for all of it: who puts a package in force names what he saw.
    pub fn shown(&self) -> Result<String, ApiError> {
        let text = serde_json::to_string(&(self.settings(), self.publication)).map_err(ApiError::internal)?;
        Ok(hex(&Sha256::digest(text.as_bytes())))
    }
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
    PackedGroup {
        name: group.name.clone(),
        rights: group.rights.codes().into_iter().map(|code| code.to_string()).collect(),
    }
}
