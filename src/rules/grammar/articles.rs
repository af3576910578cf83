//! An idafa whose first noun carries an article as well as the second: في النماذج اللغة.

use super::idafa::is_governed;
use super::subject::{WHEN, is_office};
use super::valency::{is_cause, is_verb, is_verbal, may_claim, phrase, verb_follows};
use super::{Closed, closed, next, opens_clause, previous, read, report, say};
use crate::knowledge::Trait;
use crate::knowledge::morph::{Analysis, CONSTRUCT, Kind, Number, Object, Readings, is_body, is_compound, is_open};
use crate::rules::{Context, Findings};
use crate::text::fold::bare;
use crate::text::{KeySet, TokenKind, key};
use std::sync::LazyLock;

/// What nouns may be to one another, by words with their articles.
struct Roles {
    /// Nouns that stand behind another in its own case, and adjectives that the lexicon has for nouns only.
    appositive: KeySet,
    /// Nouns that look like adjectives and are none.
    never_adjective: KeySet,
    /// Nouns of verbs that have become things: the agreement, the union.
    thing: KeySet,
    /// Those that never stand for a clause.
    solid: KeySet,
    /// Phrases that stand for an adverb.
    adverbial: KeySet,
}

static ROLES: LazyLock<Roles> = LazyLock::new(|| {
    let words = |list: &'static str| -> KeySet {
        list.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).map(key).collect()
    };
    Roles {
        appositive: words(include_str!("../../../rules/morph/appositives.txt")),
        never_adjective: words(include_str!("../../../rules/morph/never-adjectives.txt")),
        thing: words(include_str!("../../../rules/morph/verbal-things.txt")),
        solid: words(include_str!("../../../rules/morph/verbal-things-only.txt")),
        adverbial: words(include_str!("../../../rules/morph/adverbial-phrases.txt")),
    }
});

/// في النماذج اللغة: two nouns with the article in a row, where nothing before them can have the second for its subject or object.
pub(super) fn articles(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for second in block.start + 1..block.end {
            let token = &cx.all()[second];
            if token.kind != TokenKind::Arabic || !cx.words.has(second - 1, Trait::Definite) {
                continue;
            }
            let Some(first) = previous(cx, second) else { continue };
            let head = cx.word(first);
            if !head.contains("\u{0627}\u{0644}") && !head.contains("\u{0644}\u{0644}") {
                continue;
            }
            let word = token.of(cx.text);
            let chained = !crate::text::clitics::has_article(word);
            if chained && !is_chained(cx, second) {
                continue;
            }
            let seconds = read(cx, second);
            let firsts = read(cx, first);
            let listed = || is_compound(firsts, seconds) && !is_dated(cx, second);
            if !chained && (!is_genitive(word, seconds) || ROLES.appositive.contains(&token.key)) && !listed() {
                continue;
            }
            let thing = |a: &Analysis| a.is_noun() && a.article && !a.reading.human && a.reading.number != Number::Dual;
            let Some(reading) = firsts.first().filter(|_| firsts.all(thing)) else { continue };
            // التحقيق التحقيق is a word twice.
            if seconds.any(|a| a.reading.lemma == reading.reading.lemma) {
                continue;
            }
            // للتصويت الأسبوع المقبل: what says when may stand behind any noun.
            if !is_adverbial(cx, first) && !is_when(cx, second) && is_one_phrase(cx, (first, second), (firsts, seconds))
            {
                two_articles(cx, (first, second), &reading, out);
            }
        }
    }
}

/// Whether the word can only be a noun with the article that another noun governs: also المباراة, which looks like a participle.
fn is_genitive(word: &str, readings: &Readings) -> bool {
    let noun = |a: &Analysis| a.is_noun() && a.article && a.particle.is_none() && a.proclitics == 0 && !a.reading.human;
    is_governed(word, readings) || ROLES.never_adjective.contains(&key(word)) && readings.all(noun)
}

/// بالفعل, على الإطلاق: whether the noun ends a phrase that stands for an adverb.
fn is_adverbial(cx: &Context<'_>, noun: usize) -> bool {
    let word = cx.word(noun).trim_start_matches(['و', 'ف']);
    ROLES.adverbial.contains(&key(word))
        || previous(cx, noun).is_some_and(|b| {
            ROLES.adverbial.contains(&key(&format!("{}_{word}", cx.word(b).trim_start_matches(['و', 'ف']))))
        })
}

