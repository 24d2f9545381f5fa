//! Putting a package in force: all of what is wanted of it in one transaction, and what was in force before becomes a package
//! by itself, which leads back.

use super::compare::{Plan, Step};
use super::now::Now;
use super::store::{self, Packed, Stored};
use crate::catalog::{self, Checked, Origin, publish_in};
use crate::error::ApiError;
use crate::parameters::store::Kept;
use crate::security::actor::{Person, Signed};
use crate::security::audit::{self, Deed};
use crate::security::store::group;
use crate::security::users::Desk;
use crate::state::App;
use crate::{code_tables, parameters};
use serde_json::{Value, json};
use uuid::Uuid;
use weblys_api::codes::CodeRow;
use weblys_api::configuration::{AppliedPackage, ApplyPackage, PackageOrigin, PackageRow, Part};
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_db::{Durability, Tx};
use weblys_security::Group;
use weblys_security::grant::may_edit_group;

/// Puts a package in force. Sent twice, it is done once: what is in force already is no change.
pub async fn apply(
    app: &App,
    (person, signed): (&Person, &Signed),
    package_id: Uuid,
    to: &ApplyPackage,
) -> Result<AppliedPackage, ApiError> {
    let stored = store::by_id(&app.db, package_id).await?.ok_or(ApiError::NotFound("package"))?;
    let parts: Vec<Part> =
        stored.row.parts.iter().copied().filter(|part| to.parts.contains(part)).collect();
    if parts.is_empty() {
        return Err(ApiError::Fields(vec![FieldFault { field: "parts".to_owned(), code: UNREADABLE.to_owned() }]));
    }
    parts.iter().try_for_each(|part| signed.actor.must(part.changing()))?;
    // Before the transaction, which finds out whether it was compared with what is in force still.
    let catalogue = if parts.contains(&Part::Catalogue) { published(app, &stored.catalogue).await? } else { None };
    let mut work = Work::begin(app, person, signed).await?;
    let plans: Vec<Plan> = parts.iter().map(|part| Plan::of(*part, &stored.settings, &work.now)).collect();
    let steps: Vec<Step> = plans.iter().flat_map(|plan| plan.steps.clone()).collect();
    if steps.is_empty() && catalogue.is_none() {
        return Ok(AppliedPackage { before: None });
    }
    if work.now.shown()? != to.shown {
        return Err(ApiError::stale(&json!({ "shown": work.now.shown()? })));
    }
    let faults = plans.iter().flat_map(|plan| &plan.faults);
    let faults: Vec<FieldFault> =
        faults.map(|fault| FieldFault { field: fault.part.word().to_owned(), code: fault.code.clone() }).collect();
    if !faults.is_empty() {
        return Err(ApiError::Fields(faults));
    }
    let before = work.keep_before(&stored.row).await?;
    if let Some(checked) = catalogue {
        work.publish(&checked, &stored.row.name).await?;
    }
    for step in steps {
        work.take(step).await?;
    }
    work.end(&stored.row, &parts, before).await?;
    taken_over(app).await?;
    Ok(AppliedPackage { before: Some(before) })
}

/// The package's catalogue, checked; none where it is in force already, or the package has none.
async fn published(app: &App, packed: &Packed) -> Result<Option<Checked>, ApiError> {
    let in_force = catalog::store::newest(&app.db).await?;
    let content = match packed {
        Packed::None => return Ok(None),
        Packed::Publication(number) if *number == in_force => return Ok(None),
        Packed::Publication(number) => {
            catalog::store::text(&app.db, *number).await?.ok_or(ApiError::NotFound("publication"))?
        }
        Packed::Content(content) => content.clone(),
    };
    if catalog::store::text(&app.db, in_force).await?.is_some_and(|text| text == content) {
        return Ok(None);
    }
    let catalogue = catalog::beside(move || catalog::store::read(&content)).await??;
    catalog::draft::checked(catalogue).await.map(Some)
}

/// Each replica looks several times a second; this one at once.
async fn taken_over(app: &App) -> Result<(), ApiError> {
    catalog::draft::takes_over(app).await;
    app.parameters.refresh(&app.db, &app.config.sale).await?;
    app.code_tables.refresh(&app.db).await?;
    app.directory.refresh(&app.db).await
}

/// The transaction with what was in force when it began. Whoever else changes any of it waits.
struct Work<'a> {
    app: &'a App,
    by: (&'a Person, &'a Signed),
    tx: Tx,
    now: Now,
    desk: Desk,
}

impl<'a> Work<'a> {
    async fn begin(app: &'a App, person: &'a Person, signed: &'a Signed) -> Result<Self, ApiError> {
        let mut tx = app.db.begin(Durability::Full).await?;
        catalog::store::lock_draft(&mut tx).await?;
        let desk = Desk::enter(&mut tx, signed).await?;
        parameters::store::begin_change(&mut tx).await?;
        code_tables::store::raise(&mut tx).await?;
        let now = Now::read(&mut tx).await?;
        Ok(Self { app, by: (person, signed), tx, now, desk })
    }

    fn login(&self) -> &str {
        self.by.1.actor.login.as_str()
    }

