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
use weblys_api::drafts::{DraftForm, DraftFound};
use weblys_api::paths::fill;
use weblys_api::{CallError, Caller};
use weblys_i18n::Texts;

/// Whether a form is asked for as its draft left it.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    draft: String,
}

/// Asks for what a form shows and for its draft in one round. A form whose draft is not known, or that the one who asks
/// may not send, is shown without.
///
/// # Errors
/// What BACK answers about the form.
pub async fn beside<T>(
    shop: &Shop,
    caller: &Caller,
    form: &DraftForm,
    shown: impl Future<Output = Result<T, CallError>>,
) -> Result<(T, DraftFound), CallError> {
    let (shown, found) = tokio::join!(shown, shop.back.draft(caller, form));
    Ok((shown?, found.unwrap_or_default()))
}

/// What becomes of a draft: the form is filled from it, or it is offered.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was typed, with the version that was shown then.
    pub resumed: Option<(Typed, i64)>,
    /// The offer, and who else is at the same thing.
    pub offer: Option<DraftOffer>,
}

impl Asked {
    /// What becomes of this draft on the page that is asked for.
    #[must_use]
    pub fn outcome(&self, shop: &Shop, visit: &Visit, form: &DraftForm, found: DraftFound) -> Outcome {
        let moment = |at| words::moment(at, shop, visit.t());
        let others: Vec<_> = found.others.into_iter().map(|other| (other.login, moment(other.saved_at))).collect();
        let (resumed, at) = match found.draft {
            Some(draft) if self.draft == "resume" => (Some((Typed::from(draft.fields), draft.version)), None),
            draft => (None, draft.map(|draft| moment(draft.saved_at))),
        };
        let offer = (at.is_some() || !others.is_empty()).then(|| {
            let csrf = csrf::token(shop.config.csrf_secret.as_bytes(), &visit.visitor);
            DraftOffer { t: visit.t(), csrf, key: form.key(), at, resume: resume(form), others }
        });
        Outcome { resumed, offer }
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
    let thing = |sheet, name, item| (routes::CATALOGUE_THING_EDIT.to_owned(), vec![("sheet", sheet), (name, item)]);
    let (path, mut about) = match form {
        DraftForm::User(None) => (routes::USER_NEW.to_owned(), Vec::new()),
        DraftForm::User(Some(id)) => (routes::of(routes::USER_EDIT, *id), Vec::new()),
        DraftForm::Group(None) => (routes::GROUP_NEW.to_owned(), Vec::new()),
        DraftForm::Group(Some(id)) => (routes::of(routes::GROUP, *id), Vec::new()),
        DraftForm::Thing { sheet, item } => thing(sheet.as_str(), "item", item.as_str()),
        DraftForm::Copy { sheet, like } => thing(sheet.as_str(), "like", like.as_str()),
        DraftForm::Contact(id) => (routes::of(routes::CONTACT, *id), Vec::new()),
        DraftForm::Code(id) => (routes::of(routes::CODE, *id), Vec::new()),
        DraftForm::NewCode(table) => (fill(routes::CODE_NEW, table), Vec::new()),
        DraftForm::Parameter(code) => (fill(routes::PARAMETER, code), Vec::new()),
        DraftForm::Site(code) => (fill(routes::SITE, code), Vec::new()),
    };
    about.retain(|(_, value)| !value.is_empty());
    match [about.as_slice(), more].concat().as_slice() {
        [] => path,
        pairs => with_query(&path, pairs),
    }
}

/// A draft that may be taken up or thrown away, and who else is at the same thing (EXP-09).
#[derive(Template, Debug, Clone)]
#[template(path = "components/draft.html")]
pub struct DraftOffer {
    /// The texts in the reader's language.
    pub t: &'static Texts,
    /// The hidden field of forms.
    pub csrf: String,
    /// The form's key.
    pub key: String,
    /// When it was kept, in words; none: there is none, or the form is filled from it.
    pub at: Option<String>,
    /// Where the form is filled from it.
    pub resume: String,
    /// Others who typed there lately, and when.
    pub others: Vec<(String, String)>,
}

impl DraftOffer {
    /// Who else is at it, and since when.
    fn other(&self, (login, at): &(String, String)) -> String {
        self.t.with("staff-draft-other", &[("login", login.as_str().into()), ("at", at.as_str().into())])
    }
}

impl askama::filters::HtmlSafe for DraftOffer {}
