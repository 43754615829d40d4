//! What an expression names, found out before the kinds of its parts can be settled.

use super::{Ast, AstKind, Checker, Scope, unknown_function};
use crate::expr::ast;
use crate::expr::fault::Fault;
use crate::expr::function::Argument;
use crate::expr::node::{FieldRef, Node, NodeKind};
use crate::expr::table;

/// What an expression names.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// The fields.
    pub fields: Vec<FieldRef>,
    /// The parameters.
    pub parameters: Vec<String>,
    /// Names that mean nothing: all of them, where checking stops at the first.
    pub faults: Vec<Fault>,
}

/// Looks up every name of an expression, whatever kinds of values it has.
#[must_use]
pub fn uses(ast: &Ast, scope: &Scope<'_>) -> Uses {
    let mut warnings = Vec::new();
    let mut checker = Checker { scope: scope.clone(), nesting: 0, warnings: &mut warnings };
    let mut uses = Uses::default();
    checker.visit(ast, &mut uses);
    uses
}

impl Checker<'_, '_> {
    fn visit(&mut self, ast: &Ast, uses: &mut Uses) {
        match &ast.kind {
            AstKind::Name(path) => match self.name(path, ast.span.clone()) {
                Ok(Argument::One(node)) => uses.add(&node),
                Ok(Argument::List(items, _)) => items.iter().for_each(|item| uses.add(item)),
                Err(fault) => uses.faults.push(fault),
            },
            AstKind::Call(name, arguments) => {
                if table::function(&name.text).is_none() {
                    uses.faults.push(unknown_function(name));
                }
                self.visit_all(arguments, uses);
            }
            AstKind::Aggregate(aggregate) => self.visit_rows(aggregate, uses),
            AstKind::List(parts) | AstKind::And(parts) | AstKind::Or(parts) => {
                self.visit_all(parts, uses);
            }
            AstKind::Not(part) | AstKind::Negate(part) => self.visit(part, uses),
            AstKind::Compare(_, sides)
            | AstKind::In(sides)
            | AstKind::Matches(sides)
            | AstKind::Arithmetic(_, sides) => self.visit_all(sides.as_slice(), uses),
            AstKind::Number(_)
            | AstKind::Percent(_)
            | AstKind::Duration(_)
            | AstKind::Date(_)
            | AstKind::Month(_)
            | AstKind::Time(_)
            | AstKind::Text(_)
            | AstKind::Boolean(_) => {}
        }
    }

    fn visit_all(&mut self, parts: &[Ast], uses: &mut Uses) {
        for part in parts {
            self.visit(part, uses);
        }
    }

    /// What stands inside an aggregate over rows that are not known can't be looked up.
    fn visit_rows(&mut self, aggregate: &ast::Aggregate, uses: &mut Uses) {
        let rows = match self.rows(&aggregate.rows) {
            Ok(rows) => rows,
            Err(fault) => return uses.faults.push(fault),
        };
        let outer = self.scope.frames.len();
        self.enter(&rows);
        for part in aggregate.of.iter().chain(&aggregate.condition) {
            self.visit(part, uses);
        }
        self.scope.frames.truncate(outer);
    }
}

impl Uses {
    fn add(&mut self, node: &Node) {
        match &node.kind {
            NodeKind::Field(field) => self.fields.push(*field),
            NodeKind::Parameter(name, _) => self.parameters.push(name.clone()),
            _ => {}
        }
    }
}
