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
use std::collections::BTreeMap;
use uuid::Uuid;
use weblys_api::catalogue::Tally;
use weblys_api::codes::CodeRow;
use weblys_api::configuration::{AppliedPackage, ApplyPackage, PackageFault, PackageOrigin, PackageRow, Part};
use weblys_api::problem::FieldFault;
use weblys_api::users::UNREADABLE;
use weblys_catalog::{Catalogue, changes};
use weblys_db::{Durability, Tx};
use weblys_kernel::Refusal as _;
use weblys_security::grant::may_edit_group;
use weblys_security::{AuditEntry, Group};

/// More codes than so many are told of by the table.
const MOST_CODES_TOLD: usize = 200;

/// Puts a package in force. Sent twice, it is done once: what is in force already is no change.
pub async fn apply(
    app: &App,
    (person, signed): (&Person, &Signed),
    package_id: Uuid,
    to: &ApplyPackage,
) -> Result<AppliedPackage, ApiError> {
    let stored = store::by_id(&app.db, package_id).await?.ok_or(ApiError::NotFound("package"))?;
    let parts: Vec<Part> = stored.row.parts.iter().copied().filter(|part| to.parts.contains(part)).collect();
    if parts.is_empty() {
        return Err(ApiError::Fields(vec![FieldFault { field: "parts".to_owned(), code: UNREADABLE.to_owned() }]));
    }
    parts.iter().try_for_each(|part| signed.actor.must(part.changing()))?;
    // Before the transaction, which finds out whether it was compared with what is in force still.
    let catalogue = if parts.contains(&Part::Catalogue) { NewCatalogue::of(app, &stored).await? } else { None };
    let mut work = Work::begin(app, person, signed).await?;
    let plans: Vec<Plan> = parts.iter().map(|part| Plan::of(*part, &stored.settings, &work.now)).collect();
    let steps: Vec<Step> = plans.iter().flat_map(|plan| plan.steps.clone()).collect();
    let is_other = catalogue.as_ref().is_some_and(|one| one.in_place_of != work.now.publication);
    if steps.is_empty() && catalogue.is_none() {
        return Ok(AppliedPackage { before: None });
    }
    let shown = work.now.shown(&stored.sha256)?;
    if shown != to.shown || is_other {
        return Err(ApiError::stale(&json!({ "shown": shown })));
    }
    let faults = plans.iter().flat_map(|plan| &plan.faults);
    let faults: Vec<FieldFault> =
        faults.map(|fault| FieldFault { field: fault.part.word().to_owned(), code: fault.code.clone() }).collect();
    if !faults.is_empty() {
        return Err(ApiError::Fields(faults));
    }
    let before = work.keep_before(&stored).await?;
    if let Some(catalogue) = catalogue {
        work.publish(&catalogue, &stored).await?;
    }
    let codes = steps.iter().filter(|step| matches!(step, Step::Code(..))).count();
    work.many = (codes > MOST_CODES_TOLD).then(BTreeMap::new);
    for step in steps {
        work.take(step).await?;
    }
    work.end(&stored.row, &parts, before).await?;
    taken_over(app).await;
    Ok(AppliedPackage { before: Some(before) })
}

/// A package's catalogue that is not in force: checked, with how much of it is otherwise.
struct NewCatalogue {
    checked: Checked,
    tally: Tally,
    in_place_of: i64,
}

impl NewCatalogue {
    /// None where it is in force already, or the package has none.
    async fn of(app: &App, stored: &Stored) -> Result<Option<Self>, ApiError> {
        let in_place_of = catalog::store::newest(&app.db).await?;
        if stored.catalogue == Packed::Publication(in_place_of) {
            return Ok(None);
        }
        let turn = catalog::turn().await?;
        let Some(content) = text(app, stored).await? else { return Ok(None) };
        let before = catalog::store::text(&app.db, in_place_of).await?;
        if before.as_ref() == Some(&content) {
            return Ok(None);
        }
        let read = move || {
            let before = before.map_or_else(|| Ok(Catalogue::default()), |text| catalog::store::read(&text))?;
            let after = catalog::store::read(&content)?;
            let tally = catalog::tally_of(&changes::between(&before, &after));
            Ok::<_, ApiError>((after, tally))
        };
        let (catalogue, tally) = catalog::in_turn(turn, read).await??;
        let checked = catalog::draft::checked(catalogue).await?;
        Ok(Some(Self { checked, tally, in_place_of }))
    }
}

