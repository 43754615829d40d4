//! What can be explained: a criterion, an indicator, a flag.

use super::asked::text;
use crate::checklist::{Checklist, Criterion, Flag, Indicator};
use crate::report::words::Words;
use crate::text::Text;

/// Something of a checklist that can be explained.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A criterion and its place.
    Criterion(usize, &'a Criterion),
    /// An indicator and its place.
    Indicator(usize, &'a Indicator),
    /// A flag and its place.
    Flag(usize, &'a Flag),
}

impl<'a> Subject<'a> {
    /// Everything of a checklist that can be explained, in its order.
    pub fn all(checklist: &'a Checklist) -> impl Iterator<Item = Self> {
        let criteria = checklist.criteria.iter().enumerate();
        let indicators = checklist.indicators.iter().enumerate();
        let flags = checklist.flags.iter().enumerate();
        criteria
            .map(|(place, one)| Self::Criterion(place, one))
            .chain(indicators.map(|(place, one)| Self::Indicator(place, one)))
            .chain(flags.map(|(place, one)| Self::Flag(place, one)))
    }

    /// What has this id, in whatever case it is written.
    #[must_use]
    pub fn find(checklist: &'a Checklist, id: &str) -> Option<Self> {
        let same_but_case = |one: &Self| one.id().eq_ignore_ascii_case(id);
        let exactly = Self::all(checklist).find(|one| one.id() == id);
        exactly.or_else(|| Self::all(checklist).find(same_but_case))
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        match self {
            Self::Criterion(_, one) => &one.id,
            Self::Indicator(_, one) => &one.id,
            Self::Flag(_, one) => &one.id,
        }
    }

    /// What it asks, measures or says; what only a dossier can fill in is left open.
    #[must_use]
    pub fn title(&self, words: Words<'_>) -> String {
        let title: &Text = match self {
            Self::Criterion(_, one) => &one.title,
            Self::Indicator(_, one) => &one.title,
            Self::Flag(_, one) => &one.text,
        };
        text(words, title)
    }
}
