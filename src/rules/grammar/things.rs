//! Verbs without an object beside a thing: صعدت مؤشر ناسداك, ارتفع الأسهم, ويستعد جماعات الضغط, إن البنك المركزي قد تخفض.

use super::adjectives::is_amount;
use super::counted::is_great;
use super::subject::{Subject, in_another_name, is_adverb, is_office};
use super::valency::has_two_objects;
use super::verbs::{Verb, finding, repaired};
use super::{Closed, closed, next, previous, read, report, say};
use crate::knowledge::morph::{
    ACCUSATIVE, Analysis, Asks, CONSTRUCT, FREE, Gender, Kind, NOMINATIVE, Number, Object, PAST, Readings,
};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
use crate::text::fold::bare;

/// Nouns that behind a verb say when, how long, how far, how much or why: none is surely its subject.
const MEASURES: [&str; 62] = [
    "يوم",
    "أيام",
    "شهر",
    "أشهر",
    "شهور",
    "أسبوع",
    "أسابيع",
    "عام",
    "أعوام",
    "سنة",
    "سنوات",
    "ساعة",
    "ساعات",
    "دقيقة",
    "دقائق",
    "ثوان",
    "ليلة",
    "ليالي",
    "ليال",
    "صباح",
    "مساء",
    "فجر",
    "ظهر",
    "وقت",
    "فترة",
    "مدة",
    "لحظة",
    "مرة",
    "مرات",
    "عقود",
    "قرون",
    "مواسم",
    "عشية",
    "غداة",
    "بداية",
    "نهاية",
    "مطلع",
    "منتصف",
    "أوائل",
    "أواخر",
    "مقدار",
    "ضعف",
    "أضعاف",
    "نسبة",
    "قدر",
    "حد",
    "قرابة",
    "درجة",
    "نقطة",
    "نقاط",
    "خطوة",
    "خطوات",
    "مسافة",
    "عدد",
    "أعداد",
    "عشرات",
    "مئات",
    "آلاف",
    "جانب",
    "أنحاء",
    "بين",
    "أرجاء",
];

/// The fewest letters of a plural that is surely one.
const LONG: usize = 4;

/// A verb right before a thing that can only be its subject: one that governs a genitive, or a plural of things.
pub(super) fn before_thing(cx: &Context<'_>, verb: &Verb<'_>, noun: usize, out: &mut Findings) {
    let speaks = verb.takes(&[Object::Speech, Object::Nothing]) && has_room(cx, verb.at);
    // سعر is "he set a price" and مركز "concentrated" as well: behind a verb and before a genitive they are nouns.
    let readings = &read(cx, noun).only(|a| a.is_noun() && (a.article || a.reading.states & CONSTRUCT != 0));
    let other = || read(cx, noun).any(|a| a.reading.kind == Kind::Other);
    if !speaks || closed(cx, noun).is_some() || other() || in_another_name(cx, noun, readings) {
        return;
    }
    let Some(asks) = readings.first().and_then(|a| a.asks()) else { return };
    let fits = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    let many = asks == Asks::Feminine && readings.any(|a| a.reading.number == Number::Plural);
    let subject = |a: &Analysis| {
        a.is_noun()
            && !a.reading.human
            && a.proclitics == 0
            && a.asks() == Some(asks)
            && a.reading.cases & NOMINATIVE != 0
    };
    // تبدد is "she scatters" as well.
    let present =
        verb.gender() == Gender::Masculine && bare(cx.word(verb.at)).trim_start_matches(['و', 'ف']).starts_with('ت');
    let present = present || verb.gender() == Gender::Feminine && is_like_noun(verb, cx.word(verb.at));
    if fits == verb.gender() || present || !readings.all(subject) || !is_subject(cx, verb, noun, many) {
        return;
    }
    // A body speaks; of what else does nothing is said, and a masculine verb before a feminine singular is lawful at times.
    if !verb.takes(&[Object::Nothing]) && !several_bodies(cx, noun) || fits == Gender::Feminine && !many {
        return;
    }
    if let Some(right) = repaired(cx, verb.at, verb.readings, fits) {
        finding(cx, (verb.at, noun), (verb.at, &right), (noun, Subject::Thing(fits)), out);
    }
}