/// The catalogue of a package, as it is kept.
pub async fn text(app: &App, stored: &Stored) -> Result<Option<String>, ApiError> {
    match stored.catalogue {
        Packed::None => Ok(None),
        Packed::Publication(number) => catalog::store::text(&app.db, number).await,
        Packed::Brought => store::content(&app.db, stored.row.package_id).await,
    }
}

/// What stands against groups of a package, of somebody who would put it in force: the same that is asked when he does.
pub fn refusals(desk: &Desk, steps: &[Step]) -> Vec<PackageFault> {
    let mut groups = desk.groups.clone();
    let mut faults = Vec::new();
    for step in steps {
        let Step::Group(before, after) = step else { continue };
        let (before, after) = (before.as_deref(), after.as_deref());
        if let Err(refusal) = may_edit_group(&desk.actor, &desk.own.groups, before, after, &groups, &desk.deciding) {
            let item = after.or(before).map(|group| group.code.clone()).unwrap_or_default();
            faults.push(PackageFault { part: Part::Groups, code: refusal.code().to_owned(), item });
        }
        replace(&mut groups, before, after);
    }
    faults
}

fn replace(groups: &mut Vec<Group>, before: Option<&Group>, after: Option<&Group>) {
    let is_touched = |one: &Group| before.into_iter().chain(after).any(|group| group.group_id == one.group_id);
    groups.retain(|one| !is_touched(one));
    groups.extend(after.cloned());
}

/// Each replica looks several times a second; this one at once. It is done, whatever becomes of this.
async fn taken_over(app: &App) {
    catalog::draft::takes_over(app).await;
    let refreshed = async {
        app.parameters.refresh(&app.db, &app.config.sale).await?;
        app.code_tables.refresh(&app.db).await?;
        app.directory.refresh(&app.db).await
    };
    if let Err(error) = refreshed.await {
        tracing::error!(%error, "the configuration is not in force here yet");
    }
}

/// The transaction with what was in force when it began. Whoever else changes any of it waits.
struct Work<'a> {
    app: &'a App,
    by: (&'a Person, &'a Signed),
    tx: Tx,
    now: Now,
    desk: Desk,
    /// What parameters that change bear.
    version: i64,
    /// What the audit trail is told at the end: others who append wait for the commit only.
    entries: Vec<AuditEntry>,
    /// How many codes of each table change where they are so many that each by itself would say nothing.
    many: Option<BTreeMap<String, u32>>,
}

impl<'a> Work<'a> {
    async fn begin(app: &'a App, person: &'a Person, signed: &'a Signed) -> Result<Self, ApiError> {
        let mut tx = app.db.begin(Durability::Full).await?;
        catalog::store::lock_draft(&mut tx).await?;
        let desk = Desk::enter(&mut tx, signed).await?;
        let version = parameters::store::begin_change(&mut tx).await?;
        code_tables::store::raise(&mut tx).await?;
        let now = Now::read(&mut tx).await?;
        Ok(Self { app, by: (person, signed), tx, now, desk, version, entries: Vec::new(), many: None })
    }

    fn login(&self) -> &str {
        self.by.1.actor.login.as_str()
    }

