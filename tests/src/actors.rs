//! People. A visitor does what a person does, step by step, and looks at each page on the way.

use crate::browser::{Browser, Look, Screen};
use crate::platform::{Platform, eventually};
use crate::town::Home;
use crate::world::World;
use anyhow::Context;
use fantoccini::Locator;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

/// A mobile number of the block kept for fiction, and the RIO that goes with it (formats.md, section 2).
pub const PORTED: (&str, &str) = ("06 39 98 00 12", "01PA1B2C3JBN");
/// A public specimen.
pub const IBAN: &str = "FR76 3000 6000 0112 3456 7890 189";

/// The slots that are seen without opening anything, and a call back in place of a slot.
const SLOTS: &str = ".reveal > .day input[name=slot_id], .reveal > .choice input[name=slot_id]";
/// So many have looked for a slot: each takes another, as far as there are.
static VISITORS: AtomicUsize = AtomicUsize::new(0);

/// Somebody at a browser who wants to buy.
#[derive(Debug)]
pub struct Visitor<'p> {
    /// The browser.
    pub browser: Browser,
    /// The platform visited.
    pub platform: &'p Platform,
    /// The visitor's mail address, one of its own per story.
    pub email: String,
    story: String,
    steps: u32,
    axe: bool,
    /// Whether each page is looked at in the dark as well: for a visitor whose own theme is light.
    pub in_both_themes: bool,
    /// What axe-core found on the way: told together at the end, the story goes on.
    found: Vec<String>,
}

/// Lets a visitor live a story; when it fails, a picture and the platform's log are kept.
pub async fn visit(
    world: &World,
    platform: &Platform,
    look: Look,
    story: &str,
    act: impl AsyncFnOnce(&mut Visitor<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let browser = world.driver().await?.open(look, &platform.endpoints.front).await?;
    let email = format!("{}-{}@example.fr", story.replace('_', "-"), look.name());
    let mut visitor = Visitor {
        browser,
        platform,
        email,
        story: story.to_owned(),
        steps: 0,
        axe: look.script,
        in_both_themes: false,
        found: Vec::new(),
    };
    let outcome = act(&mut visitor).await;
    let outcome = match outcome {
        Ok(()) if visitor.found.is_empty() => Ok(()),
        Ok(()) => Err(anyhow::anyhow!("{}: {}", look.name(), visitor.found.join("\n"))),
        Err(error) => {
            let picture = visitor.browser.screenshot(&format!("{story}-failed")).await;
            let place = visitor.browser.path().await.unwrap_or_default();
            let picture = picture.map(|file| file.display().to_string()).unwrap_or_default();
            let log = platform.log_tail();
            Err(error.context(format!("{} at {place}, picture {picture}\n{log}\n", look.name())))
        }
    };
    visitor.browser.close().await?;
    outcome
}

/// What axe-core is shown: a look, whether in both themes, a step, and the page's path.
type Shown = (String, bool, String, String);

/// What it has been shown in this run.
static SHOWN: LazyLock<Mutex<HashSet<Shown>>> = LazyLock::new(Mutex::default);

/// Whether this is shown for the first time. Two orders, or two offers, are the same page.
fn is_new(look: Look, in_both_themes: bool, step: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let same = |part: &str| if part.contains(|c: char| c.is_ascii_digit()) { "*".to_owned() } else { part.to_owned() };
    let path = path.split('/').map(same).collect::<Vec<_>>().join("/");
    let mut shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner);
    shown.insert((look.name(), in_both_themes, step.to_owned(), path))
}

