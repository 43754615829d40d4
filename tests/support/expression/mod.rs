//! Random expressions over what is in scope, of the kind asked for.

mod aggregate;
mod condition;
mod quantity;
mod scope;

use super::dice::Dice;
use super::form::Form;
use super::value::{Kind, Type, literal};
use scope::{Frame, Place, RowsIn};

/// How deep aggregates may nest.
const MAX_AGGREGATES: usize = 3;

/// An expression that was written.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// Whether it can stand beside an operator without parentheses.
    atomic: bool,
    /// The field it is, if it is nothing else: a field is never compared with itself.
    field: Option<Place>,
}

/// Writes expressions over the rows in sight.
pub(crate) struct Author<'a> {
    dice: &'a mut Dice,
    form: &'a Form,
    frames: Vec<Frame>,
    nesting: usize,
    may_look_back: bool,
    may_aggregate: bool,
    /// Whether `first` and `last` are left out.
    pub(crate) order_free: bool,
}

impl<'a> Author<'a> {
    /// For an expression over a whole dossier.
    pub(crate) fn of_root(dice: &'a mut Dice, form: &'a Form) -> Self {
        let frames = vec![Frame { table: 0, alias: None }];
        Self {
            dice,
            form,
            frames,
            nesting: 0,
            may_look_back: true,
            may_aggregate: true,
            order_free: false,
        }
    }

    /// For `derive`.
    pub(crate) fn of_field(dice: &'a mut Dice, form: &'a Form, table: usize) -> Self {
        let mut author = Self::of_root(dice, form);
        author.may_look_back = false;
        if table != 0 {
            author.frames.push(Frame { table, alias: None });
        }
        author
    }

    /// For `min` and `max`.
    pub(crate) fn of_row_alone(dice: &'a mut Dice, form: &'a Form, table: usize) -> Self {
        let mut author = Self::of_field(dice, form, table);
        author.may_aggregate = false;
        author
    }

    /// Rows for `each`, now in sight; the path from the root with an alias in some cases.
    pub(crate) fn each(&mut self) -> Option<String> {
        let rows = self.some_rows()?;
        let text = self.enter(rows, "l");
        Some(text)
    }

    /// An expression of a kind, at most so deep; `None` where nothing in sight is of that kind.
    pub(crate) fn expression(&mut self, kind: Kind, depth: usize) -> Option<Written> {
        if depth > 0 && !self.dice.chance(12) {
            for _ in 0..5 {
                let written = self.compound(kind, depth - 1);
                if written.is_some() {
                    return written;
                }
            }
        }
        self.leaf(kind)
    }

    fn compound(&mut self, kind: Kind, depth: usize) -> Option<Written> {
        if self.dice.chance(8) {
            return self.choose(kind, depth);
        }
        match kind {
            Kind::Boolean => self.condition(depth),
            Kind::Number => self.number(depth),
            Kind::Duration => self.duration(depth),
            Kind::Date => self.date(depth),
            Kind::Time => self.time(depth),
            Kind::Month => self.month(depth),
            Kind::Text | Kind::Choice(_) | Kind::Choices(_) => self.of_rows(kind, depth),
        }
    }

    /// `if` or `coalesce`.
    fn choose(&mut self, kind: Kind, depth: usize) -> Option<Written> {
        let one = self.expression(kind, depth)?;
        let other = self.beside(kind, depth, Some(&one))?;
        if self.dice.chance(50) {
            return Some(Written::atom(format!("coalesce({}, {})", one.text, other.text)));
        }
        let condition = self.expression(Kind::Boolean, depth)?;
        Some(Written::atom(format!("if({}, {}, {})", condition.text, one.text, other.text)))
    }