/// Whether an adjective behind the noun says when: last, next, current, coming, past.
fn has_date(cx: &Context<'_>, at: usize) -> bool {
    const SINCE: [&str; 14] = [
        "الماضي",
        "الماضية",
        "المقبل",
        "المقبلة",
        "الجاري",
        "الجارية",
        "الحالي",
        "الحالية",
        "القادم",
        "القادمة",
        "المنصرم",
        "المنصرمة",
        "الفائت",
        "الفائتة",
    ];
    next(cx, at).is_some_and(|n| SINCE.contains(&cx.word(n)))
}

/// الأسبوع المقبل, اليوم: whether the word is one of time and stands for an adverb.
fn is_when(cx: &Context<'_>, at: usize) -> bool {
    WHEN.contains(&cx.word(at)) && has_date(cx, at)
}

/// الموسم الماضي: whether the noun says when, with an adjective, so that it may stand behind anything.
fn is_dated(cx: &Context<'_>, at: usize) -> bool {
    has_date(cx, at) || !read(cx, at).all(|a| a.is_noun() && a.article && a.particle.is_none() && !a.reading.human)
}

/// Whether the noun is that of a verb, so that it asks for one behind it: الاستخدام, but not الاتفاق.
fn is_of_verb(word: &str, readings: &Readings) -> bool {
    readings.all(|a| a.reading.number == Number::Singular && a.article)
        && readings
            .first()
            .and_then(|a| without_article(word, &a))
            .is_some_and(|stem| is_verbal(&stem) && !ROLES.thing.contains(&key(&stem)))
}

/// Whether the noun may stand for a clause, the subject or object of what is before it: تقرر في الجلسة النظر فيه.
fn is_clause(word: &str) -> bool {
    let word = bare(word);
    let stem = word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word);
    let shaped = is_verbal(stem) || stem.chars().count() == 4 && stem.chars().nth(2) == Some('و');
    let one = Readings::of(stem).any(|a| a.reading.number == Number::Singular);
    one && shaped && !ROLES.solid.contains(&key(stem)) || OF_VERBS.contains(&stem)
}

/// Short nouns of verbs: looking, search, appeal, work, uncovering, beginning, arrest, ruling, travel, departure, refuge, talk.
const OF_VERBS: [&str; 12] = ["نظر", "بحث", "طعن", "عمل", "كشف", "بدء", "قبض", "حكم", "سفر", "رحيل", "لجوء", "حديث"];

/// Prepositions whose phrase may be said of the noun of a verb: من حق الشركة الطعن, على الحكومة الاعتذار.
const MODAL: [&str; 3] = ["على", "ل", "من"];

/// In the power of, able to.
const ABLE: [&str; 4] = ["بوسع", "بإمكان", "بمقدور", "باستطاعة"];

/// Prepositions whose phrase opens a sentence and is not said of its subject.
const OPENING: [&str; 13] =
    ["مع", "بشأن", "بسبب", "بعد", "قبل", "رغم", "خلال", "منذ", "إثر", "جراء", "بفضل", "دون", "عقب"];

/// Prepositions whose phrase is never said of the noun behind it: خلال المباراة الفريق is no sentence.
const ADJUNCTS: [&str; 10] = ["خلال", "منذ", "بعد", "قبل", "عبر", "إثر", "جراء", "حسب", "وفق", "رغم"];

/// Prepositions whose phrase completes a verb or noun.
const COMPLEMENTS: [&str; 7] = ["ب", "ل", "في", "على", "إلى", "عن", "من"];

/// Heads that with في before them say when, so that a sentence may begin behind them: في النهاية الفريق فاز.
const TIMES: [&str; 2] = ["النهاية", "البداية"];

