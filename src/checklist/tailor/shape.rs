//! What merges how: the parts of a checklist that tailoring changes key by key, and those it replaces whole.

/// How a part of a checklist is tailored.
pub(super) enum Shape {
    /// Replaced whole: single values, texts, levels, lists of things without an id.
    Whole,
    /// Each checklist's own, and no change of the other's.
    Own,
    /// Keys that checklists know; those not named here are replaced whole.
    Keys(&'static [(&'static str, Self)]),
    /// Things behind names that the author chose.
    Named(&'static Thing),
    /// The same, but a bare list of items is replaced whole.
    Items(&'static Thing),
    /// Things in a list, each with an id.
    Listed(&'static Thing),
}

impl Shape {
    /// The shape of the value behind one of the known keys.
    pub(super) fn of(keys: &'static [(&'static str, Self)], key: &str) -> &'static Self {
        keys.iter().find(|(known, _)| *known == key).map_or(&Self::Whole, |(_, shape)| shape)
    }
}

/// One of many that go by a name or an id.
pub(super) struct Thing {
    /// What it is called: Indonesian, English.
    pub(super) noun: (&'static str, &'static str),
    /// What a complete one says: one key of each group.
    pub(super) needs: &'static [&'static [&'static str]],
    /// Whether it has an effect only where something else names it.
    pub(super) is_for_others: bool,
    /// Keys that make one statement: naming one of them drops all of the base's.
    pub(super) together: &'static [&'static str],
    /// How it is tailored itself.
    pub(super) shape: Shape,
}

impl Thing {
    const fn called(id: &'static str, en: &'static str) -> Self {
        Self {
            noun: (id, en),
            needs: &[],
            is_for_others: false,
            together: &[],
            shape: Shape::Whole,
        }
    }

    const fn needing(self, needs: &'static [&'static [&'static str]]) -> Self {
        Self { needs, ..self }
    }

    const fn of_shape(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    const fn for_others(self) -> Self {
        Self { is_for_others: true, ..self }
    }
}

/// A whole checklist.
pub(super) static CHECKLIST: &[(&str, Shape)] = &[
    ("tilik", Shape::Own),
    ("checklist", Shape::Keys(HEAD)),
    ("parameters", Shape::Named(&PARAMETER)),
    ("form", Shape::Keys(FORM)),
    ("vocabularies", Shape::Named(&VOCABULARY)),
    ("sections", Shape::Listed(&SECTION)),
    ("axes", Shape::Listed(&AXIS)),
    ("grades", Shape::Listed(&GRADE)),
    ("addressees", Shape::Named(&ADDRESSEE)),
    ("criteria", Shape::Listed(&CRITERION)),
    ("indicators", Shape::Listed(&INDICATOR)),
    ("flags", Shape::Listed(&FLAG)),
];

/// The keys by which a checklist is known.
pub(super) const IDENTITY: [&str; 3] = ["id", "version", "title"];

static HEAD: &[(&str, Shape)] = &[
    ("id", Shape::Own),
    ("version", Shape::Own),
    ("title", Shape::Own),
    ("basis", Shape::Listed(&BASIS)),
];

static FORM: &[(&str, Shape)] =
    &[("fields", Shape::Named(&FIELD)), ("tables", Shape::Named(&TABLE))];

/// Things that say no more than an id and values that are replaced whole.
const PLAIN: Shape = Shape::Keys(&[("id", Shape::Own)]);

static BASIS: Thing = Thing::called("dasar", "basis").needing(&[&["title"]]).of_shape(PLAIN);
static PARAMETER: Thing = Thing::called("parameter", "parameter").for_others();
static FIELD: Thing =
    Thing::called("field", "field").needing(&[&["type", "derive"]]).of_shape(Shape::Keys(&[]));
static TABLE: Thing =
    Thing::called("tabel", "table").needing(&[&["fields"]]).of_shape(Shape::Keys(FORM));
static VOCABULARY: Thing =
    Thing::called("kosakata", "vocabulary").for_others().of_shape(Shape::Items(&ITEM));
static ITEM: Thing = Thing::called("pilihan", "item");
static SECTION: Thing = Thing::called("bagian", "section").needing(&[&["title"]]).of_shape(PLAIN);
static AXIS: Thing = Thing::called("sumbu", "axis").needing(&[&["title"]]).of_shape(PLAIN);
static GRADE: Thing = Thing::called("predikat", "grade").needing(&[&["title"]]).of_shape(PLAIN);
static ADDRESSEE: Thing = Thing::called("penerima", "addressee").for_others();
static CRITERION: Thing = Thing {
    together: &["measure", "each", "where", "require"],
    ..Thing::called("kriteria", "criterion")
        .needing(&[&["section"], &["title"], &["measure", "each"]])
        .of_shape(Shape::Keys(&[("id", Shape::Own), ("systemic", Shape::Keys(&[]))]))
};
static INDICATOR: Thing =
    Thing::called("indikator", "indicator").needing(&[&["title"], &["measure"]]).of_shape(PLAIN);
static FLAG: Thing =
    Thing::called("tanda periksa", "flag").needing(&[&["when"], &["text"]]).of_shape(PLAIN);
