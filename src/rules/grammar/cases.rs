//! Sound plurals and duals in a case that what governs them does not allow: كبار باحثو, أمام المنافسون, قال مسؤولين.

use super::valency::{is_verb, is_verbal};
use super::{next, opens_clause, previous, read, report, say};
use crate::knowledge::Trait;
use crate::knowledge::morph::{
    ACCUSATIVE, Analysis, CONSTRUCT, FREE, GENITIVE, Gender, Kind, NOMINATIVE, Number, Object, PAST, Readings,
};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;

/// Whether every reading is a noun or adjective of several in one of `cases` only.
fn is_only(word: &str, readings: &Readings, cases: u8) -> bool {
    let pair = ["تان", "تين", "تا", "تي"].iter().any(|end| word.ends_with(end));
    let people = readings.any(|a| a.is_noun() && a.reading.human);
    readings.all(|a| {
        let r = a.reading;
        // سريان is "validity" rather than two of something; جويو is a name.
        let certain = match r.kind {
            // الأمان is no pair of mothers: only ـتان is a dual for certain.
            Kind::Noun => r.number == Number::Plural || pair || r.human && r.gender == Some(Gender::Masculine),
            Kind::Adjective => r.number == Number::Plural && (people || r.states & FREE != 0),
            _ => false,
        };
        certain && r.number != Number::Singular && r.cases & !cases == 0
    })
}

/// The same word in `case`.
fn in_case(reading: &Analysis, case: u8) -> Option<String> {
    let a = reading.reading;
    let same = |r: &crate::knowledge::morph::Reading| {
        (r.kind, r.gender, r.number) == (a.kind, a.gender, a.number) && r.states & a.states != 0 && r.cases & case != 0
    };
    reading.others(same).into_iter().find(|form| form.ends_with(['ن', 'ي', 'و', 'ا']))
}

/// أمام المنافسون: a nominative behind a word that takes none.
pub(super) fn after_governor(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let Some(noun) = next(cx, at) else { return };
    let governor = cx.word(at);
    let bare_governor = governor.trim_start_matches(['و', 'ف']);
    // من is "who" at the head of a question, بعد and قبل may be "yet" and "before" alone.
    if governor.ends_with("من") && opens_clause(cx, at)
        || governor.ends_with("بعد") && (negated(cx, at) || opens_clause(cx, noun))
        // مثل المتهمون أمام المحكمة: some are verbs as well.
        || cx.all()[at].sentence_start && matches!(bare_governor, "مثل" | "شبه" | "غير" | "ضمن" | "قبل" | "عبر" | "وسط" | "خلف" | "تجاه")
        || matches!(governor, "لكن" | "ولكن" | "فلكن" | "حول")
        // أن is "to" before verbs, كل and بعض stand alone too; before a noun with the article they govern it.
        || matches!(governor, "أن" | "وأن" | "فأن" | "كل" | "بعض") && !crate::text::clitics::has_article(cx.word(noun))
    {
        return;
    }
    // على تالون غريكسبور: the first half of a foreign name.
    let named =
        !crate::text::clitics::has_article(cx.word(noun)) && next(cx, noun).is_some_and(|n| cx.known(n).foreign);
    if named {
        return;
    }
    let readings = read(cx, noun);
    if !is_only(cx.word(noun), readings, NOMINATIVE) || readings.any(|a| a.proclitics > 0) {
        tanwin(cx, (at, noun), readings, out);
        return;
    }
    let Some(reading) = readings.first() else { return };
    let emphasis = matches!(bare_governor, "إن" | "أن" | "لأن" | "بأن");
    let case = if emphasis { ACCUSATIVE } else { GENITIVE };
    let Some(right) = in_case(&reading, case).map(|form| reading.put(cx.word(noun), &form)) else { return };
    if right == cx.word(noun) {
        return;
    }
    finding(cx, (at, noun), &right, reading.reading.number == Number::Plural, out);
}

/// Words that a genitive always follows, and no adverb.
const GOVERN: [&str; 9] = ["في", "على", "عن", "إلى", "مع", "بين", "لدى", "ضد", "غير"];