/// إلى تموج سطح الماء, بكأس قفز الحواجز: whether nothing right before the verb says that it is a noun.
fn has_room(cx: &Context<'_>, at: usize) -> bool {
    previous(cx, at).is_none_or(|b| match closed(cx, b) {
        Some(word) => !matches!(word, Closed::Preposition | Closed::Governor | Closed::Demonstrative),
        None => !read(cx, b).any(|a| a.is_noun() && !a.article),
    })
}

/// تهيج, تزايد: whether a feminine present has the letters of a noun of a verb, with neither a past nor proclitics to tell.
pub(super) fn is_like_noun(verb: &Verb<'_>, word: &str) -> bool {
    if verb.readings.all(|a| a.reading.tense & PAST != 0 || a.proclitics > 0) {
        return false;
    }
    let letters: Vec<char> = bare(word).chars().collect();
    matches!(letters.as_slice(), ['ت', _, _] | ['ت', _, _, _] | ['ت', _, 'ا', _, _])
}

/// Whether the word stands for several bodies: companies, ministries.
fn several_bodies(cx: &Context<'_>, noun: usize) -> bool {
    read(cx, noun).all(|a| {
        a.reading.number == Number::Plural
            && a.entry().is_some_and(|e| is_office(e.text.split('/').next().unwrap_or("")))
    })
}

/// Whether the noun, with its article or before a genitive, says neither when nor how much nor how.
fn is_subject(cx: &Context<'_>, verb: &Verb<'_>, noun: usize, many: bool) -> bool {
    let word = bare(cx.word(noun));
    let stem = word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word);
    if is_adverb(&word) || is_amount(stem) || MEASURES.contains(&stem) || is_of_verb(cx, verb, stem) {
        return false;
    }
    // النسخ is the copies and the copying: plurals of three letters are no sure ones.
    if many && stem.chars().count() < LONG {
        return false;
    }
    if read(cx, noun).all(|a| a.article) {
        return many;
    }
    // مؤشر ناسداك, أسعار النفط: what it governs.
    let Some(after) = cx.all().get(noun + 1).filter(|t| t.space_before && !t.sentence_start) else { return false };
    match after.kind {
        TokenKind::Latin => true,
        TokenKind::Arabic if closed(cx, noun + 1).is_none() => {
            let readings = read(cx, noun + 1);
            if readings.is_empty() {
                cx.known(noun + 1).foreign
            } else {
                readings.all(|a| a.article && a.particle.is_none() && a.proclitics == 0)
                    && readings.any(Analysis::is_noun)
            }
        }
        _ => false,
    }
}

/// انهار انهيار: whether the noun has the verb's own consonants, so that it may say how it is done.
fn is_of_verb(cx: &Context<'_>, verb: &Verb<'_>, noun: &str) -> bool {
    let letters = |word: &str| -> Vec<char> {
        word.chars()
            .filter(|c| !matches!(c, 'ا' | 'أ' | 'إ' | 'و' | 'ي' | 'ى' | 'ت' | 'ة' | 'ن' | 'م' | 'س' | 'ء'))
            .collect()
    };
    let of_verb = letters(&bare(cx.word(verb.at)));
    let of_noun = letters(noun);
    !of_noun.is_empty() && of_verb.ends_with(&of_noun)
}

/// The first word behind the noun that ends at `last` and its adjectives.
pub(super) fn behind_adjectives(cx: &Context<'_>, last: usize) -> Option<usize> {
    let mut at = next(cx, last)?;
    for _ in 0..2 {
        if !read(cx, at).all(|a| a.article && a.particle.is_none() && a.reading.kind == Kind::Adjective) {
            break;
        }
        at = next(cx, at)?;
    }
    Some(at)
}

/// Accusatives that say when or how rather than what: at night, in the morning, free of charge, by chance, in fact, once and the like.
const ADVERBS: [&str; 22] = [
    "ليلا",
    "نهارا",
    "صباحا",
    "مساء",
    "ظهرا",
    "عصرا",
    "فجرا",
    "يوما",
    "عاما",
    "شهرا",
    "أسبوعا",
    "مجانا",
    "عمدا",
    "فعلا",
    "سرا",
    "علنا",
    "جوا",
    "بحرا",
    "برا",
    "غدا",
    "أولا",
    "وقتا",
];

