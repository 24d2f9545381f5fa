//! What SECURITE needs to begin with: the groups of an empty base, and the automatic users of the public sites.

use crate::error::ApiError;
use crate::security::store::{change, group, operator, user};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use weblys_db::{Database, Durability, Tx, fetch_one};
use weblys_security::{
    Group, GroupId, Login, Origin, ProfileMap, Right, RightSet, Site, User, UserId, UserKind, UserState,
};

/// The code of the group that may do everything that the staff does: nobody gives a right that he has not, so that who
/// makes sellers must be able to sell.
pub const ADMINISTRATORS: &str = "administrators";
/// The public sites, each with the right of its automatic user (DBX-03).
const PUBLIC: [(Site, &str, Right); 3] = [
    (Site::SelfShop, "SelfShop", Right::ShopUse),
    (Site::MyAccount, "MyAccount", Right::AccountUse),
    (Site::MyShop, "MyShop", Right::ChangesUse),
];

/// Profiles of the reference operator system with the group that each stands for at first.
const PROFILES: [(&str, &str); 4] =
    [("WEB-ADMIN", ADMINISTRATORS), ("WEB-VENTE", "sellers"), ("WEB-CLIENT", "care"), ("WEB-AUDIT", "audit")];

/// Brings in whatever is missing. Any number of BACKs may do so at once.
pub async fn bring(db: &Database, now: DateTime<Utc>) -> Result<(), ApiError> {
    let sql = "select count(*) from security_user where automatic is not null";
    if fetch_one!(db, (i64,), sql).await?.0 == i64::try_from(PUBLIC.len()).map_err(ApiError::internal)? {
        return Ok(());
    }
    let mut tx = db.begin(Durability::Full).await?;
    change::raise(&mut tx).await?;
    if group::count(&mut tx).await? == 0 {
        for group in first_groups() {
            group::insert(&mut tx, &group).await?;
        }
        let mapped = PROFILES.map(|(profile, code)| (profile.to_owned(), code.to_owned()));
        let (_, version) = operator::profiles(&mut tx).await?;
        operator::put_profiles(&mut tx, &ProfileMap(mapped.into()), version).await?;
    }
    for (place, (site, name, right)) in (1..).zip(PUBLIC) {
        automatic(&mut tx, place, site, name, right, now).await?;
    }
    Ok(tx.commit().await?)
}

/// The group of those who may do everything that the staff does.
#[must_use]
pub fn administrators() -> Group {
    let all = Right::ALL.iter().copied().filter(|right| !right.site().is_public());
    group_of(0x10, ADMINISTRATORS, "Administrateurs", all.collect())
}

fn first_groups() -> [Group; 4] {
    let care =
        [Right::CustomersUse, Right::TicketsUse, Right::DiagnosisUse, Right::ContactsRead, Right::ContactsChange];
    let audit = [Right::AuditRead, Right::AuditExport];
    [
        administrators(),
        group_of(0x11, "sellers", "Vendeurs", [Right::SalesUse].into_iter().collect()),
        group_of(0x12, "care", "Relation client", care.into_iter().collect()),
        group_of(0x13, "audit", "Audit", audit.into_iter().collect()),
    ]
}

/// Their ids are fixed, so that two BACKs that begin at once make one.
fn group_of(number: u128, code: &str, name: &str, rights: RightSet) -> Group {
    let group_id = GroupId::from_uuid(Uuid::from_u128(number));
    Group { group_id, code: code.to_owned(), name: name.to_owned(), rights, origin: Origin::Weblys, version: 1 }
}

async fn automatic(
    tx: &mut Tx,
    place: u128,
    site: Site,
    name: &str,
    right: Right,
    now: DateTime<Utc>,
) -> Result<(), ApiError> {
    let group = group_of(place, site.code(), name, [right].into_iter().collect());
    let user = User {
        user_id: UserId::from_uuid(Uuid::from_u128(place)),
        login: Login::parse(site.code())?,
        name: name.to_owned(),
        email: None,
        kind: UserKind::Automatic(site),
        origin: Origin::Weblys,
        state: UserState::Active,
        groups: vec![group.group_id],
        channel: site.code().to_owned(),
        shop: None,
        partner: None,
        must_change_password: false,
        version: 1,
    };
    if user::by_id(&mut *tx, user.user_id).await?.is_none() {
        group::insert(tx, &group).await?;
        user::insert(tx, &user, now).await?;
    }
    Ok(())
}
