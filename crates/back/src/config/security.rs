//! Settings of SECURITE: sign-in and sessions of the staff.

use super::sign_on::SignOn;
use chrono::Duration;
use serde::Deserialize;
use std::collections::BTreeMap;
use weblys_api::operations::Operation;
use weblys_api::staff::EnvironmentView;
pub use weblys_security::Environment;
use weblys_security::{InProd, SessionPolicy};

/// Sign-in and sessions of the staff.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Security {
    /// What kind of environment this is: `test`, `recette` or `prod`.
    pub environment: Environment,
    /// Its name, for people.
    pub environment_name: String,
    /// What PROD does with single changes, by the name of the operation, when it is not what the platform says.
    pub in_prod: BTreeMap<String, InProd>,
    /// A session ends after so many minutes without a request; more than one.
    pub idle_minutes: u32,
    /// A session ends so many minutes after sign-in, whatever is done.
    pub absolute_minutes: u32,
    /// Users of the operator system are read again after so many minutes; 0: only when somebody asks for it.
    pub synchronise_minutes: u32,
    /// The sales channel of users who come from there, which it does not tell.
    pub synchronised_channel: String,
    /// How passwords are hashed (Argon2id).
    pub hashing: Hashing,
    /// What secrets of second factors are sealed with: 32 bytes in base64. Required.
    pub sealing_key: Option<Hidden>,
    /// The origin that passkeys are for, when it is not that of `public_url`: `https://staff.example.fr`.
    pub passkey_origin: Option<String>,
    /// The operator's internal portal; none: nobody signs in through it.
    pub sign_on: Option<SignOn>,
    /// The key before this one: what was sealed with it is sealed anew at the next start.
    pub former_sealing_key: Option<Hidden>,
}

/// A setting that shows itself on request only.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl Hidden {
    /// The setting itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Hidden {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hidden(•••)")
    }
}

/// What a password's hash costs. Those kept before are still verified after a change.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Hashing {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
    /// So many are computed at once; others wait.
    pub at_once: usize,
}

impl Default for Security {
    fn default() -> Self {
        Self {
            environment: Environment::Prod,
            environment_name: "Production".to_owned(),
            in_prod: BTreeMap::new(),
            idle_minutes: 30,
            absolute_minutes: 600,
            synchronise_minutes: 60,
            synchronised_channel: "internal".to_owned(),
            hashing: Hashing::default(),
            sealing_key: None,
            former_sealing_key: None,
            passkey_origin: None,
            sign_on: None,
        }
    }
}

impl Default for Hashing {
    /// The first choice of OWASP's Password Storage Cheat Sheet.
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2, lanes: 1, at_once: 2 }
    }
}

/// What a package of the configuration does, as it is done by hand.
const BY_PACKAGE: [&str; 9] = [
    "parameter_change",
    "code_add",
    "code_change",
    "code_move",
    "group_make",
    "group_change",
    "group_remove",
    "catalogue_publish",
    "catalogue_restore",
];

/// A rule of [`Security::in_prod`] that cannot be.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// No change of the staff has this name.
    #[error("security.in_prod.{0}: no such change")]
    Unknown(String),
    /// What it does cannot wait for a second person.
    #[error(
        "security.in_prod.{0}: this cannot wait for a second person; confirmed, closed or at_once can be said of it"
    )]
    CannotWait(String),
}

impl Security {
    /// Which environment this is, for whoever asks.
    #[must_use]
    pub fn view(&self) -> EnvironmentView {
        EnvironmentView { code: self.environment, name: self.environment_name.clone() }
    }

    /// What PROD does with a change.
    #[must_use]
    pub fn rule(&self, operation: &Operation) -> InProd {
        // Whoever plans a publication publishes: what is said of the one is said of the other.
        let name = if operation.name == "catalogue_publish_plan" { "catalogue_publish" } else { operation.name };
        let own = self.in_prod.get(operation.name).or_else(|| self.in_prod.get(name)).copied();
        let own = own.unwrap_or(operation.in_prod);
        // Nothing comes into force by a package more easily than by hand.
        let of_package = BY_PACKAGE.iter().filter(|_| operation.name == "package_apply");
        let by_hand = of_package.filter_map(|name| Operation::named(name)).map(|one| self.rule(one));
        by_hand.fold(own, Ord::max)
    }

    /// Checks the rules of PROD.
    ///
    /// # Errors
    /// The first that cannot be.
    pub fn check_rules(&self) -> Result<(), RuleError> {
        self.in_prod.iter().try_for_each(|(name, rule)| match Operation::named(name) {
            Some(operation) if operation.is_change() => {
                if *rule == InProd::Second && !operation.can_wait {
                    return Err(RuleError::CannotWait(name.clone()));
                }
                Ok(())
            }
            _ => Err(RuleError::Unknown(name.clone())),
        })
    }

    /// How long sessions live.
    #[must_use]
    pub fn policy(&self) -> SessionPolicy {
        let minutes = |minutes: u32| Duration::minutes(i64::from(minutes));
        SessionPolicy { idle: minutes(self.idle_minutes.max(2)), absolute: minutes(self.absolute_minutes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &str, rule: InProd) -> Security {
        Security { in_prod: [(name.to_owned(), rule)].into(), ..Security::default() }
    }

    #[test]
    fn a_rule_that_cannot_be_is_found_at_the_start() {
        assert_eq!(with("code_change", InProd::Second).check_rules(), Ok(()));
        assert_eq!(with("users_bulk", InProd::AtOnce).check_rules(), Ok(()));
        let cannot = with("code_tables_import", InProd::Second).check_rules();
        assert_eq!(cannot, Err(RuleError::CannotWait("code_tables_import".to_owned())));
        for name in ["code_chnage", "users", "staff_password"] {
            assert_eq!(with(name, InProd::Closed).check_rules(), Err(RuleError::Unknown(name.to_owned())));
        }
    }

    #[test]
    fn nothing_comes_into_force_by_a_package_more_easily_than_by_hand() {
        let apply = Operation::named("package_apply").unwrap();
        assert_eq!(with("package_apply", InProd::AtOnce).rule(apply), InProd::Second, "as groups and parameters are");
        for name in BY_PACKAGE {
            assert!(Operation::named(name).is_some_and(Operation::is_change), "{name}");
            assert_eq!(with(name, InProd::Closed).rule(apply), InProd::Closed, "{name}");
        }
    }

    #[test]
    fn the_settings_are_stronger_than_the_platform() {
        let change = Operation::named("parameter_change").unwrap();
        assert_eq!(Security::default().rule(change), InProd::Second);
        assert_eq!(with("parameter_change", InProd::Closed).rule(change), InProd::Closed);
    }
}
