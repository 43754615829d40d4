//! The functions of the language: each in a file of its own, with a line in the table below.

super::table::list! {
    /// Every function: its file, and its name there.
    FUNCTIONS: Function {
        abs::ABS,
        between::BETWEEN,
        coalesce::COALESCE,
        covers::COVERS,
        filled::FILLED,
        first_day::FIRST_DAY,
        r#if::IF,
        last_day::LAST_DAY,
        length::LENGTH,
        month::MONTH,
        month_of_year::MONTH_OF_YEAR,
        quarter::QUARTER,
        round::ROUND,
        similar::SIMILAR,
        size::SIZE,
        weekday::WEEKDAY,
    }
}

use std::fmt;
use std::ops::Range;

use super::check::compare::{align, as_choice, item_of};
use super::check::kind_name;
use super::fault::{self, Fault};
use super::node::{Literal, Node, NodeKind};
use super::table::Example;
use crate::bound::{Content, ItemSet, Possible, Value};
use crate::form::{Form, Kind};
use crate::ids::VocabularyId;
use crate::text;

/// A function of values.
pub struct Function {
    /// Its name.
    pub name: &'static str,
    /// How it is called, with names for its arguments.
    pub usage: &'static str,
    /// What it gives, in Indonesian and English.
    pub explain: (&'static str, &'static str),
    /// How a sentence says it, in Indonesian and English; see [`super::table`] for the signs in it.
    pub phrase: (&'static str, &'static str),
    /// Calls over the sample dossier, and what they are worth.
    pub examples: &'static [Example],
    /// How many arguments it takes.
    pub arguments: usize,
    /// The kind of its value, from those of its arguments.
    pub check: fn(&mut Arguments<'_>) -> Result<Kind, Fault>,
    /// Whether it looks at the argument at a place, from the values of all; `None` where it always
    /// looks at each.
    pub picks: Option<fn(&[Value<'_>], usize) -> bool>,
    /// Whether its value can be none, from its checked arguments.
    pub can_be_none: fn(&[Node]) -> bool,
    /// Its bounds, from those of its arguments.
    pub evaluate: for<'a> fn(&[Value<'a>]) -> Value<'a>,
}

impl fmt::Debug for Function {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.usage)
    }
}

/// An argument before the function has looked at it.
#[derive(Clone, Debug)]
pub enum Argument {
    /// A value.
    One(Node),
    /// A list of values and the bytes it stands in.
    List(Vec<Node>, Range<usize>),
}

/// The arguments of a call, being checked by its function.
#[derive(Debug)]
pub struct Arguments<'f> {
    function: &'static Function,
    arguments: Vec<Argument>,
    span: Range<usize>,
    form: &'f Form,
    /// Signs that something else was meant.
    pub warnings: Vec<Fault>,
}

impl<'f> Arguments<'f> {
    /// The arguments of a call that stands in `span`.
    #[must_use]
    pub fn new(
        function: &'static Function,
        arguments: Vec<Argument>,
        span: Range<usize>,
        form: &'f Form,
    ) -> Self {
        Self { function, arguments, span, form, warnings: Vec::new() }
    }

