//! What the form of a user holds: as it is typed, as it is kept to compare, as it is shown where two versions differ.

use crate::pages::weconfig::merge::Side;
use crate::staff::words;
use crate::typed::Typed;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use weblys_api::groups::GroupRow;
use weblys_api::security::UserState;
use weblys_api::users::{UserFields, UserRow};
use weblys_i18n::Texts;

/// What the form holds; also how the user was when it was opened, in a hidden field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Held {
    #[serde(flatten)]
    pub(super) fields: UserFields,
    pub(super) state: UserState,
}

impl Held {
    pub(super) fn new() -> Self {
        Self { fields: UserFields { channel: "shop".to_owned(), ..UserFields::default() }, state: UserState::Active }
    }

    pub(super) fn of(user: &UserRow) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let fields = UserFields {
            login: user.login.clone(),
            name: user.name.clone(),
            email: text(&user.email),
            groups: user.groups.iter().map(|group| group.group_id).collect(),
            channel: user.channel.clone(),
            shop: text(&user.shop),
            partner: text(&user.partner),
        };
        Self { fields, state: user.state }.ordered()
    }

    /// Groups come as boxes (`group`), or as one list where two versions were compared (`groups`).
    pub(super) fn read(typed: &Typed) -> Self {
        let listed = typed.text("groups");
        let groups = typed.all("group").chain(listed.split(',')).filter_map(|id| id.parse().ok()).collect();
        let text = |name| typed.text(name).trim().to_owned();
        let fields = UserFields {
            login: text("login"),
            name: text("name"),
            email: text("email"),
            groups,
            channel: text("channel"),
            shop: text("shop"),
            partner: text("partner"),
        };
        let state = UserState::from_word(&text("state")).unwrap_or(UserState::Active);
        Self { fields, state }.ordered()
    }

    fn ordered(mut self) -> Self {
        self.fields.groups.sort_unstable();
        self.fields.groups.dedup();
        self
    }

    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The fields in the order of the form.
pub(super) fn sides(held: &Held, groups: &[GroupRow], t: &Texts) -> [Side; 8] {
    let fields = &held.fields;
    let name = |id: &Uuid| {
        groups.iter().find(|group| group.group_id == *id).map_or_else(|| id.to_string(), |group| group.name.clone())
    };
    let ids: Vec<String> = fields.groups.iter().map(Uuid::to_string).collect();
    let names: Vec<String> = fields.groups.iter().map(name).collect();
    [
        Side::plain(&fields.login),
        Side::plain(&fields.name),
        Side::plain(&fields.email),
        Side { value: held.state.word().to_owned(), shown: words::state(held.state, t).into_owned() },
        Side { value: ids.join(","), shown: names.join(", ") },
        Side::plain(&fields.channel),
        Side::plain(&fields.shop),
        Side::plain(&fields.partner),
    ]
}