/// وتفتح المعرض أبوابه, وتمثل القرار خطرا: whether the object of the verb follows the noun that ends at `last`: one with a pronoun for that
/// noun, or one that shows its case.
pub(super) fn has_own_object(cx: &Context<'_>, verb: &Verb<'_>, (subject, last): (Subject, usize)) -> bool {
    if !matches!(subject, Subject::Thing(_) | Subject::Office(_)) || !cx.all()[verb.at].sentence_start {
        return false;
    }
    if is_adverb(cx.word(last)) || has_two_objects(verb.readings) {
        return false;
    }
    let Some(object) = behind_adjectives(cx, last) else { return false };
    let readings = read(cx, object);
    let word = bare(cx.word(object));
    if !readings.is_empty() {
        let shown = |a: &Analysis| {
            a.is_noun()
                && !a.article
                && a.proclitics == 0
                && a.reading.cases == ACCUSATIVE
                && a.reading.number == Number::Singular
        };
        let two = |a: &Analysis| a.reading.number == Number::Dual && a.reading.states & FREE == 0;
        return word.ends_with('\u{627}')
            && !ADVERBS.contains(&word.as_str())
            && readings.any(shown)
            && readings.all(|a| shown(a) || two(a));
    }
    let pronoun = if subject.gender() == Gender::Masculine { "ه" } else { "ها" };
    let Some(stem) = word.strip_suffix(pronoun).filter(|_| !cx.known(object).foreign) else { return false };
    let thing = |stem: &str| {
        let readings = Readings::of(stem);
        readings.all(|a| a.is_noun() && !a.article && a.proclitics == 0 && !a.reading.human)
    };
    thing(stem) || stem.strip_suffix('ت').is_some_and(|s| thing(&format!("{s}ة")))
}

/// How many words stand between a verb and by how much per cent it is done.
const BY: usize = 6;

/// Whether a clause says by how much per cent what its verb says is done.
pub(super) fn percent_follows(cx: &Context<'_>, at: usize) -> bool {
    let clause = cx.all().iter().skip(at + 1).take(BY + 2).take_while(|t| !t.sentence_start);
    let mut number = false;
    for token in clause {
        let word = token.of(cx.text);
        match token.kind {
            TokenKind::Number if word.ends_with(['%', '\u{66A}']) => return true,
            TokenKind::Number => number = true,
            TokenKind::Arabic if word == "بنسبة" => return true,
            _ if matches!(word, "%" | "\u{66A}") => return number,
            TokenKind::Punct => return false,
            _ => number = false,
        }
    }
    false
}

/// Particles between a subject and its verb.
const PARTICLES: [&str; 6] = ["قد", "سوف", "لا", "لم", "لن", "لقد"];

/// Verbs that are said without a subject, or whose subject stands behind them: can, must, should, may, there is, it is enough, it
/// seems, it appears, there remains, it is done.
const IMPERSONAL: [&str; 22] = [
    "يمكن",
    "يجب",
    "ينبغي",
    "يتعين",
    "يجوز",
    "يوجد",
    "يكفي",
    "يبدو",
    "يظهر",
    "يبقى",
    "يتم",
    "يزال",
    "يعقل",
    "يحق",
    "يتسنى",
    "يصح",
    "يتضح",
    "يعني",
    "يحدث",
    "يسمح",
    "يستحيل",
    "يصعب",
];

/// How many words behind the verb a pronoun is looked for that resumes the noun.
const NEAR: usize = 10;

