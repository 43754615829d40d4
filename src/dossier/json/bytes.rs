//! Looks at the bytes of JSON texts and numbers, many at once where that is quicker.

/// How many digits a text begins with, and `value` with them behind it; wrong beyond a machine word.
pub(super) fn leading_digits(text: &[u8], value: i64) -> (usize, i64) {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit());
    digits.fold((0, value), |(count, value), digit| {
        (count + 1, value.wrapping_mul(10).wrapping_add(i64::from(digit - b'0')))
    })
}

/// How many bytes come before a quote, a backslash or a control character: most of JSON, so that eight are
/// looked at in one step.
// Where it is inlined, its constants are loaded anew in every step.
#[inline(never)]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
    // The top bit of each byte that is zero; beyond the first such byte it may be set wrongly.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & TOPS;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let quotes = zeros(word ^ (ONES * u64::from(b'"')));
        let backslashes = zeros(word ^ (ONES * u64::from(b'\\')));
        let controls = word.wrapping_sub(ONES * u64::from(b' ')) & !word & TOPS;
        let special = quotes | backslashes | controls;
        if special != 0 {
            return at * 8 + (special.trailing_zeros() / 8) as usize;
        }
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\') || *byte < b' ';
    bytes.len() - rest.len() + rest.iter().position(special).unwrap_or(rest.len())
}
