//! Settings of signing in through the operator's internal portal (OpenID Connect).

use super::security::Hidden;
use serde::Deserialize;

/// The portal, and what its people are here.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOn {
    /// Its name, on the button.
    #[serde(default = "default_name")]
    pub name: String,
    /// Its issuer: `https://portal.example.fr`, exactly as it names itself.
    pub issuer: String,
    /// What it knows us by.
    pub client_id: String,
    /// The secret that goes with it; none: a public client.
    #[serde(default)]
    pub client_secret: Option<Hidden>,
    /// What is asked of it besides `openid`.
    #[serde(default = "default_scopes")]
    pub scopes: Vec<String>,
    /// The claim with the groups of a person.
    #[serde(default = "default_groups_claim")]
    pub groups_claim: String,
    /// The claim with his login.
    #[serde(default = "default_login_claim")]
    pub login_claim: String,
    /// Whether a user who is here already is taken for the person with his login. Only where nobody chooses his own login
    /// in the portal.
    #[serde(default)]
    pub link_by_login: bool,
    /// The sales channel of users who are made.
    #[serde(default = "default_channel")]
    pub channel: String,
    /// Which groups of the portal are which of ours.
    pub groups: Vec<Mapped>,
    /// The origin that browsers come back to, when it is not that of `public_url`.
    #[serde(default)]
    pub return_origin: Option<String>,
    /// A file with the certificate, in PEM, of the authority that the portal's is signed by, when it is the operator's own.
    #[serde(default)]
    pub ca_file: Option<std::path::PathBuf>,
}

/// A group of the portal and one of ours.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapped {
    /// As the claim names it.
    pub portal: String,
    /// The code of ours.
    pub group: String,
}

fn default_name() -> String {
    "Portail interne".to_owned()
}

fn default_scopes() -> Vec<String> {
    ["profile", "email"].map(str::to_owned).to_vec()
}

fn default_groups_claim() -> String {
    "groups".to_owned()
}

fn default_login_claim() -> String {
    "preferred_username".to_owned()
}

fn default_channel() -> String {
    "internal".to_owned()
}
