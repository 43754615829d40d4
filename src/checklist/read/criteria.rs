//! Reads the requirements, and what is judged beside them.

use super::expression::Names;
use super::form::ReadForm;
use super::head::Head;
use super::listed::{Ids, Listed};
use super::parts::Parts;
use super::reach::Reach;
use super::reader::{Entries, Reader};
use super::template::About;
use crate::checklist::{Criterion, Evidence, Flag, Indicator, Measure, Method, WhenEmpty};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Content, Node};
use crate::expr::Constant;
use crate::text;

/// A section that does not exist.
pub(crate) const UNKNOWN_SECTION: Code = Code("unknown-section");
/// An axis that does not exist.
pub(crate) const UNKNOWN_AXIS: Code = Code("unknown-axis");
/// A citation of a document that the checklist does not name.
pub(crate) const UNKNOWN_BASIS: Code = Code("unknown-basis");
/// A criterion that cites nothing.
pub(crate) const CRITERION_WITHOUT_BASIS: Code = Code("criterion-without-basis");
/// A measure that may be none, where the criterion does not say what that means.
pub(crate) const MISSING_WHEN_EMPTY: Code = Code("missing-when-empty");
/// A section without criteria.
pub(crate) const SECTION_WITHOUT_CRITERIA: Code = Code("section-without-criteria");
/// Gates where no criterion is critical.
pub(crate) const GATE_WITHOUT_CRITICAL: Code = Code("gate-without-critical");

const KEYS: &[&str] = &[
    "id",
    "section",
    "axis",
    "title",
    "why",
    "basis",
    "evidence",
    "weight",
    "critical",
    "measure",
    "each",
    "where",
    "require",
    "levels",
    "when_empty",
    "applies_when",
    "recommend",
    "systemic",
];

/// What the parts that judge a dossier refer to.
pub(super) struct Context<'c, 'd> {
    pub(super) names: Names<'c>,
    pub(super) reach: Reach<'c>,
    pub(super) parts: &'c Parts<'d>,
    basis: Option<&'c Ids<'d>>,
}

/// What is judged, measured and flagged.
pub(super) struct Judged {
    pub(super) criteria: Vec<Criterion>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) flags: Vec<Flag>,
}

impl<'d> Reader<'d> {
    /// The criteria, indicators and flags; `None` without a form to judge by.
    pub(super) fn judged(
        &mut self,
        top: &Entries<'d>,
        constants: &[Constant],
        parts: &Parts<'d>,
        head: Option<&Head<'d>>,
        form: Option<&ReadForm>,
    ) -> Option<Judged> {
        let node = top.required("criteria", self);
        let form = form?;
        let names = Names { form: &form.form, constants, refused: &form.refused };
        let basis = head.map(|head| &head.basis_ids);
        let reach = Reach::new(&form.form, &form.rules);
        let context = Context { names, reach, parts, basis };
        let criteria = self.criteria(&context, node);
        let indicators = self.indicators(&context, top.get("indicators"));
        let flags = self.flags(&context, top.get("flags"));
        Some(Judged { criteria, indicators, flags })
    }

    fn criteria(&mut self, context: &Context<'_, 'd>, node: Option<&'d Node>) -> Vec<Criterion> {
        let listed = self.listed(node, KEYS, "- {id: PR-01, section: proses, title: …}");
        let mut used = vec![false; context.parts.sections.len()];
        let mut all_known = true;
        let mut critical = false;
        let mut criteria = Vec::new();
        for one in &listed {
            let section = self.section(context, &one.entries);
            all_known &= section.is_some();
            if let Some(used) = section.and_then(|section| used.get_mut(section)) {
                *used = true;
            }
            let is_critical = one.entries.get("critical").and_then(|node| self.boolean(node));
            critical |= is_critical.unwrap_or(one.entries.entry("critical").is_some());
            let judged = (section, is_critical.unwrap_or(false));
            criteria.extend(self.criterion(context, one, judged));
        }
        // A criterion whose section is not known may have been meant for any of them.
        if !all_known {
            used.fill(true);
        }
        if node.is_some() {
            self.warn_of_unused(context, &used, critical);
        }
        criteria
    }

    /// One criterion; every part of it is read before any fault in it counts.
    fn criterion(
        &mut self,
        context: &Context<'_, 'd>,
        one: &Listed<'d>,
        (section, critical): (Option<usize>, bool),
    ) -> Option<Criterion> {
        let entries = &one.entries;
        let axis = entries.get("axis").and_then(|node| {
            let message = text!("sumbu ini tidak ada di `axes`", "there is no such axis in `axes`");
            context.parts.axis_ids.find(self, node, (UNKNOWN_AXIS, message))
        });
        let title = entries.required("title", self).and_then(|node| self.text(node));
        let why = entries.get("why").and_then(|node| self.text(node));
        let basis = self.citations(context, entries);
        let evidence = self.evidence(entries.get("evidence"));
        let weight = self.weight(entries);
        let applies = entries
            .get("applies_when")
            .map(|node| self.condition(node, &context.names.root(), context.names.refused));
        let measured = self.measure(context, entries);
        let levels = match &measured {
            Some(measured) => self.criterion_levels(context, entries, measured),
            None => None,
        };
        let can_be_none = entries.entry("measure").is_some()
            && measured.as_ref().is_some_and(|measured| measured.can_be_none);
        let when_empty = self.when_empty(entries, can_be_none);
        // Texts are not blamed for a measure that can't be read.
        let about = match measured.as_ref().map(|measured| &measured.measure) {
            Some(Measure::Value(_)) => About::Value,
            Some(Measure::Rows(_)) | None => About::Rows,
        };
        let recommend = self.recommend(context, entries.get("recommend"), about);
        let systemic = entries.get("systemic").and(entries.entry("systemic"));
        let systemic = systemic.and_then(|entry| self.systemic(context, entry));
        let (levels, shown_as) = levels?;
        let applies_when = match applies {
            None => None,
            Some(applies) => Some(applies?),
        };
        Some(Criterion {
            id: one.id.to_owned(),
            section: section?,
            axis,
            title: title?,
            why,
            basis,
            evidence,
            weight,
            critical,
            applies_when,
            measure: measured?.measure,
            shown_as,
            levels,
            when_empty,
            recommend,
            systemic,
        })
    }

