//! People whose name came out half in Latin and half in Arabic letters: Christopher والر, توم Okafor.

use crate::align::Alignment;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::morph::given_name;
use crate::knowledge::pack::{Kind, Role};
use crate::knowledge::phrases::Stem;
use crate::knowledge::translit::{self, SAME, to_arabic};
use crate::knowledge::words::foreign::Look;
use crate::names::{Mention, Script, Standing, reads_as};
use crate::rules::{Context, Findings, say};
use crate::text::{Token, TokenKind, clitics, key};

/// The shortest half, in letters.
const SHORTEST: usize = 3;

/// A name of two words, one in each script.
struct Halves<'a> {
    /// The tokens.
    first: usize,
    latin: &'a str,
    /// The half in Arabic letters without its proclitics, and those.
    arabic: &'a str,
    particles: &'a str,
    latin_first: bool,
}

/// The name as the source has it, and in Arabic letters if the packs know it.
struct Whole {
    latin: String,
    arabic: Option<String>,
}

/// Two words side by side, one in each script, that can only be one person's name.
pub(super) fn halves(cx: &Context<'_>, out: &mut Findings) {
    if !cx.has_latin_words() {
        return;
    }
    for first in 0..cx.all().len().saturating_sub(1) {
        let Some(halves) = Halves::at(cx, first) else { continue };
        match cx.aligned {
            Some(aligned) => {
                if let Some(whole) = halves.in_source(cx, aligned) {
                    report(cx, &halves, Some(&whole), out);
                }
            }
            None if halves.alone(cx) => report(cx, &halves, None, out),
            None => {}
        }
    }
}

impl<'a> Halves<'a> {
    fn at(cx: &Context<'a>, first: usize) -> Option<Self> {
        let (all, text) = (cx.all(), cx.text);
        let (one, other) = (all[first], all[first + 1]);
        if !other.space_before || other.sentence_start {
            return None;
        }
        let latin_first = match (one.kind, other.kind) {
            (TokenKind::Latin, TokenKind::Arabic) => true,
            (TokenKind::Arabic, TokenKind::Latin) => false,
            _ => return None,
        };
        let at = if latin_first { first } else { first + 1 };
        let latin = all[at].of(text);
        let beyond = if latin_first { first.checked_sub(1) } else { Some(first + 2) };
        // A word of a longer Latin name, or of a gloss, is none of this.
        let longer = beyond.and_then(|i| all.get(i)).is_some_and(|t| t.kind == TokenKind::Latin);
        let aside = cx.names().at(at).is_some_and(|m| m.standing != Standing::Free);
        let shape = latin.len() >= SHORTEST
            && latin.starts_with(char::is_uppercase)
            && latin.chars().skip(1).all(char::is_lowercase);
        if longer || aside || !shape {
            return None;
        }
        let word = if latin_first { other.of(text) } else { one.of(text) };
        let from = match cx.known(if latin_first { first + 1 } else { first }).look {
            Look::Foreign(prefix) if !latin_first => usize::from(prefix),
            _ => 0,
        };
        let (particles, arabic) = word.split_at_checked(from)?;
        // The name itself in the other script beside it is no half.
        (translit::score(arabic, latin) > SAME).then_some(Self { first, latin, arabic, particles, latin_first })
    }

    /// Whether the Arabic alone shows it: a given name before a foreign word.
    fn alone(&self, cx: &Context<'_>) -> bool {
        let at = |i: usize| cx.all()[i].key;
        let second = self.first + 1;
        let known = |i: usize| {
            cx.matches.around(&(i..i + 1)).iter().any(|h| h.tokens().contains(&i) && (h.len > 1 || !self.latin_first))
        };
        let english = cx.known(second).english;
        if self.latin_first {
            given_name(at(self.first)).is_some()
                && matches!(cx.known(second).look, Look::Foreign(0))
                && !clitics::has_article(self.arabic)
                && !known(second)
        } else {
            given_name(key(self.arabic)).is_some()
                && english.is_none_or(|e| !e.ordinary)
                && cx.names().at(second).is_none_or(|m| m.entity.is_none())
                && !known(second)
        }
    }

