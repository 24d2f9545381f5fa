//! What every handler can reach. Cheap to clone.

use crate::adapters::card_page::CardProvider;
use crate::adapters::mail::Mailer;
use crate::adapters::operator_system::OperatorSystem;
use crate::addresses::AddressBook;
use crate::catalog::Publications;
use crate::catalog::shelf::Shelf;
use crate::code_tables::held::CodeTables;
use crate::config::Config;
use crate::error::ApiError;
use crate::figures::Figures;
use crate::flows::calendar::CalendarCache;
use crate::orders::general_terms::GeneralTerms;
use crate::orders::guarantee_notice::GuaranteeNotice;
use crate::orders::recent::{RecentCarts, RecentDocuments};
use crate::orders::uses::Uses;
use crate::outbox::SentRecorder;
use crate::parameters::held::{Parameters, Terms};
use crate::press::Press;
use crate::security::directory::Directory;
use crate::security::hashing::Hasher;
use crate::security::passkeys::Passkeys;
use crate::security::sealing::Sealer;
use crate::security::sign_on::provider::Portal;
use crate::sites::held::Sites;
use crate::upkeep::memory::Memory;
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tokio::sync::{Notify, Semaphore};
use weblys_api::components::TellInstance;
use weblys_api::offer::Stamp;
use weblys_catalog::SaleContext;
use weblys_catalog::model::PromotionCode;
use weblys_db::Database;
use weblys_kernel::Clock;
use weblys_orders::cart::Place;

/// BACK's parts.
#[derive(Debug)]
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// The database of this tier.
    pub db: Database,
    /// What is counted.
    pub figures: Figures,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Published catalogues, in memory.
    pub publications: Publications,
    /// Catalogues that somebody looks at.
    pub shelf: Arc<Shelf>,
    /// Carts as they were just changed here.
    pub recent_carts: RecentCarts,
    /// How often promotions with a limit were used, in memory.
    pub uses: Uses,
    /// Contract summaries that were just issued.
    pub recent_documents: RecentDocuments,
    /// Users, groups and rights, in memory.
    pub directory: Directory,
    /// Parameters, in memory.
    pub parameters: Parameters,
    /// Public sites that are stopped, in memory.
    pub sites: Sites,
    /// What this process holds in memory, and since when.
    pub memory: Memory,
    /// Code tables, in memory.
    pub code_tables: CodeTables,
    /// Hashes passwords.
    pub hasher: Hasher,
    /// Seals secrets of second factors.
    pub sealer: Sealer,
    /// The operator's internal portal, where people sign in through one.
    pub portal: Option<Portal>,
    /// What passkeys are for.
    pub passkeys: Passkeys,
    /// Addresses, in memory.
    pub addresses: AddressBook,
    /// The operator system.
    pub operator_system: Arc<dyn OperatorSystem>,
    /// Free slots, as last answered.
    pub calendar: CalendarCache,
    /// The payment provider; none: cards are not offered.
    pub card_provider: Option<CardProvider>,
    /// The general terms in force.
    pub general_terms: GeneralTerms,
    /// The notice of the legal guarantee, where the operator has it.
    pub guarantee_notice: Option<GuaranteeNotice>,
    /// Sets documents as PDF.
    pub press: Press,
    /// How mails leave.
    pub mailer: Mailer,
    /// Takes note of mails that left.
    pub sent: SentRecorder,
    /// Places for mails that are being sent right after their commit.
    pub posting: Arc<Semaphore>,
    /// Wakes the worker of the outbox.
    pub outbox: Notify,
    /// Set while the process is asked to stop: `/readyz` says no.
    pub draining: AtomicBool,
    /// What this process tells of itself.
    pub itself: TellInstance,
}

/// BACK's parts, shared.
pub type App = Arc<Parts>;

impl Parts {
    /// The present instant, UTC.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The calendar day at the operator's place.
    pub fn today(&self) -> NaiveDate {
        self.clock.today(self.config.sale.time_zone)
    }

    /// The terms of sale in force.
    pub fn terms(&self) -> Arc<Terms> {
        self.parameters.terms()
    }

    /// What offers are computed from at present: publication, data of the network, day.
    ///
    /// # Errors
    /// When nothing was ever published.
    pub fn stamp(&self) -> Result<Stamp, ApiError> {
        let snapshot = self.publications.current()?;
        let (publication, network, day) = (snapshot.version(), self.addresses.version(), self.today());
        Ok(Stamp(match self.uses.spent(&snapshot).as_slice() {
            [] => format!("{publication}.{network}.{day}"),
            spent => {
                let spent: Vec<&str> = spent.iter().map(PromotionCode::as_str).collect();
                format!("{publication}.{network}.{day}.{}", crate::auth::token_hash(&spent.join(" ")))
            }
        }))
    }

    /// The facts of a sale in SelfShop to a prospect at a place, today.
    pub fn sale(&self, place: &Place) -> SaleContext {
        let (channel, customer_type) = crate::catalog::selfshop();
        let spent = self.publications.current().map(|snapshot| self.uses.spent(&snapshot)).unwrap_or_default();
        SaleContext { spent, ..place.sale(channel, customer_type, self.today()) }
    }
}
