//! Texts in two languages.

/// A language tilik speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Lang {
    /// Indonesian, the default.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The language with this code, `id` or `en`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "id" => Some(Self::Id),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// `id` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// One of two words.
    #[must_use]
    pub const fn pick<T: Copy>(self, id: T, en: T) -> T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}

/// A text a person reads, in Indonesian and English.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Text {
    id: String,
    en: String,
}

impl Text {
    /// The text in both languages.
    #[must_use]
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), en: en.into() }
    }

    /// One text that serves both languages, such as a name.
    #[must_use]
    pub fn both(text: impl Into<String>) -> Self {
        let id = text.into();
        Self { en: id.clone(), id }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

/// What is shown for a character: itself, a space for white space, and a mark for what a terminal would act
/// on, what turns the text around it, and what nobody would see.
#[must_use]
pub fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        c if c.is_control() || turns_text(c) || is_unseen(c) || is_none(c) => '\u{fffd}',
        c => c,
    }
}

/// JSON in which every character that is shown by a mark is written as an escape: a terminal does nothing with it, and to
/// whoever reads it as JSON each text is what it was.
#[must_use]
pub fn escaped(json: String) -> String {
    // The line ends of JSON stand between its parts; those in texts are escapes already.
    let is_plain = |c: char| (c.is_ascii() && c != '\u{7f}') || shown(c) == c;
    if json.chars().all(is_plain) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_plain(c) {
            escaped.push(c);
        } else {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            escaped.extend(units.map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped
}

/// Whether a character changes the direction or the lines of the text around it.
const fn turns_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character takes no room, so that two texts look the same that are not. Those that join letters
/// of some scripts and signs of some pictures are not among them.
const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
            | '\u{200b}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character is none: no text may hold it, and files of Office that do can't be opened.
const fn is_none(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || c as u32 & 0xfffe == 0xfffe
}

/// A [`Text`] from two format strings: Indonesian, then English.
#[macro_export]
macro_rules! text {
    ($id:literal, $en:literal $(,)?) => {
        $crate::text::Text::new(format!($id), format!($en))
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_an_escape_and_says_the_same() {
        let texts =
            ["a\u{1b}[31m", "\u{7f}\u{9b}31m", "\u{202e}x\u{feff}\u{e0041}", "Ubud – é ≥ 75%\n"];
        let json = serde_json::to_string_pretty(&texts).unwrap();
        let escaped = escaped(json);
        assert!(escaped.chars().all(|c| shown(c) == c || c == '\n'), "{escaped}");
        assert!(escaped.contains("\\u009b31m") && escaped.contains("Ubud – é ≥ 75%"), "{escaped}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&escaped).unwrap(), texts);
    }
}
