//! Words of follow-ups.

use super::*;

#[test]
fn answers_are_told_with_what_they_are_counted_among() {
    let counted = Answers { open: 3, repeated: 2, dropped: 1, ..Answers::default() };
    let said = "Dari 3 janji yang masih terbuka: 2 dijanjikan lagi dalam RTL berikutnya dan 1 tidak disebut lagi.";
    assert_eq!(answers(&counted, Lang::Id), [said]);
    let counted = Answers { total: 4, overdue: 1, asked: 6, unanswered: 2, ..counted };
    let said = answers(&counted, Lang::En);
    assert_eq!(
        said.first().map(String::as_str),
        Some(
            "Of 4 answers in action plans: 0 said to be done without evidence, 0 said to be done but not proven, and 1 past their deadline."
        )
    );
    assert_eq!(
        said.last().map(String::as_str),
        Some("2 of 6 recommendations not answered in the action plan that came back.")
    );
    // Where nothing needs a second look, nothing is said.
    assert!(answers(&Answers { total: 9, asked: 9, ..Answers::default() }, Lang::Id).is_empty());
}
