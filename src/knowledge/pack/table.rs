//! A list of records that are decoded when they are asked for.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// Records kept encoded: a run that finds ten things decodes ten records, not ten thousand.
#[derive(Debug, Serialize, Deserialize)]
pub struct Table<T> {
    ends: Vec<u32>,
    blob: Vec<u8>,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { ends: Vec::new(), blob: Vec::new(), of: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> Table<T> {
    /// Adds a record and gives its index.
    pub(super) fn push(&mut self, record: &T) -> u32 {
        // Writing plain data into memory cannot fail.
        self.blob.extend(postcard::to_stdvec(record).unwrap_or_default());
        let index = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.ends.push(u32::try_from(self.blob.len()).unwrap_or(u32::MAX));
        index
    }

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
    pub fn get(&self, index: u32) -> Option<T> {
        let i = index as usize;
        let end = *self.ends.get(i)? as usize;
        let start = i.checked_sub(1).map_or(0, |p| self.ends[p] as usize);
        postcard::from_bytes(self.blob.get(start..end)?).ok()
    }

    /// All records in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter_map(|i| self.get(i))
    }
}
