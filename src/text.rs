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

/// A [`Text`] from two format strings: Indonesian, then English.
#[macro_export]
macro_rules! text {
    ($id:literal, $en:literal $(,)?) => {
        $crate::text::Text::new(format!($id), format!($en))
    };
}
