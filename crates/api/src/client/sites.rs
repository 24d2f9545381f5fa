//! Calls about public sites that are stopped, and about what processes hold in memory.

use super::{BackClient, CallError, Caller, done, send};
use crate::caches::CacheList;
use crate::paths;
use crate::security::Site;
use crate::sites::{ChangeSite, SiteList, StoppedSites};
use reqwest::Method;

impl BackClient {
    /// Public sites that can be stopped.
    pub async fn sites(&self, caller: &Caller) -> Result<SiteList, CallError> {
        send(self.request(Method::GET, paths::SITES, caller)).await
    }

    /// Stops one, starts it, or has it tell something else.
    pub async fn change_site(&self, caller: &Caller, site: Site, to: &ChangeSite) -> Result<(), CallError> {
        done(self.call(Method::PUT, paths::SITE, &paths::fill(paths::SITE, site.code()), caller).json(to)).await
    }

    /// Those that are stopped now.
    pub async fn stopped_sites(&self, caller: &Caller) -> Result<StoppedSites, CallError> {
        send(self.request(Method::GET, paths::STOPPED_SITES, caller)).await
    }

    /// What processes hold in memory.
    pub async fn caches(&self, caller: &Caller) -> Result<CacheList, CallError> {
        send(self.request(Method::GET, paths::CACHES, caller)).await
    }

    /// Has all of them load one thing anew.
    pub async fn reload_cache(&self, caller: &Caller, cache: &str) -> Result<(), CallError> {
        done(self.call(Method::POST, paths::CACHE_RELOAD, &paths::fill(paths::CACHE_RELOAD, cache), caller)).await
    }
}
