//! Flat little-endian data, read where it lies: a run decodes what it asks for and nothing else.

use std::borrow::Cow;

/// Bytes of the program itself, or of a newsroom's own packs.
pub type Bytes = Cow<'static, [u8]>;

/// What can be laid down in sections and taken up again without decoding.
pub trait Stored: Sized {
    /// Appends its sections to `out`.
    fn write(&self, out: &mut Vec<u8>);
    /// Takes its sections up from `input`; nothing if they are cut short.
    fn read(input: &mut &'static [u8]) -> Option<Self>;
}

impl Stored for Bytes {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(u32::try_from(self.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend_from_slice(self);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        let (len, rest) = input.split_first_chunk::<4>()?;
        let (section, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
        *input = rest;
        Some(Cow::Borrowed(section))
    }
}

/// A list of numbers, four bytes each.
#[derive(Clone, Debug, Default)]
pub struct Numbers(Bytes);

impl Numbers {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len() / 4
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Number `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<u32> {
        let at = index * 4;
        Some(u32::from_le_bytes(self.0.get(at..at + 4)?.try_into().ok()?))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b))
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self(Cow::Owned(numbers.into_iter().flat_map(u32::to_le_bytes).collect()))
    }
}

impl Stored for Numbers {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Bytes::read(input).map(Self)
    }
}

/// Lists of numbers: list `i` lies between the ends of list `i - 1` and list `i`.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    ends: Numbers,
    members: Numbers,
}

impl Lists {
    /// The members of list `index`; none if there is no such list.
    pub fn get(&self, index: usize) -> impl Iterator<Item = u32> + '_ {
        let start = index.checked_sub(1).map_or(Some(0), |p| self.ends.get(p));
        let range = start.zip(self.ends.get(index)).map_or(0..0, |(s, e)| s as usize..e as usize);
        range.filter_map(|i| self.members.get(i))
    }
}

impl FromIterator<Vec<u32>> for Lists {
    fn from_iter<I: IntoIterator<Item = Vec<u32>>>(lists: I) -> Self {
        let mut members = Vec::new();
        let ends = lists.into_iter().map(|list| {
            members.extend(list);
            u32::try_from(members.len()).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        Self { ends, members: members.into_iter().collect() }
    }
}

impl Stored for Lists {
    fn write(&self, out: &mut Vec<u8>) {
        self.ends.write(out);
        self.members.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Some(Self { ends: Numbers::read(input)?, members: Numbers::read(input)? })
    }
}

#[cfg(test)]
mod tests {
    use super::{Lists, Numbers, Stored};

    #[test]
    fn what_is_written_is_read() {
        let lists: Lists = [vec![1, 2], vec![], vec![7]].into_iter().collect();
        let mut bytes = Vec::new();
        lists.write(&mut bytes);
        Numbers::from_iter([9]).write(&mut bytes);
        let mut input: &'static [u8] = bytes.leak();
        let read = Lists::read(&mut input).expect("whole");
        assert_eq!(read.get(0).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(read.get(1).count() + read.get(5).count(), 0);
        assert_eq!(read.get(2).collect::<Vec<_>>(), [7]);
        assert_eq!(Numbers::read(&mut input).and_then(|n| n.get(0)), Some(9));
        assert!(Numbers::read(&mut input).is_none(), "cut short");
    }
}