/// غير مذنبًا: a written accusative behind a word that takes none.
fn tanwin(cx: &Context<'_>, (governor, noun): (usize, usize), readings: &Readings, out: &mut Findings) {
    let word = cx.word(noun);
    let marked = word.ends_with("\u{64B}\u{627}") || word.ends_with("\u{627}\u{64B}");
    if !marked || !GOVERN.contains(&cx.word(governor).trim_start_matches(['و', 'ف'])) {
        return;
    }
    let accusative = |a: &Analysis| {
        let r = a.reading;
        matches!(r.kind, Kind::Noun | Kind::Adjective)
            && r.number == Number::Singular
            && r.cases == ACCUSATIVE
            && !a.article
    };
    let Some(reading) = readings.find(accusative) else { return };
    let a = reading.reading;
    let same = |r: &crate::knowledge::morph::Reading| {
        (r.kind, r.gender, r.number) == (a.kind, a.gender, a.number) && r.states & FREE != 0 && r.cases & GENITIVE != 0
    };
    let Some(form) = reading.others(same).into_iter().next() else { return };
    let right = reading.put(word, &form);
    let before = cx.word(governor);
    report(
        out,
        (cx.span(governor..noun + 1), cx.all()[noun].span),
        (&right, false),
        0.88,
        (
            say(format!("after “{before}” it is “{right}”"), format!("بعد «{before}» يقال «{right}» لا «{word}»")),
            say("a genitive shows no ا", "المجرور المنون لا تلحقه ألف"),
        ),
    );
}

/// Nominatives in و and ون behind a proclitic preposition, a noun that they belong to, or a noun in another case.
pub(super) fn genitives(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start..block.end {
            if !cx.words.has(at, Trait::Plural) {
                continue;
            }
            let token = &cx.all()[at];
            let word = token.of(cx.text);
            if !word.ends_with("ون") && !word.ends_with('و') {
                continue;
            }
            let readings = read(cx, at);
            if readings.is_empty() {
                behind_particle(cx, at, out);
                continue;
            }
            let plain = readings.all(|a| a.proclitics == 0 && a.reading.number == Number::Plural);
            let Some(before) = previous(cx, at).filter(|_| plain && is_only(word, readings, NOMINATIVE)) else {
                continue;
            };
            let Some(reading) = readings.first() else { continue };
            if is_predicate(cx, before) && !reading.article {
                if let Some(form) = in_case(&reading, ACCUSATIVE) {
                    finding(cx, (before, at), &reading.put(word, &form), true, out);
                }
                continue;
            }
            if super::closed(cx, before).is_some() {
                continue;
            }
            // من جانب المتسوقون: behind a preposition it is no verb.
            let mut governors = *read(cx, before);
            if governors.all(|a| a.proclitics == 0) && !is_verb(cx, before) {
                governors = governors.only(|a| a.reading.kind != Kind::Verb);
            }
            let led = governors.all(|a| a.particle == Some('ل') || a.particle.is_some() && is_verbal(cx.word(before)));
            let counted = COUNTS.contains(&cx.word(before).trim_start_matches(['و', 'ف', 'ب', 'ل']))
                && readings.all(|a| a.is_noun() && a.reading.human && !a.article);
            // جانب المتسوقون, قول مسؤولو الصحة, أعظم لاعبو
            let belongs = (reading.article || reading.reading.states & FREE == 0 && readings.all(Analysis::is_noun))
                && governors.any(|a| a.is_noun() && a.reading.states & CONSTRUCT != 0)
                && !ADVERBS.contains(&cx.word(before).trim_start_matches(['و', 'ف']))
                && !cx.word(before).contains('\u{64B}')
                && governors.all(|a| {
                    let elative = a.reading.kind == Kind::Adjective && a.reading.gender.is_none();
                    !a.article && (a.is_noun() || elative && (!reading.article || governors.any(Analysis::is_noun)))
                })
                && (led || governors.any(|a| a.reading.cases & NOMINATIVE != 0));
            // للباحثين الأمريكيون
            let attribute = governors.all(|a| {
                a.reading.kind != Kind::Verb
                    && a.article == reading.article
                    && a.reading.number != Number::Singular
                    && a.reading.cases & NOMINATIVE == 0
            }) && governors.any(|a| a.is_noun() && a.reading.number == Number::Plural)
                && readings.any(|a| a.reading.kind == Kind::Adjective);
            if !belongs && !attribute && !counted {
                continue;
            }
            if let Some(form) = in_case(&reading, GENITIVE) {
                finding(cx, (before, at), &reading.put(word, &form), false, out);
            }
        }
    }
}

