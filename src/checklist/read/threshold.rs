//! Reads one level: the threshold to reach, and the points it earns.

use super::expression::Names;
use super::reader::Reader;
use crate::bound::Range;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Entry, Node};
use crate::expr::{Literal, fault, kind_name};
use crate::form::Kind;
use crate::quantity::Number;
use crate::text;

/// A threshold of another kind than the measure.
pub(crate) const THRESHOLD_OF_OTHER_TYPE: Code = Code("threshold-of-other-type");
/// Points below zero, or none at all to be had.
pub(crate) const POINTS_OUT_OF_RANGE: Code = Code("points-out-of-range");

impl<'d> Reader<'d> {
    /// The threshold, and the parameter that holds it, if one does.
    pub(super) fn threshold(
        &mut self,
        entry: &'d Entry,
        names: Names<'_>,
        kind: Kind,
        in_percent: &mut bool,
    ) -> Option<(Number, Option<String>)> {
        let written = &entry.key.text;
        if names.refused.parameters.contains(written) {
            return None;
        }
        let constant = names.constants.iter().find(|one| one.name == *written && !one.is_list);
        let literal = match constant {
            Some(constant) => constant.items.first().cloned(),
            None => Literal::parse(written),
        };
        let Some(literal) = literal else {
            self.unknown_threshold(entry, names);
            return None;
        };
        *in_percent |= literal.kind == Kind::Share;
        let number = match literal.value.content() {
            crate::bound::Content::Truth(truth) if kind == Kind::Boolean => {
                Some(if truth.surely() { Number::ONE } else { Number::ZERO })
            }
            _ => literal.range().and_then(Range::exact).cloned(),
        };
        let fits = literal.kind == kind
            || (literal.kind.is_number() && (kind.is_number() || kind == Kind::Boolean));
        match number.filter(|_| fits) {
            Some(number) => Some((number, constant.map(|one| one.name.clone()))),
            None => {
                self.threshold_of_other_type(entry, literal.kind, kind);
                None
            }
        }
    }

    fn unknown_threshold(&mut self, entry: &Entry, names: Names<'_>) {
        let (written, place) = (&entry.key.text, self.key_place(entry));
        let known = names.constants.iter().map(|constant| constant.name.as_str());
        self.report(
            Diagnostic::error(
                fault::UNKNOWN_NAME,
                place,
                text!(
                    "`{written}` bukan nilai dan bukan nama parameter",
                    "`{written}` is no value and no parameter"
                ),
            )
            .help(text!(
                "tulis ambang seperti `75%`, `3 hours`, atau nama sebuah parameter",
                "write a threshold such as `75%`, `3 hours`, or the name of a parameter"
            ))
            .did_you_mean(written, known),
        );
    }

    fn threshold_of_other_type(&mut self, entry: &Entry, threshold: Kind, measure: Kind) {
        let ((id, en), (measure_id, measure_en)) = (kind_name(threshold), kind_name(measure));
        let place = self.key_place(entry);
        let example = match measure {
            Kind::Duration => "3 hours",
            Kind::Date => "2016-10-01",
            Kind::Month => "2016-10",
            Kind::Time => "11:00",
            Kind::Integer | Kind::Number => "9",
            _ => "75%",
        };
        self.report(
            Diagnostic::error(
                THRESHOLD_OF_OTHER_TYPE,
                place,
                text!(
                    "ambang ini berupa {id}, tetapi ukurannya berupa {measure_id}",
                    "this threshold is {en}, but the measure is {measure_en}"
                ),
            )
            .help(text!(
                "tulis ambang yang sejenis, misalnya `{example}`",
                "write a threshold of that kind, such as `{example}`"
            )),
        );
    }

    pub(super) fn points(&mut self, entry: &'d Entry) -> Option<Number> {
        if entry.value.is_null() {
            self.empty_value(entry);
            return None;
        }
        let points = self.number(&entry.value, "10")?;
        if !points.is_negative() {
            return Some(points);
        }
        let place = self.place(&entry.value);
        self.report(
            Diagnostic::error(
                POINTS_OUT_OF_RANGE,
                place,
                text!("poin tidak boleh di bawah 0", "points can't be below 0"),
            )
            .help(text!(
                "di bawah ambang terendah poinnya sudah 0",
                "below the lowest threshold there are 0 points already"
            )),
        );
        None
    }

    pub(super) fn no_points(&mut self, node: &Node) {
        let place = self.head(node);
        self.report(
            Diagnostic::error(
                POINTS_OUT_OF_RANGE,
                place,
                text!("tidak ada poin yang dapat diraih", "there are no points to be had"),
            )
            .help(text!(
                "beri ambang tertinggi poin di atas 0",
                "give the highest threshold points above 0"
            )),
        );
    }
}
