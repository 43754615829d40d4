//! Every criterion, what falls short and why, and which records need a second look.

use super::escape::escape;
use super::{Page, labelled, trim_blank};
use crate::report::view::CriterionView;
use crate::report::words::Blank;
use crate::report::{View, sentences};
use crate::text::Lang;

/// All criteria in one table.
pub(super) fn overview(page: &mut Page, view: &View<'_>) {
    let lang = view.lang;
    page.heading(2, lang.pick("Kriteria", "Criteria"));
    let rows = view.criteria.iter().map(|one| {
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
        [
            one.criterion.id.clone(),
            one.criterion.title.get(lang).to_owned(),
            one.verdict.to_owned(),
            or_dash(&one.measure),
            or_dash(&one.points),
            sentences::strength(one.judged.evidence, lang).to_owned(),
        ]
    });
    let heads = lang.pick(
        ["No.", "Kriteria", "Putusan", "Hasil ukur", "Poin", "Bukti"],
        ["No.", "Criterion", "Verdict", "Measured", "Points", "Evidence"],
    );
    page.table(heads, rows.collect());
}

/// The records that need a second look.
pub(super) fn flags(page: &mut Page, view: &View<'_>) {
    if view.flags.is_empty() {
        return;
    }
    page.heading(2, view.lang.pick("Perlu klarifikasi", "Needs clarification"));
    let rows = view.flags.iter().map(|flag| {
        let source = flag.source.clone().unwrap_or_default();
        [flag.flag.id.clone(), flag.label.clone(), flag.text.clone(), source]
    });
    let heads =
        view.lang.pick(["No.", "Baris", "Catatan", "Sumber"], ["No.", "Row", "Remark", "Source"]);
    page.table(heads, rows.collect());
}

/// Every criterion that is not surely met, those that cost most first: condition, criterion, reasons.
pub(super) fn findings(page: &mut Page, view: &View<'_>) {
    let short = view.shortfalls();
    if short.is_empty() {
        return;
    }
    page.heading(2, view.lang.pick("Temuan", "Findings"));
    trim_blank(page);
    for one in short {
        finding(page, view, one);
    }
}

fn finding(page: &mut Page, view: &View<'_>, one: &CriterionView<'_>) {
    let (lang, criterion) = (view.lang, one.criterion);
    let critical = if criterion.critical { lang.pick(" (kritis)", " (critical)") } else { "" };
    let title = format!("{} {}{critical}", criterion.id, criterion.title.get(lang));
    page.heading(3, &escape(&title));
    page.item("-", &labelled(lang, ("Putusan", "Verdict"), &verdict(one)));
    if let Some(measure) = &one.measure {
        page.item("-", &labelled(lang, ("Hasil ukur", "Measured"), measure));
    }
    if let Some(rows) = &one.rows {
        page.item("-", &labelled(lang, ("Rincian", "Rows"), rows));
    }
    if !one.because.is_empty() {
        page.item("-", &labelled(lang, ("Sebab", "Reason"), &one.because));
    }
    for failure in &one.failures {
        let source = failure.source.as_ref().map(|at| format!(" [{at}]")).unwrap_or_default();
        let place = if failure.label.is_empty() { "" } else { ": " };
        let text = format!("{}{place}{}{source}", failure.label, failure.because);
        page.item("  -", &escape(&text));
    }
    missing(page, lang, &one.missing);
    asked(page, view, one);
}

/// The blanks it depends on, those that ask for the same together.
fn missing(page: &mut Page, lang: Lang, blanks: &[Blank]) {
    if blanks.is_empty() {
        return;
    }
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for blank in blanks {
        match groups.iter_mut().find(|(asked, _)| *asked == blank.asked) {
            Some((_, places)) => places.push(&blank.place),
            None => groups.push((&blank.asked, vec![&blank.place])),
        }
    }
    page.item("-", &format!("**{}:**", lang.pick("Belum diketahui", "Not known")));
    for (asked, mut places) in groups {
        places.retain(|place| !place.is_empty());
        let between = if places.is_empty() { "" } else { ": " };
        page.item("  -", &escape(&format!("{asked}{between}{}", places.join("; "))));
    }
}

/// Why it is asked, on what basis, and what would show it.
fn asked(page: &mut Page, view: &View<'_>, one: &CriterionView<'_>) {
    let (lang, criterion) = (view.lang, one.criterion);
    if let Some(why) = &criterion.why {
        page.item("-", &labelled(lang, ("Mengapa penting", "Why it matters"), why.get(lang)));
    }
    let basis: Vec<String> =
        criterion.basis.iter().map(|written| sentences::citation(view, written)).collect();
    if !basis.is_empty() {
        page.item("-", &labelled(lang, ("Dasar", "Basis"), &basis.join("; ")));
    }
    let evidence = criterion.evidence.iter();
    let evidence: Vec<String> = evidence
        .map(|one| format!("{} ({})", one.what.get(lang), sentences::method(one.method, lang)))
        .collect();
    if !evidence.is_empty() {
        let label = ("Bukti yang dicari", "Evidence to look for");
        page.item("-", &labelled(lang, label, &evidence.join("; ")));
    }
}

fn verdict(one: &CriterionView<'_>) -> String {
    let points = one.points.as_ref().map(|points| format!(", {points}")).unwrap_or_default();
    format!("{}{points}", one.verdict)
}

/// What is measured beside the score.
pub(super) fn indicators(page: &mut Page, view: &View<'_>) {
    if view.indicators.is_empty() {
        return;
    }
    let title = ("Indikator (di luar skor)", "Indicators (not part of the score)");
    page.heading(2, view.lang.pick(title.0, title.1));
    let rows = view.indicators.iter().map(|one| {
        let title = one.indicator.title.get(view.lang).to_owned();
        let points = one.points.clone().unwrap_or_else(|| "–".to_owned());
        [one.indicator.id.clone(), title, one.measure.clone(), points]
    });
    let heads = view.lang.pick(
        ["No.", "Indikator", "Hasil ukur", "Poin"],
        ["No.", "Indicator", "Measured", "Points"],
    );
    page.table(heads, rows.collect());
}
