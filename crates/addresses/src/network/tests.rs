use super::read;

const HEADER: &str = "dwelling_id;address_id;building;staircase;floor;door;technology;down_mbps;up_mbps;services;cmts;\
    distribution_zone";

fn faults(rows: &[&str]) -> Vec<(u64, String, &'static str)> {
    let text = format!("{HEADER}\n{}\n", rows.join("\n"));
    let faults = read(text.as_bytes(), |address| address.as_str() != "NONE").unwrap_err();
    faults.kept.into_iter().map(|fault| (fault.line, fault.column, fault.code)).collect()
}

#[test]
fn a_dwelling_is_read_with_every_technology_it_has() {
    let text = format!(
        "{HEADER}\nL1;A1;B;2;3;D;FTTH;2000;600;INTERNET|TELEVISION;;Z1\n\
         L1;A1;B;2;3;D;HFC;400;40;TELEVISION|INTERNET|FIXED_TELEPHONY;CM-1;Z1\n\
         L2;A1;;;;;;;;;;Z1\nL3;A2;;;;;HFC;0;0;TELEVISION;CM-1;Z1\n"
    );
    let dwellings = read(text.as_bytes(), |_| true).unwrap();
    assert_eq!(dwellings.len(), 3);
    assert_eq!(dwellings[0].eligibility.accesses.len(), 2);
    assert_eq!(dwellings[0].eligibility.best_down_mbps(), 2000);
    assert_eq!(dwellings[0].cmts.as_deref(), Some("CM-1"));
    assert_eq!(dwellings[0].place.floor.as_deref(), Some("3"));
    assert!(dwellings[1].eligibility.accesses.is_empty());
    assert_eq!(dwellings[2].eligibility.accesses[0].domains.len(), 1);
}

#[test]
fn rows_that_contradict_each_other_or_the_addresses_are_faults() {
    let first = "L1;A1;;;;;FTTH;1000;500;INTERNET;;Z1";
    let cases: &[(&str, &str, &str)] = &[
        ("L2;NONE;;;;;FTTH;1000;500;INTERNET;;Z1", "address_id", "IMP-213"),
        ("L1;A2;;;;;HFC;400;40;INTERNET;;Z1", "address_id", "IMP-215"),
        ("L1;A1;;;;4;HFC;400;40;INTERNET;;Z1", "door", "IMP-215"),
        ("L1;A1;;;;;HFC;400;40;INTERNET;;Z2", "distribution_zone", "IMP-215"),
        ("L1;A1;;;;;FTTH;400;40;INTERNET;;Z1", "technology", "IMP-215"),
        ("L1;A1;;;;;;;;;;Z1", "technology", "IMP-215"),
        ("L2;A1;;;;;;100;;;;Z1", "down_mbps", "IMP-215"),
        ("L2;A1;;;;;HFC;0;0;INTERNET;;Z1", "down_mbps", "IMP-208"),
        ("L2;A1;;;;;HFC;400;40;INTERNET|RADIO;;Z1", "services", "IMP-216"),
        ("L2;A1;;;;;HFC;400;40;INTERNET|INTERNET;;Z1", "services", "IMP-216"),
        ("L2;A1;;;;;HFC;400;40;;;Z1", "services", "IMP-207"),
        ("L 2;A1;;;;;HFC;400;40;INTERNET;;Z1", "dwelling_id", "IMP-209"),
    ];
    for (second, column, code) in cases {
        assert_eq!(faults(&[first, second]), [(3, (*column).to_owned(), *code)], "{second}");
    }
    let apart = faults(&[first, "L2;A1;;;;;;;;;;", "L1;A1;;;;;HFC;400;40;INTERNET;;Z1"]);
    assert_eq!(apart, [(4, "dwelling_id".to_owned(), "IMP-214")]);
}
