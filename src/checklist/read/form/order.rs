//! Puts the rules of fields in an order in which each only needs those before it.

use crate::diagnostic::Code;

/// Fields whose rules need each other.
pub(crate) const CYCLIC_RULE: Code = Code("cyclic-rule");

/// An order, and what stands in its way.
pub(super) struct Ordered {
    /// The rules, each after those it needs.
    pub(super) order: Vec<usize>,
    /// Runs of rules of which each needs the next, and the last the first.
    pub(super) cycles: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Orders rules by what each of them needs. Where rules need each other in a circle, one of the needs is
/// passed over. There is no recursion, so that no chain of rules is too long.
pub(super) fn ordered(needs: &[Vec<usize>]) -> Ordered {
    let mut states = vec![State::New; needs.len()];
    let mut result = Ordered { order: Vec::with_capacity(needs.len()), cycles: Vec::new() };
    for start in 0..needs.len() {
        if states.get(start) == Some(&State::New) {
            visit(start, needs, &mut states, &mut result);
        }
    }
    result
}

fn visit(start: usize, needs: &[Vec<usize>], states: &mut [State], result: &mut Ordered) {
    let mut set = |rule: usize, state: State| {
        if let Some(place) = states.get_mut(rule) {
            return std::mem::replace(place, state);
        }
        State::Done
    };
    set(start, State::Open);
    let mut open = vec![(start, 0)];
    while let Some((rule, next)) = open.last_mut() {
        let Some(needed) = needs.get(*rule).and_then(|needs| needs.get(*next)).copied() else {
            set(*rule, State::Done);
            result.order.push(*rule);
            open.pop();
            continue;
        };
        *next += 1;
        match set(needed, State::Open) {
            State::New => open.push((needed, 0)),
            State::Done => {
                set(needed, State::Done);
            }
            State::Open => {
                let from = open.iter().position(|(rule, _)| *rule == needed).unwrap_or(0);
                result.cycles.push(open.iter().skip(from).map(|(rule, _)| *rule).collect());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_comes_after_those_it_needs() {
        let found = ordered(&[vec![2], vec![0], vec![]]);
        assert_eq!((found.order, found.cycles.len()), (vec![2, 0, 1], 0));
    }

    #[test]
    fn rules_that_need_each_other_are_found_once() {
        let found = ordered(&[vec![1], vec![2], vec![0], vec![3]]);
        assert_eq!(found.cycles, [vec![0, 1, 2], vec![3]]);
        assert_eq!(found.order.len(), 4);
    }

    #[test]
    fn a_very_long_chain_is_no_trouble() {
        let needs: Vec<Vec<usize>> = (1..=100_000).map(|next| vec![next]).collect();
        assert_eq!(ordered(&needs).order.len(), 100_000);
    }
}
