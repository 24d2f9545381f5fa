//! What a package would change, and what stands in its way. One plan for the look and the deed: they cannot differ.

use super::now::{Now, packed, packed_group};
use super::package::{PackedCode, PackedGroup, Settings};
use crate::code_tables::{own, told};
use crate::parameters::declared::Parameter;
use crate::security::fields::Faults;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;
use weblys_api::catalogue::CatalogueField;
use weblys_api::codes::{CodeRow, LAST_POSITION, is_own};
use weblys_api::configuration::{PackageChange, PackageFault, Part};
use weblys_security::{Group, GroupId, Origin, Right, RightSet};

/// A parameter that this program does not know.
const NO_PARAMETER: &str = "CFG-003";
/// A value that the parameter may not have.
const NO_VALUE: &str = "CFG-004";
/// A code table that is not here.
const NO_TABLE: &str = "CFG-005";
/// A code that the operator system does not have here.
const NO_CODE: &str = "CFG-006";
/// A code, place or label that may not be.
const UNREADABLE: &str = "CFG-007";
/// A right that this program does not know.
const NO_RIGHT: &str = "CFG-008";
/// A group that is the operator system's here.
const NOT_OURS: &str = "CFG-009";
/// A group that would go has members.
const HAS_MEMBERS: &str = "CFG-010";

/// One thing that would be otherwise.
#[derive(Debug, Clone)]
pub enum Step {
    /// A parameter; no value: it is not set any more.
    Parameter(Parameter, Option<String>),
    /// A code; one of our own may be new.
    Code(Option<Box<CodeRow>>, Box<CodeRow>),
    /// A group made, changed, removed.
    Group(Option<Box<Group>>, Option<Box<Group>>),
}

/// What a part of a package would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// What is done.
    pub steps: Vec<Step>,
    /// How it is told.
    pub changes: Vec<PackageChange>,
    /// What stands in the way.
    pub faults: Vec<PackageFault>,
}

impl Plan {
    /// What the part does to what is in force; nothing where the package has no such part.
    #[must_use]
    pub fn of(part: Part, to: &Settings, now: &Now) -> Self {
        let mut plan = Self::default();
        match part {
            Part::Catalogue => {}
            Part::Parameters => to.parameters.iter().for_each(|to| plan.parameters(to, now)),
            Part::CodeTables => to.code_tables.iter().flatten().for_each(|(table, to)| plan.codes((table, to), now)),
            Part::Groups => to.groups.iter().for_each(|to| plan.groups(to, now)),
        }
        plan
    }

    fn fault(&mut self, part: Part, code: &str, item: impl Into<String>) {
        self.faults.push(PackageFault { part, code: code.to_owned(), item: item.into() });
    }

    /// Something that differs: told by the fields in which it does.
    fn differs(&mut self, item: String, before: Option<Value>, after: Option<Value>, step: Step) {
        if before == after {
            return;
        }
        let kind = match (&before, &after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "changed",
        };
        self.changes.push(PackageChange { item, kind: kind.to_owned(), fields: fields(before, after) });
        self.steps.push(step);
    }

    fn parameters(&mut self, to: &BTreeMap<String, String>, now: &Now) {
        for (code, value) in to {
            match Parameter::parse(code).map(|parameter| (parameter, parameter.of_type().fault(value))) {
                None => self.fault(Part::Parameters, NO_PARAMETER, code),
                Some((_, None)) if value.trim() != value => self.fault(Part::Parameters, NO_VALUE, code),
                Some((_, Some(_))) => self.fault(Part::Parameters, NO_VALUE, format!("{code} = {value}")),
                Some((_, None)) => {}
            }
        }
        for parameter in Parameter::ALL {
            let before = now.parameters.get(&parameter).map(|kept| told_value(&kept.value));
            let after = to.get(parameter.code());
            let step = Step::Parameter(parameter, after.cloned());
            self.differs(parameter.code().to_owned(), before, after.map(|value| told_value(value)), step);
        }
    }

    fn codes(&mut self, (table, to): (&String, &BTreeMap<String, PackedCode>), now: &Now) {
        if !now.tables.contains(table) {
            return self.fault(Part::CodeTables, NO_TABLE, table);
        }
        // What the operator system took away since is no obstacle to the rest.
        if now.gone.contains(table) {
            return;
        }
        let there = now.codes.get(table).into_iter().flatten();
        let there: BTreeMap<&str, &CodeRow> = there.map(|code| (code.code.as_str(), code)).collect();
        // By hand no code is added that differs from another by capitals only.
        let mut folded: BTreeMap<String, &str> = there.keys().map(|code| (code.to_ascii_lowercase(), *code)).collect();
        for (code, packed) in to {
            let item = format!("{table}/{code}");
            let before = there.get(code.as_str()).copied();
            let is_twin = *folded.entry(code.to_ascii_lowercase()).or_insert(code) != code;
            if before.is_some_and(|before| before.is_gone) {
                continue;
            }
            if before.is_none() && !is_own(table) {
                self.fault(Part::CodeTables, NO_CODE, item);
            } else if (is_own(table) && is_twin) || !is_sound(code, packed, is_own(table)) {
                self.fault(Part::CodeTables, UNREADABLE, item);
            } else {
                self.code(item, before, (table, code, packed));
            }
        }
        let left = there.into_values().filter(|one| is_own(table) && !one.is_hidden && !to.contains_key(&one.code));
        for gone in left {
            let after = CodeRow { is_hidden: true, version: gone.version + 1, ..gone.clone() };
            let step = Step::Code(Some(Box::new(gone.clone())), Box::new(after));
            self.differs(format!("{table}/{}", gone.code), Some(told_code(&packed(gone))), None, step);
        }
    }

