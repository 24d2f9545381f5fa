//! The operator as a whole: many regional brands, and a little that is sold everywhere.

use crate::Outcome;
use crate::brand::{self, Brand};
use crate::codes::{Families, named};
use crate::places::{self, Commune};
use crate::random::Random;
use crate::{choices, limits, national};
use chrono::NaiveDate;
use std::error::Error;
use std::str::FromStr;
use weblys_catalog::model::{Charge, DateSpan, Service, ServiceCode, ServiceKind, Tariff};
use weblys_catalog::{Catalogue, SaleContext};
use weblys_kernel::network::{CommuneCode, Domain};
use weblys_kernel::{Money, VatRate};

/// Of each brand: with what is national of its share, a hundred offers, 500 services, 50 restrictions.
pub const OFFERS: usize = 98;
const NATIONAL_OFFERS: usize = 2;
const SERVICES: usize = 500;

/// The first days of the four tariffs that each service has had.
const TARIFFS: [&str; 4] = ["2019-01-01", "2022-03-01", "2024-07-01", "2026-01-01"];

/// What is made up so far.
pub struct Operator {
    pub catalogue: Catalogue,
    pub brands: Vec<Brand>,
    /// The official ones.
    pub communes: Vec<Commune>,
    pub random: Random,
    pub families: Families,
    spans: Vec<DateSpan>,
    vat: VatRate,
}

impl Operator {
    /// An operator with about so many offers, and everything else in proportion.
    pub fn of(offers: usize) -> Outcome<Self> {
        let days: Vec<NaiveDate> = TARIFFS.iter().map(|text| text.parse()).collect::<Result<_, _>>()?;
        let ends = days.iter().skip(1).map(NaiveDate::pred_opt).chain([None]);
        let spans = days.iter().zip(ends).map(|(from, until)| DateSpan { from: *from, until }).collect();
        let mut operator = Self {
            catalogue: Catalogue::default(),
            brands: Vec::new(),
            communes: places::communes()?,
            random: Random::seeded(20_260_310),
            families: Families::known()?,
            spans,
            vat: VatRate::from_basis_points(2_000).ok_or("a rate of tax")?,
        };
        for at in 0..offers.div_ceil(OFFERS + NATIONAL_OFFERS).max(1) {
            operator.add_brand(at)?;
        }
        Ok(operator)
    }

    /// A commune by its place: the official ones first.
    pub fn commune(&self, at: usize) -> Outcome<CommuneCode> {
        self.communes.get(at).map_or_else(|| read(&places::made_up(at)), |known| Ok(known.code.clone()))
    }

    /// The brand that sells in a commune.
    pub fn brand_of(&self, commune: usize) -> Option<&Brand> {
        self.brands.get(commune / brand::COMMUNES)
    }

    fn add_brand(&mut self, at: usize) -> Outcome<()> {
        let first = self.catalogue.services.len();
        let mut brand = Brand::with_places(self, at)?;
        brand.add_services(self)?;
        choices::add_equipment(self, &mut brand)?;
        choices::add_options(self, &mut brand)?;
        brand.add_offers(self)?;
        choices::add_promotions(self, &mut brand)?;
        limits::add_restrictions(self, &brand)?;
        national::add_share(self, at)?;
        // What was sold long ago and is in the operator system still.
        for old in (self.catalogue.services.len() - first)..SERVICES {
            let domain = self.random.one(&self.families.all()).cloned().ok_or("a family")?;
            self.service(&format!("B{at}-OLD-{old}"), domain, ServiceKind::Base, 1_990, 0)?;
        }
        self.brands.push(brand);
        Ok(())
    }

    /// Adds a service with its tariffs, each a little dearer than the one before. What reduces costs less than nothing.
    pub fn service(
        &mut self,
        code: &str,
        domain: Domain,
        kind: ServiceKind,
        cents: i64,
        min_down_mbps: u32,
    ) -> Outcome<ServiceCode> {
        let service: ServiceCode = read(code)?;
        let charge = match kind {
            ServiceKind::Fee | ServiceKind::Deposit | ServiceKind::EquipmentPurchase => Charge::Once,
            _ => Charge::Monthly,
        };
        for (cents, validity) in (0..).map(|turn| cents + cents / 50 * turn).zip(&self.spans) {
            let (service, amount) = (service.clone(), Money::from_cents(cents));
            self.catalogue.tariffs.push(Tariff { service, amount, vat: self.vat, charge, validity: *validity });
        }
        let needs_network = kind == ServiceKind::Base && domain != self.families.mobile;
        let label = named("Service", self.catalogue.services.len());
        let known = Service { code: service.clone(), domain, kind, label, needs_network, min_down_mbps };
        self.catalogue.services.push(known);
        Ok(service)
    }

    /// The same catalogue after a month's work: some prices and names are otherwise.
    pub fn revised(&self) -> Catalogue {
        let mut catalogue = self.catalogue.clone();
        let tariffs = catalogue.tariffs.iter_mut().step_by(4_001);
        tariffs.for_each(|tariff| tariff.amount = tariff.amount * 2);
        let offers = catalogue.offers.iter_mut().step_by(501);
        offers.for_each(|offer| offer.name.fr.push_str(" +"));
        catalogue
    }
}

/// A code from its text.
pub fn read<C: FromStr<Err: Error + 'static>>(text: &str) -> Outcome<C> {
    Ok(text.parse()?)
}

/// A usual sale: in SelfShop, to a home.
pub fn prospect(day: NaiveDate) -> Outcome<SaleContext> {
    Ok(SaleContext::prospect(read("SELFSHOP")?, read("RESIDENTIAL")?, day))
}
