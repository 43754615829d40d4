//! Finds what a name means: from the innermost row outwards, then parameters, then built-in names.

use std::ops::Range;

use super::{Argument, Checker};
use crate::expr::ast::Word;
use crate::expr::fault::{self, Fault};
use crate::expr::node::{BuiltIn, FieldRef, Node, NodeKind, RowRef};
use crate::form::{Key, Kind, Table};
use crate::ids::TableId;
use crate::text;
use crate::text::Text;

impl Checker<'_, '_> {
    /// The value a path of names means.
    pub(super) fn name(&mut self, path: &[Word], span: Range<usize>) -> Result<Argument, Fault> {
        match path {
            [word] if word.text == "previous" => Err(Fault::new(
                fault::TABLE_AS_VALUE,
                span,
                text!("`previous` adalah baris, bukan nilai", "`previous` is a row, not a value"),
            )
            .help(text!(
                "sebut salah satu isiannya, misalnya `previous.tanggal`",
                "name a field of it, such as `previous.tanggal`"
            ))),
            [word] => self.bare_name(word),
            [first, rest @ ..] => {
                let (row, table, rest) = self.row_before_dot(first, rest)?;
                let [word] = rest else { return Err(too_many_dots(rest)) };
                self.field_of(row, table, word, span).map(Argument::One)
            }
            [] => Err(too_many_dots(path)),
        }
    }

    fn bare_name(&mut self, word: &Word) -> Result<Argument, Fault> {
        let mut as_table = None;
        for (row, table) in self.rows_in_sight() {
            match self.scope.form.table(table).key(&word.text) {
                Some(Key::Field(field)) => {
                    let found = FieldRef { row, table, field };
                    return Ok(Argument::One(self.field(found, word.span.clone())));
                }
                Some(Key::Table(_)) => as_table = Some(()),
                None => {}
            }
        }
        if let Some(constant) =
            self.scope.constants.iter().find(|constant| constant.name == word.text)
        {
            return Ok(parameter(constant, &word.span));
        }
        if let Some(built_in) = BuiltIn::ALL.into_iter().find(|one| one.name() == word.text) {
            return Ok(Argument::One(Node {
                kind: NodeKind::BuiltIn(built_in),
                of: built_in.kind(),
                can_be_none: false,
                span: word.span.clone(),
            }));
        }
        Err(match as_table {
            Some(()) => self.table_as_value(word),
            None => self.out_of_sight(word).unwrap_or_else(|| self.unknown(word)),
        })
    }

    fn field(&self, found: FieldRef, span: Range<usize>) -> Node {
        let field = self.scope.form.field(found.table, found.field);
        Node {
            kind: NodeKind::Field(found),
            of: field.kind,
            can_be_none: field.blank.may_be_none() || found.row.back > 0,
            span,
        }
    }

    fn field_of(
        &self,
        row: RowRef,
        table: TableId,
        word: &Word,
        span: Range<usize>,
    ) -> Result<Node, Fault> {
        let names = self.scope.form.table(table);
        match names.key(&word.text) {
            Some(Key::Field(field)) => Ok(self.field(FieldRef { row, table, field }, span)),
            Some(Key::Table(_)) => Err(self.table_as_value(word)),
            None => {
                let (written, path) = (&word.text, self.scope.form.path(table));
                Err(Fault::new(
                    fault::UNKNOWN_NAME,
                    word.span.clone(),
                    text!(
                        "`{path}` tidak mempunyai field `{written}`",
                        "`{path}` has no field `{written}`"
                    ),
                )
                .help(one_of(names.fields.iter().map(|field| field.name.as_str())))
                .did_you_mean(written, names.names()))
            }
        }
    }

    /// The rows an expression can see, innermost first: each frame's row and those that hold it, the
    /// root last.
    pub(super) fn rows_in_sight(&self) -> Vec<(RowRef, TableId)> {
        let mut rows = Vec::new();
        for (frame, here) in self.scope.frames.iter().enumerate().rev() {
            let mut table = here.table;
            let mut up = 0;
            while table != TableId::ROOT {
                rows.push((RowRef { frame: small(frame), up, back: 0 }, table));
                let Some(parent) = self.scope.form.table(table).parent else { break };
                table = parent;
                up += 1;
            }
        }
        rows.push((RowRef { frame: 0, up: 0, back: 0 }, TableId::ROOT));
        rows
    }