    /// The form the expression is about.
    #[must_use]
    pub const fn form(&self) -> &'f Form {
        self.form
    }

    fn counted(&self) -> Result<(), Fault> {
        let (given, wanted) = (self.arguments.len(), self.function.arguments);
        if given == wanted {
            return Ok(());
        }
        let (name, usage) = (self.function.name, self.function.usage);
        let (id, en) = self.function.explain;
        let s = if wanted == 1 { "" } else { "s" };
        Err(Fault::new(
            fault::WRONG_ARGUMENTS,
            self.span.clone(),
            text!(
                "`{name}` memerlukan {wanted} nilai di dalam kurungnya, tetapi ada {given}",
                "`{name}` takes {wanted} argument{s}, but is given {given}"
            ),
        )
        .help(text!("`{usage}`: {id}", "`{usage}`: {en}")))
    }

    /// The argument at a place, as a single value.
    ///
    /// # Errors
    /// There are too few or too many arguments, or it is a list.
    pub fn one(&self, at: usize) -> Result<&Node, Fault> {
        self.counted()?;
        match self.arguments.get(at) {
            Some(Argument::One(node)) => Ok(node),
            Some(Argument::List(_, span)) => Err(self.unfit(span.clone())),
            None => Err(self.unfit(self.span.clone())),
        }
    }

    /// The kind of the argument at a place, which `fits`.
    ///
    /// # Errors
    /// It does not fit; the message names how the function is used.
    pub fn of(&self, at: usize, fits: impl Fn(Kind) -> bool) -> Result<Kind, Fault> {
        let node = self.one(at)?;
        if fits(node.of) {
            return Ok(node.of);
        }
        let (id, en) = kind_name(node.of);
        let name = self.function.name;
        let mut fault = self.unfit(node.span.clone());
        fault.message =
            text!("`{name}` tidak menerima {id} di sini", "`{name}` does not take {en} here");
        Err(fault)
    }

    /// The kind that the arguments at two places share, texts beside choices being looked up.
    ///
    /// # Errors
    /// They are of different kinds.
    pub fn same(&mut self, one: usize, other: usize) -> Result<Kind, Fault> {
        let (left, right) = align(self.one(one)?.clone(), self.one(other)?.clone(), self.form)?;
        let kind = match (left.of, right.of) {
            (a, b) if a == b => a,
            (a, b) if a.is_number() && b.is_number() => Kind::Number,
            (a, b) => {
                let ((a_id, a_en), (b_id, b_en)) = (kind_name(a), kind_name(b));
                let mut fault = self.unfit(left.span.start..right.span.end);
                fault.message = text!(
                    "keduanya harus sejenis, tetapi ini {a_id} dan {b_id}",
                    "both must be of one kind, but these are {a_en} and {b_en}"
                );
                return Err(fault);
            }
        };
        self.replace(one, left);
        self.replace(other, right);
        Ok(kind)
    }

    /// Turns a list at a place into the set of items it names.
    ///
    /// # Errors
    /// It is no list, or names something that is no item.
    pub fn items(&mut self, at: usize, vocabulary: VocabularyId) -> Result<(), Fault> {
        self.counted()?;
        let (items, span) = match self.arguments.get(at) {
            Some(Argument::List(items, span)) => (items.clone(), span.clone()),
            Some(Argument::One(node)) => return Err(self.unfit(node.span.clone())),
            None => return Err(self.unfit(self.span.clone())),
        };
        let mut set = ItemSet::EMPTY;
        for item in &items {
            set = set.with(item_of(item, vocabulary, self.form)?);
        }
        let value = Possible::there(Content::Choices { surely: set, possibly: set });
        let literal = Literal { kind: Kind::Choices(vocabulary), value };
        let mut node = Node::literal(literal.clone(), span);
        if let Some(name) = Node::parameter_of(&items) {
            node.kind = NodeKind::Parameter(name.to_owned(), literal);
        }
        self.replace(at, node);
        Ok(())
    }

    /// Lets a list at a place stand as a value: how many items it has. Says whether there is a list.
    pub fn count_list(&mut self, at: usize) -> bool {
        let Some(Argument::List(items, span)) = self.arguments.get(at).cloned() else {
            return false;
        };
        let kind = NodeKind::List(items);
        self.replace(at, Node { kind, of: Kind::Integer, can_be_none: false, span });
        true
    }

    /// Puts another value at a place.
    pub fn replace(&mut self, at: usize, node: Node) {
        if let Some(place) = self.arguments.get_mut(at) {
            *place = Argument::One(node);
        }
    }

    /// Looks a text up in a vocabulary.
    ///
    /// # Errors
    /// It is no item of it.
    pub fn choice(&mut self, at: usize, vocabulary: VocabularyId) -> Result<(), Fault> {
        let node = as_choice(self.one(at)?.clone(), vocabulary, self.form)?;
        self.replace(at, node);
        Ok(())
    }

    fn unfit(&self, span: Range<usize>) -> Fault {
        let (name, usage) = (self.function.name, self.function.usage);
        let (id, en) = self.function.explain;
        Fault::new(
            fault::TYPE_MISMATCH,
            span,
            text!("`{name}` tidak menerima ini", "`{name}` does not take this"),
        )
        .help(text!("`{usage}`: {id}", "`{usage}`: {en}"))
    }

    /// The checked arguments.
    ///
    /// # Errors
    /// A list is left that the function did not turn into a value.
    pub fn into_nodes(self) -> Result<Vec<Node>, Fault> {
        self.counted()?;
        let unfit = |span| self.unfit(span);
        self.arguments
            .iter()
            .map(|argument| match argument {
                Argument::One(node) => Ok(node.clone()),
                Argument::List(_, span) => Err(unfit(span.clone())),
            })
            .collect()
    }
}

/// For functions that are none just where an argument is.
fn any_can_be_none(arguments: &[Node]) -> bool {
    arguments.iter().any(|argument| argument.can_be_none)
}

/// For functions that are never none.
const fn never_none(_: &[Node]) -> bool {
    false
}

/// The value of a function that is none where an argument is none, from its value where none is.
fn strict<'a>(arguments: &[Value<'a>], value: impl FnOnce() -> Value<'a>) -> Value<'a> {
    if arguments.iter().any(Value::is_none) {
        return Value::NONE;
    }
    value().or_none_if(arguments.iter().any(Value::may_be_none))
}
