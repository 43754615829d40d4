//! Comparisons: which kinds of values can be held against each other.

use super::{Argument, Ast, Checked, Checker, boolean, kind_name};
use crate::bound::{Content, ItemSet, Possible};
use crate::expr::ast::Comparison;
use crate::expr::fault::{self, Fault};
use crate::expr::node::{Literal, Node, NodeKind};
use crate::expr::pattern::compile_pattern;
use crate::form::{Form, Kind};
use crate::ids::VocabularyId;
use crate::text;

impl Checker<'_, '_> {
    pub(super) fn compare(
        &mut self,
        comparison: Comparison,
        sides: &[Ast; 2],
        ast: &Ast,
    ) -> Checked {
        let [left, right] = sides;
        let (left, right) = align(self.one(left)?, self.one(right)?, self.scope.form)?;
        if !comparable(left.of, right.of) {
            return Err(incomparable(comparison, &left, &right));
        }
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if ordered && !left.of.is_quantity() {
            return Err(no_order(comparison, &left));
        }
        if matches!(left.of, Kind::Choices(_)) {
            return Err(choices_compared(&left));
        }
        if let (NodeKind::Field(one), NodeKind::Field(other)) = (&left.kind, &right.kind)
            && one == other
        {
            return Err(Fault::new(
                fault::SELF_COMPARISON,
                ast.span.clone(),
                text!("sebuah field dibandingkan dengan dirinya sendiri", "a field is compared with itself"),
            )
            .help(text!(
                "beri nama pada baris luar dengan `nama in tabel`, lalu tulis `nama.field` di satu sisi",
                "name the outer row by `name in table` and write `name.field` on one side"
            )));
        }
        Ok(boolean(NodeKind::Compare(comparison, Box::new([left, right])), ast))
    }

    /// `x in list` or `x in choices`.
    pub(super) fn membership(&mut self, sides: &[Ast; 2], ast: &Ast) -> Checked {
        let [item, whole] = sides;
        let item = self.one(item)?;
        let (item, whole) = match self.argument(whole)? {
            Argument::One(whole) => match whole.of {
                Kind::Choices(vocabulary) => (as_choice(item, vocabulary, self.scope.form)?, whole),
                _ => return Err(not_a_collection(&whole)),
            },
            Argument::List(items, span) => {
                let mut aligned = Vec::new();
                let mut item = item;
                for one in items {
                    let (left, right) = align(item, one, self.scope.form)?;
                    if !comparable(left.of, right.of) {
                        return Err(incomparable(Comparison::Equal, &left, &right));
                    }
                    item = left;
                    aligned.push(right);
                }
                let of = item.of;
                (item, Node { kind: NodeKind::List(aligned), of, can_be_none: false, span })
            }
        };
        if matches!(item.of, Kind::Choices(_)) {
            return Err(choices_compared(&item));
        }
        Ok(boolean(NodeKind::In(Box::new([item, whole])), ast))
    }

    pub(super) fn matches(&mut self, sides: &[Ast; 2], ast: &Ast) -> Checked {
        let [text, pattern] = sides;
        let text = self.one(text)?;
        if text.of != Kind::Text {
            let (id, en) = kind_name(text.of);
            return Err(Fault::new(
                fault::TYPE_MISMATCH,
                text.span,
                text!(
                    "`matches` memeriksa teks, tetapi ini {id}",
                    "`matches` examines texts, but this is {en}"
                ),
            )
            .help(text!("pakai `=` atau `in`", "use `=` or `in`")));
        }
        let pattern = self.one(pattern)?;
        let Some(Content::Text(Some(written))) =
            pattern.as_literal().map(|literal| literal.value.content())
        else {
            return Err(Fault::new(
                fault::INVALID_REGEX,
                pattern.span,
                text!(
                    "polanya harus ditulis sebagai teks di dalam tanda kutip",
                    "the pattern must be written as a text in quotes"
                ),
            )
            .help(text!("misalnya `… matches \"[0-9]+\"`", "for example `… matches \"[0-9]+\"`")));
        };
        let regex = compile_pattern(written).map_err(|why| {
            Fault::new(
                fault::INVALID_REGEX,
                pattern.span.clone(),
                text!(
                    "pola ini bukan ekspresi reguler yang sah",
                    "this pattern is no valid regular expression"
                ),
            )
            .help(why)
        })?;
        Ok(boolean(NodeKind::Matches(Box::new(text), Box::new(regex)), ast))
    }
}

/// Two values of one kind: a text beside a choice is looked up in its vocabulary.
pub(in crate::expr) fn align(left: Node, right: Node, form: &Form) -> Result<(Node, Node), Fault> {
    Ok(match (left.of, right.of) {
        (Kind::Choice(vocabulary), Kind::Text) => {
            let right = as_choice(right, vocabulary, form)?;
            (left, right)
        }
        (Kind::Text, Kind::Choice(vocabulary)) => (as_choice(left, vocabulary, form)?, right),
        _ => (left, right),
    })
}

