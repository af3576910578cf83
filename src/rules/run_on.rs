//! Words that run together where a link or a line end was: قالتالشركة for قالت الشركة.

use super::spelling::{Fault, Survey, is_name};
use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::words::arabic;
use crate::knowledge::words::near::{spell, written};
use crate::knowledge::words::parts::{Split, reading};
use crate::text::chars::{Class, TATWEEL, class};
use crate::text::fold::bare;
use crate::text::{Span, Token, TokenKind, clitics};
use std::collections::HashSet;

/// Ways whose costs differ by less than this (centibels) are equally likely.
const EQUAL: u16 = 25;
/// A fix is safe where the next way is at least this much less likely.
const FAR: u16 = 120;
/// A fix is safe from this score on.
const SURE: f32 = 4.0;
/// The rarest word (frequency class in centibels) that may stand beside letters that no list has.
const COMMON: u16 = 620;
/// The fewest letters of a part that no list has.
const UNKNOWN_PART: usize = 4;

/// Two or more words joined into one, and an Arabic word joined to a Latin one.
pub(super) fn run_on(cx: &Context<'_>, out: &mut Findings) {
    let mut article: Option<HashSet<String>> = None;
    for (odd, fault) in Survey::faults(cx) {
        let token = cx.all()[odd.token];
        let word = token.of(cx.text);
        if let Some(at) = after_tanwin(word).filter(|_| odd.entry.is_none_or(|e| !e.accepted)) {
            report(cx, &token, &[vec![at]], 0.95, true, out);
            continue;
        }
        match fault {
            Some(Fault::Slip(_)) => {}
            Some(Fault::Joined(doubt, score)) => {
                let (Some(joined), Some(letters)) = (&doubt.joined, spell(word)) else { continue };
                let best = joined.ways[0].cost;
                let gap = joined.ways.get(1).map_or(u16::MAX, |w| w.cost - best);
                let ways: Vec<&Split> = joined
                    .ways
                    .iter()
                    .filter(|w| is_unlawful(&letters, w))
                    .take_while(|w| w.cost - best < EQUAL)
                    .collect();
                let is_name = || returns(cx, word) || is_of_names(word, &joined.ways[0]);
                if ways.is_empty() || !is_unlawful(&letters, &joined.ways[0]) || is_name() {
                    continue;
                }
                let safe = odd.entry.is_none() && *score >= SURE && gap >= FAR;
                let confidence = (0.7 + 0.05 * score).clamp(0.7, 0.97);
                let ways: Vec<Vec<usize>> = ways.iter().map(|w| places(word, &w.ends)).collect();
                report(cx, &token, &ways, confidence, safe, out);
            }
            None if odd.entry.is_none() && !word.contains(TATWEEL) && !is_name(cx, odd.token) => {
                let unknown = article.get_or_insert_with(|| unknown_words(cx));
                if let Some(end) = beside_unknown(word, unknown) {
                    report(cx, &token, &[places(word, &[end])], 0.8, false, out);
                }
            }
            None => {}
        }
    }
    latin(cx, out);
}

/// Whether a word that no list has stands elsewhere in the article without its particle: وأديوالي beside أديوالي.
fn returns(cx: &Context<'_>, word: &str) -> bool {
    let mut rests: Vec<&str> = Vec::new();
    clitics::strip(word, |s| rests.extend(word.get(s.prefix..).filter(|_| s.prefix > 0)));
    cx.survey().odd().iter().any(|o| o.entry.is_none() && rests.contains(&cx.word(o.token)))
}

/// Whether all parts are foreign names: a compound (هولمزديل) rather than two words.
fn is_of_names(word: &str, split: &Split) -> bool {
    let mut from = 0;
    let ends = places(word, &split.ends).into_iter().chain([word.len()]);
    ends.into_iter().all(|end| {
        let part = word.get(from..end).unwrap_or_default();
        from = end;
        arabic(part).is_some_and(|e| e.name && !e.accepted)
    })
}