    fn section(&mut self, context: &Context<'_, 'd>, entries: &Entries<'d>) -> Option<usize> {
        let node = entries.required("section", self)?;
        let message =
            text!("bagian ini tidak ada di `sections`", "there is no such section in `sections`");
        context.parts.section_ids.find(self, node, (UNKNOWN_SECTION, message))
    }

    fn citations(&mut self, context: &Context<'_, 'd>, entries: &Entries<'d>) -> Vec<String> {
        let Some(node) = entries.get("basis") else {
            if entries.entry("basis").is_none() {
                self.report(
                    Diagnostic::warning(
                        CRITERION_WITHOUT_BASIS,
                        entries.head(),
                        text!(
                            "kriteria ini tidak menyebut dasarnya",
                            "this criterion cites no basis"
                        ),
                    )
                    .help(text!(
                        "sebut pedoman dan bagiannya, misalnya `basis: [pmk-44-2016 III.B]`",
                        "name the guideline and the part, such as `basis: [pmk-44-2016 III.B]`"
                    )),
                );
            }
            return Vec::new();
        };
        let mut citations = Vec::new();
        for node in self.list(node, "[pmk-44-2016 III.B]") {
            let Some(written) = self.plain(node, "pmk-44-2016 III.B") else { continue };
            self.check_citation(context, node, written);
            citations.push(written.to_owned());
        }
        citations
    }

    fn check_citation(&mut self, context: &Context<'_, 'd>, node: &Node, written: &str) {
        let Some(known) = context.basis else { return };
        let id = written.split_whitespace().next().unwrap_or_default();
        if known.position(id).is_none() {
            let start = written.find(id).unwrap_or(0);
            let place = self.document.place_in(node, start..start + id.len());
            let message = text!(
                "`{id}` tidak ada di `checklist.basis`",
                "`{id}` is not in `checklist.basis`"
            );
            let diagnostic = known.unknown((UNKNOWN_BASIS, message), id, place);
            diagnostic.into_iter().for_each(|diagnostic| self.report(diagnostic));
        }
    }

    fn evidence(&mut self, node: Option<&'d Node>) -> Vec<Evidence> {
        const METHODS: [(&str, Method); 3] = [
            ("document", Method::Document),
            ("interview", Method::Interview),
            ("observation", Method::Observation),
        ];
        let nodes = node.map_or(&[][..], |node| self.list(node, "[{document: Catatan}]"));
        let mut evidence = Vec::new();
        for node in nodes {
            let Some(entries) = self.item(node, &METHODS.map(|(key, _)| key)) else { continue };
            if matches!(&node.content, Content::Map(written) if written.is_empty()) {
                self.missing_key(entries.head(), "document");
            }
            for (key, method) in METHODS {
                let what = entries.get(key).and_then(|node| self.text(node));
                evidence.extend(what.map(|what| Evidence { method, what }));
            }
        }
        evidence
    }

    fn when_empty(&mut self, entries: &Entries<'d>, can_be_none: bool) -> WhenEmpty {
        if let Some(node) = entries.get("when_empty") {
            let words = [
                ("met", WhenEmpty::Met),
                ("unmet", WhenEmpty::Unmet),
                ("not_applicable", WhenEmpty::NotApplicable),
            ];
            return self.word(node, &words).unwrap_or(WhenEmpty::NotApplicable);
        }
        if can_be_none
            && entries.entry("when_empty").is_none()
            && let Some(node) = entries.get("measure")
        {
            let place = self.place(node);
            self.report(
                Diagnostic::warning(
                    MISSING_WHEN_EMPTY,
                    place,
                    text!(
                        "ukuran ini mungkin tidak ada nilainya, dan kriteria ini tidak menyebut apa artinya",
                        "this measure may be none, and the criterion does not say what that means"
                    ),
                )
                .help(text!(
                    "tambahkan `when_empty: met`, `unmet` atau `not_applicable`",
                    "add `when_empty: met`, `unmet` or `not_applicable`"
                )),
            );
        }
        WhenEmpty::NotApplicable
    }

    fn warn_of_unused(&mut self, context: &Context<'_, 'd>, used: &[bool], critical: bool) {
        for (place, _) in context.parts.section_places.iter().zip(used).filter(|(_, used)| !**used)
        {
            self.report(
                Diagnostic::warning(
                    SECTION_WITHOUT_CRITERIA,
                    place.clone(),
                    text!("bagian ini tidak mempunyai kriteria", "this section has no criteria"),
                )
                .help(text!(
                    "beri kriteria, atau hapus bagian ini",
                    "give it criteria, or remove it"
                )),
            );
        }
        let Some(place) = context.parts.gates_place.clone().filter(|_| !critical) else { return };
        self.report(
            Diagnostic::warning(
                GATE_WITHOUT_CRITICAL,
                place,
                text!(
                    "tidak ada kriteria kritis, jadi batas predikat ini tidak berpengaruh",
                    "no criterion is critical, so these gates have no effect"
                ),
            )
            .help(text!(
                "tambahkan `critical: true` pada kriteria yang kritis",
                "add `critical: true` to the critical criteria"
            )),
        );
    }
}