    fn code(&mut self, item: String, before: Option<&CodeRow>, (table, code, to): (&str, &str, &PackedCode)) {
        let after = match before {
            Some(before) => CodeRow { version: before.version + 1, ..before.clone() },
            None => own::code(table, code.to_owned(), to.label.clone(), to.position),
        };
        let after = CodeRow { is_hidden: to.is_hidden, position: to.position, own_label: to.label.clone(), ..after };
        // A code of our own that was hidden was as good as gone.
        let told = before.filter(|before| !(before.is_hidden && is_own(table)));
        let told = told.map(|before| told_code(&packed(before)));
        let step = Step::Code(before.cloned().map(Box::new), Box::new(after));
        self.differs(item, told, Some(told_code(to)), step);
    }

    fn groups(&mut self, to: &BTreeMap<String, PackedGroup>, now: &Now) {
        for (code, packed) in to {
            self.group(code, packed, now);
        }
        let ours = now.groups.iter().filter(|group| group.origin == Origin::Weblys);
        for gone in ours.filter(|group| !to.contains_key(&group.code)) {
            if now.members.get(&gone.group_id).is_some_and(|members| *members > 0) {
                self.fault(Part::Groups, HAS_MEMBERS, &gone.code);
            }
            let step = Step::Group(Some(Box::new(gone.clone())), None);
            self.differs(gone.code.clone(), Some(told_group(&packed_group(gone))), None, step);
        }
    }

    fn group(&mut self, code: &str, to: &PackedGroup, now: &Now) {
        let before = now.groups.iter().find(|group| group.code == code);
        if before.is_some_and(|group| group.origin != Origin::Weblys) {
            return self.fault(Part::Groups, NOT_OURS, code);
        }
        if !is_as_typed(code, &to.name) {
            return self.fault(Part::Groups, UNREADABLE, code);
        }
        for right in to.rights.iter().filter(|right| Right::parse(right).is_none()) {
            self.fault(Part::Groups, NO_RIGHT, format!("{code}: {right}"));
        }
        let after = Group {
            group_id: before.map_or_else(|| GroupId::from_uuid(Uuid::now_v7()), |group| group.group_id),
            code: code.to_owned(),
            name: to.name.clone(),
            rights: RightSet::from_codes(&to.rights),
            origin: Origin::Weblys,
            version: before.map_or(1, |group| group.version + 1),
        };
        let step = Step::Group(before.cloned().map(Box::new), Some(Box::new(after)));
        self.differs(code.to_owned(), before.map(|group| told_group(&packed_group(group))), Some(told_group(to)), step);
    }
}

fn is_sound(code: &str, to: &PackedCode, is_own: bool) -> bool {
    let is_line = |text: &str| told::plain(text).is_some_and(|line| line == text);
    let is_named = !is_own || !to.label.fr.is_empty();
    let is_offered = !(is_own && to.is_hidden);
    told::is_code(code)
        && is_line(&to.label.fr)
        && is_line(&to.label.en)
        && is_named
        && is_offered
        && (1..=LAST_POSITION).contains(&to.position)
}

/// Whether a group can have this code and this name: as it is typed by hand.
fn is_as_typed(code: &str, name: &str) -> bool {
    let mut faults = Faults::default();
    let read = (faults.code("code", code), faults.text("name", name));
    faults.refuse().is_ok() && (read.0.as_str(), read.1.as_str()) == (code, name)
}

fn told_value(value: &str) -> Value {
    serde_json::json!({ "value": value })
}

fn told_code(code: &PackedCode) -> Value {
    serde_json::json!({
        "is_hidden": code.is_hidden,
        "position": code.position,
        "label_fr": code.label.fr,
        "label_en": code.label.en,
    })
}

fn told_group(group: &PackedGroup) -> Value {
    serde_json::json!({ "name": group.name, "rights": group.rights })
}

/// The fields in which two things differ. What is empty is not told of a thing that is new or gone.
fn fields(before: Option<Value>, after: Option<Value>) -> Vec<CatalogueField> {
    let is_one = before.is_none() || after.is_none();
    let parts = |value: Option<Value>| match value {
        Some(Value::Object(parts)) => parts,
        _ => serde_json::Map::new(),
    };
    let (mut before, after) = (parts(before), parts(after));
    let is_empty =
        |value: &Value| matches!(value, Value::String(text) if text.is_empty()) || *value == Value::Bool(false);
    let mut fields: Vec<CatalogueField> = after
        .into_iter()
        .map(|(field, after)| CatalogueField { before: before.remove(&field), field, after: Some(after) })
        .collect();
    fields.extend(before.into_iter().map(|(field, value)| CatalogueField { field, before: Some(value), after: None }));
    fields.retain(|field| field.before != field.after);
    fields.retain(|field| !is_one || !field.before.iter().chain(&field.after).all(is_empty));
    fields
}
