//! What a hit took from the text, read word by word, and the repairs in the same form.

use super::Hit;
use super::morph::closed;
use super::pack::inflect::{self, Before};
use super::pack::pattern::{Article, Expansion, Found, Pattern, Rendered, Word, keys_of};
use crate::text::chars::digit_value;
use crate::text::fold::bare;
use crate::text::{Key, Token, Tokens, clitics, key};

/// A hit with its pattern and what each word of it took.
#[derive(Debug)]
pub struct Match<'a> {
    pattern: Pattern,
    form: Expansion,
    found: Found,
    proclitic: &'a str,
}

impl<'a> Match<'a> {
    /// Reads a hit of the pattern `wrong`. Nothing if a word that may bend has no reading here (ضربة is no form of ضرب "he hit"), or, with `exact`, if the words are not spelled as in the pattern, vowel signs and tatweel apart.
    #[must_use]
    pub fn read(hit: &Hit, wrong: &str, exact: bool, text: &'a str, tokens: &Tokens) -> Option<Self> {
        let pattern = Pattern::parse(wrong).ok()?;
        let first = tokens.all().get(hit.first as usize)?;
        let proclitic = first.of(text).get(..usize::from(hit.prefix))?;
        let mut firsts = Vec::new();
        if hit.prefix == 0 {
            firsts.push(first.key);
        } else {
            clitics::strip(first.of(text), |s| firsts.extend((s.prefix == proclitic.len()).then_some(s.key)));
        }
        let place = Place { hit, proclitic, firsts, exact, text, tokens };
        // A verbal noun that the pattern lists by itself has a repair of its own.
        let mut all = pattern.expansions().into_iter().filter_map(|form| place.take(&form).map(|found| (form, found)));
        let first = all.next()?;
        let is_plain = |found: &Found| !found.verbs.iter().any(|r| inflect::are_verbal(r));
        let (form, found) =
            if is_plain(&first.1) { first } else { all.find(|(_, found)| is_plain(found)).unwrap_or(first) };
        Some(Self { pattern, form, found, proclitic })
    }

    /// The repair `right` in the form that was matched, behind the proclitics that stood there. Nothing if it can't be made from
    /// what was matched.
    ///
    /// `bare_article` says whether the `~` of the repair stand for the article where the pattern has no `~` to follow.
    #[must_use]
    pub fn repair(&self, right: &str, bare_article: bool) -> Option<Rendered> {
        let repair = Pattern::parse(right).ok().filter(|r| r.fits(&self.pattern))?;
        let bare = if bare_article { Article::All } else { Article::None };
        let article = if self.pattern.has_article() { self.form.article } else { bare };
        let rendered = repair.render(&self.form, article, &self.found)?;
        // A word that stood in a gap, often the subject, must not be lost unread.
        let certain = rendered.certain && repair.gaps() == self.pattern.gaps() && !self.loses_joint(&rendered.text);
        Some(Rendered { text: clitics::attach(self.proclitic, &rendered.text), certain })
    }

    /// Whether the match ends with a particle or a number, which join it to what follows, and the repair neither keeps it nor ends with
    /// another particle (ومعدل انتعاش 120 هرتز).
    fn loses_joint(&self, repair: &str) -> bool {
        let joins = |word: &str| closed(key(word)).is_some() || word.chars().all(|c| digit_value(c).is_some());
        let kept = |word: &String| repair.split(' ').any(|w| w == word) || repair.rsplit(' ').next().is_some_and(joins);
        self.found.words.last().is_some_and(|last| joins(last) && !kept(last))
    }
}

/// Where a pattern was found.
struct Place<'a> {
    hit: &'a Hit,
    proclitic: &'a str,
    /// What the first word may be behind its proclitics.
    firsts: Vec<Key>,
    exact: bool,
    text: &'a str,
    tokens: &'a Tokens,
}

impl Place<'_> {
    /// What each word of a form takes here; nothing if it is another form that stands here.
    fn take(&self, form: &Expansion) -> Option<Found> {
        let places = form.places();
        if places.last()?.end != usize::from(self.hit.len) {
            return None;
        }
        let mut found = Found::default();
        for (n, (word, place)) in form.words.iter().zip(places).enumerate() {
            let at = self.hit.first as usize + place.start;
            let tokens = self.tokens.all().get(at..at + place.len())?;
            let whole = tokens.first()?.of(self.text);
            let own = if n == 0 { whole.get(self.proclitic.len()..)? } else { whole };
            found.words.push(match word {
                Word::Any => own.to_owned(),
                Word::Written(word) => {
                    let is = |(i, (key, token)): (usize, (&Key, &Token))| {
                        if n + i == 0 { self.firsts.contains(key) } else { token.key == *key }
                    };
                    if !keys_of(word).iter().zip(tokens).enumerate().all(is) {
                        return None;
                    }
                    let written = bare(whole);
                    let same = if n == 0 { written.ends_with(word.as_str()) } else { written == *word };
                    if self.exact && !(same && place.len() == 1) {
                        return None;
                    }
                    word.clone()
                }
                Word::Form(lexeme) => {
                    let readings = lexeme.readings(own, self.before(n, at), self.exact);
                    if readings.is_empty() {
                        return None;
                    }
                    if lexeme.is_verb() { &mut found.verbs } else { &mut found.nouns }.push(readings);
                    own.to_owned()
                }
            });
        }
        Some(found)
    }

    /// What stands before word `n` of the form, which is token `at`.
    fn before(&self, n: usize, at: usize) -> Before<'_> {
        let all = self.tokens.all();
        let word = at.checked_sub(1).filter(|_| !all[at].sentence_start).map(|i| all[i].of(self.text));
        Before { proclitic: if n == 0 { self.proclitic } else { "" }, word, inside: n > 0 }
    }
}
