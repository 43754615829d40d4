//! A form as the tests know it, and its YAML.

use std::fmt::Write as _;

use tilik::quantity::Period;

use super::value::{Kind, Type};

/// A field.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// `None` for a derived field.
    pub(crate) of: Option<Type>,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) blank: Blank,
    pub(crate) min: Option<Limit>,
    pub(crate) max: Option<Limit>,
    pub(crate) derive: Option<String>,
}

/// What a blank means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Blank {
    Unknown,
    NoneAllowed,
    None,
    /// A value as it is written.
    Value(String),
}

/// The least or most a field can be.
#[derive(Clone, Debug)]
pub(crate) enum Limit {
    /// So many steps.
    Fixed(i64),
    /// Another field, and how many steps beyond it.
    Field(String, i64),
    FirstDay(String),
    LastDay(String),
    PeriodStart,
    PeriodEnd,
    /// An expression that only the program works out.
    Free(String),
}

/// A table; the first of a form is the root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) parent: usize,
    pub(crate) fields: Vec<Field>,
    pub(crate) tables: Vec<usize>,
    pub(crate) blank_none: bool,
}

/// The timeline's table, how many months a slot has, and the field that says it is complete.
#[derive(Clone, Debug)]
pub(crate) struct Timeline {
    pub(crate) table: usize,
    pub(crate) step: i32,
    pub(crate) complete_when: Option<String>,
}

/// A form, with the vocabularies and parameters its checklist has.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) period: Period,
    pub(crate) tables: Vec<Table>,
    pub(crate) timeline: Option<Timeline>,
    pub(crate) vocabularies: Vec<(&'static str, Vec<&'static str>)>,
    pub(crate) parameters: Vec<Parameter>,
}

/// A named constant.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) written: String,
    pub(crate) is_list: bool,
}

impl Field {
    /// A submitted field without conditions.
    pub(crate) fn plain(name: impl Into<String>, of: Type) -> Self {
        Self {
            name: name.into(),
            of: Some(of),
            kind: of.kind(),
            required: false,
            blank: Blank::Unknown,
            min: None,
            max: None,
            derive: None,
        }
    }

    pub(crate) fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(crate) const fn may_be_none(&self) -> bool {
        matches!(self.blank, Blank::NoneAllowed | Blank::None)
    }
}

impl Form {
    pub(crate) fn is_timeline(&self, table: usize) -> bool {
        self.timeline.as_ref().is_some_and(|timeline| timeline.table == table)
    }

    /// The table's name with those it is nested in.
    pub(crate) fn path(&self, table: usize) -> String {
        let here = &self.tables[table];
        match here.parent {
            0 => here.name.clone(),
            parent => format!("{}.{}", self.path(parent), here.name),
        }
    }

    /// Whether a dossier can say that no month is missing.
    pub(crate) fn can_be_complete(&self) -> bool {
        self.timeline.as_ref().is_none_or(|timeline| timeline.complete_when.is_some())
    }

    /// Whether a field is the one that says the timeline is complete.
    pub(crate) fn is_complete_when(&self, table: usize, name: &str) -> bool {
        let field = self.timeline.as_ref().and_then(|timeline| timeline.complete_when.as_deref());
        table == 0 && field == Some(name)
    }

    /// The `parameters`, `form` and `vocabularies` of a checklist.
    pub(crate) fn yaml(&self) -> String {
        let mut out = String::new();
        if !self.parameters.is_empty() {
            out += "parameters:\n";
        }
        for parameter in &self.parameters {
            _ = writeln!(out, "  {}: {}", parameter.name, parameter.written);
        }
        out += "form:\n  unit: {id: Puskesmas, en: Health centre}\n  code: kode\n  name: nama\n";
        self.table(&mut out, 0, "  ");
        if !self.vocabularies.is_empty() {
            out += "vocabularies:\n";
        }
        for (name, items) in &self.vocabularies {
            let items: Vec<String> = items
                .iter()
                .map(|item| format!("{item}: {{id: Butir {item}, en: Item {item}}}"))
                .collect();
            _ = writeln!(out, "  {name}: {{{}}}", items.join(", "));
        }
        out
    }

