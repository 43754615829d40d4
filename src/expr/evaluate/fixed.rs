//! What a condition compares rows with, where that is the same for every row.
//!
//! In `last(x of t where month = max(month of u.t))` the maximum does not depend on the row that is looked at:
//! it is worked out once and not for each.

use super::side::{Side, compare};
use super::{Comparison, Node, NodeKind, Scene};
use crate::bound::Truth;

/// A comparison of which one side is known before any row is looked at.
pub(super) struct Fixed<'a> {
    comparison: Comparison,
    left: Part<'a>,
    right: Part<'a>,
}

/// A side of a comparison.
enum Part<'a> {
    /// To be looked at for each row.
    OfRow(&'a Node),
    /// The same for every row.
    Known(Side<'a>),
}

impl<'a> Fixed<'a> {
    /// The comparison, where one of its sides is an aggregate that does not depend on the row in a frame.
    pub(super) fn of(scene: &Scene<'a>, condition: &'a Node, frame: u8) -> Option<Self> {
        let NodeKind::Compare(comparison, sides) = &condition.kind else { return None };
        let [left, right] = sides.as_ref();
        let is_fixed =
            |node: &Node| matches!(node.kind, NodeKind::Aggregate(_)) && !depends_on(node, frame);
        let (left_is, right_is) = (is_fixed(left), is_fixed(right));
        if !left_is && !right_is {
            return None;
        }
        let part = |node: &'a Node, is_fixed| match is_fixed {
            true => Part::Known(scene.side(node)),
            false => Part::OfRow(node),
        };
        Some(Self {
            comparison: *comparison,
            left: part(left, left_is),
            right: part(right, right_is),
        })
    }

    /// The truth of the comparison for a row.
    pub(super) fn condition(&self, scene: &Scene<'a>) -> Truth {
        let (mut here, mut there) = (None, None);
        let left = self.left.side(scene, &mut here);
        let right = self.right.side(scene, &mut there);
        right.false_where_none(left.false_where_none(compare(self.comparison, left, right)))
    }
}

impl<'a> Part<'a> {
    /// The side for a row, which is kept in `own` where it is the row's.
    fn side<'s>(&'s self, scene: &Scene<'a>, own: &'s mut Option<Side<'a>>) -> &'s Side<'a> {
        match self {
            Self::Known(side) => side,
            Self::OfRow(node) => own.insert(scene.side(node)),
        }
    }
}

/// Whether a value may be another one for another row in a frame. Frames of rows that the expression itself
/// walks over are above all that it sees, so they never are this one.
fn depends_on(node: &Node, frame: u8) -> bool {
    match &node.kind {
        NodeKind::Field(field) => field.row.frame == frame,
        NodeKind::Aggregate(aggregation) => {
            let parts = aggregation.of.iter().chain(&aggregation.condition);
            aggregation.rows.from.frame == frame
                || parts.into_iter().any(|part| depends_on(part, frame))
        }
        _ => node.parts().into_iter().any(|part| depends_on(part, frame)),
    }
}
