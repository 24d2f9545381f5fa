//! A real Chromium, driven as a person would: by what is written on the page and by the names of fields.
//!
//! Nothing here waits for a fixed time: each act waits, within bounds, for what it needs.

use crate::keeper::{self, Kept};
use crate::platform::{eventually, free_port};
use crate::settings::Settings;
use anyhow::Context;
use base64::Engine as _;
use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use weblys_kernel::Locale;

/// The screen that a visitor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// 1280 pixels wide.
    Desktop,
    /// A phone, 390 pixels wide, touched with a finger.
    Phone,
}

/// How a visitor looks at the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The screen.
    pub screen: Screen,
    /// Whether pages may run their scripts.
    pub script: bool,
    /// Whether the dark theme is chosen.
    pub dark: bool,
    /// The language chosen.
    pub locale: Locale,
}

impl Look {
    /// A wide screen, scripts, light, French.
    pub const DESKTOP: Self = Self { screen: Screen::Desktop, script: true, dark: false, locale: Locale::Fr };
    /// A phone, scripts, light, French.
    pub const PHONE: Self = Self { screen: Screen::Phone, ..Self::DESKTOP };

    /// The same without scripts.
    #[must_use]
    pub const fn without_script(self) -> Self {
        Self { script: false, ..self }
    }

    /// The same in the dark theme.
    #[must_use]
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// The same in another language.
    #[must_use]
    pub const fn speaking(self, locale: Locale) -> Self {
        Self { locale, ..self }
    }

    /// A short name, for folders of screenshots: `phone-fr-dark`.
    #[must_use]
    pub fn name(self) -> String {
        let screen = if self.screen == Screen::Phone { "phone" } else { "desktop" };
        let script = if self.script { "" } else { "-noscript" };
        let theme = if self.dark { "-dark" } else { "" };
        format!("{screen}-{}{theme}{script}", self.locale.tag())
    }
}

/// The program that drives browsers.
#[derive(Debug)]
pub struct Driver {
    _process: Kept,
    url: String,
    settings: Settings,
}

impl Driver {
    /// Starts chromedriver on a free port.
    pub async fn start(settings: &Settings) -> anyhow::Result<Self> {
        let port = free_port()?;
        let folder = settings.out.join("journeys");
        std::fs::create_dir_all(&folder)?;
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}"));
        let process = keeper::start_logging(&command, &folder.join("chromedriver.log"))?;
        let url = format!("http://127.0.0.1:{port}");
        let status = format!("{url}/status");
        eventually("chromedriver", async || Ok(reqwest::get(&status).await.ok().map(drop))).await?;
        Ok(Self { _process: process, url, settings: settings.clone() })
    }

    /// Opens a browser with this look for pages of `site`.
    pub async fn open(&self, look: Look, site: &str) -> anyhow::Result<Browser> {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(look))
            .connect(&self.url)
            .await
            .context("no browser can be opened")?;
        let session = client.session_id().await?.context("the browser has no session")?;
        let devtools = format!("{}/session/{session}/goog/cdp/execute", self.url);
        let site = site.trim_end_matches('/').to_owned();
        let browser = Browser { client, devtools, look, site, settings: self.settings.clone() };
        if !look.script {
            browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
            if look.screen == Screen::Phone {
                let metrics = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
                browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
            }
        }
        browser.set_cookie("weblys_lang", look.locale.tag()).await?;
        browser.set_cookie("weblys_theme", if look.dark { "dark" } else { "light" }).await?;
        Ok(browser)
    }
}

