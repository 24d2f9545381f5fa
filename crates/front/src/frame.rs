//! What every page of the shop has around it: header, step bar, summary, footer.
//!
//! What this is: [`Frame`], embedded in the struct of each page; `templates/layouts/shop.html`
//! draws it. A page's template extends that layout and fills the block `main`.

use crate::brand::Conformity;
use crate::components::{Banner, StepBar, SummaryPanel, Tone, Words};
use crate::request::{Theme, Visit};
use crate::state::Shop;
use crate::{csrf, routes};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use weblys_api::cart::{CartView, Step};
use weblys_api::staff::EnvironmentView;
use weblys_i18n::Texts;
use weblys_kernel::locale::Label;
use weblys_kernel::{Locale, Money};

/// The frame of one page.
#[derive(Debug)]
pub struct Frame {
    /// Brand, assets and settings.
    pub shop: Shop,
    /// The texts in the reader's language.
    pub t: &'static Texts,
    /// The reader's language.
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// The title of the page, also its first heading.
    pub title: String,
    /// Whether a form on the page has refused fields: its title says so.
    pub has_faults: bool,
    /// The hidden field of forms.
    pub csrf: String,
    /// Where forms of the header come back to.
    pub here: String,
    /// The id of a form whose content stays when the language or the theme is changed, and where it is shown again.
    pub keeps: Option<(&'static str, &'static str)>,
    /// Where the visitor is in the journey; none outside of it.
    pub steps: Option<StepBar>,
    /// What the cart costs; none without a cart.
    pub summary: Option<SummaryPanel>,
    /// The form that the bar of phones goes on with; none where the page has its own button in sight.
    pub form: Option<&'static str>,
    /// Seconds after which the page asks for itself again; 0 for never.
    pub refresh_after: u32,
}

impl Frame {
    /// The frame of a page with this title.
    #[must_use]
    pub fn new(shop: &Shop, visit: &Visit, title: impl Into<Words>) -> Self {
        Self {
            shop: shop.clone(),
            t: visit.t(),
            locale: visit.locale,
            theme: visit.theme,
            title: title.into().into_owned(),
            has_faults: false,
            csrf: csrf::token(shop.config.csrf_secret.as_bytes(), &visit.visitor),
            here: visit.path_and_query.clone(),
            keeps: None,
            steps: None,
            summary: None,
            form: None,
            refresh_after: 0,
        }
    }

    /// What the operator tells every visitor, if anything.
    #[must_use]
    pub fn shop_notice(&self) -> Option<Banner> {
        self.shop.notice.words(self.locale).map(|words| Banner::new(Tone::Info, words))
    }

    /// Whether the shop is stopped: nothing leads then to what is closed.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.shop.stopped.shop().is_some()
    }

    /// The same frame at a step of the journey; with the cart, steps already open are links.
    #[must_use]
    pub fn at(mut self, step: Step, cart: Option<&CartView>) -> Self {
        self.steps = Some(StepBar::new(step, cart, self.t));
        self
    }

    /// The same frame with what the cart costs.
    #[must_use]
    pub fn with_cart(mut self, cart: &CartView) -> Self {
        self.summary = Some(SummaryPanel::of_cart(cart, self.t));
        self
    }

    /// The same frame with this summary.
    #[must_use]
    pub fn with_summary(mut self, summary: SummaryPanel) -> Self {
        self.summary = Some(summary);
        self
    }

    /// The same frame with a button in the bar of phones that sends the form of this id.
    #[must_use]
    pub const fn going_on(mut self, form: &'static str) -> Self {
        self.form = Some(form);
        self
    }

    /// The same frame for a form with refused fields.
    #[must_use]
    pub const fn with_faults(mut self, has_faults: bool) -> Self {
        self.has_faults = has_faults;
        self
    }

    /// The same frame for a page whose form must not lose what was typed when the language or the theme is changed: the
    /// buttons of the header send it along to `shown_at`, where [`Typed::is_shown_again`] tells it.
    ///
    /// [`Typed::is_shown_again`]: crate::typed::Typed::is_shown_again
    #[must_use]
    pub const fn keeping(mut self, form: &'static str, shown_at: &'static str) -> Self {
        self.keeps = Some((form, shown_at));
        self
    }

    /// The same frame for a page that asks for itself again.
    #[must_use]
    pub const fn refreshing(mut self, seconds: u32) -> Self {
        self.refresh_after = seconds;
        self
    }

    /// A label in the reader's language.
    #[must_use]
    pub fn says<'a>(&self, label: &'a Label) -> &'a str {
        label.in_locale(self.locale)
    }

    /// An amount in the reader's language.
    #[must_use]
    pub fn money(&self, amount: &Money) -> String {
        self.t.money(*amount)
    }

    /// How far the sites meet the accessibility rules, in the words of the law (AC-5).
    #[must_use]
    pub fn accessibility(&self) -> Words {
        match self.shop.brand.facts.accessibility {
            Conformity::None => self.t.get("common-accessibility-none"),
            Conformity::Partial => self.t.get("common-accessibility-partial"),
            Conformity::Full => self.t.get("common-accessibility-full"),
        }
    }

    /// Which environment this is, as a person of the staff must know before signing in: nothing before BACK said it.
    #[must_use]
    pub fn environment(&self) -> Option<EnvironmentView> {
        self.shop.environments.own()
    }

    /// Where the header's logo leads to.
    #[must_use]
    pub const fn home(&self) -> &'static str {
        routes::ENTRY
    }
}

/// Room for a page: a template knows how long its own text is, not how often it repeats it, and what grows while it is
/// written is copied each time.
const ROOM: usize = 40 * 1024;

/// Answers with a page.
#[must_use]
pub fn page<P: Template>(status: StatusCode, page: &P) -> Response {
    let mut html = String::with_capacity(P::SIZE_HINT.max(ROOM));
    match page.render_into(&mut html) {
        Ok(()) => {
            let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            (status, [kind], html).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a template could not be filled");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
