//! Values with bounds.

use super::list::{all_of, one_of};
use super::number::{PLACES, number_to, percent_to};
use super::{Words, calendar};
use crate::bound::{Content, ItemSet, Possible, Range, Truth};
use crate::form::Kind;
use crate::ids::VocabularyId;
use crate::quantity::{Date, Month, Number, Time};
use crate::text::Lang;

/// How many possible choices are still listed one by one.
const FEW: usize = 4;

impl Words<'_> {
    /// A value as far as it is known: `75%`, `antara 50% dan 75%`, `tidak ada`, `belum diketahui`.
    #[must_use]
    pub fn value<T: AsRef<str>>(&self, kind: Kind, value: &Possible<T>) -> String {
        let known = match value.content() {
            Content::Nothing => return self.none(),
            Content::Truth(truth) => self.truth(*truth),
            Content::Range(range) => self.bounds(kind, range),
            Content::Text(text) => text.as_ref().map(|text| text.as_ref().to_owned()),
            Content::Choice(items) => self.choice(kind, *items),
            Content::Choices { surely, possibly } => self.choices(kind, *surely, *possibly),
        };
        match known {
            None => self.unknown(),
            Some(known) if value.may_be_none() => {
                format!("{known} {} {}", self.lang.pick("atau", "or"), self.none())
            }
            Some(known) => known,
        }
    }

    /// A quantity within bounds.
    #[must_use]
    pub fn range(&self, kind: Kind, range: &Range) -> String {
        self.bounds(kind, range).unwrap_or_else(|| self.unknown())
    }

    /// What there is none of.
    #[must_use]
    pub fn none(&self) -> String {
        self.lang.pick("tidak ada", "none").to_owned()
    }

    /// What nobody wrote down.
    #[must_use]
    pub fn unknown(&self) -> String {
        self.lang.pick("belum diketahui", "not known").to_owned()
    }

    fn truth(&self, truth: Truth) -> Option<String> {
        match truth {
            Truth::True => Some(self.lang.pick("ya", "yes").to_owned()),
            Truth::False => Some(self.lang.pick("tidak", "no").to_owned()),
            Truth::Either => None,
        }
    }

    /// A range in words; `None` where it says nothing.
    fn bounds(&self, kind: Kind, range: &Range) -> Option<String> {
        if kind == Kind::Boolean {
            return self
                .truth(Truth::of(range.contains(&Number::ONE), range.contains(&Number::ZERO)));
        }
        let one = |value: &Number| quantity(kind, value, PLACES, self.lang);
        if let Some(exact) = range.exact() {
            return Some(one(exact));
        }
        if let Some(month) = whole_month(kind, range) {
            let month = calendar::month(month, self.lang);
            return Some(match self.lang {
                Lang::Id => format!("suatu hari pada {month}"),
                Lang::En => format!("some day in {month}"),
            });
        }
        let low = range.low().filter(|low| says_something(kind, low)).map(one);
        let high = range.high().filter(|high| says_something(kind, high)).map(one);
        let (least, most) = self.ends(kind);
        match (low, high) {
            (Some(low), Some(high)) => Some(match self.lang {
                Lang::Id => format!("antara {low} dan {high}"),
                Lang::En => format!("between {low} and {high}"),
            }),
            (Some(low), None) => Some(format!("{least} {low}")),
            (None, Some(high)) => Some(format!("{most} {high}")),
            (None, None) => None,
        }
    }

    /// How the two ends of a kind are called.
    fn ends(&self, kind: Kind) -> (&'static str, &'static str) {
        let ends = match kind {
            Kind::Date | Kind::Time | Kind::Month => {
                (("paling awal", "paling lambat"), ("at the earliest", "at the latest"))
            }
            Kind::Duration => (("paling singkat", "paling lama"), ("at least", "at most")),
            _ => (("paling sedikit", "paling banyak"), ("at least", "at most")),
        };
        self.lang.pick(ends.0, ends.1)
    }

    fn choice(&self, kind: Kind, items: ItemSet) -> Option<String> {
        let labels = self.labels(kind, items)?;
        (labels.len() <= FEW).then(|| one_of(&labels, self.lang))
    }

    fn choices(&self, kind: Kind, surely: ItemSet, possibly: ItemSet) -> Option<String> {
        let sure = self.labels(kind, surely)?;
        let listed = all_of(&sure, self.lang);
        match (sure.is_empty(), surely == possibly) {
            (true, true) => Some(self.lang.pick("tidak ada yang dipilih", "nothing chosen").into()),
            (true, false) => None,
            (false, true) => Some(listed),
            (false, false) => {
                Some(format!("{listed}{}", self.lang.pick(", mungkin lebih", ", perhaps more")))
            }
        }
    }

    fn labels(&self, kind: Kind, items: ItemSet) -> Option<Vec<&str>> {
        let (Kind::Choice(id) | Kind::Choices(id)) = kind else { return None };
        Some(items.iter().filter_map(|item| self.label(id, item)).collect())
    }

    fn label(&self, vocabulary: VocabularyId, item: usize) -> Option<&str> {
        let vocabulary = self.checklist.form.vocabulary(vocabulary);
        vocabulary.items.get(item).map(|item| item.label.get(self.lang))
    }
}

