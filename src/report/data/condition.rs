//! What was found of a criterion, as a report says it: how the things it judges one by one fared, or what was measured.

use crate::checklist::Measure;
use crate::judge::RowTally;
use crate::report::view::CriterionView;
use crate::report::{View, sentences};
use crate::text::Lang;

/// What was found, in a sentence or two; empty where the criterion does not apply.
pub(super) fn condition(view: &View<'_>, one: &CriterionView<'_>) -> String {
    tally(view, one).unwrap_or_else(|| sentences::condition(view, one))
}

/// How the things fared that a criterion judges one by one: `Hambatan: 4 dari 10 memenuhi syarat, 6 tidak.`;
/// `None` where it judges none.
pub(super) fn tally(view: &View<'_>, one: &CriterionView<'_>) -> Option<String> {
    let Measure::Rows(each) = &one.criterion.measure else { return None };
    let rows = one.judged.rows?;
    let label = view.checklist.form.table(each.rows.last()).label.get(view.lang);
    let said = alike(rows, view.lang).unwrap_or_else(|| mixed(rows, view.lang));
    let more = view.lang.pick("; mungkin masih ada yang lain", "; there may be more");
    Some(format!("{label}: {said}{}.", if rows.more { more } else { "" }))
}

/// How things fared that all fared alike.
fn alike(rows: RowTally, lang: Lang) -> Option<String> {
    let total = rows.total();
    Some(match (total, lang) {
        (0, Lang::Id) => "tidak ada yang dinilai".to_owned(),
        (0, Lang::En) => "none to judge".to_owned(),
        (1, _) => only(rows, lang).to_owned(),
        (_, Lang::Id) if rows.met == total => format!("semuanya ({total}) memenuhi syarat"),
        (_, Lang::En) if rows.met == total => format!("all {total} meet the requirement"),
        (_, Lang::Id) if rows.unmet == total => {
            format!("tidak satu pun dari {total} memenuhi syarat")
        }
        (_, Lang::En) if rows.unmet == total => format!("none of {total} meets the requirement"),
        (_, Lang::Id) if rows.unknown == total => format!("semuanya ({total}) belum diketahui"),
        (_, Lang::En) if rows.unknown == total => format!("all {total} are not known"),
        _ => return None,
    })
}

/// How the only one there is fared.
const fn only(rows: RowTally, lang: Lang) -> &'static str {
    let (id, en) = match rows {
        RowTally { met: 1.., .. } => {
            ("satu-satunya yang ada memenuhi syarat", "the only one meets the requirement")
        }
        RowTally { unmet: 1.., .. } => (
            "satu-satunya yang ada tidak memenuhi syarat",
            "the only one does not meet the requirement",
        ),
        _ => ("satu-satunya yang ada belum diketahui", "the only one is not known"),
    };
    lang.pick(id, en)
}

/// How things fared that did not all fare alike.
fn mixed(rows: RowTally, lang: Lang) -> String {
    let (total, met, unmet, unknown) = (rows.total(), rows.met, rows.unmet, rows.unknown);
    let meets = if met == 1 { "meets" } else { "meet" };
    let does = if unmet == 1 { "does" } else { "do" };
    let mut text = match lang {
        Lang::Id if met > 0 => format!("{met} dari {total} memenuhi syarat"),
        Lang::En if met > 0 => format!("{met} of {total} {meets} the requirement"),
        Lang::Id => format!("{unmet} dari {total} tidak memenuhi syarat"),
        Lang::En => format!("{unmet} of {total} {does} not meet the requirement"),
    };
    if met > 0 && unmet > 0 {
        text.push_str(&match lang {
            Lang::Id => format!(", {unmet} tidak"),
            Lang::En => format!(", {unmet} {does} not"),
        });
    }
    if unknown > 0 {
        text.push_str(&match lang {
            Lang::Id => format!(", {unknown} belum diketahui"),
            Lang::En => format!(", {unknown} not known"),
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(met: usize, unmet: usize, unknown: usize) -> [String; 2] {
        let rows = RowTally { met, unmet, unknown, more: false };
        [Lang::Id, Lang::En].map(|lang| alike(rows, lang).unwrap_or_else(|| mixed(rows, lang)))
    }

    #[test]
    fn a_sentence_is_formed_for_none_one_few_and_many() {
        let id = |met, unmet, unknown| said(met, unmet, unknown)[0].clone();
        assert_eq!(id(0, 0, 0), "tidak ada yang dinilai");
        assert_eq!(id(1, 0, 0), "satu-satunya yang ada memenuhi syarat");
        assert_eq!(id(0, 1, 0), "satu-satunya yang ada tidak memenuhi syarat");
        assert_eq!(id(0, 0, 1), "satu-satunya yang ada belum diketahui");
        assert_eq!(id(9, 0, 0), "semuanya (9) memenuhi syarat");
        assert_eq!(id(0, 12, 0), "tidak satu pun dari 12 memenuhi syarat");
        assert_eq!(id(0, 0, 3), "semuanya (3) belum diketahui");
        assert_eq!(id(4, 6, 0), "4 dari 10 memenuhi syarat, 6 tidak");
        assert_eq!(id(1, 1, 2), "1 dari 4 memenuhi syarat, 1 tidak, 2 belum diketahui");
        assert_eq!(id(0, 1, 2), "1 dari 3 tidak memenuhi syarat, 2 belum diketahui");
        assert_eq!(said(0, 12, 0)[1], "none of 12 meets the requirement");
        assert_eq!(said(1, 1, 2)[1], "1 of 4 meets the requirement, 1 does not, 2 not known");
    }
}
