//! The demonstration's mailbox: mails that are kept instead of sent.

use crate::components::{Banner, EmptyState, Tone};
use crate::error::Failure;
use crate::frame::{self, Frame};
use crate::pages::shop::document::DocumentLine;
use crate::request::Visit;
use crate::routes;
use crate::state::Shop;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use uuid::Uuid;
use weblys_api::mail::MailView;
use weblys_api::paths::fill;
use weblys_i18n::Texts;

/// The routes of the mailbox.
pub fn routes() -> Router<Shop> {
    Router::new().route(routes::DEMO_MAILS, get(list)).route(routes::DEMO_MAIL, get(show))
}

#[derive(Template)]
#[template(path = "pages/demo/mails.html")]
struct MailsPage {
    frame: Frame,
    mails: Vec<MailLine>,
    empty: EmptyState,
}

struct MailLine {
    href: String,
    subject: String,
    recipient: String,
    date: String,
}

#[derive(Template)]
#[template(path = "pages/demo/mail.html")]
struct MailPage {
    frame: Frame,
    recipient: String,
    date: String,
    paragraphs: Vec<Vec<Piece>>,
    /// Why there is nothing to read, where the text bore a secret.
    withheld: Option<Banner>,
    documents: Vec<DocumentLine>,
}

/// A piece of a mail's text: words, or an address to follow.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    is_link: bool,
}

async fn list(State(shop): State<Shop>, visit: Visit) -> Result<Response, Failure> {
    let t = visit.t();
    let mails = shop.back.mails(&visit.caller()).await?.mails;
    let mails = mails.into_iter().map(|mail| MailLine {
        href: fill(routes::DEMO_MAIL, &mail.mail_id.to_string()),
        date: date(&mail, &shop, &visit),
        subject: mail.subject,
        recipient: mail.recipient,
    });
    let empty = EmptyState::new(t.get("mailbox-empty"), t.get("mailbox-empty-lead")).icon("mail");
    let frame = Frame::new(&shop, &visit, t.get("mailbox-title"));
    let empty = empty.action(t.get("problem-to-shop"), routes::ENTRY);
    Ok(frame::page(StatusCode::OK, &MailsPage { frame, mails: mails.collect(), empty }))
}

async fn show(State(shop): State<Shop>, visit: Visit, Path(mail_id): Path<String>) -> Result<Response, Failure> {
    let mail_id: Uuid = mail_id.parse().map_err(|_| Failure::NotFound)?;
    let mail = shop.back.mail(&visit.caller(), mail_id).await?;
    let page = MailPage {
        frame: Frame::new(&shop, &visit, mail.subject.clone()),
        date: date(&mail, &shop, &visit),
        withheld: mail.body.trim().is_empty().then(|| withheld(visit.t())),
        paragraphs: mail.body.split("\n").map(pieces).collect(),
        documents: mail.documents.iter().map(|document| DocumentLine::of(document, visit.t())).collect(),
        recipient: mail.recipient,
    };
    Ok(frame::page(StatusCode::OK, &page))
}

fn withheld(t: &Texts) -> Banner {
    Banner::new(Tone::Info, t.get("mailbox-withheld")).text(t.get("mailbox-withheld-why"))
}

fn date(mail: &MailView, shop: &Shop, visit: &Visit) -> String {
    match mail.sent_at {
        Some(sent_at) => visit.t().moment(sent_at.with_timezone(&shop.brand.facts.zone()).naive_local()),
        None => visit.t().get("mailbox-waiting").into_owned(),
    }
}

/// A line of text cut at its web addresses.
fn pieces(line: &str) -> Vec<Piece> {
    let is_link = |word: &str| word.starts_with("http://") || word.starts_with("https://");
    line.split_inclusive(' ').map(|word| Piece { text: word.to_owned(), is_link: is_link(word) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_mail_can_be_followed_and_nothing_else_can() {
        let found = pieces("Reprenez : http://127.0.0.1:4000/shop/resume?token=abc puis javascript:alert(1)");
        let links: Vec<&str> = found.iter().filter(|piece| piece.is_link).map(|piece| piece.text.trim()).collect();
        assert_eq!(links, ["http://127.0.0.1:4000/shop/resume?token=abc"]);
    }
}