    /// What is in force becomes a package, whole: it may be taken back in parts.
    async fn keep_before(&mut self, of: &Stored) -> Result<Uuid, ApiError> {
        let (by, now) = (self.login().to_owned(), self.app.now());
        if !store::mark_applied(&mut self.tx, of, now, &by).await? {
            return Err(ApiError::NotFound("package"));
        }
        let before = kept(&self.now, Uuid::now_v7(), &of.row.name, PackageOrigin::Before, (self.app, &by))?;
        store::insert(&mut self.tx, &before, None).await?;
        store::forget_old(&mut self.tx, of.row.package_id).await?;
        Ok(before.row.package_id)
    }

    async fn publish(&mut self, new: &NewCatalogue, of: &Stored) -> Result<(), ApiError> {
        let restored = match of.catalogue {
            Packed::Publication(number) => Some(number),
            Packed::None | Packed::Brought => None,
        };
        let from = (Origin { name: &of.row.name, restored }, self.by.1.actor.login.as_str());
        let row = publish_in(&mut self.tx, &new.checked, from, self.app.now()).await?;
        let Tally { added, changed, removed } = new.tally;
        let what = json!({
            "origin": row.origin, "restored": row.restored, "in_place_of": new.in_place_of,
            "added": added, "changed": changed, "removed": removed,
        });
        self.tell(("catalogue.publish", "catalogue"), &row.publication.to_string(), None, Some(what));
        Ok(())
    }

    async fn take(&mut self, step: Step) -> Result<(), ApiError> {
        match step {
            Step::Parameter(parameter, value) => {
                let before = self.now.parameters.get(&parameter);
                let told = |value: &String| json!({ "value": value });
                let (was, is) = (before.map(|kept| told(&kept.value)), value.as_ref().map(told));
                let version = self.version;
                match value {
                    Some(value) => {
                        let changed_by = self.login().to_owned();
                        let kept = Kept { value, changed_at: self.app.now(), changed_by, version };
                        parameters::store::set(&mut self.tx, parameter, &kept).await?;
                    }
                    None => parameters::store::unset(&mut self.tx, parameter).await?,
                }
                self.tell(("parameter.change", "parameter"), parameter.code(), was, is);
                Ok(())
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
        if let Some(many) = &mut self.many {
            *many.entry(after.table_code.clone()).or_default() += 1;
            return Ok(());
        }
        let subject = format!("{}/{}", after.table_code, after.code);
        let told = code_tables::codes::as_told;
        self.tell((action, "code"), &subject, before.map(told), Some(told(after)));
        Ok(())
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
        self.tell((action, "group"), code, told.0, told.1);
        // What comes next is judged by the groups as they are now.
        replace(&mut self.desk.groups, before, after);
        Ok(())
    }

    async fn end(mut self, of: &PackageRow, parts: &[Part], before: Uuid) -> Result<(), ApiError> {
        let words: Vec<&str> = parts.iter().map(|part| part.word()).collect();
        let what = json!({ "name": of.name, "parts": words, "before": before });
        let subject = of.package_id.to_string();
        for (table, codes) in self.many.take().into_iter().flatten() {
            self.tell(("code.change", "code"), &table, None, Some(json!({ "codes": codes })));
        }
        self.tell(("configuration.apply", "configuration"), &subject, None, Some(what));
        for entry in std::mem::take(&mut self.entries) {
            audit::store::append(&mut self.tx, entry).await?;
        }
        Ok(self.tx.commit().await?)
    }

    fn tell(
        &mut self,
        (action, subject_kind): (&'static str, &'static str),
        subject: &str,
        before: Option<Value>,
        after: Option<Value>,
    ) {
        let (person, signed) = self.by;
        let mut entry = audit::by(signed, person, Deed { action, subject_kind, subject }, self.app.now());
        (entry.before, entry.after) = (before, after);
        self.entries.push(entry);
    }
}

/// What is in force as a package.
pub fn kept(
    now: &Now,
    package_id: Uuid,
    name: &str,
    origin: PackageOrigin,
    (app, by): (&App, &str),
) -> Result<Stored, ApiError> {
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
    Stored::new(row, settings, catalogue, None)
}