    /// The name as the source has it, if it has the Latin half beside a word that the Arabic half renders.
    fn in_source(&self, cx: &Context<'_>, aligned: &Alignment<'_>) -> Option<Whole> {
        let all = aligned.tokens.all();
        let at = if self.latin_first { self.first + 1 } else { self.first };
        // What opens a sentence may be no name, and what has the article stands for no half of one: الحارس for Goalie.
        let translated = |first: &Token, word: &str| {
            !first.sentence_start && !clitics::has_article(self.arabic) && cx.renders(at, Stem::of(word))
        };
        let beside = |pair: &&[Token]| {
            let [one, other] = pair else { return false };
            let (half, rest) = if self.latin_first { (one, other) } else { (other, one) };
            let rest = rest.of(aligned.text);
            half.of(aligned.text) == self.latin
                && other.space_before
                && rest.starts_with(char::is_uppercase)
                && rest.chars().skip(1).all(char::is_lowercase)
                && rest.len() >= SHORTEST
                && (reads_as(self.arabic, rest).is_some() || translated(one, rest))
        };
        let from = all.windows(2).position(|pair| beside(&pair))?;
        let known = aligned.matches.around(&(from..from + 2)).iter().find_map(|hit| match hit.role {
            Role::Latin(id) if hit.tokens() == (from..from + 2) => cx.knowledge.packs(hit.pack).entities.get(id),
            _ => None,
        });
        Some(Whole {
            latin: format!("{} {}", all[from].of(aligned.text), all[from + 1].of(aligned.text)),
            arabic: known.and_then(|entity| entity.arabic.first()).map(|form| form.replace('~', "")),
        })
    }
}

/// The script in which the article writes the people whom it names.
fn script_of_people(cx: &Context<'_>) -> Script {
    let names = cx.names();
    let person = |m: &&Mention| {
        m.standing == Standing::Free
            && names.clusters().get(m.cluster as usize).is_some_and(|c| c.kind == Some(Kind::Person))
    };
    let balance: i64 =
        names.mentions().iter().filter(person).map(|m| if m.script == Script::Latin { 1 } else { -1 }).sum();
    if balance > 0 { Script::Latin } else { Script::Arabic }
}

fn report(cx: &Context<'_>, halves: &Halves<'_>, whole: Option<&Whole>, out: &mut Findings) {
    let span = cx.span(halves.first..halves.first + 2);
    let written = span.of(cx.text);
    let mut handle = out.report(
        span,
        0.85,
        say(
            format!("“{written}” is one name half in Latin and half in Arabic letters"),
            format!("«{written}» اسم واحد نصفه بحروف لاتينية ونصفه بحروف عربية"),
        ),
        say(
            "Engines carry over one word of a name and spell out or translate the other",
            "تنقل المحركات كلمة من الاسم كما هي وتعرّب الأخرى أو تترجمها",
        ),
    );
    let heard = |word: &str| to_arabic(word, 1).into_iter().next();
    let in_arabic = match whole {
        Some(Whole { arabic: Some(arabic), .. }) => Some(arabic.clone()),
        Some(Whole { latin, .. }) => {
            latin.split(' ').map(heard).collect::<Option<Vec<_>>>().map(|words| words.join(" "))
        }
        None => heard(halves.latin).map(|half| {
            if halves.latin_first { format!("{half} {}", halves.arabic) } else { format!("{} {half}", halves.arabic) }
        }),
    };
    let latin_first = script_of_people(cx) == Script::Latin;
    let mut cures: Vec<String> = in_arabic.into_iter().collect();
    cures.extend(whole.map(|whole| whole.latin.clone()));
    if latin_first {
        cures.reverse();
    }
    for cure in cures {
        let cure = clitics::attach(halves.particles, &cure);
        handle = handle.fix(Fix::shown(vec![Edit::replace(span, cure)]));
    }
}
