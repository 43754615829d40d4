//! Writes SVG: elements with escaped texts, and lengths with one decimal.

use std::fmt::Write;

use super::Caption;

/// An SVG that is written from front to back.
pub(in crate::report) struct Svg(String);

impl Svg {
    /// Begins a chart of this size, in units of its own.
    pub(in crate::report) fn begin(
        caption: Caption<'_>,
        class: &str,
        (width, height): (f64, f64),
    ) -> Self {
        let Caption { id, title, description } = caption;
        let (width, height) = (length(width), length(height));
        let mut svg = Self(format!(
            "<svg class=\"chart {class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\" xmlns=\"http://www.w3.org/2000/svg\">"
        ));
        let (title, description) = (escape(title), escape(description));
        svg.push(&format!("<title id=\"{id}-title\">{title}</title>"));
        svg.push(&format!("<desc id=\"{id}-desc\">{description}</desc>"));
        svg
    }

    /// The whole chart.
    pub(in crate::report) fn end(mut self) -> String {
        self.push("</svg>");
        self.0
    }

    pub(in crate::report) fn rectangle(&mut self, class: &str, from: (f64, f64), size: (f64, f64)) {
        let ((x, y), (width, height)) = (from, size);
        let [x, y, width, height] = [x, y, width, height].map(length);
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ));
    }

    /// A rectangle with round corners.
    pub(in crate::report) fn rounded(&mut self, class: &str, from: (f64, f64), size: (f64, f64)) {
        let ((x, y), (width, height)) = (from, size);
        let [x, y, width, height] = [x, y, width, height].map(length);
        self.push(&format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"/>"
        ));
    }

    pub(in crate::report) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(length);
        self.push(&format!(
            "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"
        ));
    }

    pub(in crate::report) fn polygon(&mut self, class: &str, corners: &[(f64, f64)]) {
        let corners: Vec<String> =
            corners.iter().map(|(x, y)| format!("{},{}", length(*x), length(*y))).collect();
        self.push(&format!("<polygon class=\"{class}\" points=\"{}\"/>", corners.join(" ")));
    }

    /// A text; the anchor is `start`, `middle` or `end`.
    pub(in crate::report) fn text(
        &mut self,
        class: &str,
        at: (f64, f64),
        (anchor, text): (&str, &str),
    ) {
        let (x, y) = (length(at.0), length(at.1));
        let text = escape(text);
        self.push(&format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"
        ));
    }

    /// A text that is read from below.
    pub(in crate::report) fn upright(&mut self, class: &str, at: (f64, f64), text: &str) {
        let (x, y) = (length(at.0), length(at.1));
        let text = escape(text);
        self.push(&format!(
            "<text class=\"{class}\" transform=\"translate({x} {y}) rotate(-90)\" text-anchor=\"middle\">{text}</text>"
        ));
    }

    pub(in crate::report) fn circle(&mut self, class: &str, at: (f64, f64), radius: f64) {
        let [x, y, radius] = [at.0, at.1, radius].map(length);
        self.push(&format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
    }

    /// Begins a group that is called so where a pointer rests on it.
    pub(in crate::report) fn begin_group(&mut self, name: &str) {
        let name = escape(name);
        self.push(&format!("<g><title>{name}</title>"));
    }

    pub(in crate::report) fn end_group(&mut self) {
        self.push("</g>");
    }

    fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }
}

/// A length with at most one decimal.
fn length(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").map_or(text.as_str(), |whole| whole).to_owned();
    if text == "-0" { "0".to_owned() } else { text }
}

/// A text as content of an element or an attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() => {
                let _ = write!(escaped, " ");
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// Words in lines of at most so many characters; a longer word has a line of its own.
pub(super) fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text in at most so many characters.
pub(super) fn shortened(label: &str, longest: usize) -> String {
    if label.chars().count() <= longest {
        return label.to_owned();
    }
    let kept: String = label.chars().take(longest - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_never_become_elements() {
        assert_eq!(escape("<a b=\"c\">&'\u{7}"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39; ");
    }

    #[test]
    fn lengths_are_short_and_never_minus_nothing() {
        assert_eq!([0.0, -0.01, 12.34, 100.0].map(length), ["0", "0", "12.3", "100"]);
    }

    #[test]
    fn titles_are_broken_between_words() {
        assert_eq!(lines("Dampak dan tindak lanjut", 14), ["Dampak dan", "tindak lanjut"]);
        assert_eq!(lines("Pengorganisasian", 10), ["Pengorganisasian"]);
    }
}
