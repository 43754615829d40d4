//! What a workbook's damage may cost: that workbook, and nothing else.
//!
//! The crates that read .xls and .xlsx trust lengths that a damaged file states of itself, and panic where they are
//! wrong. That ends here, as the refusal of one file, and nobody is shown a trace. A panic of tilik's own code is a
//! fault of tilik: it is told, and goes on.

use std::cell::Cell;
use std::panic::{
    AssertUnwindSafe, PanicHookInfo, catch_unwind, resume_unwind, set_hook, take_hook,
};
use std::sync::Once;

use super::refusal::Refusal;

/// What a thread is at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Elsewhere,
    /// It reads a workbook.
    Reads,
    /// A crate that reads it has panicked.
    Damaged,
}

thread_local! {
    static STATE: Cell<State> = const { Cell::new(State::Elsewhere) };
}

/// What reading a workbook comes to; a panic of a crate below it means that the file is damaged.
///
/// # Errors
/// Whatever keeps the workbook from being read, such a panic among it. Nothing that was half read is used.
pub(super) fn contained<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    watch();
    STATE.set(State::Reads);
    let read = catch_unwind(AssertUnwindSafe(read));
    let state = STATE.replace(State::Elsewhere);
    read.unwrap_or_else(|panic| match state {
        State::Damaged => Err(Refusal::Damaged),
        State::Elsewhere | State::Reads => resume_unwind(panic),
    })
}

/// From now on, panics of other crates below a thread that reads a workbook are noted; all others are told, as before.
fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = take_hook();
        set_hook(Box::new(move |panic| match STATE.get() {
            State::Reads if !is_own(panic) => STATE.set(State::Damaged),
            _ => tell(panic),
        }));
    });
}

/// Whether a panic stands in a source of tilik.
fn is_own(panic: &PanicHookInfo<'_>) -> bool {
    let root = file!()
        .strip_suffix("dossier/book/damage.rs")
        .or(file!().strip_suffix(r"dossier\book\damage.rs"));
    panic.location().zip(root).is_none_or(|(place, root)| place.file().starts_with(root))
}

#[cfg(test)]
mod tests {
    use super::super::Book;
    use super::*;

    /// A formula in it states more bytes than there are.
    const DAMAGED: &[u8] = include_bytes!("../../../fuzz/corpus/xlsx/rumus-terlalu-panjang.xls");

    #[test]
    fn a_panic_of_the_reader_is_a_damaged_file_and_the_next_file_is_read() {
        assert_eq!(Book::open(DAMAGED), Err(Refusal::Damaged));
        assert_eq!(contained(|| Ok(1)), Ok(1));
        assert_eq!(contained(|| Err::<(), _>(Refusal::Encrypted)), Err(Refusal::Encrypted));
    }

    #[test]
    #[should_panic(expected = "a fault of our own")]
    fn a_panic_of_our_own_goes_on() {
        let _ = contained(|| -> Result<(), Refusal> { panic!("a fault of our own") });
    }
}
