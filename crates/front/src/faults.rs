//! The refused fields of a form, beside the fields and in a summary that links to them.

use crate::error::refusal;
use weblys_api::{CallError, FieldFault};
use weblys_i18n::Texts;

/// The refused fields of one form; empty when there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// Takes the refused fields out of BACK's answer.
    ///
    /// # Errors
    /// The answer itself, when it is not about the form.
    pub fn from_call(error: CallError) -> Result<Self, CallError> {
        match error {
            CallError::Refused(problem) if problem.status == 422 && !problem.fields.is_empty() => {
                Ok(Self(problem.fields))
            }
            other => Err(other),
        }
    }

    /// Takes the refused fields out of BACK's answer; a refusal of the whole stands beside the field
    /// that `field_of` names for its code.
    ///
    /// # Errors
    /// The answer itself, when it is about no field.
    pub fn beside(error: CallError, field_of: impl Fn(&str) -> Option<&'static str>) -> Result<Self, CallError> {
        Self::from_call(error).or_else(|error| {
            let problem = error.problem().filter(|problem| matches!(problem.status, 409 | 422));
            let fault = problem.and_then(|problem| Some((field_of(&problem.code)?, problem.code.clone())));
            let Some((field, code)) = fault else { return Err(error) };
            Ok(Self::one(field, &code))
        })
    }

    /// One refused field.
    #[must_use]
    pub fn one(field: &str, code: &str) -> Self {
        Self(vec![FieldFault { field: field.to_owned(), code: code.to_owned() }])
    }

    /// Adds a field that FRONT itself cannot read.
    pub fn add(&mut self, field: &str, code: &str) {
        if !self.names(field) {
            self.0.push(FieldFault { field: field.to_owned(), code: code.to_owned() });
        }
    }

    /// Whether every field is fine.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this field is refused.
    #[must_use]
    pub fn names(&self, field: &str) -> bool {
        self.0.iter().any(|fault| fault.field == field)
    }

    /// The code of the first reason against this field; empty when it is fine.
    #[must_use]
    pub fn code(&self, field: &str) -> &str {
        self.0.iter().find(|fault| fault.field == field).map_or("", |fault| &fault.code)
    }

    /// Why this field is refused, in the reader's language.
    #[must_use]
    pub fn of(&self, field: &str, t: &Texts) -> Option<String> {
        self.0.iter().find(|fault| fault.field == field).map(|fault| refusal(&fault.code, t))
    }

    /// The same faults under other names: `name` gives one, or none to leave it.
    #[must_use]
    pub fn renamed(&self, name: impl Fn(&str) -> Option<String>) -> Self {
        let rename = |fault: &FieldFault| {
            let field = name(&fault.field).unwrap_or_else(|| fault.field.clone());
            FieldFault { field, code: fault.code.clone() }
        };
        Self(self.0.iter().map(rename).collect())
    }

    /// These faults, then the others that are about other fields.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        for fault in others.0 {
            self.add(&fault.field, &fault.code);
        }
        self
    }

    /// Every refused field with the code of its reason, in the order of the form.
    pub fn codes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|fault| (fault.field.as_str(), fault.code.as_str()))
    }

    /// Every refused field with its reason, in the order of the form.
    #[must_use]
    pub fn list(&self, t: &Texts) -> Vec<(String, String)> {
        self.0.iter().map(|fault| (fault.field.clone(), refusal(&fault.code, t))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use weblys_api::Problem;
    use weblys_i18n::texts;
    use weblys_kernel::Locale;

    fn problem(status: u16) -> CallError {
        let field = FieldFault { field: "ported.0.rio".into(), code: "VAL-024".into() };
        CallError::Refused(Box::new(Problem::new(status, "ORD-005", "fields").with_fields(vec![field])))
    }

    #[test]
    fn refused_fields_are_found_by_name_with_their_words() {
        let faults = Faults::from_call(problem(422)).unwrap();
        assert!(faults.names("ported.0.rio") && !faults.names("email"));
        let t = texts(Locale::Fr);
        assert_eq!(faults.list(t).len(), 1);
        assert!(faults.of("ported.0.rio", t).unwrap().contains("RIO"));
        assert_eq!(faults.of("email", t), None);
    }

    #[test]
    fn an_answer_that_is_not_about_the_form_stays_what_it_is() {
        assert!(Faults::from_call(problem(409)).is_err());
        assert!(Faults::from_call(CallError::Unexpected(500)).is_err());
    }
}
