//! What is made of each dossier: its assessment, in the formats asked for.

use super::unassessed::Unassessed;
use crate::assess::{assess, scores};
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::cli::inputs::Findings;
use crate::cli::intake::{Line, Make, Sound, Source};
use crate::cli::output::Names;
use crate::diagnostic::Diagnostics;
use crate::dossier::Dossier;
use crate::quantity::Number;
use crate::report::parquet::Rows;
use crate::report::terminal::Look;
use crate::report::{Format, Kit, Refused, Stream, View, csv, sentences, terminal, words};
use crate::score::Scorecard;
use crate::text;
use crate::text::{Lang, Text};

/// What is to be made of each dossier.
pub(super) enum Target {
    /// A readable summary for standard output.
    Summaries(Look),
    /// One format for standard output.
    Stream(Stream),
    /// Files of these formats.
    Files(Vec<Format>, Box<Kit>),
}

impl Target {
    /// Whether it says from which files it was made.
    pub(super) fn tells_inputs(&self) -> bool {
        match self {
            Self::Stream(stream) => *stream != Stream::Csv,
            Self::Files(formats, _) => formats.as_slice() != [Format::Csv],
            Self::Summaries(_) => false,
        }
    }

    /// Whether it is scores alone, without reasons or words.
    pub(super) fn is_table(&self) -> bool {
        match self {
            Self::Stream(stream) => *stream == Stream::Csv,
            Self::Files(formats, _) => formats.as_slice() == [Format::Parquet],
            Self::Summaries(_) => false,
        }
    }
}

/// What was made of a dossier.
pub(super) struct Made {
    /// Its checklist's place.
    pub(super) checklist: usize,
    pub(super) result: Output,
    /// That its score was too low.
    pub(super) short: Option<Text>,
}

/// A result in the formats asked for.
pub(super) enum Output {
    /// A text for standard output.
    Text(String),
    /// Files, each with what its name ends in, and rows for the tables of all dossiers.
    Files(Names, Vec<(&'static str, Vec<u8>)>, Option<Box<Rows>>),
}

/// Makes it.
pub(super) struct Maker<'m> {
    pub(super) target: &'m Target,
    pub(super) fail_under: Option<&'m Number>,
    pub(super) lang: Lang,
}

impl Make for Maker<'_> {
    type Made = Made;

    fn dossier(&self, sound: Sound<'_>, findings: &mut Findings) -> Option<Made> {
        let Sound { checklist, place, dossier, .. } = sound;
        // A table needs no reasons, unless a score is too low and that is to be said.
        let made = match self.target.is_table() {
            true => self.scores(checklist, dossier),
            false => self.assessment(checklist, dossier),
        };
        match made {
            Ok((result, short)) => return Some(Made { checklist: place, result, short }),
            Err(Refused::Machine(error)) => findings.errors.push(error.into()),
            Err(Refused::Template(fault)) => findings.diagnostics.push(*fault),
        }
        None
    }

    fn line(
        &self,
        (source, checklist): (&Source, usize),
        line: Line<'_>,
        found: Diagnostics,
    ) -> Option<Made> {
        let told = Unassessed { source, line, lang: self.lang }.told(found);
        Some(Made { checklist, result: Output::Text(told), short: None })
    }
}

impl Maker<'_> {
    fn scores(
        &self,
        checklist: &Checklist,
        dossier: &Dossier,
    ) -> Result<(Output, Option<Text>), Refused> {
        let (criteria, total) = scores(checklist, dossier);
        let short = self.too_low(total.score.as_ref()).and_then(|least| {
            let assessment = assess(checklist, dossier);
            shortfall(&View::of(checklist, dossier, &assessment, self.lang), least)
        });
        let output = match self.target {
            Target::Files(..) => {
                let scorecard = Scorecard::of(checklist, &criteria);
                let rows = Box::new(Rows::of(checklist, dossier, (&criteria, &scorecard)));
                Output::Files(Names::of(checklist, dossier), Vec::new(), Some(rows))
            }
            Target::Stream(_) | Target::Summaries(_) => {
                Output::Text(csv::row(checklist, dossier, (&criteria, &total))?)
            }
        };
        Ok((output, short))
    }

    fn assessment(
        &self,
        checklist: &Checklist,
        dossier: &Dossier,
    ) -> Result<(Output, Option<Text>), Refused> {
        let assessment = assess(checklist, dossier);
        let view = View::of(checklist, dossier, &assessment, self.lang);
        let least = self.too_low(assessment.scorecard.total.as_ref());
        let short = least.and_then(|least| shortfall(&view, least));
        let output = match self.target {
            Target::Summaries(look) => Output::Text(terminal::summary(&view, *look)),
            Target::Stream(stream) => Output::Text(stream.one(&view)?),
            Target::Files(formats, kit) => {
                let mut files = Vec::new();
                for format in formats {
                    files.extend(format.files(&view, kit)?);
                }
                let judged = (&assessment.criteria[..], &assessment.scorecard);
                let rows = || Box::new(Rows::of(checklist, dossier, judged));
                let rows = formats.contains(&Format::Parquet).then(rows);
                Output::Files(Names::of(checklist, dossier), files, rows)
            }
        };
        Ok((output, short))
    }

    /// The least that is asked for, where a proven score is under it.
    fn too_low(&self, total: Option<&Range>) -> Option<&Number> {
        let proven = total.and_then(Range::low)?;
        self.fail_under.filter(|least| proven < *least)
    }
}

/// How a proven score falls short; `None` where there is none.
fn shortfall(view: &View<'_>, least: &Number) -> Option<Text> {
    let proven = view.assessment.scorecard.total.as_ref()?.low()?;
    let (unit, period) = (&view.unit, sentences::period(view));
    // Four decimals, so that a score just under the limit does not look as if it had reached it.
    let said = |share: &Number, lang| words::percent_to(share, 4, lang);
    let lang = view.lang;
    let (proven, least) = (said(proven, lang), said(least, lang));
    Some(text!(
        "{unit}, {period}: skor terbukti {proven}, di bawah {least}",
        "{unit}, {period}: proven score {proven}, under {least}"
    ))
}
