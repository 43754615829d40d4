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
