//! The files within a .xls file, which is a small file system of its own.

/// The end of a chain of sectors, and all numbers that name none.
const FIRST_SPECIAL: u32 = 0xffff_fffa;
/// Streams smaller than this lie in small sectors.
const SMALL: u64 = 4096;
const SMALL_SECTOR: usize = 64;
const ENTRY: usize = 128;

/// A file with files in it.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    /// The sector after each.
    next: Vec<u32>,
    /// The small sector after each.
    next_small: Vec<u32>,
    directory: Vec<u8>,
}

/// A file within the file.
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<'b> Compound<'b> {
    /// `None` where the bytes do not hold together.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = 1_usize.checked_shl(u16_at(bytes, 0x1e)?.into()).filter(|it| *it >= ENTRY)?;
        let mut compound =
            Self { bytes, sector, next: Vec::new(), next_small: Vec::new(), directory: Vec::new() };
        for table in compound.tables()? {
            compound.next.extend(numbers(compound.sector_at(table)?));
        }
        compound.directory = compound.chain(u32_at(bytes, 0x30)?)?;
        compound.next_small = match u32_at(bytes, 0x3c)? {
            none if none >= FIRST_SPECIAL => Vec::new(),
            start => numbers(&compound.chain(start)?).collect(),
        };
        Some(compound)
    }

    /// The content of the first file with one of some names.
    pub(super) fn stream(&self, names: &[&str]) -> Option<Vec<u8>> {
        let entries: Vec<Entry> = self.directory.chunks_exact(ENTRY).filter_map(entry).collect();
        let found = |name: &&str| entries.iter().find(|entry| entry.name == **name);
        let found = names.iter().find_map(found)?;
        let mut content = match found.size < SMALL {
            false => self.chain(found.start)?,
            true => self.small_chain(found.start, &self.chain(entries.first()?.start)?)?,
        };
        content.truncate(usize::try_from(found.size).ok()?);
        Some(content)
    }

    /// The sectors that say which sector comes after each: 109 are named at the top, others in a chain.
    fn tables(&self) -> Option<Vec<u32>> {
        let mut tables: Vec<u32> = numbers(self.bytes.get(0x4c..0x200)?).collect();
        let mut more = u32_at(self.bytes, 0x44)?;
        while more < FIRST_SPECIAL && tables.len() <= self.most_sectors() {
            let mut named: Vec<u32> = numbers(self.sector_at(more)?).collect();
            more = named.pop()?;
            tables.extend(named);
        }
        tables.retain(|sector| *sector < FIRST_SPECIAL);
        Some(tables)
    }

    const fn most_sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn sector_at(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last one may be cut short.
        let rest = self.bytes.get(start..)?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The content of a chain of sectors; `None` where it has no end.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        for (count, sector) in follow(start, &self.next).enumerate() {
            if count > self.most_sectors() {
                return None;
            }
            content.extend_from_slice(self.sector_at(sector)?);
        }
        Some(content)
    }

    fn small_chain(&self, start: u32, small: &[u8]) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        for sector in follow(start, &self.next_small) {
            if content.len() as u64 > SMALL {
                return None;
            }
            let at = (sector as usize).checked_mul(SMALL_SECTOR)?;
            let rest = small.get(at..)?;
            content.extend_from_slice(rest.get(..SMALL_SECTOR).unwrap_or(rest));
        }
        Some(content)
    }
}

/// The sectors of a chain.
fn follow(start: u32, next: &[u32]) -> impl Iterator<Item = u32> {
    let first = Some(start).filter(|sector| *sector < FIRST_SPECIAL);
    std::iter::successors(first, |sector| {
        next.get(*sector as usize).copied().filter(|sector| *sector < FIRST_SPECIAL)
    })
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 0x40)?).checked_sub(2)?;
    let units = bytes.get(..length)?.chunks_exact(2).filter_map(|unit| u16_at(unit, 0));
    let name = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
    Some(Entry { name, start: u32_at(bytes, 0x74)?, size: u32_at(bytes, 0x78)?.into() })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|number| u32_at(number, 0))
}

/// A number of two bytes, the lower one first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes, the lowest one first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
