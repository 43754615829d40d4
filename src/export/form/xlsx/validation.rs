//! What may be typed into a cell, and what is said about it beforehand.
//!
//! Nothing that a reader understands is ever refused: `?`, `-` and `>= 30` pass without a word, and whatever
//! else is unexpected is asked about. Only the numbers that tie rows together must be numbers.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError,
};

use super::book::Book;
use super::lists::{self, Lists};
use crate::export::form::asked::fixed;
use crate::expr::{BuiltIn, Node, NodeKind};
use crate::form::layout::Role;
use crate::form::{Field, Kind};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Month, Number};

/// How long a message may be.
const LONGEST_MESSAGE: usize = 255;
/// How long the heading of a message may be.
const LONGEST_HEADING: usize = 32;
/// How long a rule may be.
const LONGEST_RULE: usize = 255;

impl Book<'_> {
    /// The rule of a column, or of one of the root's questions, whose first cell is `cell`.
    pub(super) fn validation(
        &self,
        table: TableId,
        role: Role,
        cell: &str,
    ) -> Result<DataValidation, XlsxError> {
        let column = self.layout.columns(table).iter().find(|column| column.role == role);
        let heading = column.map_or("", |column| column.label.get(self.lang()));
        let message = self.message(table, role);
        let rule = self.rule(table, role, cell);
        rule.set_input_title(cut(heading, LONGEST_HEADING))?
            .set_input_message(cut(&message, LONGEST_MESSAGE))?
            .set_error_title(self.say("Periksa isian ini", "Check this entry"))?
            .set_error_message(cut(&message, LONGEST_MESSAGE))
    }

    /// What to write in a cell.
    pub(super) fn message(&self, table: TableId, role: Role) -> String {
        let said = match role {
            Role::Field(field) => return self.field_message(table, field),
            Role::Count(_) => self.say(
                "Boleh dikosongkan: baris yang diisi pada lembarnya dihitung. Tulis 0 bila memang tidak ada satu pun; kosong tanpa baris berarti belum diketahui.",
                "May be left blank: the rows on its sheet are counted. Write 0 if there are none; blank without rows counts as not known.",
            ),
            Role::Month => self.say(
                "Bulan baris yang memuat catatan ini, seperti pada lembarnya; misalnya {year}-01.",
                "The month of the row that this one belongs to, as on its sheet; {year}-01, for instance.",
            ),
            Role::InMonth => self.say(
                "Diisi hanya bila dalam bulan itu ada beberapa baris: 1 untuk yang pertama, 2 untuk yang kedua, dan seterusnya.",
                "Only where that month has several rows: 1 for the first, 2 for the second, and so on.",
            ),
            Role::Holder(_) | Role::Own => self.say(
                "Nomor baris yang memuat catatan ini: 1 untuk baris pertama pada lembarnya, dan seterusnya.",
                "The number of the row that this one belongs to: 1 for the first on its sheet, and so on.",
            ),
            Role::Period => self.say(
                "Tulis {year}, {year}-S1 (semester), {year}-Q3 (triwulan), {year}-04, atau {year}-01..{year}-06.",
                "Write {year}, {year}-S1 (half-year), {year}-Q3 (quarter), {year}-04 or {year}-01..{year}-06.",
            ),
            Role::FilledBy => self.say(
                "mandiri: diisi sendiri; supervisi: diisi tim supervisi saat kunjungan. Kosong berarti mandiri.",
                "mandiri: self-assessed; supervisi: filled in by supervisors on a visit. Blank means mandiri.",
            ),
            Role::Checklist => self.say(
                "Daftar tilik formulir ini; jangan diubah.",
                "The checklist that this form belongs to; leave it as it is.",
            ),
        };
        self.asked.with_year(said)
    }

    fn field_message(&self, table: TableId, id: FieldId) -> String {
        let kind = self.form().field(table, id).kind;
        let mut said = vec![self.asked.expected(table, id), self.asked.blank(table, id)];
        let partly = self.asked.partly(kind).filter(|_| !self.asked.identifies(table, id));
        said.extend(partly);
        let whole = said.join("\n");
        let fits = whole.encode_utf16().count() <= LONGEST_MESSAGE;
        if fits { whole } else { said.into_iter().take(2).collect::<Vec<_>>().join("\n") }
    }

    fn rule(&self, table: TableId, role: Role, cell: &str) -> DataValidation {
        let asked = DataValidation::new().set_error_style(DataValidationErrorStyle::Warning);
        match role {
            Role::Field(id) => self.field_rule(table, id, cell, asked),
            Role::Count(_) => asked.allow_custom(custom(&count_rule(cell))),
            Role::Month => self.month_of_holder_rule(asked),
            Role::InMonth | Role::Holder(_) | Role::Own => DataValidation::new()
                .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(1)),
            Role::FilledBy => asked.allow_list_formula(custom(lists::SOURCES)),
            Role::Period | Role::Checklist => asked.allow_any_value(),
        }
    }

    fn field_rule(
        &self,
        table: TableId,
        id: FieldId,
        cell: &str,
        rule: DataValidation,
    ) -> DataValidation {
        let field = self.form().field(table, id);
        let may_say_none = field.blank.may_be_none() || matches!(field.kind, Kind::Choices(_));
        match field.kind {
            Kind::Boolean | Kind::Choice(_) | Kind::Choices(_) => {
                let Some(name) = Lists::name(field.kind, may_say_none) else { return rule };
                // Several choices are typed after one another, which no list has.
                let is_one = !matches!(field.kind, Kind::Choices(_));
                rule.allow_list_formula(custom(&name)).show_error_message(is_one)
            }
            Kind::Integer | Kind::Number | Kind::Share | Kind::Date | Kind::Time | Kind::Month => {
                rule.allow_custom(custom(&self.quantity_rule(table, id, cell)))
            }
            Kind::Text | Kind::Duration => rule.allow_any_value(),
        }
    }

    /// A month that the timeline has, where its months are there to choose from.
    fn month_of_holder_rule(&self, rule: DataValidation) -> DataValidation {
        match self.months_of_timeline() {
            Some(range) => rule.allow_list_formula(custom(&range)),
            None => rule.allow_any_value(),
        }
    }

    /// A quantity within its limits, or what says that it is not known, or only in part.
    fn quantity_rule(&self, table: TableId, id: FieldId, cell: &str) -> String {
        let field = self.form().field(table, id);
        let with_all = rule_of(field, cell, &self.limits(table, id, cell));
        // A rule without limits is better than none.
        if with_all.chars().count() <= LONGEST_RULE { with_all } else { rule_of(field, cell, &[]) }
    }

    /// The conditions that `min` and `max` make, as far as they are simple.
    fn limits(&self, table: TableId, id: FieldId, cell: &str) -> Vec<String> {
        let Some(rules) = self.of.checklist.rules.of(table, id) else { return Vec::new() };
        let kind = self.form().field(table, id).kind;
        let mut limits = self.limits_of_period(table, id, cell);
        let ends = [(rules.min.as_ref(), ">="), (rules.max.as_ref(), "<=")];
        let limit = |(node, sign): (Option<&Node>, &str)| {
            let node = node?;
            let simple = |end: String| format!("{cell}{sign}{end}");
            match fixed(node) {
                Some(value) => Some(simple(literal(kind, value)?)),
                None => self.computed_limit(table, node, &simple),
            }
        };
        limits.extend(ends.into_iter().filter_map(limit));
        limits
    }

    /// The months of the period, to which the timeline is held.
    fn limits_of_period(&self, table: TableId, id: FieldId, cell: &str) -> Vec<String> {
        let timeline = self.form().timeline;
        let is_month = timeline.is_some_and(|line| (line.table, line.month) == (table, id));
        let Some(period) = self.period().filter(|_| is_month) else { return Vec::new() };
        let (first, last) = (day(period.first_day()), day(period.last_day()));
        vec![format!("{cell}>={first}"), format!("{cell}<={last}")]
    }

    /// A limit that another answer sets, where that is a number.
    fn computed_limit(
        &self,
        table: TableId,
        node: &Node,
        simple: &dyn Fn(String) -> String,
    ) -> Option<String> {
        let if_number =
            |cell: &str, end: String| format!("IF(ISNUMBER({cell}),{},TRUE)", simple(end));
        match &node.kind {
            NodeKind::Field(field) => {
                let other = self.reference(table, *field)?;
                Some(if_number(&other, other.clone()))
            }
            NodeKind::Call(function, parts) => {
                let [NodeKind::Field(month)] = [&parts.first()?.kind] else { return None };
                let month = self.reference(table, *month)?;
                let end = match function.name {
                    "first_day" => format!("DATE(YEAR({month}),MONTH({month}),1)"),
                    "last_day" => format!("EOMONTH({month},0)"),
                    _ => return None,
                };
                Some(if_number(&month, end))
            }
            NodeKind::BuiltIn(BuiltIn::PeriodStart) => {
                Some(simple(day(self.period()?.first_day())))
            }
            NodeKind::BuiltIn(BuiltIn::PeriodEnd) => Some(simple(day(self.period()?.last_day()))),
            _ => None,
        }
    }
}

