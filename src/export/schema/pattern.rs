//! Patterns of written values, which all readers of regular expressions take alike: no flags, no classes by
//! name, nothing looked ahead to.

/// A text of which only the case of letters is free, as the readers of words take it.
///
/// A letter beyond ASCII may change its length with its case, so that any few characters will do.
pub(super) fn any_case(text: &str) -> String {
    let mut pattern = String::new();
    for letter in text.chars() {
        match letter {
            'a'..='z' | 'A'..='Z' => {
                let (lower, upper) = (letter.to_ascii_lowercase(), letter.to_ascii_uppercase());
                pattern.extend(['[', lower, upper, ']']);
            }
            _ if letter.is_ascii() => pattern.push_str(&exactly(letter.encode_utf8(&mut [0; 4]))),
            _ => pattern.push_str(".{1,3}"),
        }
    }
    pattern
}

/// A text as it is.
pub(super) fn exactly(text: &str) -> String {
    let mut pattern = String::new();
    for letter in text.chars() {
        if r"^$\.*+?()[]{}|".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// Any of these, the whole text with outer white space set aside.
pub(super) fn any_of(alternatives: &[String]) -> String {
    format!(r"^\s*(?:{})\s*$", alternatives.join("|"))
}

/// The same, or nothing but white space.
pub(super) fn any_of_or_blank(alternatives: &[String]) -> String {
    format!(r"^\s*(?:{})?\s*$", alternatives.join("|"))
}

/// Several of what a pattern finds, separated by `;`, with nothing between some of them.
pub(super) fn separated(one: &str) -> String {
    format!(r"(?:;\s*)*(?:{one})(?:\s*;\s*(?:{one})?)*|;[\s;]*")
}

/// Whether all readers of regular expressions take a pattern alike: characters and simple classes, each with how
/// often it occurs.
pub(super) fn reads_alike(pattern: &str) -> bool {
    const ONE: &str = r"(?:[A-Za-z0-9 _/-]|\\\.|\[[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*-?\])";
    const TIMES: &str = r"(?:\{[0-9]+(?:,[0-9]*)?\}|[*+?])?";
    let whole = regex::Regex::new(&format!(r"\A(?:{ONE}{TIMES})+\z"));
    whole.is_ok_and(|whole| whole.is_match(pattern))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_whole() {
        let words = any_of_or_blank(&["Lain-lain (sebut)", "é"].map(any_case));
        let words = regex::Regex::new(&words).unwrap();
        for written in ["lain-LAIN (sebut)", " Lain-lain (sebut)\n", "É", "", "  "] {
            assert!(words.is_match(written), "{written}");
        }
        for other in ["Lain-lain", "Lain-lain sebut", "(sebut)", "xLain-lain (sebut)"] {
            assert!(!words.is_match(other), "{other}");
        }
    }

    #[test]
    fn only_plain_patterns_read_alike_everywhere() {
        for alike in ["P[0-9]{10}", "[A-Z]{2}-?[0-9]+", r"[0-9]{2}\.[0-9]{2,}", "[A-Za-z0-9_-]*"] {
            assert!(reads_alike(alike), "{alike}");
        }
        let others =
            [r"\d{10}", "(A|B)1", "[^0-9]+", "[a&&b]", "[a--b]", "x*+", "a]", "(?i)p", ".+", ""];
        for other in others {
            assert!(!reads_alike(other), "{other}");
        }
    }
}