/// The item a text names, as a choice; what already is a choice of the vocabulary stays.
pub(in crate::expr) fn as_choice(node: Node, vocabulary: VocabularyId, form: &Form) -> Checked {
    if node.of == Kind::Choice(vocabulary) {
        return Ok(node);
    }
    let item = item_of(&node, vocabulary, form)?;
    let value = Possible::there(Content::Choice(ItemSet::only(item)));
    let literal = Literal { kind: Kind::Choice(vocabulary), value };
    let kind = match node.kind {
        NodeKind::Parameter(name, _) => NodeKind::Parameter(name, literal),
        _ => NodeKind::Literal(literal),
    };
    Ok(Node { kind, of: Kind::Choice(vocabulary), ..node })
}

/// The place in its vocabulary of the item a text names.
pub(in crate::expr) fn item_of(
    node: &Node,
    vocabulary: VocabularyId,
    form: &Form,
) -> Result<usize, Fault> {
    let words = form.vocabulary(vocabulary);
    let Some(Content::Text(Some(written))) =
        node.as_literal().map(|literal| literal.value.content())
    else {
        let (id, en) = kind_name(node.of);
        let name = &words.name;
        return Err(Fault::new(
            fault::TYPE_MISMATCH,
            node.span.clone(),
            text!(
                "di sini seharusnya ada pilihan dari `{name}`, tetapi ini {id}",
                "expected an item of `{name}` here, but this is {en}"
            ),
        )
        .help(text!(
            "tulis kunci pilihannya di dalam tanda kutip",
            "write the item's key in quotes"
        )));
    };
    words.item(written).ok_or_else(|| {
        let known: Vec<&str> = words.keys().collect();
        let list = known.join(", ");
        Fault::new(
            fault::UNKNOWN_ITEM,
            node.span.clone(),
            text!(
                "`{written}` tidak ada dalam pilihan field ini",
                "`{written}` is none of the field's choices"
            ),
        )
        .help(text!("pilihannya: {list}", "the choices are: {list}"))
        .did_you_mean_quoted(written, known)
    })
}

impl Fault {
    fn did_you_mean_quoted<'a>(
        self,
        written: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        match crate::ids::nearest(written, known) {
            None => self,
            Some(name) => self
                .help(text!("mungkin maksudnya \"{name}\"", "did you mean \"{name}\"?"))
                .replace(format!("\"{name}\"")),
        }
    }
}

fn comparable(left: Kind, right: Kind) -> bool {
    left == right || (left.is_number() && right.is_number())
}

fn incomparable(comparison: Comparison, left: &Node, right: &Node) -> Fault {
    let ((left_id, left_en), (right_id, right_en)) = (kind_name(left.of), kind_name(right.of));
    let span = left.span.start..right.span.end;
    let fault = Fault::new(
        fault::TYPE_MISMATCH,
        span,
        text!(
            "{left_id} tidak dapat dibandingkan dengan {right_id}",
            "{left_en} can't be compared with {right_en}"
        ),
    );
    let sign = comparison.sign();
    match (left.of, right.of, number_of(right)) {
        (Kind::Duration, kind, Some(number)) if kind.is_number() => {
            let fit = format!("{number} hours");
            let span = right.span.clone();
            Fault { span, ..fault }
                .help(text!("sebut satuannya: `{sign} {fit}`", "name its unit: `{sign} {fit}`"))
                .replace(fit)
        }
        (Kind::Date, Kind::Month, _) => {
            fault.help(text!("ambil bulannya dengan `month(…)`", "take its month by `month(…)`"))
        }
        (Kind::Month, Kind::Date, _) => fault.help(text!(
            "ambil harinya dengan `first_day(…)` atau `last_day(…)`",
            "take its day by `first_day(…)` or `last_day(…)`"
        )),
        (Kind::Choices(_), _, _) | (_, Kind::Choices(_), _) => choices_compared(left),
        _ => fault.help(text!("bandingkan nilai yang sejenis", "compare values of one kind")),
    }
}

fn number_of(node: &Node) -> Option<String> {
    let range = node.as_literal()?.range()?;
    range.exact().map(|number| number.to_decimal(4))
}

fn no_order(comparison: Comparison, node: &Node) -> Fault {
    let (id, en) = kind_name(node.of);
    let sign = comparison.sign();
    Fault::new(
        fault::TYPE_MISMATCH,
        node.span.clone(),
        text!(
            "{id} tidak mempunyai urutan, jadi `{sign}` tidak berlaku",
            "{en} has no order, so `{sign}` means nothing"
        ),
    )
    .help(text!("pakai `=` atau `!=`", "use `=` or `!=`"))
}

fn choices_compared(node: &Node) -> Fault {
    Fault::new(
        fault::TYPE_MISMATCH,
        node.span.clone(),
        text!(
            "field berjenis `choices` tidak dapat dibandingkan",
            "a field of type `choices` can't be compared"
        ),
    )
    .help(text!(
        "tulis `\"pilihan\" in field`, `covers(field, [...])` atau `size(field)`",
        "write `\"item\" in field`, `covers(field, [...])` or `size(field)`"
    ))
}

fn not_a_collection(node: &Node) -> Fault {
    let (id, en) = kind_name(node.of);
    Fault::new(
        fault::TYPE_MISMATCH,
        node.span.clone(),
        text!(
            "di kanan `in` seharusnya ada daftar, atau field berjenis `choices`, tetapi ini {id}",
            "expected a list or a field of type `choices` after `in`, but this is {en}"
        ),
    )
    .help(text!("untuk satu nilai pakai `=`", "for a single value use `=`"))
}
