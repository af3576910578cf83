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

    /// Whether anything is remembered of the word with this hash.
    #[must_use]
    pub fn has(&self, hash: u64) -> bool {
        self.places[hash as usize & (self.places.len() - 1)].0 == hash
    }

    /// What is remembered of the word with this hash (see [`super::words::hash`]), or else what `find` says of it.
    pub fn recall(&mut self, hash: u64, find: impl FnOnce() -> T) -> &T {
        let at = hash as usize & (self.places.len() - 1);
        let place = &mut self.places[at];
        if place.0 != hash {
            *place = (hash, find());
        }
        &place.1
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
        assert!(memory.has(5) && !memory.has(3));
        assert_eq!(*memory.recall(3, || 31), 31, "its place was taken");
    }
}
