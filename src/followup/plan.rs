//! The action plan of a unit: what it answers to each recommendation.

use std::fmt;

use crate::quantity::Date;

/// What the sheet of an action plan is called: in Indonesian, in English.
pub const SHEET: (&str, &str) = ("RTL", "Action plan");

/// What a unit answers to recommendations, and what it plans besides.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ActionPlan {
    /// Its rows, from top to bottom.
    pub entries: Vec<Entry>,
}

/// One row of an action plan. What was left empty is `None`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// The recommendation it answers; `None` for what the unit plans of its own accord.
    pub answers: Option<AdviceId>,
    /// What was found, where the unit says so itself.
    pub finding: Option<String>,
    /// What the unit does.
    pub action: Option<String>,
    /// Who does it.
    pub in_charge: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// What shows that it worked.
    pub indicator: Option<String>,
    /// What proves that it was done.
    pub evidence: Option<String>,
    /// How far it is.
    pub status: Option<Status>,
    /// Anything else.
    pub remark: Option<String>,
    /// Where it stands: `FILE!SHEET!A7`.
    pub source: String,
}

impl ActionPlan {
    /// What the unit wrote to a recommendation.
    pub fn answers_to(&self, id: &AdviceId) -> impl Iterator<Item = &Entry> {
        let rows = self.entries.iter().filter(move |entry| entry.answers.as_ref() == Some(id));
        rows.filter(|entry| entry.is_answered())
    }

    /// Whether the unit wrote anything into it.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.entries.iter().any(Entry::is_answered)
    }
}

impl Entry {
    /// Whether the unit wrote anything into it.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        let texts = [&self.action, &self.in_charge, &self.indicator, &self.evidence, &self.remark];
        texts.into_iter().any(Option::is_some) || self.due.is_some() || self.status.is_some()
    }
}

/// A recommendation, as programs name it: `PR-07/1` is the criterion's first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AdviceId {
    /// The criterion's id.
    pub criterion: String,
    /// The place of the recommendation among the criterion's, from 0.
    pub place: usize,
}

impl AdviceId {
    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (criterion, number) = text.trim().rsplit_once('/')?;
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        Some(Self { criterion: criterion.to_owned(), place })
    }
}

impl fmt::Display for AdviceId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.criterion, self.place + 1)
    }
}

/// How far an action is, as the unit says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// Not begun.
    NotStarted,
    /// Begun.
    InProgress,
    /// Done.
    Done,
    /// It can't be done, whatever the reason.
    CannotBeDone,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::InProgress, Self::Done, Self::CannotBeDone];

    /// Its word in the sheet: in Indonesian, in English.
    #[must_use]
    pub const fn word(self) -> (&'static str, &'static str) {
        match self {
            Self::NotStarted => ("Belum mulai", "Not started"),
            Self::InProgress => ("Sedang berjalan", "In progress"),
            Self::Done => ("Selesai", "Done"),
            Self::CannotBeDone => ("Tidak dapat dilaksanakan", "Cannot be done"),
        }
    }

    /// The status with this word, in either language and any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let said = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let is = |word: &str| word.to_lowercase() == said;
        Self::ALL.into_iter().find(|status| is(status.word().0) || is(status.word().1))
    }
}

/// A column of the action plan, as its sheet names it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    /// A running number.
    Number,
    /// What was found.
    Finding,
    /// What was recommended.
    Recommendation,
    /// What the unit does.
    Action,
    /// Who does it.
    InCharge,
    /// By when.
    Due,
    /// What shows that it worked.
    Indicator,
    /// What proves that it was done.
    Evidence,
    /// How far it is.
    Status,
    /// Anything else.
    Remark,
    /// The recommendation the row answers, for programs.
    Advice,
}

impl Column {
    /// All columns, from left to right.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Finding,
        Self::Recommendation,
        Self::Action,
        Self::InCharge,
        Self::Due,
        Self::Indicator,
        Self::Evidence,
        Self::Status,
        Self::Remark,
        Self::Advice,
    ];

    /// What stands over it: in Indonesian, in English.
    #[must_use]
    pub const fn title(self) -> (&'static str, &'static str) {
        match self {
            Self::Number => ("No.", "No."),
            Self::Finding => ("Temuan/Masalah", "Finding/Problem"),
            Self::Recommendation => ("Rekomendasi", "Recommendation"),
            Self::Action => ("Kegiatan RTL", "Planned action"),
            Self::InCharge => ("Penanggung jawab", "In charge"),
            Self::Due => ("Batas waktu", "Due"),
            Self::Indicator => ("Indikator", "Indicator"),
            Self::Evidence => ("Bukti", "Evidence"),
            Self::Status => ("Status/Realisasi", "Status"),
            Self::Remark => ("Keterangan", "Remarks"),
            Self::Advice => ("tilik", "tilik"),
        }
    }

    /// The column with this title, in either language, whatever the case and the white space.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let said = bare(text);
        Self::ALL.into_iter().find(|column| {
            let (id, en) = column.title();
            bare(id) == said || bare(en) == said
        })
    }
}

/// A title with nothing but its letters and digits.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recommendations_are_named_and_read_back() {
        let id = AdviceId { criterion: "A/B-07".to_owned(), place: 1 };
        assert_eq!(id.to_string(), "A/B-07/2");
        assert_eq!(AdviceId::parse(" A/B-07/2 "), Some(id));
        for wrong in ["PR-07", "PR-07/0", "PR-07/x", ""] {
            assert_eq!(AdviceId::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn words_are_known_in_either_language_and_any_case() {
        assert_eq!(Status::parse(" SELESAI "), Some(Status::Done));
        assert_eq!(Status::parse("in  progress"), Some(Status::InProgress));
        assert_eq!(Status::parse("sudah"), None);
        assert_eq!(Column::parse("PENANGGUNG  JAWAB"), Some(Column::InCharge));
        assert_eq!(Column::parse("Status / Realisasi"), Some(Column::Status));
        assert_eq!(Column::parse("status"), Some(Column::Status));
        assert_eq!(Column::parse("Anggaran"), None);
    }
}