/// One quantity by its kind, with at most so many decimals.
#[must_use]
pub(super) fn quantity(kind: Kind, value: &Number, places: u32, lang: Lang) -> String {
    let whole = || value.to_i64().and_then(|value| i32::try_from(value).ok());
    let named = match kind {
        Kind::Date => whole().and_then(Date::from_days).map(|date| calendar::date(date, lang)),
        Kind::Month => {
            whole().and_then(Month::from_index).map(|month| calendar::month(month, lang))
        }
        Kind::Time => whole()
            .and_then(|minutes| u32::try_from(minutes).ok())
            .and_then(|minutes| Time::new(minutes / 60, minutes % 60))
            .map(|time| calendar::time(time, lang)),
        Kind::Duration => Some(calendar::duration(value, lang)),
        Kind::Share => Some(percent_to(value, places, lang)),
        _ => None,
    };
    named.unwrap_or_else(|| number_to(value, places, lang))
}

/// Whether an end of a range says something: not where it is the first or last day there is, or a length
/// of time that only such a day can make so long, which a blank can be too.
#[must_use]
pub fn says_something(kind: Kind, end: &Number) -> bool {
    const FIFTY_YEARS: i64 = 50 * 366 * 24 * 60;
    let ends = match kind {
        Kind::Date => (Date::FIRST.days(), Date::LAST.days()),
        Kind::Month => (Month::FIRST.index(), Month::LAST.index()),
        Kind::Time => (0, Time::LAST.minutes().into()),
        Kind::Duration => return end.abs() < Number::whole(FIFTY_YEARS),
        _ => return true,
    };
    *end != Number::whole(ends.0.into()) && *end != Number::whole(ends.1.into())
}

/// The month whose days a range of dates is, when it is just that.
fn whole_month(kind: Kind, range: &Range) -> Option<Month> {
    let day = |end: Option<&Number>| Date::from_days(i32::try_from(end?.to_i64()?).ok()?);
    let (low, high) = (day(range.low())?, day(range.high())?);
    let month = low.month();
    (kind == Kind::Date && month.first_day() == low && month.last_day() == high).then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::checklist;

    fn said(kind: Kind, low: Option<i64>, high: Option<i64>) -> [String; 2] {
        let checklist = checklist();
        let range = Range::between(low.map(Number::whole), high.map(Number::whole)).unwrap();
        [Lang::Id, Lang::En].map(|lang| Words { checklist: &checklist, lang }.range(kind, &range))
    }

    #[test]
    fn bounds_are_said_as_far_as_they_are_known() {
        let both = said(Kind::Integer, Some(3), Some(5));
        assert_eq!(both, ["antara 3 dan 5", "between 3 and 5"]);
        assert_eq!(said(Kind::Integer, Some(3), None), ["paling sedikit 3", "at least 3"]);
        assert_eq!(said(Kind::Duration, None, Some(75))[0], "paling lama 1 jam 15 menit");
        let days = |days: i64| Some(days * 24 * 60);
        let long = said(Kind::Duration, days(35), days(2_920_010));
        assert_eq!(long, ["paling singkat 35 hari", "at least 35 days"]);
        assert_eq!(said(Kind::Share, None, None), ["belum diketahui", "not known"]);
        assert_eq!(said(Kind::Boolean, Some(0), Some(0)), ["tidak", "no"]);
        assert_eq!(said(Kind::Boolean, Some(0), Some(1)), ["belum diketahui", "not known"]);
    }

    #[test]
    fn days_of_which_only_the_month_is_known_say_so() {
        let month = Month::new(2026, 1).unwrap();
        let days = [month.first_day(), month.last_day()].map(|day| Some(i64::from(day.days())));
        let [id, en] = said(Kind::Date, days[0], days[1]);
        assert_eq!(
            (id.as_str(), en.as_str()),
            ("suatu hari pada Januari 2026", "some day in January 2026")
        );
        let late = said(Kind::Date, Some(Date::FIRST.days().into()), days[1]);
        assert_eq!(late, ["paling lambat 31 Januari 2026", "at the latest 31 January 2026"]);
    }

    #[test]
    fn none_is_not_the_same_as_not_known() {
        let checklist = checklist();
        let words = Words { checklist: &checklist, lang: Lang::Id };
        assert_eq!(words.value::<String>(Kind::Date, &Possible::NONE), "tidak ada");
        let some = Possible::<String>::from(Number::whole(2)).or_none();
        assert_eq!(words.value(Kind::Integer, &some), "2 atau tidak ada");
        let any = Possible::<String>::from(Range::ANY).or_none();
        assert_eq!(words.value(Kind::Integer, &any), "belum diketahui");
    }
}
