//! Reads the parts a score is made of: sections, axes, grades, gates; and whom recommendations address.

use super::listed::Ids;
use super::reader::{Entries, Reader};
use crate::checklist::{Addressee, Axis, Gate, Grade, Section};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::{Content, Node};
use crate::quantity::Number;
use crate::text;

/// A weight of zero or less.
pub(crate) const WEIGHT_OUT_OF_RANGE: Code = Code("weight-out-of-range");
/// A share that is not above 0% and at most 100%.
pub(crate) const SHARE_OUT_OF_RANGE: Code = Code("share-out-of-range");
/// A grade other than the last without a threshold.
pub(crate) const GRADE_WITHOUT_THRESHOLD: Code = Code("grade-without-threshold");
/// A last grade that does not catch the rest.
pub(crate) const LAST_GRADE_WITH_THRESHOLD: Code = Code("last-grade-with-threshold");
/// Grades that are not best first.
pub(crate) const GRADES_OUT_OF_ORDER: Code = Code("grades-out-of-order");
/// A gate that caps at a grade that does not exist.
pub(crate) const UNKNOWN_GRADE: Code = Code("unknown-grade");
/// A gate for no criterion, or for part of one.
pub(crate) const GATE_COUNT_OUT_OF_RANGE: Code = Code("gate-count-out-of-range");
/// A gate that caps at the best grade.
pub(crate) const GATE_WITHOUT_EFFECT: Code = Code("gate-without-effect");

/// Things with ids, as read, and the ids that others name.
pub(super) struct Parts<'d> {
    pub(super) sections: Vec<Section>,
    pub(super) section_ids: Ids<'d>,
    pub(super) axes: Vec<Axis>,
    pub(super) axis_ids: Ids<'d>,
    pub(super) grades: Vec<Grade>,
    pub(super) gates: Vec<Gate>,
    pub(super) section_places: Vec<Place>,
    pub(super) gates_place: Option<Place>,
    pub(super) addressees: Vec<Addressee>,
    pub(super) addressee_ids: Ids<'d>,
}