/// Whether the two nouns can only be one phrase.
fn is_one_phrase(cx: &Context<'_>, (first, second): (usize, usize), (firsts, seconds): (&Readings, &Readings)) -> bool {
    let phrase = phrase(cx, first);
    let clause = is_clause(cx.word(second));
    let of_verb = is_of_verb(cx.word(first), firsts) && !clause;
    let evident = of_verb || is_open(firsts) && !clause;
    let time = TIMES.contains(&cx.word(first));
    let when = WHEN.contains(&cx.word(first));
    // إن على الحكومة الاعتذار: what opens its clause may be a whole sentence with the second noun.
    let emphasis = previous(cx, phrase.start).is_some_and(|b| closed(cx, b) == Some(Closed::Emphasis));
    let opens = opens_clause(cx, phrase.start) || emphasis;
    let opening = cx.word(phrase.start).trim_start_matches(['و', 'ف']);
    if opens && phrase.preposition.is_some() {
        let by_b = firsts.all(|a| a.particle == Some('\u{628}')) && is_open(firsts);
        let adjunct = ADJUNCTS.contains(&opening) || is_compound(firsts, seconds);
        // بعد الإلغاء الشركة ترتفع is a sentence.
        let bound = evident && OPENING.contains(&opening) && !is_office(cx.word(second)) && !verb_follows(cx, second);
        let pair = is_compound(firsts, seconds) && !clause && !verb_follows(cx, second);
        return by_b || bound || pair || adjunct && mark_follows(cx, second);
    }
    if (emphasis || begins_sentence(cx, phrase.start)) && !time && !when && goes_on(cx, second) {
        // المشكلة التمويل في رأيه is a sentence too.
        let plain = phrase.start == first && firsts.all(|a| a.particle.is_none());
        let described =
            next(cx, second).is_some_and(|n| read(cx, n).all(|a| a.article && a.reading.kind == Kind::Adjective));
        let subject = described || verb_follows(cx, second) || evident || is_compound(firsts, seconds);
        if plain && subject || of_verb && !phrase.verbal {
            return true;
        }
    }
    // الشركة التأمين: what can act, or has a verb before it, may have the other for its object.
    let office = is_office(cx.word(first)) && !says(cx, phrase.start);
    let lifeless = || !is_cause(cx.word(phrase.start)) && !is_cause(cx.word(first)) && is_compound(firsts, seconds);
    let acts = phrase.preposition.is_none()
        && !is_body(firsts, seconds)
        && (office || behind_verb(cx, phrase.start) && !lifeless());
    let pointed = previous(cx, first).is_some_and(|b| matches!(closed(cx, b), Some(Closed::Demonstrative)));
    // وافقت على التعديل اللجنة: right behind a verb the phrase may have its subject behind it; so may one of time or cause.
    let behind = previous(cx, phrase.start).is_some_and(|b| read(cx, b).any(|a| a.reading.kind == Kind::Verb));
    let complement = phrase.preposition.is_some_and(|p| COMPLEMENTS.iter().any(|c| key(c) == p));
    let alone = phrase.start + 1 >= first;
    let open = complement && alone && !behind && !pointed && is_open(firsts);
    // رفعت الشركة بعد الإعلان الأسعار: what says when stands before an object as well.
    let near = phrase.preposition.is_none() || complement;
    let bound = evident && near && !behind && !pointed && !phrase.joined && !time && !when;
    let pair = || is_compound(firsts, seconds) || !phrase.verbal && is_attested(cx, (first, second), firsts);
    if !(acts || time && verb_follows(cx, second)) && (open || bound && !opens || pair()) {
        return true;
    }
    let modal =
        clause && (phrase.preposition.is_some_and(|p| MODAL.iter().any(|m| key(m) == p)) || ABLE.contains(&opening));
    // إعلان الحكومة الحرب: the noun of a verb has an object as well. 190 كيلومترا في الساعة: nothing belongs to a time.
    let object = phrase.verbal && !evident || clause && acts;
    if object || modal || time || when {
        return false;
    }
    !may_claim(cx, &phrase, second, seconds.first().and_then(|a| a.asks()))
}

/// Whether the word at `at` is the first of its sentence or of a quotation.
fn begins_sentence(cx: &Context<'_>, at: usize) -> bool {
    let Some(token) = cx.all().get(at) else { return false };
    let quoted = || matches!(cx.word(at - 1), "\"" | "\u{AB}" | "\u{201C}" | "\u{201D}");
    token.sentence_start || at > 0 && !token.space_before && quoted()
}

/// Whether the sentence goes on behind the noun at `at`: الحل الحوار is a whole one.
fn goes_on(cx: &Context<'_>, at: usize) -> bool {
    next(cx, at).is_some()
}

