//! Reads expressions out of a document and gives their faults a place in it.

use std::collections::HashSet;
use std::ops::Range;

use super::reader::{Reader, WRONG_SHAPE};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Content, Node, Style};
use crate::expr::{self, Ast, Constant, Expression, Fault, RowsPath, Scope};
use crate::form::{Form, Kind};
use crate::ids::{FieldId, TableId};
use crate::text;

/// An expression of which YAML reads only a part.
pub(crate) const CUT_BY_YAML: Code = Code("expression-cut-by-yaml");
/// A value where yes or no is asked.
pub(crate) const CONDITION_EXPECTED: Code = Code("condition-expected");

/// An expression as written, read into its parts.
pub(super) struct Written<'d> {
    pub(super) node: &'d Node,
    pub(super) ast: Ast,
    pub(super) text: &'d str,
}

/// Fields and parameters that were refused: what uses them is not judged by the kind they might have had.
#[derive(Default)]
pub(super) struct Refused {
    pub(super) fields: HashSet<(TableId, FieldId)>,
    pub(super) parameters: HashSet<String>,
}

/// What expressions of a checklist can name.
#[derive(Clone, Copy)]
pub(super) struct Names<'c> {
    pub(super) form: &'c Form,
    pub(super) constants: &'c [Constant],
    pub(super) refused: &'c Refused,
}

impl<'c> Names<'c> {
    /// The scope of an expression over a whole dossier.
    pub(super) fn root(&self) -> Scope<'c> {
        Scope::root(self.form, self.constants)
    }
}

