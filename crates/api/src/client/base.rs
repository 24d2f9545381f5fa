//! Calls about all customers as the catalogue sees them.

use super::{BackClient, CallError, Caller, done, send};
use crate::base::{CoverageQuery, CoverageView, ImpactView, PrepareOffer};
use crate::page::PageQuery;
use crate::paths;
use crate::things::ThingPut;
use reqwest::Method;

impl BackClient {
    /// Combinations that customers hold.
    pub async fn coverage(&self, caller: &Caller, query: &CoverageQuery) -> Result<CoverageView, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_COVERAGE, caller).query_of(query)).await
    }

    /// What the draft would change for them.
    pub async fn impact(&self, caller: &Caller, query: &PageQuery) -> Result<ImpactView, CallError> {
        send(self.request(Method::GET, paths::CATALOGUE_IMPACT, caller).query_of(query)).await
    }

    /// Has all customers looked at anew.
    pub async fn recognise_customers(&self, caller: &Caller) -> Result<(), CallError> {
        done(self.request(Method::POST, paths::CATALOGUE_BASE, caller)).await
    }

    /// Prepares the offer of a combination in the draft.
    pub async fn prepare_offer(&self, caller: &Caller, prepare: &PrepareOffer) -> Result<ThingPut, CallError> {
        send(self.request(Method::POST, paths::CATALOGUE_DRAFT_OFFERS, caller).json(prepare)).await
    }
}
