//! What is known of a yes-or-no question.

/// A truth value as far as anyone can know it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Truth {
    /// Surely not.
    False,
    /// A blank decides.
    Either,
    /// Surely so.
    True,
}

impl Truth {
    /// Whether it is surely so.
    #[must_use]
    pub const fn surely(self) -> bool {
        matches!(self, Self::True)
    }

    /// Whether it may be so.
    #[must_use]
    pub const fn possibly(self) -> bool {
        !matches!(self, Self::False)
    }

    /// Whether nothing is left open.
    #[must_use]
    pub const fn is_sure(self) -> bool {
        !matches!(self, Self::Either)
    }

    /// True when both are.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Either,
        }
    }

    /// True when at least one is.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        self.negate().and(other.negate()).negate()
    }

    /// True when this is false.
    #[must_use]
    pub const fn negate(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Either => Self::Either,
            Self::True => Self::False,
        }
    }

    /// What holds when either of the two answers may be the right one.
    #[must_use]
    pub const fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, Self::True) => Self::True,
            (Self::False, Self::False) => Self::False,
            _ => Self::Either,
        }
    }

    /// The truth of something that may be so, may not be so, or both.
    #[must_use]
    pub const fn of(may_be_true: bool, may_be_false: bool) -> Self {
        match (may_be_true, may_be_false) {
            (true, false) => Self::True,
            (false, true) => Self::False,
            _ => Self::Either,
        }
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{Either, False, True};
    use super::*;

    const ALL: [Truth; 3] = [False, Either, True];

    /// The answers that are still possible: yes, no.
    fn possible(truth: Truth) -> (bool, bool) {
        (truth.possibly(), truth.negate().possibly())
    }

    #[test]
    fn what_joins_two_answers_leaves_open_what_either_leaves_open_and_no_more() {
        for (one, other) in ALL.into_iter().flat_map(|one| ALL.map(|other| (one, other))) {
            let ((yes, no), (also_yes, also_no)) = (possible(one), possible(other));
            assert_eq!(possible(one.join(other)), (yes || also_yes, no || also_no));
            assert_eq!(one.join(other), Truth::of(yes || also_yes, no || also_no));
        }
    }

    #[test]
    fn both_and_one_of_two_are_as_sure_as_can_be() {
        for (one, other) in ALL.into_iter().flat_map(|one| ALL.map(|other| (one, other))) {
            let ((yes, no), (also_yes, also_no)) = (possible(one), possible(other));
            assert_eq!(possible(one.and(other)), (yes && also_yes, no || also_no));
            assert_eq!(possible(one.or(other)), (yes || also_yes, no && also_no));
        }
    }

    #[test]
    fn an_answer_is_sure_when_one_alone_is_possible() {
        assert_eq!(ALL.map(Truth::is_sure), [true, false, true]);
        assert_eq!(ALL.map(Truth::surely), [false, false, true]);
    }
}