impl<'d> Reader<'d> {
    /// An expression, read but not checked.
    pub(super) fn expression(&mut self, node: &'d Node) -> Option<Written<'d>> {
        let text = self.expression_text(node, "count(rapat) >= 9")?;
        match expr::parse(text) {
            Ok(ast) => Some(Written { node, ast, text: text.trim() }),
            Err(fault) => {
                self.syntax_fault(node, fault);
                None
            }
        }
    }

    fn expression_text(&mut self, node: &'d Node, example: &str) -> Option<&'d str> {
        if let Content::List(_) = &node.content {
            self.list_instead_of_expression(node);
            return None;
        }
        let help = text!("misalnya `{example}`", "for example `{example}`");
        self.scalar(node, &text!("sebuah ungkapan", "an expression"), help)
    }

    /// An expression that begins with `[`: YAML reads a list.
    fn list_instead_of_expression(&mut self, node: &Node) {
        let place = self.place(node);
        let written = place.source.text.get(place.span.clone()).unwrap_or_default();
        let quoted = written.starts_with('[').then(|| format!("'{}'", written.replace('\'', "''")));
        let diagnostic = Diagnostic::error(
            WRONG_SHAPE,
            place,
            text!(
                "di sini seharusnya ada sebuah ungkapan, tetapi YAML membaca daftar",
                "expected an expression here, but YAML reads a list"
            ),
        )
        .help(text!(
            "ungkapan yang diawali `[` ditulis dalam tanda kutip tunggal",
            "an expression that begins with `[` is written in single quotes"
        ));
        self.report(match quoted {
            Some(quoted) => diagnostic.replace(quoted),
            None => diagnostic,
        });
    }

    /// A fault in the grammar: where a comment follows, YAML probably cut the expression short.
    fn syntax_fault(&mut self, node: &'d Node, fault: Fault) {
        if self.is_cut(node) {
            return;
        }
        let length = node.scalar().map_or(0, |scalar| scalar.text.trim_end().len());
        let comment = self.document.comment_after(node).filter(|_| fault.span.end >= length);
        let Some(comment) = comment else { return self.fault(node, fault) };
        let whole = self.place(node).span.start..comment.span.end;
        let source = comment.source.clone();
        let written = source.text.get(whole.clone()).unwrap_or_default().trim_end();
        let quoted = format!("'{}'", written.replace('\'', "''"));
        self.report(
            Diagnostic::error(
                CUT_BY_YAML,
                comment,
                text!(
                    "YAML membaca ini sebagai komentar, sehingga ungkapannya terpotong",
                    "YAML reads this as a comment, so the expression is cut short"
                ),
            )
            .related(self.place(node), text!("hanya ini yang terbaca", "only this is read"))
            .help(text!(
                "ungkapan yang memuat ` #` ditulis seluruhnya dalam tanda kutip tunggal",
                "an expression that holds ` #` is written in single quotes as a whole"
            ))
            .at_place(Place { source, span: whole }, quoted),
        );
    }

    /// Gives a fault in an expression its place in the file.
    pub(super) fn fault(&mut self, node: &Node, fault: Fault) {
        let place = self.document.place_in(node, fault.span.clone());
        let mut diagnostic = match fault.is_warning {
            true => Diagnostic::warning(fault.code, place, fault.message),
            false => Diagnostic::error(fault.code, place, fault.message),
        };
        diagnostic.help = fault.help;
        if let Some(with) = fault.replacement
            && let Some(with) = self.as_written(node, &fault.span, &with)
        {
            diagnostic = diagnostic.replace(with);
        }
        self.report(diagnostic);
    }

    /// A replacement as it is written within the scalar's own quotes; `None` where the bytes it stands
    /// for are not found in the file one by one.
    fn as_written(&self, node: &Node, span: &Range<usize>, with: &str) -> Option<String> {
        let scalar = node.scalar()?;
        let whole = self.place(node);
        let opening = whole.source.text.get(whole.span)?.chars().next();
        let quoted = |text: &str| match (scalar.style, opening) {
            (Style::Quoted, Some('"')) => text.replace('\\', "\\\\").replace('"', "\\\""),
            (Style::Quoted, _) => text.replace('\'', "''"),
            (Style::Plain | Style::Block, _) => text.to_owned(),
        };
        let place = self.document.place_in(node, span.clone());
        let there = place.source.text.get(place.span)?;
        (quoted(scalar.text.get(span.clone())?) == there).then(|| quoted(with))
    }

    /// Checks an expression: `None` where it is unusable, or rests on something that was refused.
    pub(super) fn checked(
        &mut self,
        written: &Written<'d>,
        scope: &Scope<'_>,
        refused: &Refused,
    ) -> Option<expr::Node> {
        let uses = expr::uses(&written.ast, scope);
        let refused_field =
            uses.fields.iter().any(|field| refused.fields.contains(&(field.table, field.field)));
        let refused_parameter =
            uses.parameters.iter().any(|name| refused.parameters.contains(name));
        if !uses.faults.is_empty() || refused_field || refused_parameter {
            for fault in uses.faults {
                self.fault(written.node, fault);
            }
            return None;
        }
        let mut warnings = Vec::new();
        let checked = expr::check(&written.ast, scope, &mut warnings);
        for warning in warnings {
            self.fault(written.node, warning);
        }
        match checked {
            Ok(node) => Some(node),
            Err(fault) => {
                self.fault(written.node, fault);
                None
            }
        }
    }

    /// A checked value.
    pub(super) fn value(
        &mut self,
        node: &'d Node,
        scope: &Scope<'_>,
        refused: &Refused,
    ) -> Option<Expression> {
        let written = self.expression(node)?;
        let checked = self.checked(&written, scope, refused)?;
        Some(Expression::new(checked, written.text))
    }

    /// A checked value that is yes or no.
    pub(super) fn condition(
        &mut self,
        node: &'d Node,
        scope: &Scope<'_>,
        refused: &Refused,
    ) -> Option<Expression> {
        let checked = self.value(node, scope, refused)?;
        if checked.of == Kind::Boolean {
            return Some(checked);
        }
        let (id, en) = expr::kind_name(checked.of);
        let place = self.document.place_in(node, checked.span.clone());
        self.report(
            Diagnostic::error(
                CONDITION_EXPECTED,
                place,
                text!("di sini seharusnya ada syarat (ya atau tidak), tetapi ini {id}", "expected a condition here, but this is {en}"),
            )
            .help(text!(
                "bandingkan dengan sesuatu, atau tulis `filled(…)` untuk menanyakan apakah ada isinya",
                "compare it with something, or write `filled(…)` to ask whether there is one"
            )),
        );
        None
    }

    /// The rows of an `each`, and the scope of what is judged for each of them.
    pub(super) fn rows<'c>(
        &mut self,
        node: &'d Node,
        scope: &Scope<'c>,
    ) -> Option<(RowsPath, Scope<'c>)> {
        let text = self.expression_text(node, "rapat")?;
        let rows = expr::parse_rows(text).and_then(|rows| expr::check_rows(&rows, scope));
        match rows {
            Ok(found) => Some(found),
            Err(fault) => {
                self.fault(node, fault);
                None
            }
        }
    }
}

impl Diagnostic {
    fn at_place(mut self, place: Place, with: String) -> Self {
        self.replacement = Some((place, with));
        self
    }
}