    /// The row that the names before the last dot mean, and the names that follow it.
    pub(super) fn row_before_dot<'w>(
        &self,
        first: &Word,
        rest: &'w [Word],
    ) -> Result<(RowRef, TableId, &'w [Word]), Fault> {
        if first.text == "previous" {
            return self.previous(first, rest);
        }
        for (frame, here) in self.scope.frames.iter().enumerate().rev() {
            if here.alias.as_deref() == Some(first.text.as_str()) {
                return Ok((RowRef { frame: small(frame), up: 0, back: 0 }, here.table, rest));
            }
        }
        if let Some(fault) = self.table_before_dot(first, rest) {
            return Err(fault);
        }
        let written = &first.text;
        let aliases = self.scope.frames.iter().filter_map(|frame| frame.alias.as_deref());
        Err(Fault::new(
            fault::UNKNOWN_NAME,
            first.span.clone(),
            text!("`{written}` bukan nama sebuah baris di sini", "`{written}` names no row here"),
        )
        .help(text!(
            "beri nama pada baris dengan `nama in tabel`, lalu tulis `nama.field`",
            "name a row by `name in table`, then write `name.field`"
        ))
        .did_you_mean(written, aliases))
    }

    /// `table.field` where the row of that table is in sight and needs no name.
    fn table_before_dot(&self, first: &Word, rest: &[Word]) -> Option<Fault> {
        let [word] = rest else { return None };
        let (written, field) = (&first.text, &word.text);
        let (innermost, _) = self.rows_in_sight().into_iter().find(|(_, table)| {
            matches!(self.scope.form.table(*table).key(field), Some(Key::Field(_)))
        })?;
        let frame = self.scope.frames.get(usize::from(innermost.frame))?;
        let is_its_table = innermost.up == 0 && self.scope.form.table(frame.table).name == *written;
        is_its_table.then(|| {
            Fault::new(
                fault::UNKNOWN_NAME,
                first.span.start..word.span.end,
                text!(
                    "`{written}` adalah nama tabel, bukan nama sebuah baris",
                    "`{written}` names a table, not a row"
                ),
            )
            .help(text!(
                "di sini barisnya sudah jelas: tulis `{field}` saja",
                "the row is clear here: write `{field}` alone"
            ))
            .replace(field)
        })
    }

    fn previous<'w>(
        &self,
        first: &Word,
        mut rest: &'w [Word],
    ) -> Result<(RowRef, TableId, &'w [Word]), Fault> {
        if !self.scope.previous {
            return Err(Fault::new(
                fault::PREVIOUS_FORBIDDEN,
                first.span.clone(),
                text!("`previous` tidak dapat dipakai di sini", "`previous` can't be used here"),
            )
            .help(text!(
                "`previous` hanya dapat dipakai dalam kriteria, indikator dan `flags`",
                "`previous` can be used in criteria, indicators and flags only"
            )));
        }
        let timeline =
            self.rows_in_sight().into_iter().find(|(_, table)| self.scope.form.is_timeline(*table));
        let Some((mut row, table)) = timeline else {
            return Err(Fault::new(
                fault::PREVIOUS_OUTSIDE,
                first.span.clone(),
                text!(
                    "`previous` berarti baris linimasa sebelumnya, tetapi di sini tidak ada baris linimasa",
                    "`previous` means the timeline row before, but there is no timeline row here"
                ),
            )
            .help(text!(
                "pakai di dalam `each` atau hitungan atas tabel linimasa",
                "use it inside `each` or an aggregate over the timeline table"
            )));
        };
        row.back = 1;
        while let [next, after @ ..] = rest
            && next.text == "previous"
        {
            row.back = row.back.saturating_add(1);
            rest = after;
        }
        Ok((row, table, rest))
    }

    fn table_as_value(&self, word: &Word) -> Fault {
        let written = &word.text;
        Fault::new(
            fault::TABLE_AS_VALUE,
            word.span.clone(),
            text!("`{written}` adalah tabel, bukan nilai", "`{written}` is a table, not a value"),
        )
        .help(text!(
            "untuk jumlah barisnya tulis `count({written})`",
            "for the number of its rows write `count({written})`"
        ))
        .replace(format!("count({written})"))
    }

    /// A field of rows that nobody has named, which a beginner takes for a single value.
    fn out_of_sight(&self, word: &Word) -> Option<Fault> {
        let written = &word.text;
        let has_it =
            |of: &Table| of.fields.iter().find(|field| field.name == *written).map(|it| it.kind);
        let mut tables = self.scope.form.tables();
        let (id, table, kind) = tables.find_map(|(id, table)| Some((id, table, has_it(table)?)))?;
        let rows = self.rows_in_sight();
        let is_nested_here =
            rows.iter().any(|(_, row)| *row != TableId::ROOT && table.parent == Some(*row));
        let path = match is_nested_here {
            true => table.name.clone(),
            false => self.scope.form.path(id),
        };
        let aggregate = match kind {
            Kind::Boolean => "all",
            Kind::Integer | Kind::Number | Kind::Duration => "sum",
            Kind::Share => "mean",
            Kind::Date | Kind::Time | Kind::Month => "max",
            Kind::Text | Kind::Choice(_) | Kind::Choices(_) => "last",
        };
        Some(
            Fault::new(
                fault::UNKNOWN_NAME,
                word.span.clone(),
                text!(
                    "`{written}` adalah field tabel `{path}`; di sini belum jelas baris yang mana",
                    "`{written}` is a field of the table `{path}`; it is not clear here of which row"
                ),
            )
            .help(text!(
                "ringkas baris-barisnya, misalnya `{aggregate}({written} of {path})`; kriteria dapat juga menilainya satu per satu dengan `each`",
                "make one value of its rows, such as `{aggregate}({written} of {path})`; a criterion can also judge them one by one with `each`"
            )),
        )
    }

    fn unknown(&self, word: &Word) -> Fault {
        let written = &word.text;
        let mut known: Vec<&str> = Vec::new();
        for (_, table) in self.rows_in_sight() {
            known.extend(
                self.scope.form.table(table).fields.iter().map(|field| field.name.as_str()),
            );
        }
        known.extend(self.scope.constants.iter().map(|constant| constant.name.as_str()));
        known.extend(BuiltIn::ALL.map(BuiltIn::name));
        known.extend(self.scope.frames.iter().filter_map(|frame| frame.alias.as_deref()));
        Fault::new(
            fault::UNKNOWN_NAME,
            word.span.clone(),
            text!("nama `{written}` tidak dikenal di sini", "nothing is named `{written}` here"),
        )
        .help(text!(
            "periksa ejaannya; kalau ini teks, tulis di dalam tanda kutip",
            "check its spelling; if this is a text, write it in quotes"
        ))
        .did_you_mean(written, known)
    }
}

