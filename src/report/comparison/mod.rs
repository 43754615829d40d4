//! Many units side by side, for people and programs: tables that every format shows in its way.

pub mod book;
mod chart;
mod criteria;
pub mod html;
pub mod made;
mod matrix;
mod quadrant;
mod ranking;
mod summary;
mod trend;
mod verified;
pub mod words;

use std::io;

use book::{Book, Chapter, Fact, Subject};

use super::words::{counted, percent, period};
use super::{csv, json, xlsx};
use crate::compare::Comparison;
use crate::compare::rank::Ranked;
use crate::dossier::FilledBy;
use crate::quantity::{Date, Number, Period};
use crate::text::Lang;

/// A comparison in one language.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The comparison.
    pub comparison: &'a Comparison<'a>,
    /// The language.
    pub lang: Lang,
    /// Whether something that was given had to be left out, for what was wrong with it.
    pub left_out: bool,
}

impl Told<'_> {
    /// The comparison as tables.
    #[must_use]
    pub fn book(&self) -> Book {
        Book {
            lang: self.lang,
            title: self.lang.pick("Perbandingan unit", "Units compared").to_owned(),
            day: self.day(),
            about: self.about(),
            notes: self.notes(),
            chapters: [
                (Subject::Summary, "Ringkasan", "Summary", summary::tables(self)),
                (Subject::Ranking, "Peringkat", "Ranking", ranking::tables(self)),
                (Subject::Matrix, "Matriks", "Matrix", matrix::tables(self)),
                (Subject::Criteria, "Kriteria", "Criteria", criteria::tables(self)),
                (Subject::Trend, "Tren", "Trend", trend::tables(self)),
                (Subject::Quadrant, "Kuadran", "Quadrant", quadrant::tables(self)),
                (
                    Subject::Verified,
                    "Mandiri–supervisi",
                    "Self and verified",
                    verified::tables(self),
                ),
            ]
            .map(|(subject, id, en, tables)| Chapter {
                subject,
                title: self.lang.pick(id, en),
                tables,
            })
            .into(),
        }
    }

    fn about(&self) -> Vec<Fact> {
        let (lang, request) = (self.lang, &self.comparison.request);
        let checklist = request.checklist;
        let (id, edition) = (&checklist.id, &checklist.version);
        let word = lang.pick("edisi", "edition");
        let periods = self.comparison.periods();
        let plain: Vec<String> = periods.keys().map(ToString::to_string).collect();
        let least = request.least.clone() * Number::whole(100);
        let mut facts = vec![
            Fact {
                key: "checklist",
                label: lang.pick("Daftar tilik", "Checklist"),
                value: format!("{} ({id}, {word} {edition})", checklist.title.get(lang)),
                plain: format!("{id} {edition}"),
            },
            Fact {
                key: "period",
                label: lang.pick("Periode", "Period"),
                value: self.periods(),
                plain: plain.join(", "),
            },
            Fact {
                key: "min_completeness",
                label: lang
                    .pick("Kelengkapan minimum untuk peringkat", "Least completeness to be ranked"),
                value: percent(&request.least, lang),
                plain: least.to_decimal(4),
            },
        ];
        facts.extend(self.comparison.by.as_ref().map(|by| Fact {
            key: "by",
            label: lang.pick("Kelompok", "Peers by"),
            value: by.label.get(lang).to_owned(),
            plain: by.name.clone(),
        }));
        facts
    }

    fn day(&self) -> Date {
        let days = self.comparison.units.iter().map(|unit| unit.standing.day());
        days.max().unwrap_or(Date::FIRST)
    }

    /// The period that is compared, or the periods.
    fn periods(&self) -> String {
        let lang = self.lang;
        let periods = self.comparison.periods();
        let one = periods.len() == 1;
        let said = |(it, units): (Period, usize)| match one {
            true => period(it, lang),
            false => format!("{} ({})", period(it, lang), self.units(units)),
        };
        periods.into_iter().map(said).collect::<Vec<_>>().join("; ")
    }

    /// So many units.
    pub(super) fn units(&self, count: usize) -> String {
        counted(count, self.lang, "unit", "unit", "units")
    }

    /// What has to be known before a figure is read.
    fn notes(&self) -> Vec<String> {
        let all = [
            self.left_out(),
            self.no_roster(),
            self.several_periods(),
            self.unexpected(),
            self.unranked(),
            self.verified_counts(),
            self.editions(),
            self.unknown_peers(),
        ];
        all.into_iter().flatten().collect()
    }

    fn left_out(&self) -> Option<String> {
        let says = self.lang.pick(
            "Ada masukan yang ditolak karena isinya salah; unitnya tampak seperti belum menyampaikan.",
            "Some of what was given was refused for its faults; its units look as if they did not submit.",
        );
        self.left_out.then(|| says.to_owned())
    }

    fn no_roster(&self) -> Option<String> {
        let says = self.lang.pick(
            "Tanpa --units tidak diketahui unit mana yang belum menyampaikan.",
            "Without --units it is not known which units did not submit.",
        );
        self.comparison.request.roster.is_none().then(|| says.to_owned())
    }

    fn several_periods(&self) -> Option<String> {
        let says = self.lang.pick(
            "Periode terakhir setiap unit yang dibandingkan, dan periodenya tidak sama; dengan --period hanya satu yang dibandingkan.",
            "The latest period of each unit is compared, and they differ; --period compares just one.",
        );
        (self.comparison.periods().len() > 1).then(|| says.to_owned())
    }

    fn unexpected(&self) -> Option<String> {
        let all = self.comparison.units.iter().filter(|unit| !unit.expected);
        let named: Vec<String> =
            all.map(|unit| format!("{} ({})", unit.name, unit.code())).collect();
        let listed = named.join(", ");
        (!named.is_empty()).then(|| match self.lang {
            Lang::Id => format!("Tidak ada dalam daftar unit, tetapi ikut dibandingkan: {listed}."),
            Lang::En => format!("Not on the list of units, but compared all the same: {listed}."),
        })
    }

    fn unranked(&self) -> Option<String> {
        let places = &self.comparison.standings.places;
        let count = places.iter().filter(|place| **place == Ranked::TooIncomplete).count();
        let least = percent(&self.comparison.request.least, self.lang);
        let units = self.units(count);
        (count > 0).then(|| match self.lang {
            Lang::Id => format!(
                "{units} tidak diberi peringkat karena kelengkapannya di bawah {least}; angkanya tetap masuk ringkasan."
            ),
            Lang::En => format!(
                "{units} not ranked, with a completeness under {least}; still part of the summary."
            ),
        })
    }

    fn verified_counts(&self) -> Option<String> {
        let by = |unit: &&crate::compare::Unit<'_>| unit.standing.filled_by == FilledBy::Supervisor;
        let verified = self.comparison.units.iter().filter(by).count();
        let (verified, all) = (self.units(verified), self.comparison.units.len());
        let mixed = self.comparison.units.iter().any(|unit| by(&unit));
        mixed.then(|| match self.lang {
            Lang::Id => format!(
                "{verified} dari {all} dinilai dari hasil supervisi; di mana ada keduanya, hasil supervisi yang dipakai."
            ),
            Lang::En => format!(
                "{verified} of {all} assessed by what supervisors verified, which counts where there is both."
            ),
        })
    }

    fn editions(&self) -> Option<String> {
        let editions = self.comparison.editions();
        let one = |((id, version, _), count): (&(&str, &str, &str), &usize)| {
            format!("{id} {version} ({})", self.units(*count))
        };
        let listed = editions.iter().map(one).collect::<Vec<_>>().join(", ");
        (editions.len() > 1).then(|| match self.lang {
            Lang::Id => format!("Dinilai dengan daftar tilik yang isinya berbeda: {listed}."),
            Lang::En => format!("Assessed by checklists that differ: {listed}."),
        })
    }

    fn unknown_peers(&self) -> Option<String> {
        let by = self.comparison.by.as_ref()?;
        let count = self.comparison.units.iter().filter(|unit| unit.peer.is_none()).count();
        let (label, units) = (by.label.get(self.lang), self.units(count));
        (count > 0).then(|| match self.lang {
            Lang::Id => format!(
                "{label} dari {units} tidak diketahui; penilaian tertulis tidak memuat isian pilihan, maka beri dossier atau kolom dalam --units."
            ),
            Lang::En => format!(
                "{label} of {units} is not known; written assessments hold no choices, so give dossiers or a column in --units."
            ),
        })
    }

    /// What a group of peers is called.
    pub(super) fn peer(&self, peer: Option<&crate::text::Text>) -> String {
        let unknown = self.lang.pick("(tidak diketahui)", "(not known)");
        peer.map_or(unknown, |peer| peer.get(self.lang)).to_owned()
    }

    /// What the criterion with this id requires.
    pub(super) fn title(&self, id: &str) -> &str {
        let asked = self.comparison.criteria.iter().find(|asked| asked.id == id);
        asked.map_or("", |asked| asked.title(self.lang))
    }

    /// A share of so many, if there are any.
    pub(super) fn share(part: usize, of: usize) -> Option<Number> {
        Number::from(part).checked_div(&Number::from(of))
    }
}

/// A file format of comparisons.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// For programs.
    Json,
    /// All tables below each other.
    Csv,
    /// A workbook for people.
    Xlsx,
    /// A page for people.
    Html,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Json, Self::Csv, Self::Xlsx, Self::Html];

    /// The format of files that end so.
    #[must_use]
    pub fn parse(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == ending)
    }

    /// How its files end.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
        }
    }

    /// A whole file.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn file(self, book: &Book) -> io::Result<Vec<u8>> {
        match self {
            Self::Json => json::comparison(book).map(String::into_bytes),
            Self::Csv => csv::comparison(book).map(String::into_bytes),
            Self::Xlsx => xlsx::comparison(book),
            Self::Html => Ok(html::page(book).into_bytes()),
        }
    }
}
