//! Rows: `Hambatan dari Rapat itu dengan “Dibahas” dijawab ya`.

use super::{Role, Say, Speaker};
use crate::expr::{Aggregation, RowsPath};
use crate::ids::TableId;
use crate::text::Lang;

impl<'a> Speaker<'a> {
    /// The rows of an aggregate, and which of them.
    pub(super) fn rows<'n>(&self, counted: &'n Aggregation, say: Say<'_, 'a, 'n>) -> String {
        let inside = self.within(&counted.rows);
        let named = self.named(&counted.rows, inside.goes_by_its_name(counted));
        let Some(condition) = &counted.condition else { return named };
        let condition = say(&inside, condition, Role::Condition);
        match self.words.lang {
            Lang::Id => format!("{named} dengan syarat {condition}"),
            Lang::En => format!("{named} where {condition}"),
        }
    }

    /// Rows by the label of their table, and by the row that holds them.
    fn named(&self, rows: &RowsPath, by_name: bool) -> String {
        let alias = rows.alias.as_ref().filter(|_| by_name);
        let alias = alias.map(|alias| format!(" `{alias}`")).unwrap_or_default();
        let label = self.table(rows.last());
        match (self.words.lang, self.holder(rows)) {
            (Lang::Id, None) => format!("{label}{alias}"),
            (Lang::Id, Some(holder)) => format!("{label}{alias} dari {holder}"),
            (Lang::En, None) => format!("rows{alias} of {label}"),
            (Lang::En, Some(holder)) => format!("rows{alias} of {label} in {holder}"),
        }
    }

    /// Whether what is said of each row calls it by the name it was given.
    fn goes_by_its_name(&self, counted: &Aggregation) -> bool {
        let Some(alias) = &counted.rows.alias else { return false };
        let name = format!("`{alias}`");
        let parts = counted.of.iter().chain(&counted.condition);
        parts.map(|part| self.say(part, Role::Condition)).any(|said| said.contains(&name))
    }

    /// The row or rows that hold these; `None` for those of the root, which are all there are.
    fn holder(&self, rows: &RowsPath) -> Option<String> {
        if rows.table == TableId::ROOT {
            return None;
        }
        let from = self.row(rows.from, rows.table);
        let above = rows.path.iter().rev().nth(1).map(|table| self.table(*table));
        Some(match (self.words.lang, above) {
            (_, None) => from,
            (Lang::Id, Some(above)) => format!("setiap {above} dari {from}"),
            (Lang::En, Some(above)) => format!("every row of {above} in {from}"),
        })
    }
}