/// Whether the two stand elsewhere in the article as they should: مجال الذكاء beside المجال الذكاء.
fn is_attested(cx: &Context<'_>, (first, second): (usize, usize), firsts: &Readings) -> bool {
    let Some(stem) = firsts.first().and_then(|a| without_article(cx.word(first), &a)) else { return false };
    let second = cx.all()[second].key;
    cx.all().windows(2).any(|pair| {
        pair[1].key == second
            && !pair[1].sentence_start
            && bare(pair[0].of(cx.text))
                .strip_suffix(stem.as_str())
                .is_some_and(|clitics| matches!(clitics, "" | "و" | "ف" | "ب" | "ل" | "ك" | "وب" | "ول"))
    })
}

/// Whether a verb that may have an object stands right before `at`.
fn behind_verb(cx: &Context<'_>, at: usize) -> bool {
    let takes =
        |a: &Analysis| a.reading.kind == Kind::Verb && !matches!(a.reading.object, Object::Nothing | Object::Speech);
    previous(cx, at).is_some_and(|b| read(cx, b).any(takes) && is_verb(cx, b))
}

/// Whether a verb of saying stands right before `at`: what it says is no bare noun with the article.
fn says(cx: &Context<'_>, at: usize) -> bool {
    previous(cx, at).is_some_and(|b| read(cx, b).any(|a| a.reading.object == Object::Speech))
}

/// Whether a comma stands behind the noun at `at` and its adjectives.
fn mark_follows(cx: &Context<'_>, at: usize) -> bool {
    let mut i = at;
    while let Some(after) = next(cx, i).filter(|&n| read(cx, n).all(|a| a.article)) {
        i = after;
    }
    cx.all().get(i + 1).is_some_and(|t| !t.sentence_start && t.is(cx.text, '\u{060C}'))
}

/// المشروع قانون الرعاية: whether the word at `at` is a noun without article that governs the next one.
fn is_chained(cx: &Context<'_>, at: usize) -> bool {
    const NOT: [&str; 24] = [
        "رقم",
        "يوم",
        "عام",
        "سنة",
        "شهر",
        "مساء",
        "صباح",
        "ليلة",
        "ظهر",
        "فجر",
        "نهاية",
        "بداية",
        "مطلع",
        "منتصف",
        "أواخر",
        "أوائل",
        "حسب",
        "وفق",
        "ضمن",
        "نتيجة",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
    ];
    let token = &cx.all()[at];
    if closed(cx, at).is_some() || NOT.contains(&token.of(cx.text)) {
        return false;
    }
    let governs = |a: &Analysis| {
        let r = a.reading;
        a.is_noun() && a.proclitics == 0 && !r.human && r.number == Number::Singular && r.states & CONSTRUCT != 0
    };
    let thing = |a: &Analysis| a.is_noun() && a.article && a.particle.is_none() && !a.reading.human;
    read(cx, at).all(governs) && next(cx, at).is_some_and(|n| read(cx, n).all(thing) && !WHEN.contains(&cx.word(n)))
}

/// The noun `head`, of which `reading` is a reading with the article, without that and without proclitics.
fn without_article(head: &str, reading: &Analysis) -> Option<String> {
    let letters = bare(head);
    let rest: String = letters.chars().skip(reading.proclitics.into()).collect();
    if let Some(stem) = rest.strip_prefix("\u{0627}\u{0644}") {
        return Some(stem.to_owned());
    }
    // للشركة = ل + الشركة, للغة = ل + اللغة
    let stem = rest.strip_prefix('ل').filter(|_| reading.particle == Some('ل'))?;
    let same = Readings::of(stem).any(|a| a.reading.lemma == reading.reading.lemma);
    Some(if same { stem.to_owned() } else { rest })
}

fn two_articles(cx: &Context<'_>, (first, second): (usize, usize), reading: &Analysis, out: &mut Findings) {
    let (head, word) = (cx.word(first), cx.word(second));
    let mut plain = *reading;
    plain.article = false;
    let Some(stem) = without_article(head, reading) else { return };
    let right = plain.put(head, &stem);
    report(
        out,
        (cx.span(first..second + 1), cx.all()[first].span),
        (&right, false),
        0.8,
        (
            say(
                format!("“{head} {word}” has an article too many: “{right} {word}”"),
                format!("«{head} {word}» مضاف معرّف بأل: «{right} {word}»"),
            ),
            say("the first noun of an idafa has no article", "المضاف لا تدخله «أل»"),
        ),
    );
}
