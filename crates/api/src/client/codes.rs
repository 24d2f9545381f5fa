//! Calls about code tables.

use super::{BackClient, CallError, Caller, send};
use crate::codes::{
    AddCode, ChangeCode, CodeImport, CodeQuery, CodeRow, CodeTable, CodeTableList, CodeTablePage, MoveCode,
};
use crate::paths;
use reqwest::Method;
use uuid::Uuid;

impl BackClient {
    /// The codes of a table that forms offer, in their order.
    pub async fn code_table(&self, caller: &Caller, table_code: &str) -> Result<CodeTable, CallError> {
        send(self.about(paths::CODE_TABLE, table_code, caller)).await
    }

    /// Every table.
    pub async fn code_tables(&self, caller: &Caller) -> Result<CodeTableList, CallError> {
        send(self.request(Method::GET, paths::CODE_TABLES, caller)).await
    }

    /// Imports every table from the operator system.
    pub async fn import_codes(&self, caller: &Caller) -> Result<CodeImport, CallError> {
        send(self.request(Method::POST, paths::CODE_TABLES_IMPORT, caller)).await
    }

    /// A table with its codes.
    pub async fn codes(
        &self,
        caller: &Caller,
        table_code: &str,
        query: &CodeQuery,
    ) -> Result<CodeTablePage, CallError> {
        send(self.about(paths::CODES, table_code, caller).query_of(query)).await
    }

    /// Adds a code to a table of our own.
    pub async fn add_code(&self, caller: &Caller, table_code: &str, code: &AddCode) -> Result<CodeRow, CallError> {
        let path = paths::fill(paths::CODES, table_code);
        send(self.call(Method::POST, paths::CODES, &path, caller).json(code)).await
    }

    /// One code.
    pub async fn code(&self, caller: &Caller, code_id: Uuid) -> Result<CodeRow, CallError> {
        send(self.with(Method::GET, paths::CODE, code_id, caller)).await
    }

    /// Changes what is ours of a code.
    pub async fn change_code(&self, caller: &Caller, code_id: Uuid, to: &ChangeCode) -> Result<CodeRow, CallError> {
        send(self.with(Method::PUT, paths::CODE, code_id, caller).json(to)).await
    }

    /// Moves a code by one place.
    pub async fn move_code(&self, caller: &Caller, code_id: Uuid, to: &MoveCode) -> Result<CodeRow, CallError> {
        send(self.with(Method::POST, paths::CODE_MOVE, code_id, caller).json(to)).await
    }
}
