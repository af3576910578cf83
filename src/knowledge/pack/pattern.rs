//! The notation of patterns: what an entry of a pack matches, and what its repair writes.
//!
//! Words are separated by one space. `~word` is the word with or without the article, all `~` of a match alike.
//! `{a|b}` is one of several words (or phrases: `{في المركز|في المرتبة}`); in a repair, a group with as many members is taken by
//! position. `^past/present` is a verb in any form, `+singular/plural` a noun or adjective in any form; in a repair, the nth of a
//! kind takes the form that the nth of the kind was found in. `*` is any one word, kept by `*` in the repair. `{2}` in a repair is
//! the word that the second group of the pattern took. Proclitics before the first word are found by the matcher and are no part of
//! the notation.

use super::inflect::{AL, FUTURE, Lexeme, Reading};
use crate::text::{Key, Span, Tokens, clitics, key};
use std::ops::Range;

/// More forms than this in one pattern is taken for a mistake.
const MAX_EXPANSIONS: usize = 2000;

/// What stands for one word of a text (a written word for several tokens, if it holds digits or marks).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// Any one word.
    Any,
    /// This word.
    Written(String),
    /// This word in any of its forms.
    Form(Lexeme),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    /// Any one word.
    Gap,
    /// In a repair: the word that group `.0` of the pattern took, counted from 0.
    Repeat(usize),
    /// One of these words or phrases.
    Choice { article: bool, choices: Vec<Vec<Word>> },
}

impl Slot {
    fn size(&self) -> usize {
        match self {
            Self::Choice { choices, .. } => choices.len(),
            Self::Gap | Self::Repeat(_) => 1,
        }
    }

    fn is_group(&self) -> bool {
        self.size() > 1
    }

    fn is_marked(&self) -> bool {
        matches!(self, Self::Choice { article: true, .. })
    }

    /// The words of member `n`, with the article where it is marked and wanted.
    fn words(&self, n: usize, with_article: bool) -> Vec<Word> {
        let Self::Choice { article, choices } = self else { return vec![Word::Any] };
        let mut words = choices.get(n).or(choices.first()).cloned().unwrap_or_default();
        if let Some(Word::Written(first)) = words.first_mut()
            && *article
            && with_article
        {
            first.insert_str(0, AL);
        }
        words
    }
}

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    slots: Vec<Slot>,
}

/// Which of the words marked `~` carry the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Article {
    /// None: بداية صخرية.
    None,
    /// All: البداية الصخرية.
    All,
    /// All but the first, which stands before a genitive: حارس النقطة.
    Later,
}

impl Article {
    /// Whether the `n`th marked word carries it.
    fn is_on(self, n: usize) -> bool {
        match self {
            Self::None => false,
            Self::All => true,
            Self::Later => n > 0,
        }
    }
}

/// One form of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Which of the words marked `~` carry the article.
    pub article: Article,
    /// For each group in order, which member it took and where that stands in `words`.
    pub groups: Vec<(usize, Range<usize>)>,
    /// The words.
    pub words: Vec<Word>,
}

impl Expansion {
    /// The tokens that each word takes, counted from the first.
    #[must_use]
    pub fn places(&self) -> Vec<Range<usize>> {
        let mut at = 0;
        let place = |word: &Word| {
            let start = at;
            at += if let Word::Written(text) = word { keys_of(text).len() } else { 1 };
            start..at
        };
        self.words.iter().map(place).collect()
    }
}

/// What a form of a pattern took from a text.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The words as they stand, one for each word of the form, the proclitics before the first left out.
    pub words: Vec<String>,
    /// What each verb in any form was read as.
    pub verbs: Vec<Vec<Reading>>,
    /// What each noun in any form was read as.
    pub nouns: Vec<Vec<Reading>>,
}

/// A rendered repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The words.
    pub text: String,
    /// Whether each word was read in one way only, or in ways that come to the same.
    pub certain: bool,
}

/// The keys of the tokens in `text`.
#[must_use]
pub fn keys_of(text: &str) -> Vec<Key> {
    let tokens = Tokens::new(text, [Span::new(0, text.len())], &[]);
    tokens.all().iter().map(|t| t.key).collect()
}

