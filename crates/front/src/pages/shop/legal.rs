//! Legal pages: notice (DV-1, DV-2), privacy (GD-1), cookies (CK-1), accessibility (AC-5, AC-6).

use crate::brand::{BrandFacts, Conformity};
use crate::components::{Banner, Tone};
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::request::Visit;
use crate::routes;
use crate::session::{self, Travel};
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use std::borrow::Cow;
use weblys_i18n::Texts;

type Words = Cow<'static, str>;

/// The route of legal pages.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::LEGAL, get(show))
}

#[derive(Template)]
#[template(path = "pages/shop/legal.html")]
struct LegalPage {
    frame: Frame,
    lead: Words,
    sections: Vec<Section>,
    /// Name, purpose, duration: only on the page about cookies.
    cookies: Vec<[Words; 3]>,
    is_demo: bool,
}

/// A part of a legal page.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) heading: Words,
    pub(super) paragraphs: Vec<Words>,
    facts: Vec<(Words, Vec<String>)>,
    pub(super) link: Option<(Words, String)>,
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(name): Path<String>) -> Result<Response, Failure> {
    let t = visit.t();
    let facts = &shop.brand.facts;
    let (title, lead, sections) = match name.as_str() {
        "notice" => (t.get("legal-notice"), Words::Borrowed(""), notice(facts, t)),
        "privacy" => (t.get("legal-privacy"), named(t, "legal-privacy-lead", facts), privacy(facts, t)),
        "cookies" => (t.get("legal-cookies"), t.get("legal-cookies-lead"), Vec::new()),
        "accessibility" => {
            (t.get("legal-accessibility"), named(t, "legal-accessibility-lead", facts), accessibility(facts, t))
        }
        _ => return Err(Failure::NotFound),
    };
    let cookies = if name == "cookies" { cookies(shop.config.travel(), t) } else { Vec::new() };
    let frame = Frame::new(&shop, &visit, title);
    let page = LegalPage { frame, lead, sections, cookies, is_demo: shop.config.demo };
    Ok(frame::page(StatusCode::OK, &page))
}

/// A text about the operator by name.
fn named(t: &Texts, key: &str, facts: &BrandFacts) -> Words {
    t.one(key, "operator", &facts.name).into()
}

fn told(heading: Words, paragraphs: Vec<Words>) -> Section {
    Section { heading, paragraphs, ..Section::default() }
}

fn notice(facts: &BrandFacts, t: &Texts) -> Vec<Section> {
    let company = &facts.company;
    let one = |text: &String| vec![text.clone()];
    let editor = Section {
        heading: t.get("legal-notice-editor"),
        facts: vec![
            (t.get("legal-notice-company"), vec![company.name.clone(), company.capital.clone()]),
            (t.get("legal-notice-address"), company.address.clone()),
            (t.get("legal-notice-phone"), vec![t.phone(&facts.hotline)]),
            (t.get("legal-notice-email"), one(&company.email)),
            (t.get("legal-notice-register"), one(&company.register)),
            (t.get("legal-notice-vat"), one(&company.vat)),
            (t.get("legal-notice-director"), one(&company.director)),
            (t.get("legal-notice-host"), one(&company.host)),
        ],
        ..Section::default()
    };
    vec![editor, complaints(facts, t)]
}

/// The complaint path and the mediator (DV-1).
pub(super) fn complaints(facts: &BrandFacts, t: &Texts) -> Section {
    let complaint = &facts.complaint;
    let mediator = format!("{}, {}", complaint.mediator.in_locale(t.locale()), complaint.mediator_address);
    let paragraphs = vec![
        t.one("legal-complaints-first", "contact", &complaint.contact).into(),
        t.one("legal-complaints-mediator", "mediator", mediator).into(),
    ];
    let link = Some((t.get("legal-complaints-site"), complaint.mediator_url.clone()));
    Section { heading: t.get("legal-complaints"), paragraphs, link, ..Section::default() }
}

fn privacy(facts: &BrandFacts, t: &Texts) -> Vec<Section> {
    let purposes = vec![
        t.get("legal-privacy-purposes-order"),
        t.get("legal-privacy-purposes-law"),
        t.get("legal-privacy-purposes-marketing"),
    ];
    let periods = vec![
        t.get("legal-privacy-periods-cart"),
        t.get("legal-privacy-periods-contract"),
        t.get("legal-privacy-periods-contact"),
    ];
    let rights = vec![
        t.get("legal-privacy-rights-text"),
        t.one("legal-privacy-rights-contact", "contact", &facts.company.privacy_email).into(),
        t.get("legal-privacy-authority"),
    ];
    vec![
        told(t.get("legal-privacy-purposes"), purposes),
        told(t.get("legal-privacy-recipients"), vec![t.get("legal-privacy-recipients-text")]),
        told(t.get("legal-privacy-periods"), periods),
        told(t.get("legal-privacy-rights"), rights),
    ]
}

fn cookies(travel: Travel, t: &Texts) -> Vec<[Words; 3]> {
    let session = || t.get("legal-cookies-session");
    vec![
        [travel.name(session::CART).into(), t.get("legal-cookies-shop"), session()],
        [travel.name(session::VISITOR).into(), t.get("legal-cookies-visitor"), session()],
        [travel.name(session::LANGUAGE).into(), t.get("legal-cookies-lang"), t.get("legal-cookies-months")],
        [travel.name(session::THEME).into(), t.get("legal-cookies-theme"), t.get("legal-cookies-months")],
    ]
}

fn accessibility(facts: &BrandFacts, t: &Texts) -> Vec<Section> {
    let state = match facts.accessibility {
        Conformity::None => t.get("legal-accessibility-none"),
        Conformity::Partial => t.get("legal-accessibility-partial"),
        Conformity::Full => t.get("legal-accessibility-full"),
    };
    let contact = t.one("legal-accessibility-contact-text", "contact", &facts.company.email);
    vec![
        told(t.get("legal-accessibility-state"), vec![state]),
        told(t.get("legal-accessibility-results"), vec![t.get("legal-accessibility-results-text")]),
        told(t.get("legal-accessibility-gaps"), vec![t.get("legal-accessibility-gaps-text")]),
        told(t.get("legal-accessibility-technologies"), vec![t.get("legal-accessibility-technologies-text")]),
        told(t.get("legal-accessibility-contact"), vec![contact.into()]),
        told(t.get("legal-accessibility-appeal"), vec![t.get("legal-accessibility-appeal-text")]),
    ]
}
