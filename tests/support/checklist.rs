//! A checklist as the tests know it, and its YAML.

use std::fmt::Write as _;

use super::form::{Form, scalar};

/// A checklist.
#[derive(Clone, Debug)]
pub(crate) struct Checklist {
    pub(crate) form: Form,
    /// The weight of each section.
    pub(crate) sections: Vec<&'static str>,
    pub(crate) axes: usize,
    /// The threshold of each grade but the last, in percent.
    pub(crate) grades: Vec<i64>,
    /// How many critical criteria unmet cap the grade, and at which place.
    pub(crate) gates: Vec<(i64, usize)>,
    pub(crate) criteria: Vec<Criterion>,
    pub(crate) indicators: Vec<Measure>,
    pub(crate) flags: Vec<Flag>,
}

/// What is measured, and what that earns.
#[derive(Clone, Debug)]
pub(crate) struct Measure {
    pub(crate) of: Measured,
    pub(crate) levels: Option<Levels>,
}

/// What a measure earns.
#[derive(Clone, Debug)]
pub(crate) enum Levels {
    Linear,
    /// `at_least` or `at_most`, with thresholds and points, most demanding first.
    Steps(&'static str, Vec<(String, &'static str)>),
}

impl Levels {
    fn written(&self) -> String {
        match self {
            Self::Linear => "linear".to_owned(),
            Self::Steps(key, steps) => {
                let steps: Vec<String> = steps
                    .iter()
                    .map(|(threshold, points)| format!("{threshold}: {points}"))
                    .collect();
                format!("{{{key}: {{{}}}}}", steps.join(", "))
            }
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Measured {
    Value(String),
    Each { rows: String, condition: Option<String>, require: String },
}

#[derive(Clone, Debug)]
pub(crate) struct Criterion {
    pub(crate) id: String,
    pub(crate) section: usize,
    pub(crate) axis: Option<usize>,
    pub(crate) weight: Option<&'static str>,
    pub(crate) critical: bool,
    pub(crate) applies_when: Option<String>,
    pub(crate) measure: Measure,
    pub(crate) when_empty: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub(crate) struct Flag {
    pub(crate) rows: Option<String>,
    pub(crate) when: String,
}

impl Measure {
    fn lines(&self, out: &mut String) {
        match &self.of {
            Measured::Value(value) => _ = writeln!(out, "    measure: {}", scalar(value)),
            Measured::Each { rows, condition, require } => {
                _ = writeln!(out, "    each: {rows}");
                if let Some(condition) = condition {
                    _ = writeln!(out, "    where: {}", scalar(condition));
                }
                _ = writeln!(out, "    require: {}", scalar(require));
            }
        }
        if let Some(levels) = &self.levels {
            _ = writeln!(out, "    levels: {}", levels.written());
        }
    }
}

impl Criterion {
    fn yaml(&self) -> String {
        let id = &self.id;
        let mut out = format!("  - id: {id}\n    section: s{}\n    basis: [uji I]\n", self.section);
        _ = writeln!(out, "    title: {{id: Syarat {id}, en: Requirement {id}}}");
        if let Some(axis) = self.axis {
            _ = writeln!(out, "    axis: x{axis}");
        }
        if let Some(weight) = self.weight {
            _ = writeln!(out, "    weight: {weight}");
        }
        if self.critical {
            out += "    critical: true\n";
        }
        if let Some(condition) = &self.applies_when {
            _ = writeln!(out, "    applies_when: {}", scalar(condition));
        }
        self.measure.lines(&mut out);
        if let Some(when_empty) = self.when_empty {
            _ = writeln!(out, "    when_empty: {when_empty}");
        }
        out +=
            "    recommend:\n      - {to: puskesmas, text: {id: \"Perbaiki; baru {{measure}}.\", ";
        out += "en: \"Improve it; {{measure}} so far.\"}, due: 1 month}\n";
        out
    }
}

impl Checklist {
    /// The checklist as its author would write it.
    pub(crate) fn yaml(&self) -> String {
        let mut out = String::from("tilik: 1\nchecklist:\n  id: uji\n  version: \"1\"\n");
        out += "  title: {id: Uji, en: Test}\n  basis:\n    - {id: uji, title: {id: Pedoman, en: Guideline}}\n";
        out += &self.form.yaml();
        out += "sections:\n";
        for (place, weight) in self.sections.iter().enumerate() {
            _ = writeln!(
                out,
                "  - {{id: s{place}, title: {{id: Bagian {place}, en: Part {place}}}, weight: {weight}}}"
            );
        }
        if self.axes > 0 {
            out += "axes:\n";
        }
        for place in 0..self.axes {
            _ = writeln!(
                out,
                "  - {{id: x{place}, title: {{id: Sumbu {place}, en: Axis {place}}}}}"
            );
        }
        out += "grades:\n";
        for place in 0..=self.grades.len() {
            let threshold = self.grades.get(place).map(|least| format!(", at_least: {least}%"));
            let threshold = threshold.unwrap_or_default();
            _ = writeln!(
                out,
                "  - {{id: g{place}, title: {{id: Nilai {place}, en: Grade {place}}}{threshold}}}"
            );
        }
        out += "addressees: {puskesmas: {id: Puskesmas, en: Health centre}}\n";
        if !self.gates.is_empty() {
            out += "gates:\n";
        }
        for (count, cap) in &self.gates {
            _ = writeln!(out, "  - {{critical_unmet: {count}, cap: g{cap}}}");
        }
        out += "criteria:\n";
        out.extend(self.criteria.iter().map(Criterion::yaml));
        if !self.indicators.is_empty() {
            out += "indicators:\n";
        }
        for (place, indicator) in self.indicators.iter().enumerate() {
            _ = writeln!(
                out,
                "  - id: I-{place}\n    title: {{id: Ukuran {place}, en: Measure {place}}}"
            );
            indicator.lines(&mut out);
        }
        if !self.flags.is_empty() {
            out += "flags:\n";
        }
        for (place, flag) in self.flags.iter().enumerate() {
            _ = writeln!(out, "  - id: F-{place}");
            if let Some(rows) = &flag.rows {
                _ = writeln!(out, "    each: {rows}");
            }
            _ = writeln!(out, "    when: {}", scalar(&flag.when));
            out += "    severity: warning\n    text: {id: Periksa, en: Look again}\n";
        }
        out
    }
}
