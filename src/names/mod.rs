//! The names of an article: every mention in either script, and which mentions are one name. Computed once, read by
//! all rules about names.
//!
//! Mentions are runs of capitalised Latin words, forms that the gazetteer knows, and Arabic words that render a Latin
//! word of the article or look foreign. Mentions become clusters by the gazetteer, by equal spelling, by transliteration, and
//! by a family name that only one full name of the article has. A given name alone may be anybody's of that name: it makes
//! a cluster of its own.

mod arabic;
pub mod choice;
mod clusters;
mod known;
mod latin;
pub mod slots;
mod words;

pub use words::reads_as;

use crate::knowledge::pack::{Entity, Kind};
use crate::knowledge::{Matches, Words};
use crate::text::{Span, Tokens};
use std::ops::Range;
use std::sync::Arc;

/// The letters a name is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Arabic letters.
    Arabic,
    /// Latin letters.
    Latin,
}

impl Script {
    /// The other script.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Arabic => Self::Latin,
            Self::Latin => Self::Arabic,
        }
    }
}

/// How a mention stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// As a word of the sentence.
    Free,
    /// In brackets or between marks right beside the name in the other script: lawful.
    Gloss,
    /// Between quotation marks or brackets: a title, a quotation, an insertion.
    Enclosed,
    /// Among other capitalised Latin words: part of a longer name.
    Embedded,
}

/// Which part of the name a mention gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// All of it, or all that the article ever gives.
    Whole,
    /// The family name, or another short form.
    Short,
    /// The given name.
    Given,
}

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its first token.
    pub first: u32,
    /// Its length in tokens.
    pub len: u16,
    /// Bytes of proclitics (and of an article that is no part of the name) in its first token.
    pub prefix: u8,
    /// Its letters.
    pub script: Script,
    /// How it stands.
    pub standing: Standing,
    /// Which part of the name it gives.
    pub form: Form,
    /// Its cluster.
    pub cluster: u32,
    /// The entity of the gazetteer, `(pack, entity)`, if a pattern led here.
    pub entity: Option<(u8, u32)>,
}

impl Mention {
    /// The indices of its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.first as usize + usize::from(self.len)
    }

    /// The name without its proclitics.
    #[must_use]
    pub fn span(&self, tokens: &Tokens) -> Span {
        let whole = self.whole(tokens);
        Span { start: whole.start + u32::from(self.prefix), end: whole.end }
    }

    /// The name with its proclitics.
    #[must_use]
    pub fn whole(&self, tokens: &Tokens) -> Span {
        let range = self.tokens();
        tokens.all()[range.start].span.cover(tokens.all()[range.end - 1].span)
    }
}

/// What made mentions one cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It has one spelling.
    Spelling,
    /// A short form of a name that the article gives in full.
    Part,
    /// The sounds of both scripts agree.
    Sound,
    /// The gazetteer knows them all.
    Gazetteer,
}

/// Mentions that are one name.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The entity of the gazetteer.
    pub entity: Option<(u8, u32)>,
    /// What it is, where the gazetteer says so.
    pub kind: Option<Kind>,
    /// What joined it: the strongest evidence of those that were needed.
    pub evidence: Evidence,
    /// Whether it is a given name alone, which may be several people's.
    pub given: bool,
    /// Its mentions, by place: indices of [`Names::mentions`].
    pub mentions: Vec<u32>,
}

/// All names of an article.
#[derive(Clone, Debug, Default)]
pub struct Names {
    mentions: Vec<Mention>,
    clusters: Vec<Cluster>,
    entities: Vec<((u8, u32), Arc<Entity>)>,
}

impl Names {
    /// Finds the names of an article.
    #[must_use]
    pub fn of(words: &Words<'_>, text: &str, tokens: &Tokens, matches: &Matches) -> Self {
        let hits = known::hits(words, text, tokens, matches);
        let mut found = latin::mentions(words, text, tokens, &hits);
        found.extend(arabic::known(tokens, &hits));
        found.sort_by_key(|m| (m.first, std::cmp::Reverse(m.len)));
        clusters::join(words, text, tokens, found)
    }

    /// All mentions, by place.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// All clusters, by first mention.
    #[must_use]
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The mentions of a cluster.
    pub fn of_cluster<'n>(&'n self, cluster: &'n Cluster) -> impl Iterator<Item = &'n Mention> + Clone {
        cluster.mentions.iter().filter_map(|&m| self.mentions.get(m as usize))
    }

