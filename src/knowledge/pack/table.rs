//! A list of records that are decoded when they are first asked for.

use super::store::{Bytes, Numbers, Stored};
use serde::{Serialize, de::DeserializeOwned};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// Records kept encoded: a run that finds ten things decodes ten records, not ten thousand, and each of them once.
#[derive(Debug)]
pub struct Table<T> {
    ends: Numbers,
    blob: Bytes,
    decoded: Decoded<T>,
}

/// What has been decoded so far.
type Decoded<T> = OnceLock<Box<[OnceLock<Option<Arc<T>>>]>>;

impl<T: Serialize> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        let mut blob = Vec::new();
        let ends = records.into_iter().map(|record| {
            // Writing plain data into memory cannot fail.
            blob.extend(postcard::to_stdvec(&record).unwrap_or_default());
            u32::try_from(blob.len()).unwrap_or(u32::MAX)
        });
        let ends = ends.collect();
        Self { ends, blob: Cow::Owned(blob), decoded: OnceLock::new() }
    }
}

impl<T: DeserializeOwned> Table<T> {
    /// Number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Record `index`, if there is one.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<&Arc<T>> {
        let decoded = self.decoded.get_or_init(|| (0..self.len()).map(|_| OnceLock::new()).collect());
        decoded.get(index as usize)?.get_or_init(|| self.decode(index).map(Arc::new)).as_ref()
    }

    fn decode(&self, index: u32) -> Option<T> {
        let i = index as usize;
        let start = i.checked_sub(1).map_or(Some(0), |p| self.ends.get(p))?;
        postcard::from_bytes(self.blob.get(start as usize..self.ends.get(i)? as usize)?).ok()
    }

    /// All records in order, none of which is kept.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter_map(|i| self.decode(i))
    }
}

impl<T> Stored for Table<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.ends.write(out);
        self.blob.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Some(Self { ends: Numbers::read(input)?, blob: Bytes::read(input)?, decoded: OnceLock::new() })
    }
}
