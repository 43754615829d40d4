//! The drawings of a page, with what they say to those who do not see them.

use serde::Serialize;

use super::result::{Part, Score};
use super::timeline::Timeline;
use crate::quantity::Number;
use crate::report::View;
use crate::report::chart::{Bar, Caption, bars, radar, strip};
use crate::report::words::percent;

/// Drawings as SVG, to be placed by `{{chart "name"}}`; null where there is nothing to draw.
#[derive(Clone, Serialize, Debug)]
pub struct Charts {
    /// The total and each section as bars, with the thresholds of grades.
    pub scores: Option<String>,
    /// The sections as a web.
    pub radar: Option<String>,
    /// The axes as bars.
    pub axes: Option<String>,
    /// The timeline slot by slot.
    pub timeline: Option<String>,
}

impl Charts {
    pub(super) fn of(
        view: &View<'_>,
        (sections, axes): (&[Part], &[Part]),
        timeline: Option<&Timeline>,
    ) -> Self {
        Self {
            scores: scores(view, sections),
            radar: web(view, sections),
            axes: axes_bars(view, axes),
            timeline: timeline.filter(|line| !line.slots.is_empty()).map(months),
        }
    }
}

fn scores(view: &View<'_>, sections: &[Part]) -> Option<String> {
    let total = view.assessment.scorecard.total.as_ref()?;
    let title = view.lang.pick("Skor per bagian", "Score by section");
    let mut all = parts(sections);
    all.push(bar(view.lang.pick("Seluruhnya", "Total"), &Score::of(total, view.lang)));
    let thresholds: Vec<(f64, String)> = view
        .checklist
        .grades
        .iter()
        .filter_map(|grade| {
            let least = grade.at_least.as_ref()?;
            let name = format!("{} {}", grade.title.get(view.lang), percent(least, view.lang));
            Some((hundredths(least), name))
        })
        .collect();
    Some(bars(Caption { id: "chart-scores", title, description: &said(&all) }, &all, &thresholds))
}

fn web(view: &View<'_>, sections: &[Part]) -> Option<String> {
    let title = view.lang.pick("Sarang laba-laba skor per bagian", "Web of scores by section");
    let all = parts(sections);
    radar(Caption { id: "chart-radar", title, description: &said(&all) }, &all)
}

fn axes_bars(view: &View<'_>, axes: &[Part]) -> Option<String> {
    let title = view.lang.pick("Skor per aspek", "Score by aspect");
    let all = parts(axes);
    let caption = Caption { id: "chart-axes", title, description: &said(&all) };
    (!all.is_empty()).then(|| bars(caption, &all, &[]))
}

fn months(timeline: &Timeline) -> String {
    let slots: Vec<(&str, &str, String)> =
        timeline.slots.iter().map(|slot| (slot.standing, slot.sign, slot.short.clone())).collect();
    let each: Vec<String> =
        timeline.slots.iter().map(|slot| format!("{}: {}", slot.name, slot.text)).collect();
    let description = format!("{} {}.", timeline.summary, each.join("; "));
    strip(
        Caption { id: "chart-timeline", title: &timeline.title, description: &description },
        &slots,
    )
}

/// The parts that have a score, as bars.
fn parts(parts: &[Part]) -> Vec<Bar> {
    let with_score = parts.iter().filter_map(|part| Some((part, part.score.as_ref()?)));
    with_score.map(|(part, score)| bar(&part.title, score)).collect()
}

fn bar(label: &str, score: &Score) -> Bar {
    let drawn = |text: &str| text.parse().unwrap_or(0.0);
    Bar {
        label: label.to_owned(),
        figures: score.span.clone(),
        low: drawn(&score.low),
        high: drawn(&score.high),
    }
}

/// A share for drawing: 0 to 100.
fn hundredths(share: &Number) -> f64 {
    (share.clone() * Number::whole(100)).to_decimal(2).parse().unwrap_or(0.0)
}

/// Bars in words: `Masukan 25–75%; Proses 50%.`
fn said(bars: &[Bar]) -> String {
    let each: Vec<String> =
        bars.iter().map(|bar| format!("{} {}", bar.label, bar.figures)).collect();
    format!("{}.", each.join("; "))
}
