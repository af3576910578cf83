//! Which form of a name an article keeps, and how each mention reads in it.

use super::{Cluster, Form, Mention, Names, Script, Standing};
use crate::knowledge::pack::Kind;
use crate::knowledge::translit::{self, score_name, to_arabic, to_latin};
use crate::text::chars::capitalised;
use crate::text::{Span, TokenKind, Tokens, clitics, fold};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// Names of two scripts at or below this distance sound alike: the gazetteer knows that they are one name.
const ALIKE: f32 = 0.6;

/// An article's text and tokens.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a Tokens,
}

impl<'a> Page<'a> {
    /// The name of a mention as it stands.
    #[must_use]
    pub fn name(self, mention: &Mention) -> &'a str {
        mention.span(self.tokens).of(self.text)
    }
}

impl Names {
    /// The mentions that stand as words of a sentence, in one script.
    pub fn free<'n>(&'n self, cluster: &'n Cluster, script: Script) -> impl Iterator<Item = &'n Mention> + Clone {
        self.of_cluster(cluster).filter(move |m| m.script == script && m.standing == Standing::Free)
    }

    /// The script to keep where the article writes a name in both; `None` where it does not, or may lawfully.
    ///
    /// A name that is introduced in one script with the other as its gloss and goes on in the other is no mix. Nor are a
    /// translated name and its acronym.
    #[must_use]
    pub fn mixed(&self, page: Page<'_>, cluster: &Cluster, asked: Option<Script>) -> Option<Script> {
        let count = |script| self.free(cluster, script).count();
        let (arabic, latin) = (count(Script::Arabic), count(Script::Latin));
        if arabic == 0 || latin == 0 {
            return None;
        }
        let glossed = |script: Script| {
            let gloss = self.of_cluster(cluster).find(|m| m.standing == Standing::Gloss && m.script != script);
            gloss.is_some_and(|g| self.free(cluster, script).all(|m| m.first < g.first))
        };
        if arabic == 1 && glossed(Script::Arabic) || latin == 1 && glossed(Script::Latin) {
            return None;
        }
        if cluster.entity.is_some() && !self.sounds_alike(page, cluster) {
            return None;
        }
        if asked.is_some() {
            return asked;
        }
        Some(match arabic.cmp(&latin) {
            std::cmp::Ordering::Less => Script::Latin,
            std::cmp::Ordering::Greater => Script::Arabic,
            std::cmp::Ordering::Equal => self.bearer(page, cluster).unwrap_or_else(|| self.habit(cluster)),
        })
    }

    /// The script that is kept for the one whose given name this is.
    fn bearer(&self, page: Page<'_>, cluster: &Cluster) -> Option<Script> {
        let given = fold(page.name(self.free(cluster, Script::Latin).next()?));
        let begins = |c: &&Cluster| {
            !c.given
                && self.of_cluster(c).any(|m| {
                    m.form == Form::Whole && page.name(m).split_whitespace().next().map(fold).as_ref() == Some(&given)
                })
        };
        self.mixed(page, self.clusters.iter().filter(|c| cluster.given && c.mentions.len() > 1).find(begins)?, None)
    }

    /// The script in which the article writes most names of such a kind.
    fn habit(&self, cluster: &Cluster) -> Script {
        let person = |c: &Cluster| c.given || c.kind.is_none_or(|k| k == Kind::Person);
        // Names that stand in one script only say less of what to do with those that stand in both.
        let (mut balance, mut rest) = (0i64, 0i64);
        for other in self.clusters.iter().filter(|c| person(c) == person(cluster)) {
            let count = |script| self.free(other, script).count();
            let (arabic, latin) = (count(Script::Arabic), count(Script::Latin));
            let way = (arabic.cmp(&latin) as i64).signum();
            *(if arabic > 0 && latin > 0 { &mut balance } else { &mut rest }) += way;
        }
        if (balance, rest) < (0, 0) { Script::Latin } else { Script::Arabic }
    }

    fn sounds_alike(&self, page: Page<'_>, cluster: &Cluster) -> bool {
        // A long text has a name many times over, in a few forms.
        let forms = |script| -> BTreeSet<&str> { self.free(cluster, script).map(|m| page.name(m)).collect() };
        let latin = forms(Script::Latin);
        forms(Script::Arabic).into_iter().any(|a| latin.iter().any(|l| alike(a, l)))
    }

    /// The name of a mention in `script`: as the article has it, else the gazetteer, else by its sound.
    #[must_use]
    pub fn rendering(&self, page: Page<'_>, mention: &Mention, script: Script) -> Option<String> {
        let cluster = self.clusters.get(mention.cluster as usize)?;
        let entity = cluster.entity.and_then(|id| self.entity(id));
        let commonest = |form: Form| {
            let names: Vec<&str> =
                self.free(cluster, script).filter(|m| m.form == form).map(|m| page.name(m)).collect();
            // How often each is there, and where first.
            let mut counts: HashMap<String, (usize, Reverse<usize>)> = HashMap::new();
            for (n, name) in names.iter().enumerate() {
                counts.entry(fold(name)).or_insert((0, Reverse(n))).0 += 1;
            }
            let (_, Reverse(first)) = counts.into_values().max()?;
            let best = names.get(first)?;
            let words = best.split_whitespace().collect::<Vec<_>>().join(" ");
            let right = entity
                .filter(|_| script == Script::Latin)
                .and_then(|e| e.latin.iter().find(|l| fold(l) == fold(&words)));
            Some(right.map_or(words, Clone::clone))
        };
        if let Some(found) = commonest(mention.form) {
            return Some(found);
        }
        let whole = commonest(Form::Whole).or_else(|| match script {
            Script::Latin => entity?.latin.first().cloned(),
            Script::Arabic => Some(entity?.arabic.first()?.replace('~', "")),
        });
        let (first, last) = (Form::Given, Form::Short);
        let words = usize::from(mention.len);
        match whole {
            Some(whole)
                if mention.form == Form::Whole && (entity.is_some() || whole.split_whitespace().count() == words) =>
            {
                Some(whole)
            }
            Some(whole) if mention.form == last => whole.split_whitespace().next_back().map(str::to_owned),
            Some(whole) if mention.form == first => whole.split_whitespace().next().map(str::to_owned),
            _ => by_sound(page, self, cluster, mention, script),
        }
    }
}