fn parameter(constant: &super::Constant, span: &Range<usize>) -> Argument {
    let node = |literal: &super::Literal| Node {
        of: literal.kind,
        kind: NodeKind::Parameter(constant.name.clone(), literal.clone()),
        can_be_none: false,
        span: span.clone(),
    };
    let items: Vec<Node> = constant.items.iter().map(node).collect();
    match (constant.is_list, items.as_slice()) {
        (false, [only]) => Argument::One(only.clone()),
        _ => Argument::List(items, span.clone()),
    }
}

/// What may be written: one of these names.
pub(super) fn one_of<'a>(names: impl Iterator<Item = &'a str>) -> Text {
    let list = names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    match list.is_empty() {
        true => text!("di sini belum ada satu pun", "there is none here yet"),
        false => text!("yang ada: {list}", "there are: {list}"),
    }
}

pub(super) fn too_many_dots(words: &[Word]) -> Fault {
    let start = words.first().map_or(0, |word| word.span.start);
    let end = words.last().map_or(start, |word| word.span.end);
    Fault::new(
        fault::UNKNOWN_NAME,
        start..end,
        text!(
            "setelah nama baris seharusnya ada satu nama field",
            "one field name is expected after a row's name"
        ),
    )
    .help(text!("tulis `baris.field`", "write `row.field`"))
}

pub(super) fn small(frame: usize) -> u8 {
    u8::try_from(frame).unwrap_or(u8::MAX)
}