    fn table(&self, out: &mut String, table: usize, indent: &str) {
        let here = &self.tables[table];
        if let Some(timeline) = self.timeline.as_ref().filter(|one| one.table == table) {
            _ = writeln!(out, "{indent}timeline: bulan");
            if timeline.step == 3 {
                _ = writeln!(out, "{indent}every: quarter");
            }
            if let Some(field) = &timeline.complete_when {
                _ = writeln!(out, "{indent}complete_when: {field}");
            }
        }
        if here.blank_none {
            _ = writeln!(out, "{indent}blank: none");
        }
        _ = writeln!(out, "{indent}fields:");
        for field in &here.fields {
            self.field(out, field, &format!("{indent}  "));
        }
        if !here.tables.is_empty() {
            _ = writeln!(out, "{indent}tables:");
        }
        for nested in &here.tables {
            _ = writeln!(out, "{indent}  {}:", self.tables[*nested].name);
            self.table(out, *nested, &format!("{indent}    "));
        }
    }

    fn field(&self, out: &mut String, field: &Field, indent: &str) {
        _ = writeln!(out, "{indent}{}:", field.name);
        let mut say = |key: &str, value: &str| _ = writeln!(out, "{indent}  {key}: {value}");
        if let Some(derive) = &field.derive {
            say("derive", &scalar(derive));
        }
        let Some(of) = field.of else { return };
        say("type", type_name(of));
        if let Type::Choice(words) | Type::Choices(words) = of {
            say("choices", self.vocabularies[words].0);
        }
        if field.required {
            say("required", "true");
        }
        match &field.blank {
            Blank::Unknown => {}
            Blank::NoneAllowed => say("none", "allowed"),
            Blank::None => say("blank", "none"),
            Blank::Value(written) => say("blank", written),
        }
        for (key, limit) in [("min", &field.min), ("max", &field.max)] {
            if let Some(limit) = limit {
                say(key, &scalar(&limit.written(of)));
            }
        }
    }
}

impl Limit {
    /// The expression.
    pub(crate) fn written(&self, of: Type) -> String {
        match self {
            Self::Fixed(steps) => of.written(*steps),
            Self::Field(name, 0) => name.clone(),
            Self::Field(name, steps) => {
                let sign = if *steps < 0 { '-' } else { '+' };
                let steps = steps.abs();
                match of {
                    Type::Date => format!("{name} {sign} {steps} days"),
                    Type::Time => format!("{name} {sign} {steps} minutes"),
                    Type::Number | Type::Percent => format!("{name} {sign} {}", of.written(steps)),
                    _ => format!("{name} {sign} {steps}"),
                }
            }
            Self::FirstDay(month) => format!("first_day({month})"),
            Self::LastDay(month) => format!("last_day({month})"),
            Self::PeriodStart => "period_start".to_owned(),
            Self::PeriodEnd => "period_end".to_owned(),
            Self::Free(written) => written.clone(),
        }
    }
}

const fn type_name(of: Type) -> &'static str {
    match of {
        Type::Text => "text",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Percent => "percent",
        Type::Boolean => "boolean",
        Type::Date => "date",
        Type::Time => "time",
        Type::Month => "month",
        Type::Choice(_) => "choice",
        Type::Choices(_) => "choices",
    }
}

/// An expression as a YAML scalar: plain where YAML reads it back, otherwise quoted whole.
pub(crate) fn scalar(expression: &str) -> String {
    let first = expression.chars().next().unwrap_or('"');
    let plain = (first.is_ascii_alphanumeric() || first == '(' || first == '_')
        && !expression.contains(": ")
        && !expression.contains(" #");
    if plain { expression.to_owned() } else { format!("'{}'", expression.replace('\'', "''")) }
}
