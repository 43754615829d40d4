//! What a workbook's damage may cost: that workbook, and nothing else.
//!
//! The crate that reads .xls and .xlsx trusts lengths that a damaged file states of itself, and panics where they are
//! wrong. That ends here, as the refusal of one file, and nobody is shown a trace.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use super::refusal::Refusal;

thread_local! {
    /// Whether this thread reads a workbook.
    static READS: Cell<bool> = const { Cell::new(false) };
}

/// What reading a workbook comes to; a panic below it means that the file is damaged.
///
/// # Errors
/// Whatever keeps the workbook from being read, a panic among it. Nothing that was half read is used.
pub(super) fn contained<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    keep_quiet();
    READS.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    READS.set(false);
    read.unwrap_or(Err(Refusal::Damaged))
}

/// Panics of threads that read a workbook are not told from now on; all others are, as before.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = take_hook();
        set_hook(Box::new(move |panic| {
            if !READS.get() {
                tell(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_damaged_file_and_the_next_file_is_read() {
        let bytes: &[u8] = &[9, 0];
        let trusting = || {
            let length = usize::from(bytes[0]);
            Ok(bytes[2..2 + length].to_vec())
        };
        assert_eq!(contained(trusting), Err(Refusal::Damaged));
        assert_eq!(contained(|| Ok(1)), Ok(1));
        assert_eq!(contained(|| Err::<(), _>(Refusal::Encrypted)), Err(Refusal::Encrypted));
    }
}