/// إن البنك المركزي قد تخفض: a noun behind "that", a particle or none, and a verb of the other gender.
pub(super) fn behind_that(cx: &Context<'_>, verb: &Verb<'_>, out: &mut Findings) {
    let Some(mut last) = previous(cx, verb.at) else { return };
    let particle = PARTICLES.contains(&cx.word(last));
    if particle {
        let Some(before) = previous(cx, last) else { return };
        last = before;
    }
    let Some((first, asks)) = topic(cx, last) else { return };
    let fits = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    let stem = bare(cx.word(verb.at));
    if fits == verb.gender() || verb.takes(&[Object::Predicate]) || IMPERSONAL.contains(&stem.trim_start_matches('س'))
    {
        return;
    }
    // إن الشركة قد يرفض المجلس طلبها: a pronoun says that the noun is another's subject only in the sentence's first words.
    let pronoun = |i: usize| {
        let word = bare(cx.word(i));
        if fits == Gender::Masculine { word.ends_with('ه') } else { word.ends_with("ها") }
    };
    let clause = (verb.at..cx.all().len().min(verb.at + NEAR)).take_while(|&i| {
        let token = &cx.all()[i];
        i == verb.at || !token.sentence_start && token.kind != TokenKind::Punct
    });
    // What follows may be the subject where it has the gender of the verb.
    let own = |i: usize| {
        read(cx, i).any(|a| {
            a.is_noun()
                && a.particle.is_none()
                && a.proclitics == 0
                && a.reading.gender.is_none_or(|g| g == verb.gender())
                && a.reading.human
        })
    };
    if clause.clone().any(pronoun) || next(cx, verb.at).is_some_and(own) {
        return;
    }
    if let Some(right) = repaired(cx, verb.at, verb.readings, fits) {
        finding(cx, (first, verb.at), (verb.at, &right), (first, Subject::Thing(fits)), out);
    }
}

/// The noun right behind "that" whose phrase ends at `last`: with the article, or before one genitive, and its adjectives.
fn topic(cx: &Context<'_>, last: usize) -> Option<(usize, Asks)> {
    let mut at = last;
    let mut described = None;
    for _ in 0..3 {
        let readings = read(cx, at);
        if readings.is_empty() || closed(cx, at).is_some() || is_adverb(cx.word(at)) {
            return None;
        }
        let adjective = |a: &Analysis| a.article && a.reading.kind == Kind::Adjective && a.proclitics == 0;
        let before = previous(cx, at)?;
        let that = closed(cx, before) == Some(Closed::Emphasis);
        if that {
            let first = readings.find(Analysis::is_noun)?;
            let asks = first.asks()?;
            let noun = |a: &Analysis| a.is_noun() && a.article && a.proclitics == 0 && a.asks() == Some(asks);
            let fits = described.is_none_or(|d| d == asks);
            return (readings.all(noun) && fits && !is_amount(cx.word(at))).then_some((at, asks));
        }
        if !readings.all(adjective) || readings.any(|a| a.reading.number != Number::Singular) {
            return None;
        }
        described = Some(match readings.first()?.reading.gender? {
            Gender::Masculine => Asks::Masculine,
            Gender::Feminine => Asks::Feminine,
        });
        at = before;
    }
    None
}

/// النقابات طلبوا: a plural verb right behind a plural of things that opens the clause.
pub(super) fn plural_of_things(cx: &Context<'_>, at: usize, readings: &Readings, out: &mut Findings) {
    let Some(mut noun) = previous(cx, at) else { return };
    if matches!(cx.word(noun), "قد" | "سوف") {
        let Some(before) = previous(cx, noun) else { return };
        noun = before;
    }
    let thing = |a: &Analysis| {
        a.is_noun() && a.article && a.particle.is_none() && a.reading.number == Number::Plural && !a.reading.human
    };
    // الملايين يتابعون are people.
    if is_great(cx.word(noun).trim_start_matches(['و', 'ف']).trim_start_matches("\u{0627}\u{0644}")) {
        return;
    }
    let opens = cx.all()[noun].sentence_start
        || previous(cx, noun).is_some_and(|b| {
            closed(cx, b) == Some(Closed::Emphasis)
                || read(cx, b).all(|a| a.reading.object == Object::Predicate && a.reading.number == Number::Singular)
        });
    let sound = readings.all(|a| a.reading.gender == Some(Gender::Masculine));
    if !opens || !sound || !read(cx, noun).all(thing) {
        return;
    }
    let Some(right) = repaired(cx, at, readings, Gender::Feminine) else { return };
    let (verb, noun_word) = (cx.word(at), cx.word(noun));
    report(
        out,
        (cx.span(noun..at + 1), cx.all()[at].span),
        (&right, false),
        0.85,
        (
            say(
                format!("“{noun_word}” are things: the verb is “{right}”"),
                format!("«{noun_word}» جمع لغير العاقل، فالفعل «{right}» لا «{verb}»"),
            ),
            say("plurals of things count as feminine singular", "جمع غير العاقل كالمؤنث المفرد"),
        ),
    );
}