/// Nouns without article that stand alone as adverbs: yesterday, in the evening, in the morning, at night, specially, usually, suddenly,
/// generally, at first, at last, as a result, when.
const ADVERBS: [&str; 14] =
    ["أمس", "مساء", "صباح", "ليل", "نهار", "خاصة", "عادة", "فجأة", "عامة", "بداية", "نهاية", "نتيجة", "حين", "وقت"];

/// Three to ten, of men.
const COUNTS: [&str; 8] = ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];

/// كانوا مسؤولون: whether the word at `at` says of several what stands right behind it.
fn is_predicate(cx: &Context<'_>, at: usize) -> bool {
    matches!(cx.word(at).trim_start_matches(['و', 'ف']), "ليسوا")
        || read(cx, at).all(|a| {
            let r = a.reading;
            r.kind == Kind::Verb && r.object == Object::Predicate && r.number == Number::Plural
        })
}

/// بمساعدون, للباحثون: no form of the word can stand behind its preposition, but one in another case can.
fn behind_particle(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let word = cx.word(at);
    let letters = word.strip_prefix(['\u{0648}', '\u{0641}']).unwrap_or(word);
    let Some(particle) = letters.chars().next().filter(|c| matches!(c, 'ب' | 'ل' | 'ك')) else { return };
    let rest = &letters[particle.len_utf8()..];
    let swallowed = particle == 'ل' && rest.starts_with('ل');
    let mut stem = if swallowed { format!("\u{0627}{rest}") } else { rest.to_owned() };
    let mut readings = Readings::of(&stem);
    if swallowed && readings.is_empty() {
        // للاعبو = ل + لاعبو
        rest.clone_into(&mut stem);
        readings = Readings::of(&stem);
    }
    let people = readings.all(|a| {
        a.reading.number == Number::Plural && a.proclitics == 0 && a.article == stem.starts_with("\u{0627}\u{0644}")
    });
    let Some(reading) = readings.first().filter(|_| people && is_only(word, &readings, NOMINATIVE)) else {
        return;
    };
    let Some(form) = in_case(&reading, GENITIVE) else { return };
    let prefix = &word[..word.len() - rest.len()];
    let right = crate::text::clitics::attach(prefix, &reading.put(&stem, &form));
    finding(cx, (at, at), &right, true, out);
}

/// In it, in them, with it, for it, from it, about it, on it.
const OF_IT: [&str; 12] = ["فيه", "فيها", "فيهم", "به", "بها", "له", "لها", "لهم", "منه", "منها", "عليه", "عليها"];

/// آخرًا, مدارسًا: a written accusative of what has none.
pub(super) fn diptotes(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start..block.end {
            let token = &cx.all()[at];
            let word = token.of(cx.text);
            if token.kind != TokenKind::Arabic || token.plain || !word.contains('\u{64B}') {
                continue;
            }
            let Some(stem) = word.strip_suffix("\u{64B}\u{627}").or_else(|| word.strip_suffix("\u{627}\u{64B}")) else {
                continue;
            };
            // مبالغًا فيه, مناسبًا له: a participle with what it governs, no plural.
            if stem.starts_with('م') && next(cx, at).is_some_and(|n| OF_IT.contains(&cx.word(n))) {
                continue;
            }
            // أولًا وآخرًا is "first and last".
            let joined = || stem.strip_prefix(['\u{0648}', '\u{0641}']).is_some_and(|s| s != "آخر" && is_diptote(s));
            if !is_diptote(stem) && !joined() {
                continue;
            }
            report(
                out,
                (token.span, token.span),
                (stem, true),
                0.9,
                (
                    say(
                        format!("“{word}” takes no tanwin: “{stem}”"),
                        format!("«{word}» ممنوع من الصرف، فلا ينون: «{stem}»"),
                    ),
                    say(
                        "elatives, colours and plurals like مدارس and مشاريع take no tanwin",
                        "أفعل التفضيل والألوان وصيغ منتهى الجموع لا تنون",
                    ),
                ),
            );
        }
    }
}