fn capabilities(look: Look) -> Capabilities {
    let mut arguments = vec![
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
        "--disable-background-networking",
    ];
    let mut options = json!({});
    match look.screen {
        Screen::Desktop => arguments.push("--window-size=1280,900"),
        // The driver's own fingers need scripts: without, the phone is one in its measures only.
        Screen::Phone if !look.script => arguments.push("--window-size=500,844"),
        Screen::Phone => {
            let metrics = json!({ "width": 390, "height": 844, "pixelRatio": 2, "touch": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
    }
    options["args"] = json!(arguments);
    Capabilities::from_iter([
        ("browserName".to_owned(), json!("chrome")),
        ("goog:chromeOptions".to_owned(), options),
        ("timeouts".to_owned(), json!({ "script": 60_000, "pageLoad": 30_000 })),
    ])
}

/// An open browser with one visitor in front of it.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    devtools: String,
    settings: Settings,
    site: String,
    /// How it shows pages.
    pub look: Look,
}

impl Browser {
    /// The driver's own commands, for what is not here: tabs, history.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to a page of the site by typing its address.
    pub async fn goto(&self, path: &str) -> anyhow::Result<()> {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.site) };
        self.client.goto(&url).await.with_context(|| format!("{url} cannot be opened"))
    }

    /// The path and query of the page shown.
    pub async fn path(&self) -> anyhow::Result<String> {
        let url = self.client.current_url().await?;
        Ok(url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path())))
    }

    /// Waits until the page shown is one of this path.
    pub async fn arrives_at(&self, path: &str) -> anyhow::Result<String> {
        let arrived = eventually(path, async || {
            let shown = self.path().await?;
            Ok(shown.split('?').next().is_some_and(|own| own.starts_with(path)).then_some(shown))
        });
        match arrived.await {
            Ok(shown) => Ok(shown),
            Err(error) => {
                let (shown, text) = (self.path().await?, self.text().await.unwrap_or_default());
                Err(error.context(format!("expected {path}, but {shown} is shown:\n{}", head(&text))))
            }
        }
    }

    /// By how many pixels the page is wider than the window, if it is: nobody should scroll two ways to read (WCAG 1.4.10).
    pub async fn too_wide(&self) -> anyhow::Result<Option<i64>> {
        let script = "const page = document.documentElement; return page.scrollWidth - page.clientWidth";
        let wide = self.client.execute(script, vec![]).await?.as_i64().unwrap_or_default();
        Ok((wide > 0).then_some(wide))
    }

    /// The words on the page, as they are seen.
    pub async fn text(&self) -> anyhow::Result<String> {
        let text = self.client.execute("return document.body ? document.body.innerText : ''", vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page has these words, whatever their case and spaces.
    pub async fn sees(&self, words: &str) -> anyhow::Result<()> {
        let wanted = plain(words);
        let seen = eventually(words, async || Ok(plain(&self.text().await?).contains(&wanted).then_some(())));
        if let Err(error) = seen.await {
            let text = self.text().await.unwrap_or_default();
            return Err(error.context(format!("{words:?} is not on {}:\n{}", self.path().await?, head(&text))));
        }
        Ok(())
    }

    /// Whether the page has an element now.
    pub async fn has(&self, css: &str) -> anyhow::Result<bool> {
        Ok(!self.client.find_all(Locator::Css(css)).await?.is_empty())
    }

    /// Waits for an element.
    pub async fn find(&self, css: &str) -> anyhow::Result<Element> {
        let found = eventually(css, async || Ok(self.client.find_all(Locator::Css(css)).await?.into_iter().next()));
        match found.await {
            Ok(element) => Ok(element),
            Err(error) => Err(error.context(format!("no {css} on {}", self.path().await?))),
        }
    }

    /// Types into a field, in place of what was in it.
    pub async fn fill(&self, name: &str, value: &str) -> anyhow::Result<()> {
        let field = self.find(&format!("main [name=\"{name}\"]")).await?;
        self.bring_into_view(&field).await?;
        field.clear().await?;
        field.send_keys(value).await.with_context(|| format!("{value:?} cannot be typed into {name}"))
    }

    /// What a field has.
    pub async fn value_of(&self, name: &str) -> anyhow::Result<String> {
        let field = self.find(&format!("main [name=\"{name}\"]")).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// Ticks a box, unless it is ticked.
    pub async fn tick(&self, name: &str) -> anyhow::Result<()> {
        self.select(&format!("main input[type=checkbox][name=\"{name}\"]")).await
    }

    /// Chooses one of several.
    pub async fn choose(&self, name: &str, value: &str) -> anyhow::Result<()> {
        self.select(&format!("main input[name=\"{name}\"][value=\"{value}\"]")).await
    }

    /// Makes a box or a radio button selected, clicking its label when it is hidden under it.
    pub async fn select(&self, css: &str) -> anyhow::Result<()> {
        let input = self.find(css).await?;
        if input.is_selected().await? {
            return Ok(());
        }
        self.bring_into_view(&input).await?;
        if input.click().await.is_err() {
            let id = input.attr("id").await?.with_context(|| format!("{css} cannot be clicked and has no id"))?;
            self.find(&format!("label[for=\"{id}\"]")).await?.click().await?;
        }
        anyhow::ensure!(input.is_selected().await?, "{css} was clicked and is not selected");
        Ok(())
    }

    /// Clicks what this selector names.
    pub async fn click(&self, css: &str) -> anyhow::Result<()> {
        let element = self.find(css).await?;
        self.bring_into_view(&element).await?;
        element.click().await.with_context(|| format!("{css} cannot be clicked"))
    }

    /// Sends the form of this action with its main button.
    pub async fn submit(&self, action: &str) -> anyhow::Result<()> {
        let script = "const form = [...document.forms].find(f => f.getAttribute('action') === arguments[0]);
            const buttons = form ? [...form.elements].filter(e => e.type === 'submit' && !e.disabled) : [];
            return buttons.find(b => !b.name && b.offsetParent) || buttons.find(b => b.offsetParent) || null;";
        let button = eventually(action, async || {
            let found = self.client.execute(script, vec![json!(action)]).await?;
            Ok(element(&self.client, &found))
        });
        let button = button.await.with_context(|| format!("no button sends {action}"))?;
        self.bring_into_view(&button).await?;
        button.click().await.with_context(|| format!("the button of {action} cannot be clicked"))
    }

    /// Scrolls so that nothing that sticks to the screen's edges lies over an element.
    async fn bring_into_view(&self, element: &Element) -> anyhow::Result<()> {
        let argument = serde_json::to_value(element)?;
        self.client.execute("arguments[0].scrollIntoView({block: 'center'})", vec![argument]).await?;
        Ok(())
    }

    /// Sets a cookie of the site.
    pub async fn set_cookie(&self, name: &str, value: &str) -> anyhow::Result<()> {
        let cookie = json!({ "name": name, "value": value, "url": self.site, "path": "/" });
        self.devtools("Network.setCookie", cookie).await.map(drop)
    }

    /// The value of a cookie of the site, those out of reach of scripts included.
    pub async fn cookie(&self, name: &str) -> anyhow::Result<Option<String>> {
        let answer = self.devtools("Network.getCookies", json!({ "urls": [self.site] })).await?;
        let cookies = answer["cookies"].as_array().cloned().unwrap_or_default();
        let found = cookies.iter().find(|cookie| cookie["name"] == name);
        Ok(found.and_then(|cookie| cookie["value"].as_str()).map(str::to_owned))
    }

    /// Keeps a picture of the whole page.
    pub async fn screenshot(&self, name: &str) -> anyhow::Result<PathBuf> {
        self.picture(self.look, name).await
    }

    /// Keeps a picture of the whole page in the dark, has axe-core look at its colours, which are all that differ, and
    /// goes back to the light. For a page that [`Self::passes_axe`] has looked at.
    pub async fn passes_axe_in_the_dark(&self, name: &str) -> anyhow::Result<()> {
        let theme = "document.documentElement.dataset.theme = arguments[0]";
        self.client.execute(theme, vec![json!("dark")]).await?;
        self.picture(self.look.dark(), name).await?;
        let passes = crate::axe::check_colours(&self.client, &format!("{name} in the dark")).await;
        self.client.execute(theme, vec![json!("light")]).await?;
        passes
    }

    async fn picture(&self, look: Look, name: &str) -> anyhow::Result<PathBuf> {
        let parameters = json!({ "format": "png", "captureBeyondViewport": true, "optimizeForSpeed": true });
        let picture = self.devtools("Page.captureScreenshot", parameters).await?;
        let data = picture["data"].as_str().context("no picture")?;
        let folder = self.settings.out.join("screenshots").join(look.name());
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        std::fs::write(&file, base64::engine::general_purpose::STANDARD.decode(data)?)?;
        Ok(file)
    }

    /// Has axe-core look at the page; its violations are an error.
    pub async fn passes_axe(&self, name: &str) -> anyhow::Result<()> {
        let turned = self.look.screen == Screen::Phone;
        crate::axe::check(&self.client, self.settings.axe.as_deref(), name, turned).await
    }

    /// One command of the browser's developer tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> anyhow::Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let answer = reqwest::Client::new().post(&self.devtools).json(&body).send().await?;
        let answer: Value = answer.json().await?;
        let value = answer["value"].clone();
        anyhow::ensure!(value.get("error").is_none(), "{command}: {}", value["message"]);
        Ok(value)
    }

    /// Gives the browser an authenticator that keeps passkeys and always knows its owner (WebDriver extension of WebAuthn).
    pub async fn gets_authenticator(&self) -> anyhow::Result<()> {
        let session = self.devtools.trim_end_matches("/goog/cdp/execute");
        let body = json!({ "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserVerified": true, "isUserConsenting": true });
        let url = format!("{session}/webauthn/authenticator");
        let answer: Value = reqwest::Client::new().post(url).json(&body).send().await?.json().await?;
        anyhow::ensure!(answer["value"].is_string(), "no authenticator: {answer}");
        Ok(())
    }

    /// Ends the browser.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.client.close().await?)
    }
}

fn element(client: &Client, found: &Value) -> Option<Element> {
    let id = found.as_object()?.values().next()?.as_str()?;
    Some(Element::from_element_id(client.clone(), id.to_owned().into()))
}

/// Words without case, and with every kind of space made one plain space.
#[must_use]
pub fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn head(text: &str) -> String {
    text.chars().take(1500).collect()
}