    /// Something to stand beside an expression: mostly a literal from the pool of its field's type, for a
    /// choice an item's key.
    fn beside(&mut self, kind: Kind, depth: usize, other: Option<&Written>) -> Option<Written> {
        let of = other.and_then(|other| self.type_of(other));
        match (kind, of) {
            (Kind::Choice(words), _) if self.dice.chance(70) => Some(self.item(words)),
            (_, Some(of)) if of.is_quantity() && self.dice.chance(60) => {
                let steps = *self.dice.pick(&of.pool(self.form.period));
                Some(Written::literal(of.written(steps)))
            }
            _ if self.dice.chance(55) => {
                self.literal(kind).or_else(|| self.expression(kind, depth))
            }
            _ => self.expression(kind, depth),
        }
    }

    /// The type whose pool an expression's values are likely to come from.
    fn type_of(&self, written: &Written) -> Option<Type> {
        match written.field {
            Some(place) => place.field(self.form).of,
            None if !written.atomic => None,
            None if written.text.starts_with("share(") => Some(Type::Percent),
            None if written.text.starts_with("count(") => Some(Type::Integer),
            None => None,
        }
    }

    fn item(&mut self, words: usize) -> Written {
        let form = self.form;
        Written::atom(format!("\"{}\"", self.dice.pick(&form.vocabularies[words].1)))
    }

    /// A field; seldom, and where there is none, a parameter, a built-in name or a literal. A condition
    /// that is only a literal says nothing, so there mostly is none.
    fn leaf(&mut self, kind: Kind) -> Option<Written> {
        let field = if self.dice.chance(94) { self.field(kind) } else { None };
        if field.is_some() || (kind == Kind::Boolean && !self.dice.chance(4)) {
            return field;
        }
        let constant = if self.dice.chance(50) { self.constant(kind) } else { None };
        constant.or_else(|| self.literal(kind)).or_else(|| self.field(kind))
    }

    fn literal(&mut self, kind: Kind) -> Option<Written> {
        literal(self.dice, kind, self.form.period).map(Written::literal)
    }

    fn constant(&mut self, kind: Kind) -> Option<Written> {
        let form = self.form;
        let mut names: Vec<&str> = form
            .parameters
            .iter()
            .filter(|one| one.kind == kind && !one.is_list)
            .map(|one| one.name)
            .collect();
        match kind {
            Kind::Number => names.extend(["expected", "months"]),
            Kind::Date => names.extend(["period_start", "period_end"]),
            _ => {}
        }
        self.dice.any(&names).map(|name| Written::atom(name.to_owned()))
    }

    /// A field of a kind, mostly of the innermost row.
    fn field(&mut self, kind: Kind) -> Option<Written> {
        let mut fitting = self.fields();
        fitting.retain(|(_, of, _)| *of == kind);
        let inmost = self.frames.len() - 1;
        if self.dice.chance(65) && fitting.iter().any(|(_, _, place)| place.is_of(inmost)) {
            fitting.retain(|(_, _, place)| place.is_of(inmost));
        }
        let (text, _, place) = self.dice.any(&fitting)?;
        Some(Written { text, atomic: true, field: Some(place) })
    }

    fn fields(&self) -> Vec<(String, Kind, Place)> {
        scope::fields(self.form, &self.frames, self.may_look_back)
    }

    /// A kind that some field in sight has.
    fn kind_in_sight(&mut self) -> Option<Kind> {
        let mut fields = self.fields();
        let inmost = self.frames.len() - 1;
        if self.dice.chance(70) && fields.iter().any(|(_, _, place)| place.is_of(inmost)) {
            fields.retain(|(_, _, place)| place.is_of(inmost));
        }
        fields.retain(|(name, _, _)| {
            name != "kode" && name != "nama" && !name.ends_with(".n") && name != "n"
        });
        self.dice.any(&fields).map(|(_, kind, _)| kind)
    }
}

impl Written {
    fn atom(text: String) -> Self {
        Self { text, atomic: true, field: None }
    }

    fn literal(text: String) -> Self {
        Self { atomic: !text.starts_with('-'), text, field: None }
    }

    fn joined(text: String) -> Self {
        Self { text, atomic: false, field: None }
    }

    /// The text, in parentheses where it needs them beside an operator.
    fn beside_operator(&self) -> String {
        if self.atomic { self.text.clone() } else { format!("({})", self.text) }
    }
}
