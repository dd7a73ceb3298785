//! Maps and sets by hash. They are gone through in the order in which things were put in, until one is taken out: the last
//! one comes into its place.
//!
//! The standard library's map is compiled anew for every type of key and value, two kilobytes of wasm each time for growing
//! alone. Here the table holds nothing but the places of entries in a list, and is compiled once.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};
use std::ops::Index;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// The places of entries by their hashes.
#[derive(Clone, Debug, Default)]
struct Places {
    table: HashTable<u32>,
    /// Of the entry at each place.
    hashes: Vec<u64>,
}

impl Places {
    /// Adds the place behind the last.
    #[inline(never)]
    fn push(&mut self, hash: u64) {
        let place = self.hashes.len() as u32;
        self.hashes.push(hash);
        let hashes = &self.hashes;
        self.table.insert_unique(hash, place, |&at| hashes[at as usize]);
    }

    fn find(&self, hash: u64, mut is: impl FnMut(usize) -> bool) -> Option<usize> {
        self.table.find(hash, |&at| is(at as usize)).map(|&at| at as usize)
    }

    /// Takes a place away; the last one's entry comes into it.
    #[inline(never)]
    fn swap_remove(&mut self, place: usize) {
        let hash = self.hashes.swap_remove(place);
        if let Ok(entry) = self.table.find_entry(hash, |&at| at as usize == place) {
            entry.remove();
        }
        let last = self.hashes.len();
        if let Some(&hash) = self.hashes.get(place)
            && let Some(moved) = self.table.find_mut(hash, |&at| at as usize == last)
        {
            *moved = place as u32;
        }
    }
}

/// A map by hash.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V> {
    places: Places,
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { places: Places::default(), entries: Vec::new() }
    }
}

fn hash<Q: Hash + ?Sized>(key: &Q) -> u64 {
    FxBuildHasher.hash_one(key)
}

impl<K: Hash + Eq, V> Map<K, V> {
    fn find<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        if self.entries.is_empty() {
            return None;
        }
        self.places.find(hash(key), |at| self.entries[at].0.borrow() == key)
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.find(key).map(|at| &self.entries[at].1)
    }

    pub(crate) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.find(key).map(|at| &mut self.entries[at].1)
    }

    pub(crate) fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_some()
    }

    pub(crate) fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = hash(&key);
        let at = self.places.find(hash, |at| self.entries[at].0 == key);
        Entry { map: self, key, hash, at }
    }

    /// Puts a value in; the one that was there.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let entry = self.entry(key);
        match entry.at {
            Some(at) => Some(std::mem::replace(&mut entry.map.entries[at].1, value)),
            None => {
                entry.or_insert(value);
                None
            }
        }
    }

    /// Takes an entry out; the last one comes into its place.
    pub(crate) fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key)?;
        self.places.swap_remove(at);
        Some(self.entries.swap_remove(at).1)
    }
}

impl<K, V> Map<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn iter(&self) -> Iter<'_, K, V> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        self.entries.into_iter().map(|(_, value)| value)
    }
}

/// The entries of a map.
pub(crate) type Iter<'a, K, V> = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<K: Hash + Eq, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

impl<K: Hash + Eq + Borrow<Q>, Q: Hash + Eq + ?Sized, V> Index<&Q> for Map<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("the key is there")
    }
}

/// What a map has, or might have, for a key.
pub(crate) struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
    hash: u64,
    at: Option<usize>,
}

impl<'a, K, V> Entry<'a, K, V> {
    pub(crate) fn or_insert_with(self, value: impl FnOnce() -> V) -> &'a mut V {
        let Self { map, key, hash, at } = self;
        let at = at.unwrap_or_else(|| {
            map.places.push(hash);
            map.entries.push((key, value()));
            map.entries.len() - 1
        });
        &mut map.entries[at].1
    }

    pub(crate) fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with(|| value)
    }

    pub(crate) fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with(V::default)
    }

    pub(crate) fn and_modify(self, change: impl FnOnce(&mut V)) -> Self {
        if let Some(at) = self.at {
            change(&mut self.map.entries[at].1);
        }
        self
    }
}

/// A set by hash.
#[derive(Clone, Debug)]
pub(crate) struct Set<K>(Map<K, ()>);

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self(Map::default())
    }
}

impl<K: Hash + Eq> Set<K> {
    pub(crate) fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// Puts something in; whether it is new.
    pub(crate) fn insert(&mut self, key: K) -> bool {
        self.0.insert(key, ()).is_none()
    }

    /// Takes something out; whether it was there.
    pub(crate) fn remove<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.remove(key).is_some()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &K> {
        self.0.keys()
    }
}

impl<K> IntoIterator for Set<K> {
    type Item = K;
    type IntoIter = std::iter::Map<std::vec::IntoIter<(K, ())>, fn((K, ())) -> K>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.entries.into_iter().map(|(key, ())| key)
    }
}

impl<K: Hash + Eq> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

impl<K: Hash + Eq> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::default();
        set.extend(keys);
        set
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_map_holds_what_the_standard_library_s_holds(steps in prop::collection::vec((0u8..4, 0u8..20, any::<u8>()), 0..200)) {
            let (mut ours, mut theirs) = (Map::<String, u8>::default(), BTreeMap::<String, u8>::new());
            for (step, key, value) in steps {
                let key = key.to_string();
                match step {
                    0 => prop_assert_eq!(ours.insert(key.clone(), value), theirs.insert(key, value)),
                    1 => prop_assert_eq!(ours.remove(key.as_str()), theirs.remove(&key)),
                    2 => prop_assert_eq!(ours.entry(key.clone()).or_insert(value), theirs.entry(key).or_insert(value)),
                    _ => prop_assert_eq!(ours.get(key.as_str()), theirs.get(&key)),
                }
                prop_assert_eq!(ours.len(), theirs.len());
                prop_assert!(theirs.iter().all(|(k, v)| ours.get(k.as_str()) == Some(v)));
                prop_assert_eq!(ours.iter().map(|(k, v)| (k.clone(), *v)).collect::<BTreeMap<_, _>>(), theirs.clone());
            }
        }
    }
}
