//! A handful of addresses, and the demonstration's catalogue.

use std::collections::HashSet;
use std::sync::LazyLock;
use weblys_addresses::{ban, communes, network};
use weblys_back::addresses::import;
use weblys_catalog::Catalogue;
use weblys_catalog::model::{Charge, Service};
use weblys_db::Database;
use weblys_kernel::Clock;
use weblys_procable::wire;

/// A house with fibre.
pub const HOUSE: &str = "L-HOUSE";
/// A flat with cable.
pub const BUILDING: &str = "L-FLAT-1";
/// A dwelling that no network reaches.
pub const UNSERVED: &str = "L-NOTHING";

const COMMUNES: &str = "insee_code,name,postal_code,department,region,population
42218,Saint-Étienne,42000,42,84,173136
42095,Firminy,42700,42,84,16800
";

const ADDRESSES: &str = "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat
42218_0010_00012;12;;Rue des Tisserands Fictifs;42000;42218;Saint-Étienne;4.391798;45.442259
42218_0011_00003_bis;3;bis;Avenue du Général Fictif;42000;42218;Saint-Étienne;4.390001;45.440002
42095_0010_00009;9;;Chemin du Bout du Monde;42700;42095;Firminy;4.290001;45.380002
";

const NETWORK: &str = "\
dwelling_id;address_id;building;staircase;floor;door;technology;down_mbps;up_mbps;services;cmts;distribution_zone
L-HOUSE;42218_0010_00012;;;;;FTTH;8000;1000;TELEVISION|INTERNET|FIXED_TELEPHONY;;CDZ-STE-01
L-FLAT-1;42218_0011_00003_bis;;A;1;12;HFC;1000;100;TELEVISION|INTERNET|FIXED_TELEPHONY;CMTS-1;CDZ-STE-02
L-FLAT-2;42218_0011_00003_bis;;B;2;21;HFC;1000;100;TELEVISION|INTERNET|FIXED_TELEPHONY;CMTS-1;CDZ-STE-02
L-NOTHING;42095_0010_00009;;;;;;;;;;CDZ-FIR-01
";

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| weblys_catalog::workbook::read(include_bytes!("../../../../../demo/catalogue.xlsx")).unwrap());

/// The demonstration's catalogue.
pub fn catalogue() -> Catalogue {
    CATALOGUE.clone()
}

/// Communes, addresses, network and catalogue into a fresh database.
pub async fn prepare(db: &Database, clock: &dyn Clock) {
    let found = communes::read(COMMUNES.as_bytes()).unwrap();
    import::communes(db, &found, clock.now()).await.unwrap();
    let addresses = ban::read(ADDRESSES.as_bytes()).unwrap();
    let known: HashSet<_> = addresses.iter().map(|address| &address.address_id).collect();
    let dwellings = network::read(NETWORK.as_bytes(), |id| known.contains(id)).unwrap();
    import::addresses(db, &addresses, &dwellings, clock.now(), &|_, _| ()).await.unwrap();
    weblys_back::catalog::publish(db, catalogue(), "demo/catalogue.xlsx", clock.now()).await.unwrap();
}

/// The services of a catalogue, as the operator system has them.
pub fn services(catalogue: &Catalogue) -> Vec<wire::Service> {
    let tariffs = |service: &Service| {
        let of_service = catalogue.tariffs.iter().filter(|tariff| tariff.service == service.code);
        let wired = of_service.map(|tariff| wire::Tariff {
            amount_cents: tariff.amount,
            vat_basis_points: tariff.vat,
            period: if tariff.charge == Charge::Monthly { "month" } else { "once" }.to_owned(),
            valid_from: tariff.validity.from,
            valid_until: tariff.validity.until,
        });
        wired.collect()
    };
    let wired = catalogue.services.iter().map(|service| wire::Service {
        code: service.code.to_string(),
        domain: service.domain.to_string(),
        kind: service.kind.word().to_owned(),
        label: service.label.clone(),
        tariffs: tariffs(service),
    });
    wired.collect()
}
