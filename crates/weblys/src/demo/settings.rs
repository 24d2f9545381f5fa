//! What each part of the demonstration is told.

use super::notice;
use super::places::{Place, Places, local, loopback};
use anyhow::Context;
use std::sync::Arc;
use url::Url;
use weblys_back::config::security::Security;
use weblys_front::config::environment::OtherEnvironment;

/// Addresses that show something: see `demo/README.md`.
const DEMO_ADDRESSES: &str = include_str!("../../../../demo/addresses.txt");
const OPERATOR: &str = include_str!("../../../../demo/operator.toml");

impl Place {
    /// The settings of its operator system.
    pub fn procable(&self) -> weblys_procable::Config {
        weblys_procable::Config::new(loopback(self.procable), &self.procable_database_url, &self.secrets.procable)
    }

    fn security(&self) -> Security {
        Security {
            environment: self.environment,
            environment_name: self.name.to_owned(),
            sealing_key: Some(self.secrets.sealing.clone().into()),
            // Browsers know no passkeys for a network address: they are offered under this name.
            passkey_origin: Some(format!("http://localhost:{}", self.front)),
            ..Default::default()
        }
    }
}

impl Places {
    /// The settings of the card page, which serves every environment.
    pub fn cardpage(&self) -> anyhow::Result<weblys_cardpage::Config> {
        let shops = self.environments().map(|place| place.front_url().parse::<Url>());
        Ok(weblys_cardpage::Config {
            listen: loopback(self.cardpage),
            public_url: None,
            credential: self.cardpage_secret.clone(),
            allowed_returns: shops.collect::<Result<_, _>>()?,
        })
    }

    /// The settings of an environment's BACK.
    pub fn back(&self, place: &Place) -> anyhow::Result<weblys_back::Config> {
        let here = OPERATOR.replace("http://127.0.0.1:4000", &place.front_url());
        let operator = toml::from_str(&here).context("demo/operator.toml")?;
        Ok(weblys_back::Config {
            listen: loopback(place.back).to_string(),
            metrics_listen: None,
            database_url: place.database_url.clone(),
            credential: place.secrets.back.clone(),
            public_url: place.front_url(),
            operator_system: weblys_back::config::OperatorSystem {
                url: local(place.procable),
                credential: place.secrets.procable.clone(),
                deadline_ms: 10_000,
            },
            card_page: Some(weblys_back::config::CardPage {
                url: local(self.cardpage),
                credential: self.cardpage_secret.clone(),
            }),
            mail: weblys_back::config::MailWay::Files {
                folder: place.mails.clone(),
                from: "Exemplia <boutique@example.fr>".to_owned(),
            }
            .into(),
            sale: weblys_back::config::Sale::default(),
            retention: weblys_back::config::retention::Retention::default(),
            security: place.security(),
            terms: None,
            guarantee_notice: Some(notice::files(&self.data_dir)),
            operator: Arc::new(operator),
        })
    }

    /// The settings of FRONT, which serves every environment.
    pub fn front(&self) -> weblys_front::Config {
        weblys_front::Config {
            listen: loopback(self.first.front).to_string(),
            back_url: local(self.first.back),
            back_credential: self.first.secrets.back.clone(),
            public_url: self.first.front_url(),
            csrf_secret: self.first.secrets.csrf.clone(),
            secure_cookies: false,
            // Journeys and measures are one client.
            throttle: weblys_front::config::throttle::Throttle { enabled: false, ..Default::default() },
            demo: true,
            demo_addresses: DEMO_ADDRESSES.lines().map(str::to_owned).collect(),
            card_page_origin: Some(local(self.cardpage)),
            environments: self.second.iter().map(|place| self.beside(place)).collect(),
            ..weblys_front::Config::default()
        }
    }

    fn beside(&self, place: &Place) -> OtherEnvironment {
        OtherEnvironment {
            listen: loopback(place.front).to_string(),
            public_url: place.front_url(),
            back_url: local(place.back),
            back_credential: place.secrets.back.clone(),
            csrf_secret: Some(place.secrets.csrf.clone()),
            card_page_origin: Some(local(self.cardpage)),
        }
    }
}