/// Byte offsets in `word` of letter counts: behind the marks of the letter before.
fn places(word: &str, ends: &[usize]) -> Vec<usize> {
    let letters: Vec<usize> = word
        .char_indices()
        .filter(|&(_, c)| !matches!(class(c), Class::Mark | Class::Invisible))
        .map(|(at, _)| at)
        .collect();
    ends.iter().filter_map(|&end| letters.get(end).copied()).collect()
}

/// Where a word begins anew: tanwin stands at the end of a word only (بعيدًاعن for بعيدًا عن).
pub(super) fn after_tanwin(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().find(|&(_, c)| matches!(c, '\u{064B}'..='\u{064D}'))?;
    let end = at + mark.len_utf8();
    // The alef of ًا mostly belongs to the tanwin; it begins the next word only where that needs it.
    let with_alef = word[end..].starts_with('\u{0627}').then_some(end + '\u{0627}'.len_utf8());
    let apart = |&end: &usize| {
        let (left, right) = word.split_at(end);
        let long = |part: &str| bare(part).chars().count() > 1;
        long(left) && long(right) && is_word(left) && is_word(right)
    };
    with_alef.filter(apart).or_else(|| Some(end).filter(apart))
}

fn is_word(part: &str) -> bool {
    arabic(part).is_some_and(|e| e.accepted || e.centibels < COMMON)
}

/// Words that join with short ones by custom: what, if (God wills), every, where, as, how; three to nine (hundred).
const JOINING: [&str; 14] =
    ["ما", "وما", "إن", "كل", "حيث", "حسب", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "كيف"];
/// Words that begin names: servant of, head (of capital), new, saint.
const NAME_HEADS: [&str; 6] = ["عبد", "وعبد", "لعبد", "رأس", "نيو", "سان"];
/// What لا "no" joins with by custom: doubt (لابد), especially (لاسيما), still (لازال).
const AFTER_NO: [&str; 4] = ["بد", "سيما", "زال", "زالت"];

/// Whether a split mends something: names made of two names, and words that custom joins, are left alone.
fn is_unlawful(letters: &[u8], split: &Split) -> bool {
    let mut from = 0;
    let mut all_names = true;
    for (i, to) in split.ends.iter().copied().chain(std::iter::once(letters.len())).enumerate() {
        let part = written(&letters[from..to]);
        let part = part.as_str();
        let short = letters.len() - to < 5;
        let by_custom =
            i == 0 && split.ends.len() == 1 && (NAME_HEADS.contains(&part) || JOINING.contains(&part) && short);
        if by_custom || i == 1 && AFTER_NO.contains(&part) {
            return false;
        }
        all_names &= arabic(part).is_none_or(|e| !e.accepted || (e.name && e.centibels > 430));
        from = to;
    }
    !all_names
}

/// The words of the article that no list has, without their marks.
fn unknown_words(cx: &Context<'_>) -> HashSet<String> {
    let odd = cx.survey().odd().iter().filter(|o| o.entry.is_none());
    odd.map(|o| bare(cx.word(o.token))).filter(|w| w.chars().count() >= UNKNOWN_PART).collect()
}

/// Where a common word ends and one begins that no list has, or the reverse: at ة inside the word, or beside a word that
/// the article writes alone elsewhere. In letters.
fn beside_unknown(word: &str, unknown: &HashSet<String>) -> Option<usize> {
    let letters: Vec<char> = bare(word).chars().collect();
    let string = |part: &[char]| part.iter().collect::<String>();
    let common =
        |part: &[char]| part.len() >= 2 && arabic(&string(part)).is_some_and(|e| e.accepted && e.centibels < COMMON);
    let inner = letters.iter().position(|&c| c == '\u{0629}').map(|at| at + 1);
    if let Some(end) = inner.filter(|&end| end > 3 && letters.len() >= end + 3)
        && common(&letters[..end])
    {
        return Some(end);
    }
    if reading(&string(&letters)).is_some() {
        return None; // a particle before the name
    }
    (2..letters.len().saturating_sub(1)).find(|&end| {
        let (left, right) = letters.split_at(end);
        let (known, other) = if common(left) { (left, right) } else { (right, left) };
        known.len() >= 3 && common(known) && other.len() >= UNKNOWN_PART && unknown.contains(&string(other))
    })
}

