//! The blanks that leave a criterion open.

use super::supposed::{is_settled, no_difference, supposed};
use super::tree::Tree;
use crate::checklist::Criterion;
use crate::expr::Leaf;
use crate::ids::TableId;
use crate::judge::{Judged, WhatIf};
use crate::report::words::counted;
use crate::text::Lang;

/// How many kinds of blanks are named.
const KINDS: usize = 8;

/// Blanks that ask for the same in several rows.
struct Alike {
    asked: String,
    leaves: Vec<Leaf>,
}

/// The blanks that leave a criterion open, and what each kind of them decides.
pub(super) fn missing(tree: &mut Tree<'_, '_>, criterion: &Criterion, judged: &Judged) {
    let groups = alike(tree, judged);
    if groups.is_empty() {
        return;
    }
    let lang = tree.words.lang;
    tree.page.heading(lang.pick("Yang belum diketahui", "What is not known"));
    let settled = is_settled(judged);
    if settled {
        tree.page.paragraph(2, &no_difference(tree, judged));
    }
    let what_if = WhatIf { checklist: tree.words.checklist, criterion, dossier: tree.dossier };
    for group in groups.iter().take(KINDS) {
        tree.page.item(2, "-", &places(tree, group));
        // Where the points are settled whatever the blanks are, none of them need be tried.
        if !settled {
            let lines = supposed(tree, (&what_if, judged), &group.leaves);
            lines.iter().for_each(|line| tree.page.paragraph(4, line));
        }
    }
    let rest: usize = groups.iter().skip(KINDS).map(|group| group.leaves.len()).sum();
    if rest > 0 {
        let rest = counted(rest, lang, "isian", "more blank", "more blanks");
        let text = match lang {
            Lang::Id => format!("masih ada {rest} lagi"),
            Lang::En => format!("and {rest}"),
        };
        tree.page.item(2, "-", &text);
    }
}

fn alike(tree: &Tree<'_, '_>, judged: &Judged) -> Vec<Alike> {
    let mut groups: Vec<Alike> = Vec::new();
    for leaf in &judged.missing {
        let asked = tree.words.blank(tree.dossier, *leaf).asked;
        match groups.iter_mut().find(|group| group.asked == asked) {
            Some(group) => group.leaves.push(*leaf),
            None => groups.push(Alike { asked, leaves: vec![*leaf] }),
        }
    }
    groups
}

/// What is asked for, and in which rows.
fn places(tree: &Tree<'_, '_>, group: &Alike) -> String {
    let place = |leaf: &Leaf| match leaf {
        Leaf::Cell { table: TableId::ROOT, .. } => String::new(),
        Leaf::Cell { table, row, .. } | Leaf::Slot { table, row } => tree.row(*table, *row),
        Leaf::Table { .. } => tree.words.blank(tree.dossier, *leaf).place,
    };
    let named: Vec<String> =
        group.leaves.iter().map(place).filter(|place| !place.is_empty()).collect();
    let asked = &group.asked;
    if named.is_empty() { asked.clone() } else { format!("{asked}: {}", tree.some_of(&named)) }
}
