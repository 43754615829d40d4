//! A finding in lines: how it fared, which rows fall short and where they stand, what is not known.

use std::collections::BTreeSet;

use super::View;
use super::view::{CriterionView, FailureView};
use super::words::{Blank, counted};
use crate::dossier::Dossier;
use crate::text::Lang;

/// Why a criterion is not surely met, a line for each thing to say; of the rows that fall short and of the
/// blanks, at most so many.
#[must_use]
pub fn reasons(view: &View<'_>, one: &CriterionView<'_>, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = found(view, one).into_iter().collect();
    lines.extend(one.failures.iter().take(most).map(|failure| row(view, failure)));
    let rest = one.failures.len().saturating_sub(most);
    lines.extend(more(rest, view.lang, ("baris", "row", "rows")));
    lines.extend(not_known(view, &one.missing, most));
    lines
}

/// What was found on the whole: how the rows fared, or else why it is not so, or else what was measured.
#[must_use]
pub fn found(view: &View<'_>, one: &CriterionView<'_>) -> Option<String> {
    let unknown = view.words().unknown();
    let measured = || {
        // What is not known is said by the blanks that leave it open.
        let open = |measure: &&String| one.missing.is_empty() || **measure != unknown;
        let measure = one.measure.as_ref().filter(open)?;
        Some(format!("{}: {measure}", view.lang.pick("hasil ukur", "measured")))
    };
    let because = Some(&one.because).filter(|because| !because.is_empty());
    one.rows.as_ref().or(because).cloned().or_else(measured)
}

/// A row that falls short, why, and where it was written.
#[must_use]
pub fn row(view: &View<'_>, failure: &FailureView) -> String {
    let place = if failure.label.is_empty() { "" } else { ": " };
    let source = source(view.dossier, failure.source.as_deref());
    format!("{}{place}{}{source}", failure.label, failure.because)
}

/// Where a row was written, in brackets; without folders where the name alone is clear.
#[must_use]
pub fn source(dossier: &Dossier, at: Option<&str>) -> String {
    at.map_or_else(String::new, |at| format!(" [{}]", short_source(dossier, at)))
}

/// Where a row was written, without folders where the name alone is clear.
#[must_use]
pub fn short_source<'s>(dossier: &Dossier, at: &'s str) -> &'s str {
    fn name(path: &str) -> &str {
        path.rsplit(['/', '\\']).next().unwrap_or_default()
    }
    let files: BTreeSet<&str> = dossier.sources.iter().map(|source| source.file.as_str()).collect();
    let file = files.iter().filter(|file| at.starts_with(**file)).max_by_key(|file| file.len());
    let clear = |file: &&&str| files.iter().filter(|other| name(other) == name(file)).count() == 1;
    let folders = file.filter(clear).map_or(0, |file| file.len() - name(file).len());
    at.get(folders..).unwrap_or(at)
}

/// The blanks it depends on, those that ask for the same in one line.
fn not_known(view: &View<'_>, blanks: &[Blank], most: usize) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for blank in blanks.iter().take(most) {
        match groups.iter_mut().find(|(asked, _)| *asked == blank.asked) {
            Some((_, places)) => places.push(&blank.place),
            None => groups.push((&blank.asked, vec![&blank.place])),
        }
    }
    let label = view.lang.pick("belum diketahui", "not known");
    let one = |(asked, mut places): (&str, Vec<&str>)| {
        places.retain(|place| !place.is_empty());
        let of = if places.is_empty() { "" } else { ": " };
        format!("{label}: {asked}{of}{}", places.join("; "))
    };
    let rest = blanks.len().saturating_sub(most);
    let rest = more(rest, view.lang, ("isian", "blank", "blanks"));
    groups.into_iter().map(one).chain(rest).collect()
}

/// How many are not listed, if any.
fn more(rest: usize, lang: Lang, (id, one, many): (&str, &str, &str)) -> Option<String> {
    let counted = counted(rest, lang, id, one, many);
    (rest > 0).then(|| match lang {
        Lang::Id => format!("masih ada {counted} lagi"),
        Lang::En => format!("and {counted} more"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::with_example;

    fn lines(most: usize, lang: Lang) -> Vec<String> {
        with_example("Kebun Sikolos", |checklist, dossier, assessment| {
            let view = View::of(checklist, dossier, assessment, lang);
            reasons(&view, &view.criteria[0], most)
        })
    }

    #[test]
    fn a_finding_says_what_was_found_where_and_what_is_not_known() {
        let expected = [
            "Lokakarya mini: 1 dari 4 baris memenuhi syarat, 1 tidak, 2 belum diketahui",
            "Lokakarya mini Februari 2005: “durasi” 1 jam 15 menit, lebih singkat dari 3 jam [sikolos.yaml:11]",
            "belum diketahui: durasi: Lokakarya mini Maret 2005",
            "belum diketahui: apakah ada, dan isinya: Lokakarya mini April 2005",
        ];
        assert_eq!(lines(5, Lang::Id), expected);
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let english = lines(0, Lang::En);
        assert_eq!(english[1..], ["and 1 row more", "and 2 blanks more"]);
    }
}