fn report(cx: &Context<'_>, token: &Token, ways: &[Vec<usize>], confidence: f32, safe: bool, out: &mut Findings) {
    let word = token.of(cx.text);
    let apart = |way: &[usize]| {
        let mut text = String::with_capacity(word.len() + way.len());
        let mut from = 0;
        for &at in way {
            text.push_str(&word[from..at]);
            text.push(' ');
            from = at;
        }
        text.push_str(&word[from..]);
        text
    };
    let Some(first) = ways.first() else { return };
    let right = apart(first);
    let mut handle = out.report(
        token.span,
        confidence,
        say(format!("Words run together: “{right}”"), format!("كلمات ملتصقة: «{right}»")),
        say(
            "Engines lose the space where a link or a line ended; search finds neither word",
            "تضيع المسافة حيث كان رابط أو نهاية سطر، فلا يجد البحث أيا من الكلمتين",
        ),
    );
    for way in ways {
        let at = |offset: usize| Span::new(token.span.start as usize + offset, token.span.start as usize + offset);
        let edits = way.iter().map(|&offset| Edit::replace(at(offset), " ")).collect();
        handle = handle.fix(match (ways.len(), safe) {
            (1, true) => Fix::safe(edits),
            (1, false) => Fix::risky(edits),
            _ => Fix::shown(edits),
        });
    }
}

/// Particles that are lawfully written before a Latin word without a space.
const PARTICLES: [&str; 18] = [
    "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال", "وب", "ول", "وك", "فب", "فل", "فال", "وس", "لـ", "بـ", "الـ",
];
/// Endings that Arabic puts behind a Latin word: plural, relative adjective, pronoun.
const ENDINGS: [&str; 8] = ["ات", "ية", "ين", "يون", "ها", "هم", "ان", "يات"];

/// An Arabic word joined to a Latin one.
fn latin(cx: &Context<'_>, out: &mut Findings) {
    let all = cx.all();
    for (i, pair) in all.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        if left.span.end != right.span.start {
            continue;
        }
        let (arabic_side, behind) = match (left.kind, right.kind) {
            (TokenKind::Arabic, TokenKind::Latin) => (left, false),
            (TokenKind::Latin, TokenKind::Arabic) => (right, true),
            _ => continue,
        };
        let word = arabic_side.of(cx.text);
        let letters = bare(word).chars().count();
        let lawful = if behind { &ENDINGS[..] } else { &PARTICLES[..] };
        let known = arabic(word).is_some_and(|e| e.accepted && e.centibels < 650);
        if letters < 2 || lawful.contains(&bare(word).as_str()) || word.contains(TATWEEL) || !known {
            continue;
        }
        if cx.tokens.block_of(i) != cx.tokens.block_of(i + 1) {
            continue;
        }
        let span = left.span.cover(right.span);
        let mended = format!("{} {}", left.of(cx.text), right.of(cx.text));
        let at = right.span.start as usize;
        out.report(
            span,
            0.9,
            say(format!("Words run together: “{mended}”"), format!("كلمات ملتصقة: «{mended}»")),
            say(
                "An Arabic word stands apart from a Latin one, particles of one letter or two excepted",
                "تُفصل الكلمة العربية عن اللاتينية، إلا حروف الجر والعطف والتعريف",
            ),
        )
        .fix(Fix::safe(vec![Edit::replace(Span::new(at, at), " ")]));
    }
}