impl Pattern {
    /// Parses the notation.
    ///
    /// # Errors
    /// If a word is empty, braces do not pair, a word can't be inflected, or the pattern has too many forms; the message says
    /// which.
    pub fn parse(notation: &str) -> Result<Self, String> {
        let slots =
            split_outside_braces(notation).into_iter().map(|word| slot(notation, word)).collect::<Result<_, _>>()?;
        let pattern = Self { slots };
        let forms: usize = pattern.slots.iter().map(Slot::size).product::<usize>() * pattern.articles().len();
        if forms > MAX_EXPANSIONS {
            return Err(format!("“{notation}”: {forms} forms; split the pattern"));
        }
        Ok(pattern)
    }

    /// Whether a gap stands at an end, where it would match anything.
    #[must_use]
    pub fn has_open_end(&self) -> bool {
        self.slots.first() == Some(&Slot::Gap) || self.slots.last() == Some(&Slot::Gap)
    }

    /// Whether a word of it may carry the article by its mark.
    #[must_use]
    pub fn has_article(&self) -> bool {
        self.marked() > 0
    }

    /// How many words may carry the article by their mark.
    fn marked(&self) -> usize {
        self.slots.iter().filter(|s| s.is_marked()).count()
    }

    /// In which ways its marked words may carry the article.
    fn articles(&self) -> &'static [Article] {
        let all = &[Article::None, Article::All, Article::Later];
        &all[..(self.marked() + 1).min(all.len())]
    }

    /// Sizes of the groups, in order.
    #[must_use]
    pub fn groups(&self) -> Vec<usize> {
        self.slots.iter().filter(|s| s.is_group()).map(Slot::size).collect()
    }

    /// Number of `*`.
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.slots.iter().filter(|s| **s == Slot::Gap).count()
    }

    /// The words and phrases that may stand in each place, marks left out; none for a gap.
    #[must_use]
    pub fn choices(&self) -> Vec<&[Vec<Word>]> {
        self.slots
            .iter()
            .filter_map(|slot| match slot {
                Slot::Choice { choices, .. } => Some(choices.as_slice()),
                Slot::Gap | Slot::Repeat(_) => None,
            })
            .collect()
    }

    /// Every form, in a fixed order.
    #[must_use]
    pub fn expansions(&self) -> Vec<Expansion> {
        let mut out = Vec::new();
        for &article in self.articles() {
            let mut forms = vec![Expansion { article, groups: Vec::new(), words: Vec::new() }];
            let mut marked = 0;
            for slot in &self.slots {
                let with = article.is_on(marked);
                marked += usize::from(slot.is_marked());
                let longer = |form: &Expansion, n: usize| {
                    let mut form = form.clone();
                    let start = form.words.len();
                    form.words.extend(slot.words(n, with));
                    if slot.is_group() {
                        form.groups.push((n, start..form.words.len()));
                    }
                    form
                };
                forms = forms.iter().flat_map(|form| (0..slot.size()).map(move |n| longer(form, n))).collect();
            }
            out.extend(forms);
        }
        out
    }

    /// The highest group that the pattern, as a repair, repeats by number; 0 for none.
    #[must_use]
    pub fn references(&self) -> usize {
        self.slots.iter().map(|s| if let Slot::Repeat(n) = s { n + 1 } else { 0 }).max().unwrap_or(0)
    }

    /// The most verbs (or nouns) in any form that one form of it has.
    fn lexemes(&self, verbs: bool) -> usize {
        let of =
            |words: &Vec<Word>| words.iter().filter(|w| matches!(w, Word::Form(l) if l.is_verb() == verbs)).count();
        let most = |slot: &Slot| match slot {
            Slot::Choice { choices, .. } => choices.iter().map(of).max().unwrap_or(0),
            Slot::Gap | Slot::Repeat(_) => 0,
        };
        self.slots.iter().map(most).sum()
    }

    /// Whether this repair can be made from what `pattern` matched: its groups are the first of the pattern's, it has no more gaps
    /// and no more words in any form, and it repeats no group that is not there.
    #[must_use]
    pub fn fits(&self, pattern: &Self) -> bool {
        pattern.groups().starts_with(&self.groups())
            && self.gaps() <= pattern.gaps()
            && [true, false].iter().all(|&verbs| self.lexemes(verbs) <= pattern.lexemes(verbs))
            && self.references() <= pattern.groups().len()
    }

    /// The pattern as a repair of what was `found` of a pattern in the given form, its `~` with the article or without. Nothing if
    /// a word has no such form.
    #[must_use]
    pub fn render(&self, form: &Expansion, article: Article, found: &Found) -> Option<Rendered> {
        let mut groups = form.groups.iter().map(|(n, _)| *n);
        let mut gaps =
            form.words.iter().zip(&found.words).filter(|(word, _)| **word == Word::Any).map(|(_, text)| text.as_str());
        let (mut verbs, mut nouns) = (found.verbs.iter(), found.nouns.iter());
        // Whether the repair is a noun before a genitive as well cannot be told.
        let article = if self.marked() < 2 && article == Article::Later { Article::All } else { article };
        let mut certain = article != Article::Later;
        let mut marked = 0;
        let mut out: Vec<String> = Vec::new();
        for slot in &self.slots {
            if let Slot::Repeat(n) = slot {
                out.extend_from_slice(found.words.get(form.groups.get(*n)?.1.clone())?);
                continue;
            }
            let member = if slot.is_group() { groups.next().unwrap_or(0) } else { 0 };
            let with = article.is_on(marked);
            marked += usize::from(slot.is_marked());
            for word in slot.words(member, with) {
                out.push(match word {
                    Word::Any => gaps.next()?.to_owned(),
                    Word::Written(text) => text,
                    Word::Form(lexeme) => {
                        let bent = lexeme.bend(if lexeme.is_verb() { verbs.next()? } else { nouns.next()? })?;
                        certain &= bent.certain;
                        bent.text
                    }
                });
            }
        }
        Some(Rendered { text: out.join(" "), certain })
    }

    /// Where the pattern stands in `tokens`, in any form, proclitics before its first word left out: a slow search, word by word,
    /// for tests and examples of packs.
    #[must_use]
    pub fn places(&self, text: &str, tokens: &Tokens) -> Vec<Span> {
        let all = tokens.all();
        let mut out = Vec::new();
        for form in self.expansions() {
            let keys: Vec<Keys> = form.words.iter().flat_map(Keys::of).collect();
            for window in all.windows(keys.len().max(1)) {
                let mut prefix = keys.first().is_some_and(|k| k.hold(window[0].key)).then_some(0);
                clitics::strip(window[0].of(text), |s| {
                    if keys.first().is_some_and(|k| k.hold(s.key)) {
                        prefix = prefix.or(Some(s.prefix));
                    }
                });
                let rest = keys.iter().zip(window).skip(1).all(|(keys, token)| {
                    let will = token.of(text).strip_prefix(FUTURE).map(key);
                    keys.hold(token.key) || will.is_some_and(|k| keys.is_form() && keys.hold(k))
                });
                if let (Some(prefix), true) = (prefix, rest) {
                    let (start, end) =
                        (window[0].span.start as usize + prefix, window[keys.len() - 1].span.end as usize);
                    out.push(Span::new(start, end));
                }
            }
        }
        out
    }
}