    /// What is in force becomes a package, whole: it may be taken back in parts.
    async fn keep_before(&mut self, of: &PackageRow) -> Result<Uuid, ApiError> {
        let before = kept(&self.now, Uuid::now_v7(), &of.name, PackageOrigin::Before, (self.app, self.login()));
        store::insert(&mut self.tx, &before).await?;
        Ok(before.row.package_id)
    }

    async fn publish(&mut self, checked: &Checked, name: &str) -> Result<(), ApiError> {
        let of = (Origin { name, restored: None }, self.by.1.actor.login.as_str());
        let row = publish_in(&mut self.tx, checked, of, self.app.now()).await?;
        let what = json!({ "origin": row.origin, "in_place_of": self.now.publication });
        self.tell(("catalogue.publish", "catalogue"), &row.publication.to_string(), None, Some(what)).await
    }

    async fn take(&mut self, step: Step) -> Result<(), ApiError> {
        match step {
            Step::Parameter(parameter, value) => {
                let before = self.now.parameters.get(&parameter);
                let told = |value: &String| json!({ "value": value });
                let (was, is) = (before.map(|kept| told(&kept.value)), value.as_ref().map(told));
                let version = before.map_or(1, |kept| kept.version + 1);
                match value {
                    Some(value) => {
                        let changed_by = self.login().to_owned();
                        let kept = Kept { value, changed_at: self.app.now(), changed_by, version };
                        parameters::store::set(&mut self.tx, parameter, &kept).await?;
                    }
                    None => parameters::store::unset(&mut self.tx, parameter).await?,
                }
                self.tell(("parameter.change", "parameter"), parameter.code(), was, is).await
            }
            Step::Code(before, after) => self.code(before.as_deref(), &after).await,
            Step::Group(before, after) => self.group(before.as_deref(), after.as_deref()).await,
        }
    }

    async fn code(&mut self, before: Option<&CodeRow>, after: &CodeRow) -> Result<(), ApiError> {
        let action = match before {
            None => {
                code_tables::store::put_codes(&mut self.tx, std::slice::from_ref(after)).await?;
                "code.add"
            }
            Some(_) if code_tables::store::change(&mut self.tx, after).await? => "code.change",
            Some(_) => return Err(ApiError::Contended),
        };
        let subject = format!("{}/{}", after.table_code, after.code);
        let told = code_tables::codes::as_told;
        self.tell((action, "code"), &subject, before.map(told), Some(told(after))).await
    }

    /// Nobody gives by a package what he may not give by hand.
    async fn group(&mut self, before: Option<&Group>, after: Option<&Group>) -> Result<(), ApiError> {
        let desk = &self.desk;
        may_edit_group(&desk.actor, &desk.own.groups, before, after, &desk.groups, &desk.deciding)?;
        let (action, is_done) = match (before, after) {
            (None, Some(after)) => ("group.make", group::insert(&mut self.tx, after).await?),
            (Some(_), Some(after)) => ("group.change", group::update(&mut self.tx, after).await?),
            (Some(gone), None) => ("group.remove", group::remove(&mut self.tx, gone.group_id, gone.version).await?),
            (None, None) => return Ok(()),
        };
        if !is_done {
            return Err(ApiError::Contended);
        }
        let code = after.or(before).map_or("", |group| group.code.as_str());
        let told = (before.map(audit::of_group), after.map(audit::of_group));
        self.tell((action, "group"), code, told.0, told.1).await?;
        // What comes next is judged by the groups as they are now.
        let is_touched = |one: &Group| before.into_iter().chain(after).any(|group| group.group_id == one.group_id);
        self.desk.groups.retain(|one| !is_touched(one));
        self.desk.groups.extend(after.cloned());
        Ok(())
    }

    async fn end(mut self, of: &PackageRow, parts: &[Part], before: Uuid) -> Result<(), ApiError> {
        let by = self.login().to_owned();
        store::mark_applied(&mut self.tx, of.package_id, self.app.now(), &by).await?;
        let words: Vec<&str> = parts.iter().map(|part| part.word()).collect();
        let what = json!({ "name": of.name, "parts": words, "before": before });
        let subject = of.package_id.to_string();
        self.tell(("configuration.apply", "configuration"), &subject, None, Some(what)).await?;
        Ok(self.tx.commit().await?)
    }

    async fn tell(
        &mut self,
        (action, subject_kind): (&'static str, &'static str),
        subject: &str,
        before: Option<Value>,
        after: Option<Value>,
    ) -> Result<(), ApiError> {
        let (person, signed) = self.by;
        let mut entry = audit::by(signed, person, Deed { action, subject_kind, subject }, self.app.now());
        (entry.before, entry.after) = (before, after);
        audit::store::append(&mut self.tx, entry).await.map(drop)
    }
}

/// What is in force as a package.
pub fn kept(
    now: &Now,
    package_id: Uuid,
    name: &str,
    origin: PackageOrigin,
    (app, by): (&App, &str),
) -> Stored {
    let settings = now.settings();
    let has_catalogue = now.publication > 0;
    let row = PackageRow {
        package_id,
        name: name.to_owned(),
        origin,
        parts: settings.parts(has_catalogue),
        made_at: app.now(),
        made_by: by.to_owned(),
        applied_at: None,
        applied_by: String::new(),
    };
    let catalogue = if has_catalogue { Packed::Publication(now.publication) } else { Packed::None };
    Stored { row, settings, catalogue }
}
