//! Calls about packages of the configuration.

use super::{BackClient, CallError, Caller, done, send};
use crate::configuration::{AppliedPackage, ApplyPackage, NewPackage, PackageRow, PackageView};
use crate::page::{Page, PageQuery};
use crate::paths;
use reqwest::Method;
use serde_json::Value;

impl BackClient {
    /// Packages, the newest first.
    pub async fn packages(&self, caller: &Caller, query: &PageQuery) -> Result<Page<PackageRow>, CallError> {
        send(self.request(Method::GET, paths::PACKAGES, caller).query_of(query)).await
    }

    /// One of them, compared with what is in force.
    pub async fn package(&self, caller: &Caller, package_id: &str) -> Result<PackageView, CallError> {
        send(self.about(paths::PACKAGE, package_id, caller)).await
    }

    /// What is in it.
    pub async fn package_content(&self, caller: &Caller, package_id: &str) -> Result<Value, CallError> {
        send(self.about(paths::PACKAGE_CONTENT, package_id, caller)).await
    }

    /// Keeps the configuration as it is.
    pub async fn keep_package(&self, caller: &Caller, new: &NewPackage) -> Result<PackageRow, CallError> {
        send(self.request(Method::POST, paths::PACKAGES, caller).json(new)).await
    }

    /// Makes a package of a file.
    pub async fn bring_package(
        &self,
        caller: &Caller,
        new: &NewPackage,
        file: Vec<u8>,
    ) -> Result<PackageRow, CallError> {
        send(self.request(Method::POST, paths::PACKAGES_FILE, caller).query_of(new).body(file)).await
    }

    /// Throws one away.
    pub async fn drop_package(&self, caller: &Caller, package_id: &str) -> Result<(), CallError> {
        let path = paths::fill(paths::PACKAGE, package_id);
        done(self.call(Method::DELETE, paths::PACKAGE, &path, caller)).await
    }

    /// Puts one in force.
    pub async fn apply_package(
        &self,
        caller: &Caller,
        package_id: &str,
        to: &ApplyPackage,
    ) -> Result<AppliedPackage, CallError> {
        let path = paths::fill(paths::PACKAGE, package_id);
        send(self.call(Method::POST, paths::PACKAGE, &path, caller).json(to)).await
    }
}
