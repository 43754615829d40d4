//! Which choices a checklist asks for: a good unit makes them more often.

use crate::bound::{Content, ItemSet};
use crate::checklist::{Checklist, Measure};
use crate::expr::{Node, NodeKind};
use crate::form::Kind;
use crate::ids::VocabularyId;

/// The items of each vocabulary that a criterion names.
#[derive(Debug, Default)]
pub(super) struct Wished(Vec<ItemSet>);

impl Wished {
    /// What the criteria of a checklist name.
    pub(super) fn of(checklist: &Checklist) -> Self {
        let mut wished = Self(vec![ItemSet::EMPTY; checklist.form.vocabularies.len()]);
        for criterion in &checklist.criteria {
            match &criterion.measure {
                Measure::Value(measure) => wished.named(measure),
                Measure::Rows(each) => wished.named(&each.require),
            }
        }
        wished
    }

    /// The items of a vocabulary that are asked for.
    pub(super) fn items(&self, vocabulary: VocabularyId) -> ItemSet {
        self.0.get(vocabulary.index()).copied().unwrap_or(ItemSet::EMPTY)
    }

    fn named(&mut self, node: &Node) {
        node.parts().into_iter().for_each(|part| self.named(part));
        let (NodeKind::Literal(literal) | NodeKind::Parameter(_, literal)) = &node.kind else {
            return;
        };
        let (Kind::Choice(id), Content::Choice(items)) = (literal.kind, literal.value.content())
        else {
            return;
        };
        if let Some(known) = self.0.get_mut(id.index()) {
            *known = known.union(*items);
        }
    }
}
