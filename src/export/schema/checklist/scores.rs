//! The parts a score is made of.

use super::super::part::Part;
use super::Author;
use super::value::{count, id, share, text, weight};

pub(super) const SECTION: Part<Author> = Part {
    title: ("Bagian", "Section"),
    required: &["id", "title"],
    keys: &[
        ("id", ("Id yang disebut kriteria.", "The id that criteria name."), |_| id()),
        ("title", ("Judul untuk pembaca.", "The title that readers see."), |_| text()),
        (
            "weight",
            ("Bobotnya dalam skor total, di atas 0.", "Its weight in the total, above 0."),
            |_| weight(),
        ),
    ],
};

pub(super) const AXIS: Part<Author> = Part {
    title: ("Aspek", "Axis"),
    required: &["id", "title"],
    keys: &[
        ("id", ("Id yang disebut kriteria.", "The id that criteria name."), |_| id()),
        ("title", ("Judul untuk pembaca.", "The title that readers see."), |_| text()),
    ],
};

pub(super) const GRADE: Part<Author> = Part {
    title: ("Predikat", "Grade"),
    required: &["id", "title"],
    keys: &[
        ("id", ("Id predikat.", "The grade's id."), |_| id()),
        ("title", ("Sebutan untuk pembaca.", "What readers see."), |_| text()),
        (
            "at_least",
            (
                "Skor total terendah untuk predikat ini; predikat terakhir tidak memakainya.",
                "The least total score for this grade; the last grade has none.",
            ),
            |_| share(),
        ),
    ],
};

pub(super) const GATE: Part<Author> = Part {
    title: ("Batas predikat", "Gate"),
    required: &["critical_unmet", "cap"],
    keys: &[
        (
            "critical_unmet",
            (
                "Mulai dari berapa kriteria kritis yang belum terpenuhi.",
                "From how many unmet critical criteria on.",
            ),
            |_| count(),
        ),
        (
            "cap",
            (
                "Predikat terbaik yang masih dapat dicapai: id dari `grades`.",
                "The best grade then: an id of `grades`.",
            ),
            |_| id(),
        ),
    ],
};