/// What a word of a pattern takes, for the slow search.
enum Keys {
    Any,
    One(Key),
    Forms(Vec<Key>),
}

impl Keys {
    fn of(word: &Word) -> Vec<Self> {
        match word {
            Word::Any => vec![Self::Any],
            Word::Written(text) => keys_of(text).into_iter().map(Self::One).collect(),
            Word::Form(lexeme) => vec![Self::Forms(lexeme.keys())],
        }
    }

    fn hold(&self, key: Key) -> bool {
        match self {
            Self::Any => true,
            Self::One(own) => *own == key,
            Self::Forms(own) => own.binary_search(&key).is_ok(),
        }
    }

    fn is_form(&self) -> bool {
        matches!(self, Self::Forms(_))
    }
}

fn slot(notation: &str, written: &str) -> Result<Slot, String> {
    let (article, body) = written.strip_prefix('~').map_or((false, written), |w| (true, w));
    let members: Vec<&str> = match body.strip_prefix('{') {
        Some(inner) => {
            let inner = inner.strip_suffix('}').ok_or_else(|| format!("“{notation}”: a brace does not close"))?;
            if inner.len() == 1
                && let Ok(number) = inner.parse::<usize>()
            {
                let group = number.checked_sub(1).ok_or_else(|| format!("“{notation}”: groups are counted from 1"))?;
                return Ok(Slot::Repeat(group));
            }
            inner.split('|').collect()
        }
        None if body == "*" && !article => return Ok(Slot::Gap),
        None => vec![body],
    };
    let choices = members.into_iter().map(|member| member.split(' ').map(|w| word(notation, w)).collect());
    let choices: Vec<Vec<Word>> = choices.collect::<Result<_, _>>()?;
    if article && choices.iter().any(|c| matches!(c.first(), Some(Word::Form(_)))) {
        return Err(format!("“{notation}”: “{written}” needs no `~`; `+` holds the article, and a verb has none"));
    }
    Ok(Slot::Choice { article, choices })
}

