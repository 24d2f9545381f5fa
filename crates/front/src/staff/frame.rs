//! What every page of the staff has around it: environment, sites, search, who am I, menu, breadcrumbs.
//!
//! What this is: [`StaffFrame`], embedded in the struct of each page; `templates/layouts/staff.html` draws it.
//! Steps of a sign-in have the shop's [`Frame`](crate::frame::Frame) in the layout `staff_plain.html`.

use crate::components::{Banner, Tone, Words};
use crate::csrf;
use crate::request::{Theme, Visit};
use crate::routes::staff as routes;
use crate::staff::command::{self, Command};
use crate::staff::menu::{self, Entry};
use crate::staff::switcher::{self, Switch};
use crate::staff::{live, words};
use crate::state::Shop;
use weblys_api::security::{RightSet, Site};
use weblys_api::staff::Me;
use weblys_i18n::Texts;
use weblys_kernel::{Clock, Locale, SystemClock};

/// The frame of one page of the staff.
#[derive(Debug)]
pub struct StaffFrame {
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
    /// Who is signed in.
    pub name: String,
    /// With which login.
    pub login: String,
    /// What he may do: actions that he may not do are not shown.
    pub rights: RightSet,
    /// How much of what he is told he has not read.
    pub unread: u32,
    /// In whose name he acts: his name and login.
    pub behalf: Option<String>,
    /// The code of the environment, for its colour.
    pub environment: &'static str,
    /// Its name, for people.
    pub environment_name: String,
    /// The environments that he may switch to, this one among them; empty when there is only this one.
    pub environments: Vec<Switch>,
    /// The sites that he sees.
    pub sites: Vec<Entry>,
    /// The name of the site that he is on; empty outside of all.
    pub site: Words,
    /// The modules of that site that he sees.
    pub modules: Vec<Entry>,
    /// Where he is: names with addresses, from the outside in, without the page itself.
    pub crumbs: Vec<(Words, String)>,
    /// What the palette offers.
    pub commands: Vec<Command>,
    /// What was just done.
    pub notice: Option<Banner>,
    /// When it was shown, in words: what is printed says so.
    pub now: String,
    /// The pages of the module, where it has several: name, address, and whether it is this one.
    pub rooms: Vec<(Words, &'static str, bool)>,
}

impl StaffFrame {
    /// The frame of a page with this title that belongs to no site.
    #[must_use]
    pub fn new(shop: &Shop, visit: &Visit, me: &Me, title: impl Into<Words>) -> Self {
        let t = visit.t();
        Self {
            shop: shop.clone(),
            t,
            locale: visit.locale,
            theme: visit.theme,
            title: title.into().into_owned(),
            has_faults: false,
            csrf: csrf::token(shop.config.csrf_secret.as_bytes(), &visit.visitor),
            here: visit.path_and_query.clone(),
            name: me.name.clone(),
            login: me.login.clone(),
            rights: me.rights,
            unread: me.unread,
            behalf: me.behalf.as_ref().map(|of| format!("{} ({})", of.name, of.login)),
            environment: me.environment.code.code(),
            environment_name: me.environment.name.clone(),
            environments: switcher::switches(&shop.environments, me, &visit.path_and_query, SystemClock.now()),
            sites: menu::sites(me.rights, None, t),
            site: Words::Borrowed(""),
            modules: Vec::new(),
            crumbs: Vec::new(),
            commands: command::commands(me.rights, t),
            notice: notice(&visit.path_and_query, t),
            now: words::moment(SystemClock.now(), shop, t),
            rooms: Vec::new(),
        }
    }

    /// The number in the bell.
    #[must_use]
    pub fn unread_words(&self) -> String {
        live::counted(self.unread)
    }

    /// The same frame in WeConfig, in the module of this code (empty for its home).
    #[must_use]
    pub fn in_weconfig(mut self, module: &str) -> Self {
        let (site, t) = (Site::WeConfig, self.t);
        self.sites = menu::sites(self.rights, Some(site), t);
        self.site = words::site(site, t);
        self.modules = menu::modules(self.rights, site, module, t);
        self.rooms = menu::rooms(module, &self.here, t);
        if !module.is_empty() {
            self.crumbs.push((self.site.clone(), routes::WECONFIG.to_owned()));
        }
        self
    }

    /// The same frame, one level further in.
    #[must_use]
    pub fn below(mut self, name: impl Into<Words>, href: impl Into<String>) -> Self {
        self.crumbs.push((name.into(), href.into()));
        self
    }

    /// The same frame for a form with refused fields.
    #[must_use]
    pub const fn with_faults(mut self, has_faults: bool) -> Self {
        self.has_faults = has_faults;
        self
    }
}

/// What was just done, by the word that the redirect put into the address: one of ours or nothing.
fn notice(path_and_query: &str, t: &Texts) -> Option<Banner> {
    let (_, query) = path_and_query.split_once('?')?;
    let (_, done) = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "done")?;
    let words = match done.as_ref() {
        "saved" => t.get("staff-done-saved"),
        "made" => t.get("staff-done-made"),
        "removed" => t.get("staff-done-removed"),
        "unlocked" => t.get("staff-done-unlocked"),
        "ended" => t.get("staff-done-ended"),
        "wanted" => t.get("staff-done-wanted"),
        "stopping" => t.get("staff-done-stopping"),
        "site-stopped" => t.get("staff-done-site-stopped"),
        "site-started" => t.get("staff-done-site-started"),
        "reloading" => t.get("staff-done-reloading"),
        "read" => t.get("staff-done-read"),
        "asked" => t.get("staff-done-asked"),
        "agreed" => t.get("staff-done-agreed"),
        "refused" => t.get("staff-done-refused"),
        "withdrawn" => t.get("staff-done-withdrawn"),
        "retried" => t.get("staff-done-retried"),
        "synchronised" => t.get("staff-done-synchronised"),
        "imported" => t.get("staff-done-imported"),
        "password" => t.get("staff-done-password"),
        "factor-removed" => t.get("staff-done-factor-removed"),
        "passkey-added" => t.get("staff-done-passkey-added"),
        "passkey-removed" => t.get("staff-done-passkey-removed"),
        _ => return None,
    };
    // Nothing is done yet of what waits.
    let tone = if done.as_ref() == "asked" { Tone::Info } else { Tone::Success };
    Some(Banner::new(tone, words))
}