/// Whether the word is an elative or colour (أفضل, أحمر), or a plural like مدارس and مشاريع.
fn is_diptote(stem: &str) -> bool {
    // أول "firstly", أرمل "widowed" and the word for four take it.
    const NOT: [&str; 3] = ["أول", "أرمل", "أربع"];
    let readings = Readings::of(stem);
    let letters: Vec<char> = stem.chars().collect();
    match letters.as_slice() {
        ['أ', _, third, _] if !matches!(third, 'ي' | 'و' | 'ا') => {
            !NOT.contains(&stem) && readings.all(|a| a.reading.kind == Kind::Adjective && a.proclitics == 0)
        }
        ['آ', 'خ', 'ر'] => true,
        [_, _, 'ا', _, last] | [_, _, 'ا', _, 'ي', last] if *last != 'ة' => {
            readings.all(|a| a.is_noun() && a.reading.number == Number::Plural && a.proclitics == 0)
                && !stem.ends_with("ات")
        }
        _ => false,
    }
}

/// Whether a negation stands in the five words before `at`.
fn negated(cx: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|i| matches!(cx.word(i).trim_start_matches(['و', 'ف']), "لم" | "لا" | "ما" | "ليس"))
}

/// قال مسؤولين: an accusative or genitive right behind a verb that takes no object.
pub(super) fn subjects(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for noun in block.start + 1..block.end {
            if !cx.words.has(noun, Trait::Plural) {
                continue;
            }
            let token = &cx.all()[noun];
            let word = token.of(cx.text);
            if !word.ends_with("ين") {
                continue;
            }
            let Some(verb) = previous(cx, noun) else { continue };
            let verbs = read(cx, verb);
            let takes_none = verbs.all(|a| {
                let r = a.reading;
                r.kind == Kind::Verb
                    && matches!(r.object, Object::Speech | Object::Nothing)
                    && r.number == Number::Singular
            });
            if !takes_none {
                continue;
            }
            let readings = read(cx, noun);
            let people = readings.all(|a| a.is_noun() && a.reading.human && a.proclitics == 0);
            if !people || !is_only(word, readings, ACCUSATIVE | GENITIVE) {
                continue;
            }
            // Past the verb's subject a state may follow: عادوا سالمين is no noun, انتشر مسلحين is.
            let many = readings.find(|a| a.reading.number == Number::Plural);
            let Some(reading) = many.or_else(|| readings.first()) else { continue };
            let past = verbs.any(|a| a.reading.tense & PAST != 0 || a.proclitics > 0 || opens_clause(cx, verb));
            if let Some(form) = in_case(&reading, NOMINATIVE).filter(|_| past) {
                finding(cx, (verb, noun), &reading.put(word, &form), false, out);
            }
        }
    }
}

fn finding(cx: &Context<'_>, (governor, noun): (usize, usize), right: &str, safe: bool, out: &mut Findings) {
    let (before, word) = (cx.word(governor), cx.word(noun));
    report(
        out,
        (cx.span(governor..noun + 1), cx.all()[noun].span),
        (right, safe),
        0.9,
        (
            say(format!("after “{before}” it is “{right}”"), format!("بعد «{before}» يقال «{right}» لا «{word}»")),
            say(
                "a sound plural or dual shows its case: ون and ان for a subject, ين else",
                "الجمع السالم والمثنى يظهر إعرابهما: الواو والألف للرفع والياء للنصب والجر",
            ),
        ),
    );
}