impl<'d> Reader<'d> {
    pub(super) fn parts(&mut self, top: &Entries<'d>) -> Parts<'d> {
        let (sections, section_ids, section_places) = self.sections(top);
        let (axes, axis_ids) = self.axes(top.get("axes"));
        let (grades, grade_ids) = self.grades(top.get("grades"));
        let gates = self.gates(top.get("gates"), &grade_ids);
        let (addressees, addressee_ids) = self.addressees(top.get("addressees"));
        Parts {
            sections,
            section_ids,
            section_places,
            gates_place: top.entry("gates").map(|entry| self.key_place(entry)),
            axes,
            axis_ids,
            grades,
            gates,
            addressees,
            addressee_ids,
        }
    }

    fn sections(&mut self, top: &Entries<'d>) -> (Vec<Section>, Ids<'d>, Vec<Place>) {
        let node = top.required("sections", self);
        let listed = self.listed(node, &["id", "title", "weight"], "- {id: proses, title: …}");
        let mut sections = Vec::new();
        for one in &listed {
            let title = one.entries.required("title", self).and_then(|node| self.text(node));
            let weight = self.weight(&one.entries);
            let id = one.id.to_owned();
            sections.push(Section { id, title: title.unwrap_or_default(), weight });
        }
        let places = listed.iter().map(|one| one.entries.head()).collect();
        (sections, Ids::of_listed(&listed, node).or_refused(node.is_none()), places)
    }

    fn axes(&mut self, node: Option<&'d Node>) -> (Vec<Axis>, Ids<'d>) {
        let listed = self.listed(node, &["id", "title"], "- {id: mutu, title: …}");
        let mut axes = Vec::new();
        for one in &listed {
            let title = one.entries.required("title", self).and_then(|node| self.text(node));
            axes.push(Axis { id: one.id.to_owned(), title: title.unwrap_or_default() });
        }
        (axes, Ids::of_listed(&listed, node))
    }

    /// The weight of a section or criterion; 1 where nothing is said.
    pub(super) fn weight(&mut self, entries: &Entries<'d>) -> Number {
        let Some(node) = entries.get("weight") else { return Number::ONE };
        let Some(weight) = self.number(node, "2") else { return Number::ONE };
        if weight > Number::ZERO {
            return weight;
        }
        let place = self.place(node);
        self.report(
            Diagnostic::error(
                WEIGHT_OUT_OF_RANGE,
                place,
                text!("bobot harus lebih dari 0", "a weight must be above 0"),
            )
            .help(text!(
                "yang tidak ikut dinilai ditulis di `indicators` atau `flags`",
                "what is not scored belongs in `indicators` or `flags`"
            )),
        );
        Number::ONE
    }

    /// A share above 0% and at most 100%.
    pub(super) fn part_of_whole(&mut self, node: &'d Node) -> Option<Number> {
        let share = self.share(node, "80%")?;
        if share > Number::ZERO && share <= Number::ONE {
            return Some(share);
        }
        let place = self.place(node);
        self.report(
            Diagnostic::error(
                SHARE_OUT_OF_RANGE,
                place,
                text!(
                    "persentase ini harus di atas 0% dan paling tinggi 100%",
                    "this percentage must be above 0% and at most 100%"
                ),
            )
            .help(text!("perbaiki angkanya", "correct the figure")),
        );
        None
    }

    fn grades(&mut self, node: Option<&'d Node>) -> (Vec<Grade>, Ids<'d>) {
        let example = "- {id: baik, title: …, at_least: 80%}";
        let listed = self.listed(node, &["id", "title", "at_least"], example);
        if let Some(node) = node {
            self.refuse_empty(
                node,
                text!("isi, atau hapus `grades`", "fill it in, or remove `grades`"),
            );
        }
        let mut grades: Vec<Grade> = Vec::new();
        for (at, one) in listed.iter().enumerate() {
            let title = one.entries.required("title", self).and_then(|node| self.text(node));
            let is_last = at + 1 == listed.len();
            let lowest = grades.iter().rev().find_map(|grade| grade.at_least.clone());
            let at_least = self.grade_threshold(&one.entries, is_last, lowest);
            let id = one.id.to_owned();
            grades.push(Grade { id, title: title.unwrap_or_default(), at_least });
        }
        (grades, Ids::of_listed(&listed, node))
    }

    fn grade_threshold(
        &mut self,
        entries: &Entries<'d>,
        is_last: bool,
        lowest: Option<Number>,
    ) -> Option<Number> {
        let Some(entry) = entries.entry("at_least") else {
            if !is_last {
                self.report(
                    Diagnostic::error(
                        GRADE_WITHOUT_THRESHOLD,
                        entries.head(),
                        text!("predikat ini tidak mempunyai ambang", "this grade has no threshold"),
                    )
                    .help(text!(
                        "tambahkan `at_least: …%`; hanya predikat terakhir yang tanpa ambang",
                        "add `at_least: …%`; the last grade alone has none"
                    )),
                );
            }
            return None;
        };
        let place = self.key_place(entry);
        if is_last {
            self.report(
                Diagnostic::error(
                    LAST_GRADE_WITH_THRESHOLD,
                    place,
                    text!(
                        "predikat terakhir menampung semua sisanya, jadi tidak memakai ambang",
                        "the last grade catches the rest, so it has no threshold"
                    ),
                )
                .help(text!(
                    "hapus `at_least`, atau tambahkan predikat di bawahnya",
                    "remove `at_least`, or add a grade below it"
                )),
            );
            return None;
        }
        let node = entries.get("at_least")?;
        let threshold = self.part_of_whole(node)?;
        if lowest.is_some_and(|lowest| threshold >= lowest) {
            let place = self.place(node);
            self.report(
                Diagnostic::error(
                    GRADES_OUT_OF_ORDER,
                    place,
                    text!(
                        "ambang ini tidak lebih rendah dari predikat di atasnya",
                        "this threshold is not below that of the grade before"
                    ),
                )
                .help(text!("urutkan predikat dari yang terbaik", "put the best grade first")),
            );
        }
        Some(threshold)
    }

    fn gates(&mut self, node: Option<&'d Node>, grades: &Ids<'d>) -> Vec<Gate> {
        let Some(node) = node else { return Vec::new() };
        let mut gates = Vec::new();
        for node in self.list(node, "- {critical_unmet: 1, cap: cukup}") {
            let Some(entries) = self.item(node, &["critical_unmet", "cap"]) else { continue };
            let count = entries.required("critical_unmet", self);
            let critical_unmet = count.and_then(|node| self.gate_count(node));
            let cap = entries.required("cap", self).and_then(|node| self.cap(node, grades));
            if let (Some(critical_unmet), Some(cap)) = (critical_unmet, cap) {
                gates.push(Gate { critical_unmet, cap });
            }
        }
        gates
    }

    fn gate_count(&mut self, node: &'d Node) -> Option<usize> {
        let count = self.number(node, "1")?;
        let whole = count.to_i64().and_then(|count| usize::try_from(count).ok());
        if let Some(whole @ 1..) = whole {
            return Some(whole);
        }
        let place = self.place(node);
        self.report(
            Diagnostic::error(
                GATE_COUNT_OUT_OF_RANGE,
                place,
                text!(
                    "jumlah kriteria kritis harus bilangan bulat, paling sedikit 1",
                    "the number of critical criteria must be whole, and at least 1"
                ),
            )
            .help(text!("misalnya `critical_unmet: 1`", "for example `critical_unmet: 1`")),
        );
        None
    }

    fn cap(&mut self, node: &'d Node, grades: &Ids<'d>) -> Option<usize> {
        let message =
            text!("predikat ini tidak ada di `grades`", "there is no such grade in `grades`");
        let cap = grades.find(self, node, (UNKNOWN_GRADE, message))?;
        if cap == 0 {
            let place = self.place(node);
            self.report(
                Diagnostic::warning(
                    GATE_WITHOUT_EFFECT,
                    place,
                    text!(
                        "ini predikat terbaik, jadi tidak ada yang dibatasi",
                        "this is the best grade, so nothing is capped"
                    ),
                )
                .help(text!("sebut predikat yang lebih rendah", "name a lower grade")),
            );
        }
        Some(cap)
    }

    fn addressees(&mut self, node: Option<&'d Node>) -> (Vec<Addressee>, Ids<'d>) {
        let Some(node) = node else { return (Vec::new(), Ids::default()) };
        let mut addressees: Vec<Addressee> = Vec::new();
        let mut ids: Vec<&'d str> = Vec::new();
        for entry in self.named(node, "unit: Unit") {
            let id = self.key_id(entry);
            let title = if entry.value.is_null() {
                self.empty_value(entry);
                None
            } else {
                self.text(&entry.value)
            };
            ids.push(id);
            addressees.push(Addressee { id: id.to_owned(), title: title.unwrap_or_default() });
        }
        let refused = !matches!(node.content, Content::Map(_));
        (addressees, Ids::of(ids).or_refused(refused))
    }
}
