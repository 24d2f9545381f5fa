//! Communes, addresses, dwellings.

use super::{now, schema};
use weblys_addresses::ban::{BanAddress, Position, WITHOUT_NUMBER};
use weblys_addresses::communes::Commune;
use weblys_addresses::network::{Dwelling, Place};
use weblys_back::addresses::{import, store};
use weblys_db::Durability;
use weblys_db::testing::ENGINES;
use weblys_kernel::network::{Access, Eligibility};

fn commune(code: &str, name: &str, postal_codes: &[&str]) -> Commune {
    Commune {
        insee: code.parse().unwrap(),
        name: name.to_owned(),
        postal_codes: postal_codes.iter().map(|code| (*code).to_owned()).collect(),
        department: String::new(),
        population: 173_136,
    }
}

fn address(id: &str, number: u32, suffix: Option<&str>) -> BanAddress {
    BanAddress {
        address_id: id.parse().unwrap(),
        number,
        suffix: suffix.map(str::to_owned),
        street: "Chemin de l’Œillet d'Été".to_owned(),
        postal_code: Some("42000".to_owned()),
        insee: "42218".parse().unwrap(),
        commune: "Saint-Étienne".to_owned(),
        former_commune: None,
        position: Position { lon: -4_391_798, lat: 45_442_259 },
    }
}

fn dwelling(id: &str, address: &str, served: bool) -> Dwelling {
    let access = Access {
        technology: "FTTH".parse().unwrap(),
        down_mbps: 8_000,
        up_mbps: 1_000,
        domains: vec!["INTERNET".parse().unwrap()],
    };
    Dwelling {
        id: id.parse().unwrap(),
        address_id: address.parse().unwrap(),
        place: Place { floor: Some("3e".to_owned()), ..Place::default() },
        eligibility: Eligibility { accesses: if served { vec![access] } else { Vec::new() } },
        cmts: None,
        distribution_zone: Some("CDZ-STE-01".to_owned()),
    }
}

#[tokio::test]
async fn communes_come_back_as_they_were_imported_and_a_new_list_replaces_the_old_one() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let first = [commune("01001", "L'Abergement-Clémenciat", &["01400"])];
        import::communes(&fresh.db, &first, now()).await.unwrap();
        assert_eq!(store::communes(&fresh.db).await.unwrap(), first);
        let second =
            [commune("42095", "Firminy", &["42700"]), commune("42218", "Saint-Étienne", &["42000", "42100", "42230"])];
        assert!(!store::is_imported(&fresh.db, "addresses").await.unwrap());
        import::communes(&fresh.db, &second, now()).await.unwrap();
        assert_eq!(store::communes(&fresh.db).await.unwrap(), second);
        assert!(store::is_imported(&fresh.db, "communes").await.unwrap());
    }
}

#[tokio::test]
async fn addresses_and_dwellings_come_back_as_they_were_imported() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        assert_eq!(store::version(&fresh.db).await.unwrap(), 0);
        let addresses = [address("A", 3, Some("bis")), address("B", WITHOUT_NUMBER, None), address("C", 12, None)];
        let dwellings = [dwelling("A-2", "A", true), dwelling("A-1", "A", true), dwelling("C-1", "C", false)];
        import::addresses(&fresh.db, &addresses, &dwellings, now(), &|_, _| ()).await.unwrap();
        assert_eq!(store::addresses(&fresh.db).await.unwrap(), addresses);
        assert_eq!(store::served_addresses(&fresh.db).await.unwrap(), ["A"]);
        assert_eq!(store::version(&fresh.db).await.unwrap(), now().timestamp_micros());
        let line = async |id| store::address(&fresh.db, id).await.unwrap().map(|(line, ..)| line);
        assert_eq!(line("A").await.as_deref(), Some("3 bis Chemin de l’Œillet d'Été"));
        assert_eq!(line("B").await.as_deref(), Some("Chemin de l’Œillet d'Été"), "a hamlet has no number");
        assert_eq!(line("Z").await, None);
        let places = store::dwellings(&fresh.db, "A").await.unwrap();
        let ids: Vec<&str> = places.iter().map(|place| place.dwelling_id.as_str()).collect();
        assert_eq!(ids, ["A-2", "A-1"], "in the order of the file");
        let home = store::dwelling(&fresh.db, "A-1").await.unwrap().unwrap();
        assert_eq!((home.floor.as_str(), home.door.as_str()), ("3e", ""));
        assert_eq!(home.eligibility, dwellings[1].eligibility);
        assert!(store::dwelling(&fresh.db, "nowhere").await.unwrap().is_none());
        assert!(store::dwellings(&fresh.db, "nowhere").await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_import_that_breaks_off_leaves_what_was_there() {
    for engine in ENGINES {
        let fresh = schema(engine).await;
        let addresses = [address("A", 3, None)];
        import::addresses(&fresh.db, &addresses, &[dwelling("A-1", "A", true)], now(), &|_, _| ()).await.unwrap();
        let unknown = [dwelling("B-1", "no-such-address", true)];
        let broken = import::addresses(&fresh.db, &[address("B", 4, None)], &unknown, now(), &|_, _| ()).await;
        assert!(broken.is_err());
        assert_eq!(store::addresses(&fresh.db).await.unwrap(), addresses);
        let mut tx = fresh.db.begin(Durability::Full).await.unwrap();
        store::clear_addresses(&mut tx).await.unwrap();
        drop(tx);
        assert!(store::dwelling(&fresh.db, "A-1").await.unwrap().is_some());
    }
}

#[tokio::test]
async fn an_import_of_many_rows_tells_how_far_it_has_come() {
    let fresh = schema(ENGINES[0]).await;
    let addresses: Vec<_> = (0..12_000).map(|number| address(&format!("A{number:05}"), number % 9_999, None)).collect();
    let told = std::sync::Mutex::new(Vec::new());
    let progress = |done: usize, total: usize| told.lock().unwrap().push((done, total));
    import::addresses(&fresh.db, &addresses, &[], now(), &progress).await.unwrap();
    assert_eq!(*told.lock().unwrap(), [(5_000, 12_000), (10_000, 12_000), (12_000, 12_000)]);
    assert_eq!(store::addresses(&fresh.db).await.unwrap().len(), 12_000);
}
