//! Work on all cores whose results come in the order of the work.

use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::STACK;
use crate::error::Error;

/// How many pieces wait in each lane beside the one in hand.
const WAITING: usize = 1;

/// As many threads as asked for, or one for each core.
pub(super) fn threads(asked: Option<NonZeroUsize>) -> NonZeroUsize {
    let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    asked.unwrap_or_else(cores)
}

/// Works on pieces and hands over each result, in order. Every thread has a worker of its own.
///
/// Pieces go to the threads in turn, and results are taken from them in turn, so that no result has to wait
/// for its place and memory holds a few pieces a thread, however many there are.
///
/// # Errors
/// The first that `take` gives; what is still in hand then is dropped.
pub(super) fn in_order<P: Send, R: Send, W: FnMut(P) -> R>(
    threads: NonZeroUsize,
    mut pieces: impl Iterator<Item = P> + Send,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(R) -> Result<(), Error>,
) -> Result<(), Error> {
    if threads == NonZeroUsize::MIN {
        let mut work = worker();
        return pieces.try_for_each(|piece| take(work(piece)));
    }
    thread::scope(|scope| {
        let worker = &worker;
        let lanes = (0..threads.get()).filter_map(|_| {
            let (piece_in, piece_out) = sync_channel(WAITING);
            let (result_in, result_out) = sync_channel(WAITING);
            let lane = move || work_on(worker(), &piece_out, &result_in);
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, lane).ok()?;
            Some((piece_in, result_out))
        });
        let (inlets, outlets): (Vec<_>, Vec<_>) = lanes.unzip();
        // The machine has no room for another thread: this one does it.
        if inlets.is_empty() {
            let mut work = worker();
            return pieces.try_for_each(|piece| take(work(piece)));
        }
        scope.spawn(move || hand_out(pieces, &inlets));
        // The lane whose turn it is has no more: nor has any other.
        outlets.iter().cycle().map_while(|lane| lane.recv().ok()).try_for_each(&mut take)
    })
}

fn work_on<P, R>(mut work: impl FnMut(P) -> R, pieces: &Receiver<P>, results: &SyncSender<R>) {
    for piece in pieces {
        // Nobody takes results any more.
        if results.send(work(piece)).is_err() {
            return;
        }
    }
}

fn hand_out<P>(pieces: impl Iterator<Item = P>, lanes: &[SyncSender<P>]) {
    for (piece, lane) in pieces.zip(lanes.iter().cycle()) {
        if lane.send(piece).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    fn squares(threads: usize, count: u64) -> Vec<u64> {
        let mut taken = Vec::new();
        let threads = NonZeroUsize::new(threads).unwrap();
        in_order(
            threads,
            0..count,
            || |number: u64| number * number,
            |square| {
                taken.push(square);
                Ok(())
            },
        )
        .unwrap();
        taken
    }

    #[test]
    fn results_come_in_order_with_any_number_of_threads() {
        let expected: Vec<u64> = (0..1000).map(|number| number * number).collect();
        for threads in [1, 2, 3, 8] {
            assert_eq!(squares(threads, 1000), expected, "{threads} threads");
        }
        assert!(squares(4, 0).is_empty());
    }

    #[test]
    fn work_ends_when_nobody_takes_it() {
        let endless = std::iter::repeat(1);
        let threads = NonZeroUsize::new(3).unwrap();
        let refused = |_| Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
        assert!(in_order(threads, endless, || |number: u64| number, refused).is_err());
    }
}
