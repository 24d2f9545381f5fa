//! Drafts of unsaved edits, as the pages of forms use them.

use crate::csrf;
use crate::request::Visit;
use crate::routes::staff as routes;
use crate::routes::with_query;
use crate::staff::words;
use crate::state::Shop;
use crate::typed::Typed;
use askama::Template;
use serde::Deserialize;
use weblys_api::drafts::{Draft, DraftForm};
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;

/// Whether a form is asked for as its draft left it.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    draft: String,
}

/// Asks for what a form shows and for its draft in one round. A form whose draft is not known is shown without.
///
/// # Errors
/// What BACK answers about the form.
pub async fn beside<T>(
    shop: &Shop,
    caller: &Caller,
    form: &DraftForm,
    shown: impl Future<Output = Result<T, CallError>>,
) -> Result<(T, Option<Draft>), CallError> {
    let (shown, draft) = tokio::join!(shown, shop.back.draft(caller, form));
    Ok((shown?, draft.ok().flatten()))
}

/// What becomes of a draft: the form is filled from it, or it is offered.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was typed, with the version that was shown then.
    pub resumed: Option<(Typed, i64)>,
    /// The offer.
    pub offer: Option<DraftOffer>,
}

impl Asked {
    /// What becomes of this draft on the page that is asked for.
    #[must_use]
    pub fn outcome(&self, shop: &Shop, visit: &Visit, form: &DraftForm, draft: Option<Draft>) -> Outcome {
        match draft {
            None => Outcome::default(),
            Some(draft) if self.draft == "resume" => {
                Outcome { resumed: Some((Typed::from(draft.fields), draft.version)), offer: None }
            }
            Some(draft) => {
                let csrf = csrf::token(shop.config.csrf_secret.as_bytes(), &visit.visitor);
                let at = words::moment(draft.saved_at, shop, visit.t());
                let offer = DraftOffer { t: visit.t(), csrf, key: form.key(), at, resume: resume(form) };
                Outcome { resumed: None, offer: Some(offer) }
            }
        }
    }
}

/// The page of a form.
#[must_use]
pub fn page_of(form: &DraftForm) -> String {
    page(form, &[])
}

fn resume(form: &DraftForm) -> String {
    page(form, &[("draft", "resume")])
}

fn page(form: &DraftForm, more: &[(&str, &str)]) -> String {
    let (path, about) = match form {
        DraftForm::User(None) => (routes::USER_NEW.to_owned(), Vec::new()),
        DraftForm::User(Some(id)) => (routes::of(routes::USER_EDIT, *id), Vec::new()),
        DraftForm::Group(None) => (routes::GROUP_NEW.to_owned(), Vec::new()),
        DraftForm::Group(Some(id)) => (routes::of(routes::GROUP, *id), Vec::new()),
        DraftForm::Thing { sheet, item } => {
            let pairs = [("sheet", sheet.as_str()), ("item", item.as_str())];
            (
                routes::CATALOGUE_THING_EDIT.to_owned(),
                pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
            )
        }
    };
    match [about.as_slice(), more].concat().as_slice() {
        [] => path,
        pairs => with_query(&path, pairs),
    }
}

/// A draft that may be taken up or thrown away.
#[derive(Template, Debug, Clone)]
#[template(path = "components/draft.html")]
pub struct DraftOffer {
    /// The texts in the reader's language.
    pub t: &'static Texts,
    /// The hidden field of forms.
    pub csrf: String,
    /// The form's key.
    pub key: String,
    /// When it was kept, in words.
    pub at: String,
    /// Where the form is filled from it.
    pub resume: String,
}

impl askama::filters::HtmlSafe for DraftOffer {}
