//! The action plan of a unit: what it answers to each recommendation.

use std::fmt;

/// A column of the action plan, as its sheet names it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Column {
    /// A running number.
    Number,
    /// What was found.
    Finding,
    /// What was recommended.
    Recommendation,
    /// What the unit will do.
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
    Origin,
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
        Self::Origin,
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
            Self::Origin => ("tilik", "tilik"),
        }
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
}

/// A recommendation, as programs name it: `PR-07/1` is the criterion's first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin {
    /// The criterion's id.
    pub criterion: String,
    /// The place of the recommendation among the criterion's, from 0.
    pub place: usize,
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.criterion, self.place + 1)
    }
}