fn word(notation: &str, word: &str) -> Result<Word, String> {
    if word.is_empty() || word == "*" || word.contains(['{', '}', '|', '~']) {
        return Err(format!("“{notation}”: “{word}” is no word; words are separated by one space"));
    }
    if let Some(lexeme) = Lexeme::parse(word) {
        return lexeme.map(Word::Form).map_err(|e| format!("“{notation}”: {e}"));
    }
    if keys_of(word).is_empty() {
        return Err(format!("“{notation}”: “{word}” holds no letter"));
    }
    Ok(Word::Written(word.to_owned()))
}

/// The parts of a notation between spaces that stand in no braces.
fn split_outside_braces(notation: &str) -> Vec<&str> {
    let mut depth = 0;
    notation
        .split(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            c == ' ' && depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Article, Found, Pattern};
    use crate::text::{Span, Tokens};

    fn stands_in(pattern: &Pattern, text: &str) -> bool {
        !pattern.places(text, &Tokens::new(text, [Span::new(0, text.len())], &[])).is_empty()
    }

    #[test]
    fn a_repair_follows_article_group_and_gap() {
        let wrong = Pattern::parse("~{نجم|نجوم} * ~صخري").expect("valid");
        let right = Pattern::parse("~{واحد|كثر} ~متعثر *").expect("valid");
        let forms = wrong.expansions();
        assert_eq!(forms.len(), 6);
        let found =
            Found { words: ["النجوم", "جدا", "الصخري"].map(str::to_owned).to_vec(), ..Found::default() };
        let rendered = |right: &Pattern| right.render(&forms[3], Article::All, &found).map(|r| (r.text, r.certain));
        assert_eq!(rendered(&right), Some(("الكثر المتعثر جدا".to_owned(), true)));
        let repeats = Pattern::parse("كل {1}").expect("valid");
        assert_eq!(rendered(&repeats), Some(("كل النجوم".to_owned(), true)));
    }

    #[test]
    fn proclitics_and_articles_match() {
        let p = Pattern::parse("~بداية ~صخرية").expect("valid");
        for text in ["شهدت بداية صخرية", "وبالبداية الصخرية", "للبداية الصخرية"]
        {
            assert!(stands_in(&p, text), "{text}");
        }
        assert!(!stands_in(&p, "البداية صخرية"), "the articles must agree");
        let phrases = Pattern::parse("{مرتبط بالمركز|مربوط} ~أول").expect("valid");
        assert!(stands_in(&phrases, "وهو مرتبط بالمركز الأول"));
    }

    #[test]
    fn words_bend_at_any_place_of_a_pattern() {
        let p = Pattern::parse("من ^دفع/يدفع {الثمن|+غرامة}").expect("valid");
        for text in ["من دفعوا الثمن", "ومن سيدفع الغرامات", "من تدفعان غرامته"]
        {
            assert!(stands_in(&p, text), "{text}");
        }
        assert!(!stands_in(&p, "من دافع الثمن"));
        let repair = |right: &str| Pattern::parse(right).is_ok_and(|r| r.fits(&p));
        assert!(repair("من ^تحمل/يتحمل العواقب") && repair("من ^تحمل/يتحمل {العواقب|+جزاء}"));
        assert!(!repair("^ترك/يترك من ^دفع/يدفع"), "the second verb has no counterpart");
    }

    #[test]
    fn mistakes_are_named() {
        for bad in ["أ  ب", "{أ|ب", "{أ||ب}", "", "{0}", "{أ|*}", "^ضرب", "^ضرب/ضارب", "~+فرصة", "من^ضرب/يضرب", "^a/b"]
        {
            assert!(Pattern::parse(bad).is_err(), "{bad:?}");
        }
        assert!(Pattern::parse("Disney+").is_ok_and(|p| stands_in(&p, "على Disney+")));
    }
}