impl Visitor<'_> {
    /// Looks at the page: keeps a picture, and has axe-core check it where scripts run, unless another story has had
    /// the same step of the same page checked in the same look.
    pub async fn looks(&mut self, step: &str) -> anyhow::Result<()> {
        self.steps += 1;
        let name = format!("{}-{:02}-{step}", self.story, self.steps);
        self.browser.screenshot(&name).await?;
        if self.browser.look.screen == Screen::Phone
            && let Some(wide) = self.browser.too_wide().await?
        {
            self.found.push(format!("{name} is {wide} pixels wider than the window (WCAG 1.4.10)"));
        }
        let is_new = self.axe && is_new(self.browser.look, self.in_both_themes, step, &self.browser.path().await?);
        if is_new {
            let faults = self.browser.passes_axe(&name).await.err();
            self.found.extend(faults.map(|faults| format!("{faults:#}")));
        }
        if is_new && self.in_both_themes {
            let faults = self.browser.passes_axe_in_the_dark(&name).await.err();
            self.found.extend(faults.map(|faults| format!("{faults:#}")));
        }
        Ok(())
    }

    /// Types an address at the shop's entry and picks it from what is proposed.
    pub async fn finds_home(&mut self, home: &Home) -> anyhow::Result<()> {
        self.browser.goto("/shop").await?;
        self.looks("entry").await?;
        if self.browser.look.script {
            self.browser.fill("q", &home.typed).await?;
            let line = format!("[role=listbox] [role=option][data-href^=\"/shop/address/{}\"]", home.address_id);
            self.browser.find(&line).await?;
            self.looks("suggestions").await?;
            // The list may be renewed once more while it is looked at.
            eventually("the line of the list is clicked", async || Ok(self.browser.click(&line).await.ok())).await?;
        } else {
            self.browser.fill("q", &home.typed).await?;
            self.browser.submit("/shop/address").await?;
            self.looks("found").await?;
            self.picks_from_page(home).await?;
        }
        self.browser.arrives_at("/shop/dwelling/").await.map(drop)
    }

    /// Picks the address from a page of several; a single one has led to its dwelling already.
    pub async fn picks_from_page(&self, home: &Home) -> anyhow::Result<()> {
        if self.browser.path().await?.starts_with("/shop/address?") {
            self.browser.click(&format!("main a[href^=\"/shop/address/{}\"]", home.address_id)).await?;
        }
        Ok(())
    }

    /// Chooses an offer.
    pub async fn chooses_offer(&mut self, code: &str) -> anyhow::Result<()> {
        self.looks("offers").await?;
        self.browser.click(&format!("button[name=offer][value=\"{code}\"]")).await?;
        self.browser.arrives_at("/shop/equipment").await.map(drop)
    }

    /// Takes the equipment and the options that are proposed.
    pub async fn keeps_what_is_proposed(&mut self) -> anyhow::Result<()> {
        self.looks("equipment").await?;
        self.browser.submit("/shop/equipment").await?;
        self.browser.arrives_at("/shop/options").await?;
        self.looks("options").await?;
        self.browser.submit("/shop/options").await?;
        self.browser.arrives_at("/shop/you").await.map(drop)
    }

    /// Says who orders, and which mobile number is to be kept, when one can be.
    pub async fn tells_who(&mut self) -> anyhow::Result<()> {
        self.looks("you").await?;
        let email = self.email.clone();
        let fields = [
            ("given_name", "Camille"),
            ("family_name", "Fictif"),
            ("birth_date", "12/04/1985"),
            ("email", email.as_str()),
            ("phone", "06 39 98 00 12"),
        ];
        for (name, value) in fields {
            self.browser.fill(name, value).await?;
        }
        if self.browser.has("main [name=port_mobile_keep]").await? {
            self.browser.tick("port_mobile_keep").await?;
            self.browser.fill("port_mobile_number", PORTED.0).await?;
            self.browser.fill("port_mobile_rio", PORTED.1).await?;
            self.browser.tick("port_mobile_mandate").await?;
        }
        self.looks("you-filled").await?;
        self.browser.submit("/shop/you").await?;
        self.browser.arrives_at("/shop/delivery").await.map(drop)
    }

    /// Chooses an appointment, or what is proposed when no technician has to come. A slot that somebody else has
    /// taken meanwhile is left for another.
    pub async fn chooses_delivery(&mut self) -> anyhow::Result<()> {
        self.chooses_delivery_and_goes_on().await?;
        self.browser.arrives_at("/shop/payment").await.map(drop)
    }

    /// The same, whatever the next step is: payment, or the check where payment is known already.
    pub async fn chooses_delivery_and_goes_on(&mut self) -> anyhow::Result<()> {
        self.looks("delivery").await?;
        for attempt in 0..3 {
            self.fills_delivery().await?;
            if attempt == 0 {
                self.looks("delivery-filled").await?;
            }
            let forget = "document.getElementById('error-summary')?.remove()";
            self.browser.client().execute(forget, vec![]).await?;
            self.browser.submit("/shop/delivery").await?;
            let is_taken = eventually("an answer about the delivery", async || {
                let path = self.browser.path().await?;
                let is_taken = ["/shop/payment", "/shop/check"].iter().any(|next| path.starts_with(next));
                let is_refused = self.browser.has("#error-summary").await?;
                Ok((is_taken || is_refused).then_some(is_taken))
            });
            if is_taken.await? {
                return Ok(());
            }
        }
        anyhow::bail!("three slots in a row were taken meanwhile")
    }

    async fn fills_delivery(&mut self) -> anyhow::Result<()> {
        if self.browser.has("main input[name=kind][value=appointment]").await? {
            self.browser.choose("kind", "appointment").await?;
        }
        if self.browser.has("main input[name=slot_id]").await? {
            let slots = self.browser.client().find_all(Locator::Css(SLOTS)).await?;
            let visitor = VISITORS.fetch_add(1, Ordering::Relaxed);
            let slot = slots.get(visitor % slots.len().max(1)).context("no slot is shown")?;
            let slot = slot.attr("value").await?.context("a slot without value")?;
            self.browser.choose("slot_id", &slot).await?;
        }
        // The first slots lie within the withdrawal period: an early start is asked for in so many words.
        for name in ["express_start", "express_acknowledged"] {
            if self.browser.has(&format!("main input[name={name}]")).await? {
                self.browser.tick(name).await?;
            }
        }
        Ok(())
    }

    /// Signs a direct debit.
    pub async fn pays_by_direct_debit(&mut self) -> anyhow::Result<()> {
        self.looks("payment").await?;
        self.browser.choose("method", "direct_debit").await?;
        self.browser.fill("holder", "Camille Fictif").await?;
        self.browser.fill("iban", IBAN).await?;
        self.browser.tick("mandate").await?;
        self.looks("payment-filled").await?;
        self.browser.submit("/shop/payment").await?;
        self.browser.arrives_at("/shop/check").await.map(drop)
    }

    /// Enters a card on the provider's page.
    pub async fn pays_by_card(&mut self) -> anyhow::Result<()> {
        self.browser.choose("method", "card").await?;
        self.browser.submit("/shop/payment").await?;
        let provider = self.platform.endpoints.cardpage.trim_end_matches('/').to_owned();
        eventually("the card page", async || {
            let url = self.browser.client().current_url().await?;
            Ok(url.as_str().starts_with(&provider).then_some(()))
        })
        .await?;
        self.looks("card-page").await?;
        for (name, value) in [("number", "4242 4242 4242 4242"), ("expiry", "12/30"), ("code", "123")] {
            self.browser.fill(name, value).await?;
        }
        self.browser.click("main form button").await?;
        self.browser.arrives_at("/shop/check").await.map(drop)
    }

    /// Ticks what must be ticked on the check page.
    pub async fn agrees(&mut self) -> anyhow::Result<()> {
        self.looks("check").await?;
        self.browser.tick("accept_summary").await?;
        self.browser.tick("accept_terms").await
    }

    /// Presses the button that obliges to pay, and gives the order's number.
    pub async fn orders(&mut self) -> anyhow::Result<String> {
        self.agrees().await?;
        self.browser.submit("/shop/order").await?;
        self.order_number().await
    }

    /// The number of the order whose page is shown.
    pub async fn order_number(&mut self) -> anyhow::Result<String> {
        let path = self.browser.arrives_at("/shop/order/").await?;
        let number = path.trim_start_matches("/shop/order/").split('?').next();
        let number = number.filter(|number| !number.is_empty()).context("the order has no number")?.to_owned();
        self.browser.sees(&number).await?;
        Ok(number)
    }

    /// Goes from the entry to the check page.
    pub async fn reaches_check(&mut self, home: &Home, offer: &str) -> anyhow::Result<()> {
        self.finds_home(home).await?;
        self.chooses_offer(offer).await?;
        self.keeps_what_is_proposed().await?;
        self.tells_who().await?;
        self.chooses_delivery().await?;
        self.pays_by_direct_debit().await
    }
}