/// The words of a name one by one: as the cluster has them in the other script, else as they sound.
fn by_sound(page: Page<'_>, names: &Names, cluster: &Cluster, mention: &Mention, script: Script) -> Option<String> {
    let known: Vec<&str> = names.free(cluster, script).flat_map(|m| page.name(m).split_whitespace()).collect();
    let mut out: Vec<String> = Vec::new();
    for word in page.name(mention).split_whitespace() {
        let score = |other: &str| match script {
            Script::Latin => translit::score(word, other),
            Script::Arabic => translit::score(other, word),
        };
        let near = known.iter().copied().find(|k| score(k) <= translit::SAME);
        out.push(match near {
            Some(near) => near.to_owned(),
            None => match script {
                Script::Arabic => to_arabic(word, 1).into_iter().next()?,
                Script::Latin => capitalised(&to_latin(word, 1).into_iter().next()?),
            },
        });
    }
    (!out.is_empty()).then(|| out.join(" "))
}

/// Whether two names of one entity are one name in sound, an acronym read letter by letter included.
#[must_use]
pub fn alike(arabic: &str, latin: &str) -> bool {
    let letters = latin.chars().filter(|c| c.is_alphabetic()).count();
    let acronym = letters > 1 && !latin.chars().any(char::is_lowercase);
    let spelled = acronym && arabic.split_whitespace().count() == letters;
    let near =
        |a: Option<&str>, l: Option<&str>| a.zip(l).is_some_and(|(a, l)| translit::score(a, l) <= translit::SAME);
    let ends = || {
        near(arabic.split_whitespace().next(), latin.split_whitespace().next())
            || near(arabic.split_whitespace().next_back(), latin.split_whitespace().next_back())
    };
    spelled || score_name(arabic, latin) <= ALIKE || !acronym && ends()
}

/// What to write for a mention: where, and the new text with its particles.
///
/// Particles stay: و stands apart from Latin letters where the article has it so (`detached`), the others are joined to
/// them by a tatweel (لـMeta); all are joined to Arabic. `None` where something else is glued to the name.
#[must_use]
pub fn in_place(
    page: Page<'_>,
    mention: &Mention,
    name: &str,
    script: Script,
    detached: bool,
) -> Option<(Span, String)> {
    let whole = mention.whole(page.tokens);
    if mention.script == Script::Arabic {
        let prefix = whole.of(page.text).get(..usize::from(mention.prefix))?;
        // The article goes, the particles stay as they are.
        let prefix = without_article(prefix);
        let name_alone = Span { start: whole.start + prefix.len() as u32, end: whole.end };
        return Some(match script {
            Script::Latin => (name_alone, with_latin(prefix, name, detached).get(prefix.len()..)?.to_owned()),
            Script::Arabic => (whole, clitics::attach(prefix, name)),
        });
    }
    let before = mention.tokens().start.checked_sub(1).map(|i| page.tokens.all()[i]);
    let first = page.tokens.all()[mention.tokens().start];
    let particle = before
        .filter(|t| t.kind == TokenKind::Arabic && !first.sentence_start)
        .map(|t| (t, fold(t.of(page.text))))
        .filter(|(_, text)| ["و", "ف", "ب", "ك", "ل", "ول", "وب", "وك", "فل"].contains(&text.as_str()));
    match (particle, script) {
        (Some((token, text)), Script::Arabic) => Some((token.span.cover(whole), clitics::attach(&text, name))),
        (None, Script::Arabic) if before.is_some_and(|t| t.span.end == whole.start && t.kind == TokenKind::Arabic) => {
            None
        }
        _ => Some((whole, name.to_owned())),
    }
}

/// Proclitics without the article behind them.
fn without_article(prefix: &str) -> &str {
    prefix
        .strip_suffix("\u{0627}\u{0644}")
        .or_else(|| prefix.strip_suffix('\u{0644}').filter(|p| p.ends_with('\u{0644}')))
        .unwrap_or(prefix)
}

/// Proclitics before a Latin name: و stands apart where the article writes it so, others are joined by a tatweel (لـMeta).
#[must_use]
pub fn with_latin(prefix: &str, name: &str, detached: bool) -> String {
    match prefix {
        "" => name.to_owned(),
        "\u{0648}" | "\u{0641}" => format!("{prefix}{}{name}", if detached { " " } else { "" }),
        _ => format!("{prefix}\u{0640}{name}"),
    }
}

/// Whether the article writes و apart from Latin words.
#[must_use]
pub fn detaches(page: Page<'_>) -> bool {
    page.tokens
        .all()
        .windows(2)
        .any(|w| w[0].is(page.text, '\u{0648}') && w[1].kind == TokenKind::Latin && w[1].space_before)
}
