//! How what units answered goes together with the records: what of it needs a second look, counted.

use super::{Claim, Followed, Next};

/// What units answered to recommendations, counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    /// How many answers there are.
    pub total: usize,
    /// How many of them say done and name no evidence, where the records prove nothing.
    pub without_evidence: usize,
    /// How many say done and name evidence, where the records prove nothing.
    pub unproven: usize,
    /// How many are past their deadline, where the records prove nothing.
    pub overdue: usize,
    /// How many promises are still open of which the unit's next action plan could speak.
    pub open: usize,
    /// How many of these are promised again.
    pub repeated: usize,
    /// How many of these are not mentioned any more.
    pub dropped: usize,
    /// How many recommendations there are of units whose action plan came back.
    pub asked: usize,
    /// How many of these were not answered.
    pub unanswered: usize,
}

impl Answers {
    /// The answers to these recommendations.
    #[must_use]
    pub fn of<'f, 'a: 'f>(advice: impl IntoIterator<Item = &'f Followed<'a>>) -> Self {
        let mut counted = Self::default();
        for followed in advice {
            counted.add(followed);
        }
        counted
    }

    fn add(&mut self, followed: &Followed<'_>) {
        let with = |claim| followed.answers.iter().filter(|answer| answer.claim == claim).count();
        self.total += followed.answers.len();
        self.without_evidence += with(Claim::WithoutEvidence);
        self.unproven += with(Claim::Unproven);
        self.overdue += followed.answers.iter().filter(|answer| answer.overdue).count();
        self.open += usize::from(followed.next.is_some());
        self.repeated += usize::from(followed.next == Some(Next::Repeated));
        self.dropped += usize::from(followed.next == Some(Next::Dropped));
        self.unanswered += usize::from(followed.unanswered);
        self.asked += usize::from(followed.unanswered || !followed.answers.is_empty());
    }
}
