//! Texts that are nearly the same among many that are not.

use proptest::prelude::*;

use super::likeness::Likeness;
use crate::expr::function::similar::similar;
use crate::quantity::Number;

const WORDS: [&str; 64] = [
    "rapat",
    "membahas",
    "capaian",
    "program",
    "imunisasi",
    "gizi",
    "desa",
    "bidan",
    "kader",
    "posyandu",
    "vaksin",
    "terlambat",
    "karena",
    "jalan",
    "putus",
    "petugas",
    "sakit",
    "disepakati",
    "jadwal",
    "ulang",
    "kunjungan",
    "rumah",
    "balita",
    "ibu",
    "hamil",
    "risiko",
    "tinggi",
    "rujukan",
    "laporan",
    "belum",
    "lengkap",
    "data",
    "sasaran",
    "berbeda",
    "dengan",
    "kecamatan",
    "dana",
    "transportasi",
    "habis",
    "menunggu",
    "pencairan",
    "alat",
    "timbang",
    "rusak",
    "diganti",
    "bulan",
    "depan",
    "penyuluhan",
    "sekolah",
    "tuberkulosis",
    "pasien",
    "mangkir",
    "pelacakan",
    "lansia",
    "hipertensi",
    "obat",
    "stok",
    "gudang",
    "farmasi",
    "permintaan",
    "sanitasi",
    "pasar",
    "inspeksi",
    "warga",
];

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn text(&mut self) -> String {
        let length = 12 + self.roll(20);
        let mut words: Vec<&str> = (0..length).map(|_| WORDS[self.roll(WORDS.len())]).collect();
        // A third begins alike, as minutes do.
        if self.roll(3) == 0 {
            words.splice(
                ..0,
                ["Rapat", "dibuka", "oleh", "pimpinan", "dan", "diikuti", "semua", "staf."],
            );
        }
        words.join(" ")
    }

    /// The same text in other capitals and with a word or two of its own.
    fn copy(&mut self, text: &str) -> String {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        for _ in 0..=self.roll(2) {
            let place = self.roll(words.len());
            words[place] = WORDS[self.roll(WORDS.len())].to_owned();
        }
        words[0] = words[0].to_uppercase();
        words.join("  ")
    }
}

/// So many texts, each tenth followed by a copy of it; and the places of the pairs that are alike.
fn planted(count: usize) -> (Vec<String>, Vec<(usize, usize)>) {
    let (mut dice, mut texts, mut pairs) = (Dice(7), Vec::new(), Vec::new());
    while texts.len() < count {
        let text = dice.text();
        if texts.len() % 10 == 0 {
            let copy = dice.copy(&text);
            if similar(&text, &copy) >= Number::decimal(9, 1) {
                pairs.push((texts.len(), texts.len() + 1));
                texts.push(text);
                texts.push(copy);
                continue;
            }
        }
        texts.push(text);
    }
    (texts, pairs)
}

fn groups(texts: &[String]) -> Likeness {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    Likeness::of(&texts, &Number::decimal(9, 1))
}

/// How many texts to search: 3,000, or as many as `TILIK_TEXTS` says, for measurements.
fn size() -> usize {
    std::env::var("TILIK_TEXTS").ok().and_then(|size| size.parse().ok()).unwrap_or(3_000)
}

#[test]
fn planted_copies_are_found_without_comparing_each_with_each() {
    let (texts, pairs) = planted(size());
    let found = groups(&texts);
    let group_of =
        |place: usize| found.groups.iter().position(|group| group.texts.contains(&place));
    // Looking up each pair is quadratic itself: of very many, some are looked up.
    let looked_up: Vec<_> = pairs.iter().step_by(pairs.len().div_ceil(1_000)).collect();
    let missed = looked_up
        .iter()
        .filter(|(one, other)| group_of(*one).is_none() || group_of(*one) != group_of(*other))
        .count();
    println!(
        "{} texts, {} copies, {} comparisons, {missed} of {} copies looked up were missed",
        texts.len(),
        pairs.len(),
        found.compared,
        looked_up.len()
    );
    assert!(pairs.len() * 20 > texts.len(), "{}", pairs.len());
    assert!(missed * 100 <= looked_up.len(), "{missed} of {} were missed", looked_up.len());
    assert!(found.compared < 20 * texts.len(), "{} comparisons", found.compared);
}

#[test]
fn a_group_holds_only_what_is_alike() {
    let (texts, _) = planted(400);
    for group in groups(&texts).groups {
        for one in &group.texts {
            let near = |other: &&usize| {
                one != *other && similar(&texts[*one], &texts[**other]) >= Number::decimal(9, 1)
            };
            assert!(group.texts.iter().any(|other| near(&other)), "{}", texts[*one]);
        }
    }
}

#[test]
fn a_text_in_very_many_places_is_one_group() {
    let texts: Vec<String> = (0..5_000)
        .map(|place| format!("Rapat berjalan lancar. {}", ["", "!"][place % 2]))
        .collect();
    let found = groups(&texts);
    assert_eq!((found.groups.len(), found.compared), (1, 0));
    assert_eq!(found.groups[0].texts.len(), 5_000);
}

#[test]
fn nothing_and_very_short_texts_are_no_trouble() {
    assert_eq!(Likeness::of(&[], &Number::ONE), Likeness::default());
    let texts = ["", "a", "A", "b"].map(str::to_owned);
    assert_eq!(groups(&texts).groups.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Which texts are grouped does not depend on the order in which they come.
    #[test]
    fn the_order_of_texts_does_not_matter(seed in 0_u64..1_000, turn in 0_usize..60) {
        let mut dice = Dice(seed);
        let mut texts: Vec<String> = (0..30).map(|_| dice.text()).collect();
        let copies: Vec<String> = texts.iter().map(|text| dice.copy(text)).collect();
        texts.extend(copies);
        let named = |texts: &[String]| {
            let mut all: Vec<Vec<String>> = groups(texts).groups.iter().map(|group| {
                let mut members: Vec<String> = group.texts.iter().map(|place| texts[*place].clone()).collect();
                members.sort();
                members
            }).collect();
            all.sort();
            all
        };
        let before = named(&texts);
        texts.rotate_left(turn);
        texts.swap(0, 17);
        prop_assert_eq!(before, named(&texts));
    }
}
