//! Whatever a person types comes out as typed: it is never a command of the typesetter.

use crate::listening::Heard;
use crate::samples::{label, mandate, order};
use crate::words::solid;
use weblys_documents::{contract_summary, order_confirmation, sepa_mandate};
use weblys_kernel::Locale;
use weblys_pdf::PdfFault;

/// Names that would do something in the typesetter's language, in JSON or in HTML.
const NAMES: &[&str] = &[
    "#panic(\"x\") #read(\"/etc/passwd\") #import \"@preview/x:1.0.0\"",
    "$ x^2 $ *gras* _souligné_ `code` ```rust x``` // fin /* fin */",
    "= Titre - liste + liste / terme: <etiquette> @renvoi ~ --- ...",
    "\\ \\u{41} \\\" \" ' \", \"tag\": \"h1\" }] \\n",
    "</script><b>gras</b><!-- x --> &lt;b&gt; &amp;amp; ]]>",
    "#{while true {}} #sys.inputs #json(\"document.json\") #eval(\"1\")",
];

#[test]
fn a_name_full_of_commands_comes_out_as_it_was_typed() {
    for name in NAMES {
        let mut facts = mandate();
        facts.holder = (*name).to_owned();
        let html = sepa_mandate(&facts, Locale::Fr).unwrap();
        let heard = Heard::of(&weblys_pdf::from_html(&html).unwrap());
        let said = heard.root.text();
        assert!(solid(&said).contains(&solid(name)), "{name} in {said}");
        assert_eq!(heard.root.all("H1").len(), 1, "{name}");
    }
}

#[test]
fn every_place_of_an_order_takes_any_text() {
    let mut facts = order();
    facts.customer.given_name = NAMES[0].to_owned();
    facts.customer.family_name = NAMES[3].to_owned();
    facts.customer.billing_address = NAMES.iter().map(|name| (*name).to_owned()).collect();
    facts.contract.offer_name = label(NAMES[1], NAMES[2]);
    for locale in Locale::ALL {
        let html = order_confirmation(&facts, locale).unwrap();
        let said = solid(&Heard::of(&weblys_pdf::from_html(&html).unwrap()).root.text());
        for name in NAMES.iter().take(1).chain([&NAMES[3]]) {
            assert!(said.contains(&solid(name)), "{name} in {said}");
        }
    }
}

#[test]
fn a_word_longer_than_a_line_is_broken_and_kept() {
    let mut facts = mandate();
    facts.holder = "W".repeat(400);
    let html = sepa_mandate(&facts, Locale::Fr).unwrap();
    let bytes = weblys_pdf::from_html(&html).unwrap();
    assert!(solid(&Heard::of(&bytes).root.text()).contains(&facts.holder));
}

#[test]
fn words_that_the_fonts_lack_are_refused_and_never_left_out() {
    let with = |offer: &str| {
        let mut facts = crate::samples::single();
        facts.offer_name = label(offer, offer);
        weblys_pdf::from_html(&contract_summary(&facts, Locale::Fr).unwrap())
    };
    for (offer, lacking) in [("日本 Fibre", '日'), ("Fibre 🎉", '🎉')] {
        assert!(matches!(with(offer), Err(PdfFault::Unshowable(which)) if which == lacking), "{offer}");
    }
    for offer in
        ["Łódź Ωμέγα Привет", "Wi\u{2011}Fi\u{2009}6 \u{ab}\u{a0}œuvre\u{a0}\u{bb}", "e\u{301}te\u{301} 5\u{202f}€"]
    {
        let said = solid(&Heard::of(&with(offer).unwrap()).root.text());
        assert!(said.contains(&solid(offer)), "{offer} in {said}");
    }
}

#[test]
fn what_is_no_document_of_ours_is_refused() {
    for foreign in ["", "text", "<html lang=fr><title>x</title><body><img src=x>", "<html lang=fr><title>x</title>"] {
        assert!(weblys_pdf::from_html(foreign).is_err(), "{foreign}");
    }
}
