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
    let (id, en) = match total {
        0 => ("tidak ada yang dinilai", "none to judge"),
        1 => return Some(only(rows, lang).to_owned()),
        _ if rows.met == total => ("memenuhi syarat", "meet the requirement"),
        2 if rows.unmet == total => ("tidak memenuhi syarat", "do not meet the requirement"),
        _ if rows.unmet == total => {
            return Some(match lang {
                Lang::Id => format!("tidak satu pun dari {total} memenuhi syarat"),
                Lang::En => format!("none of {total} meets the requirement"),
            });
        }
        _ if rows.unknown == total => ("belum diketahui", "are not known"),
        _ => return None,
    };
    Some(match (total, lang) {
        (0, _) => lang.pick(id, en).to_owned(),
        (2, Lang::Id) => format!("keduanya {id}"),
        (2, Lang::En) if rows.unmet == total => "neither meets the requirement".to_owned(),
        (2, Lang::En) => format!("both {en}"),
        (_, Lang::Id) => format!("semuanya ({total}) {id}"),
        (_, Lang::En) => format!("all {total} {en}"),
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
        assert_eq!(id(2, 0, 0), "keduanya memenuhi syarat");
        assert_eq!(id(0, 2, 0), "keduanya tidak memenuhi syarat");
        assert_eq!(id(0, 12, 0), "tidak satu pun dari 12 memenuhi syarat");
        assert_eq!(id(0, 0, 3), "semuanya (3) belum diketahui");
        assert_eq!(id(4, 6, 0), "4 dari 10 memenuhi syarat, 6 tidak");
        assert_eq!(id(1, 1, 2), "1 dari 4 memenuhi syarat, 1 tidak, 2 belum diketahui");
        assert_eq!(id(0, 1, 2), "1 dari 3 tidak memenuhi syarat, 2 belum diketahui");
        assert_eq!(said(2, 0, 0)[1], "both meet the requirement");
        assert_eq!(said(0, 2, 0)[1], "neither meets the requirement");
        assert_eq!(said(0, 12, 0)[1], "none of 12 meets the requirement");
        assert_eq!(said(1, 1, 2)[1], "1 of 4 meets the requirement, 1 does not, 2 not known");
    }
}