fn custom(formula: &str) -> Formula {
    Formula::new(format!("={formula}"))
}

fn count_rule(cell: &str) -> String {
    format!(
        "IF(ISNUMBER({cell}),AND({cell}=INT({cell}),{cell}>=0),OR({cell}=\"?\",{cell}=\"-\",{cell}=\"tidak ada\",{cell}=\"tidak diketahui\"))"
    )
}

/// A rule for a quantity: a number that meets conditions, or one of the words and signs for what is not known.
fn rule_of(field: &Field, cell: &str, limits: &[String]) -> String {
    let mut conditions: Vec<String> = match field.kind {
        Kind::Integer | Kind::Month => vec![format!("{cell}=INT({cell})")],
        Kind::Date => vec![format!("{cell}=INT({cell})"), format!("{cell}>=1")],
        Kind::Time => vec![format!("{cell}>=0"), format!("{cell}<1")],
        _ => Vec::new(),
    };
    conditions.extend_from_slice(limits);
    let number = match conditions.as_slice() {
        [] => "TRUE".to_owned(),
        all => format!("AND({})", all.join(",")),
    };
    let mut words = vec![format!("{cell}=\"?\""), format!("{cell}=\"tidak diketahui\"")];
    if field.blank.may_be_none() {
        words.extend([format!("{cell}=\"-\""), format!("{cell}=\"tidak ada\"")]);
    }
    words.extend([">", "<"].map(|sign| format!("LEFT({cell})=\"{sign}\"")));
    words.push(format!("ISNUMBER(FIND(\"..\",{cell}))"));
    format!("IF(ISNUMBER({cell}),{number},OR({}))", words.join(","))
}

/// A value as a rule has it.
fn literal(kind: Kind, value: &Number) -> Option<String> {
    let whole = || value.to_i64().and_then(|value| i32::try_from(value).ok());
    match kind {
        Kind::Date => Some(day(Date::from_days(whole()?)?)),
        Kind::Month => Some(day(Month::from_index(whole()?)?.first_day())),
        Kind::Time => {
            let time = crate::export::form::written::time(value)?.minutes();
            Some(format!("TIME({},{},0)", time / 60, time % 60))
        }
        _ => Some(value.to_decimal(15)),
    }
}

fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("DATE({year},{month},{day})")
}

/// The beginning of a text that Excel has room for.
fn cut(text: &str, longest: usize) -> String {
    if text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= longest
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}
