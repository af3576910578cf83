//! What a hit took from the text, read word by word, and the repairs in the same form.

use super::Hit;
use super::pack::inflect::Before;
use super::pack::pattern::{Expansion, Found, Pattern, Rendered, Word};
use crate::text::fold::bare;
use crate::text::{Tokens, clitics};

/// A hit with its pattern and what each word of it took.
#[derive(Debug)]
pub struct Match<'a> {
    pattern: Pattern,
    form: Expansion,
    found: Found,
    proclitic: &'a str,
}

impl<'a> Match<'a> {
    /// Reads a hit of the pattern `wrong`. Nothing if a word that may bend has no reading here (بضرب holds a verbal noun, no form
    /// of ضرب "he hit"), or, with `exact`, if the words are not spelled as in the pattern, vowel signs and tatweel apart.
    #[must_use]
    pub fn read(hit: &Hit, wrong: &str, exact: bool, text: &'a str, tokens: &Tokens) -> Option<Self> {
        let pattern = Pattern::parse(wrong).ok()?;
        let form = pattern.expansions().into_iter().nth(usize::from(hit.expansion))?;
        let all = tokens.all();
        let start = hit.tokens().start;
        let proclitic = all[start].of(text).get(..usize::from(hit.prefix))?;
        let mut found = Found::default();
        for (n, (word, place)) in form.words.iter().zip(form.places()).enumerate() {
            let at = start + place.start;
            let token = all.get(at)?;
            let whole = token.of(text);
            let own = if n == 0 { whole.get(proclitic.len()..)? } else { whole };
            found.words.push(match word {
                Word::Any => own.to_owned(),
                Word::Written(word) => {
                    let written = bare(whole);
                    let same = if n == 0 { written.ends_with(word.as_str()) } else { written == *word };
                    if exact && !(same && place.len() == 1) {
                        return None;
                    }
                    word.clone()
                }
                Word::Form(lexeme) => {
                    let previous = at.checked_sub(1).filter(|_| !token.sentence_start).map(|i| all[i].of(text));
                    let before =
                        Before { proclitic: if n == 0 { proclitic } else { "" }, word: previous, inside: n > 0 };
                    let readings = lexeme.readings(own, before, exact);
                    if readings.is_empty() {
                        return None;
                    }
                    if lexeme.is_verb() { &mut found.verbs } else { &mut found.nouns }.push(readings);
                    own.to_owned()
                }
            });
        }
        Some(Self { pattern, form, found, proclitic })
    }

    /// The repair `right` in the form that was matched, behind the proclitics that stood there. Nothing if it can't be made from
    /// what was matched.
    ///
    /// `bare_article` says whether the `~` of the repair stand for the article where the pattern has no `~` to follow.
    #[must_use]
    pub fn repair(&self, right: &str, bare_article: bool) -> Option<Rendered> {
        let repair = Pattern::parse(right).ok().filter(|r| r.fits(&self.pattern))?;
        let article = if self.pattern.has_article() { self.form.article } else { bare_article };
        let rendered = repair.render(&self.form, article, &self.found)?;
        Some(Rendered { text: clitics::attach(self.proclitic, &rendered.text), ..rendered })
    }
}
