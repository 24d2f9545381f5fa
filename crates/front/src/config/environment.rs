//! Environments that one FRONT serves beside that of its main settings: what each has of its own.

use super::Config;
use crate::csrf;
use crate::session::Place;
use serde::Deserialize;
use std::collections::HashSet;
use std::fmt;

/// Another environment, with a BACK of its own. Whatever is not here is as in the main settings.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherEnvironment {
    /// Where it listens.
    pub listen: String,
    /// The origin that browsers see, without a slash at the end.
    pub public_url: String,
    /// Where its BACK answers.
    pub back_url: String,
    /// The service credential that its BACK expects.
    pub back_credential: String,
    /// Signs the hidden fields of its forms; none: made from the main one and `public_url`.
    pub csrf_secret: Option<String>,
    /// Origin of its payment provider's hosted page.
    pub card_page_origin: Option<String>,
}

/// Why environments cannot be served beside each other.
#[derive(Debug, thiserror::Error)]
pub enum EnvironmentsError {
    /// More than there are places for.
    #[error("one FRONT serves at most {most} environments; the settings name {found}", most = Place::ALL.len())]
    TooMany {
        /// So many are named, the main one included.
        found: usize,
    },
    /// What must tell them apart is the same twice.
    #[error("two environments have the same {what}: each needs its own")]
    Same {
        /// The name of the setting.
        what: &'static str,
    },
}

impl Config {
    /// The settings of each environment, the main one first. None of them names others.
    ///
    /// # Errors
    /// [`EnvironmentsError`] when they are too many, or not told apart.
    pub fn each(mut self) -> Result<Vec<Self>, EnvironmentsError> {
        let others = std::mem::take(&mut self.environments);
        let found = others.len() + 1;
        if found > Place::ALL.len() {
            return Err(EnvironmentsError::TooMany { found });
        }
        let places = Place::ALL.into_iter().skip(1);
        let others: Vec<Self> = others.into_iter().zip(places).map(|(other, place)| self.with(other, place)).collect();
        let all: Vec<Self> = std::iter::once(self).chain(others).collect();
        must_differ("public_url", all.iter().map(|config| config.public_url.as_str()))?;
        must_differ("back_url", all.iter().map(|config| config.back_url.as_str()))?;
        must_differ("csrf_secret", all.iter().map(|config| config.csrf_secret.as_str()))?;
        Ok(all)
    }

    fn with(&self, other: OtherEnvironment, place: Place) -> Self {
        let csrf_secret = other.csrf_secret.unwrap_or_else(|| secret_of(&self.csrf_secret, &other.public_url));
        Self {
            listen: other.listen,
            // Figures are of the whole process: they are told once.
            metrics_listen: None,
            back_url: other.back_url,
            back_credential: other.back_credential,
            public_url: other.public_url,
            csrf_secret,
            card_page_origin: other.card_page_origin,
            place,
            ..self.clone()
        }
    }
}

/// The secret of an environment that was given none. No visitor's number has a space: what is signed here is never the
/// hidden field of a form.
fn secret_of(main: &str, public_url: &str) -> String {
    csrf::token(main.as_bytes(), &format!("environment {public_url}"))
}

fn must_differ<'a>(what: &'static str, values: impl Iterator<Item = &'a str>) -> Result<(), EnvironmentsError> {
    let mut seen = HashSet::new();
    for value in values {
        if !seen.insert(value) {
            return Err(EnvironmentsError::Same { what });
        }
    }
    Ok(())
}

impl fmt::Debug for OtherEnvironment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OtherEnvironment")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .field("back_url", &self.back_url)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(name: &str) -> OtherEnvironment {
        OtherEnvironment {
            listen: "127.0.0.1:0".to_owned(),
            public_url: format!("https://{name}.example.fr"),
            back_url: format!("http://{name}:4001"),
            back_credential: "cr3dential".to_owned(),
            csrf_secret: None,
            card_page_origin: None,
        }
    }

    fn with(environments: Vec<OtherEnvironment>) -> Config {
        let csrf_secret = "s3cret-s3cret-s3cret-s3cret-s3cret".to_owned();
        Config { csrf_secret, environments, metrics_listen: Some("127.0.0.1:0".to_owned()), ..Config::default() }
    }

    #[test]
    fn each_environment_has_its_own_secret_and_place_and_all_else_in_common() {
        let all = with(vec![other("recette"), other("prod")]).each().unwrap();
        assert_eq!(all.len(), 3);
        assert_eq!(all.iter().map(|one| one.place).collect::<Vec<_>>(), Place::ALL[..3]);
        let secrets: HashSet<&str> = all.iter().map(|one| one.csrf_secret.as_str()).collect();
        assert!(secrets.len() == 3 && secrets.iter().all(|secret| secret.len() >= 32));
        assert_eq!(all[1].brand, all[0].brand);
        assert!(all[0].metrics_listen.is_some() && all[1].metrics_listen.is_none());
        let again = with(vec![other("recette"), other("prod")]).each().unwrap();
        assert_eq!(again[2].csrf_secret, all[2].csrf_secret, "the same on every replica");
    }

    #[test]
    fn what_would_mix_environments_up_stops_the_start() {
        let five = with(["a", "b", "c", "d"].map(other).to_vec()).each().unwrap_err();
        assert!(five.to_string().contains("at most 4") && five.to_string().contains('5'), "{five}");
        let twice = with(vec![other("prod"), other("prod")]).each().unwrap_err();
        assert!(twice.to_string().contains("public_url"), "{twice}");
        let mut same_back = other("prod");
        same_back.back_url = Config::default().back_url;
        assert!(with(vec![same_back]).each().unwrap_err().to_string().contains("back_url"));
        let mut same_secret = other("prod");
        same_secret.csrf_secret = Some("s3cret-s3cret-s3cret-s3cret-s3cret".to_owned());
        assert!(with(vec![same_secret]).each().unwrap_err().to_string().contains("csrf_secret"));
    }

    #[test]
    fn secrets_of_other_environments_never_show_in_logs() {
        let shown = format!("{:?}", with(vec![other("prod")]));
        assert!(shown.contains("prod.example.fr"), "{shown}");
        assert!(!shown.contains("s3cret") && !shown.contains("cr3dential"), "{shown}");
    }
}
