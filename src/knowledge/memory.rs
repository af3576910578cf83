//! What a thread remembers of the words it met: texts say the same words again and again, and what a word is does not depend on
//! where it stands.

/// A table of a fixed number of places; a word takes the place of the one that was there.
#[derive(Debug)]
pub struct Memory<T> {
    places: Vec<(u64, T)>,
}

impl<T: Clone + Default> Memory<T> {
    /// A table of `2^bits` places.
    #[must_use]
    pub fn new(bits: u32) -> Self {
        Self { places: vec![(0, T::default()); 1 << bits] }
    }

    /// What is remembered of the word with this hash (see [`super::words::hash`]).
    #[must_use]
    pub fn get(&self, hash: u64) -> Option<&T> {
        let (whose, what) = &self.places[hash as usize & (self.places.len() - 1)];
        (*whose == hash).then_some(what)
    }

    /// Remembers this of the word with this hash.
    pub fn keep(&mut self, hash: u64, what: T) -> &T {
        let at = hash as usize & (self.places.len() - 1);
        self.places[at] = (hash, what);
        &self.places[at].1
    }

    /// What is remembered of the word with this hash, or else what `find` says of it.
    pub fn recall(&mut self, hash: u64, find: impl FnOnce() -> T) -> &T {
        if self.get(hash).is_none() {
            return self.keep(hash, find());
        }
        &self.places[hash as usize & (self.places.len() - 1)].1
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn what_was_found_is_not_asked_again_until_its_place_is_taken() {
        let mut memory = Memory::new(1);
        assert_eq!(*memory.recall(3, || 30), 30);
        assert_eq!(*memory.recall(3, || 31), 30, "remembered");
        assert_eq!(*memory.recall(2, || 20), 20, "in a place of its own");
        assert_eq!(*memory.recall(5, || 50), 50);
        assert_eq!((memory.get(5), memory.get(3)), (Some(&50), None));
        assert_eq!(*memory.recall(3, || 31), 31, "its place was taken");
    }
}