    /// What the gazetteer says of an entity that is mentioned.
    #[must_use]
    pub fn entity(&self, id: (u8, u32)) -> Option<&Entity> {
        let at = self.entities.binary_search_by_key(&id, |e| e.0).ok()?;
        Some(&self.entities[at].1)
    }

    /// The mention that covers token `index`.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Mention> {
        let to = self.mentions.partition_point(|m| m.first as usize <= index);
        self.mentions[..to].iter().rev().take(4).find(|m| m.tokens().contains(&index))
    }
}

#[cfg(test)]
mod tests {
    use super::choice::Page;
    use super::{Cluster, Names, Script};
    use crate::knowledge::{Knowledge, Matches, Words};
    use crate::text::{Span, Tokens};

    /// The forms of each name, and the script to keep where they are mixed.
    fn names(text: &str) -> Vec<(Vec<String>, Option<Script>)> {
        let knowledge = Knowledge::builtin();
        let tokens = Tokens::new(text, [Span::new(0, text.len())], &[]);
        let words = Words::of(&knowledge, text, &tokens);
        let matches = Matches::find(&words, text, &tokens, 0..1).settle(&knowledge, text, &tokens);
        let names = Names::of(&words, text, &tokens, &matches);
        let page = Page { text, tokens: &tokens };
        let of = |c: &Cluster| names.of_cluster(c).map(|m| page.name(m).to_owned()).collect();
        names.clusters().iter().map(|c| (of(c), names.mixed(page, c, None))).collect()
    }

    /// The scripts to keep of the names with these forms: none if there is no such name.
    fn together(text: &str, forms: &[&str]) -> Vec<Option<Script>> {
        names(text).into_iter().filter(|(f, _)| f == forms).map(|(_, keep)| keep).collect()
    }

    #[test]
    fn short_forms_and_both_scripts_are_one_name() {
        let text = "وصل Jason Droege مساء. وقال درويج إن Droege ليس اسمه الأول، ثم رحب الحضور بدرويج وبدرويج.";
        let want = ["Jason Droege", "درويج", "Droege", "درويج", "درويج"];
        assert_eq!(together(text, &want), [Some(Script::Arabic)], "{:?}", names(text));
    }

    #[test]
    fn the_number_of_a_name_belongs_to_it_in_both_scripts() {
        let text = "باعت الشركة جهاز Switch 2 أمس. وتتوقع بيع مليون جهاز سويتش 2 العام المقبل.";
        assert_eq!(together(text, &["Switch 2", "سويتش 2"]).len(), 1, "{:?}", names(text));
    }

    #[test]
    fn a_gloss_is_no_mix() {
        let text = "أعلنت شركة إنفيديا (Nvidia) نتائجها، وارتفع سهم إنفيديا.";
        assert_eq!(together(text, &["إنفيديا", "Nvidia", "إنفيديا"]), [None], "{:?}", names(text));
    }

    #[test]
    fn a_shared_given_name_joins_nobody() {
        let text = "التقى Mark Chen الصحفيين، ثم تحدث مارك روته عن الموازنة.";
        assert!(names(text).iter().all(|(_, keep)| keep.is_none()), "{:?}", names(text));
    }

    #[test]
    fn other_spellings_of_a_known_name_are_that_name() {
        let text = "سافر مايك بومبيو مساء. وقال مايك بومبو إنه سيعود، ثم فازوا بكأس رايدر. ولم يشهد كأس ريدر مثل ذلك.";
        assert_eq!(together(text, &["مايك بومبيو", "بومبو"]).len(), 1, "{:?}", names(text));
        assert_eq!(together(text, &["كأس رايدر", "ريدر"]).len(), 1, "{:?}", names(text));
        let namesakes = "سافر مايك بومبيو مساء، واستقبله جون بومبو في المطار.";
        assert!(names(namesakes).iter().all(|(forms, _)| forms.len() == 1), "{:?}", names(namesakes));
    }

    #[test]
    fn a_rare_word_beside_a_name_of_nearly_its_letters_is_that_name() {
        let text = "وصل آري فلايشر مساء. وكتب فليشر رسالة، وكتب فلايشر ردا.";
        let of = |n: &(Vec<String>, Option<Script>)| n.0.iter().any(|f| f == "فليشر") && n.0.len() > 1;
        assert!(names(text).iter().any(of), "{:?}", names(text));
    }

    #[test]
    fn any_text_has_names_or_none() {
        for text in ["", "(((", "و و و", "A. B. C.", "Meta", "ل", "لـMeta وMeta/ميتا", "وال"] {
            let _ = names(text);
        }
    }
}
