//! Verbs against their subjects: قالت المتحدث, أعلن وزيرة, قالوا المسؤولون, يستثمر Meta.

use super::{Closed, closed, closes_clause, next, opens_clause, previous, read, report, say};
use crate::knowledge::morph::{Analysis, Asks, Gender, Kind, NOMINATIVE, Number, PAST, Reading, Readings};
use crate::knowledge::pack::{Kind as Entity, Role};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
use crate::text::fold::bare;

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// A person: by a title, or by name.
    Person(Gender),
    /// A company or body that is known by name.
    Body(Gender),
    /// Anything else.
    Thing(Gender),
}

impl Subject {
    fn gender(self) -> Gender {
        match self {
            Self::Person(g) | Self::Body(g) | Self::Thing(g) => g,
        }
    }
}

/// Nouns that say when or how much: behind a verb they are no subject.
const ADVERBS: [&str; 21] = [
    "اليوم",
    "الليلة",
    "الأسبوع",
    "الشهر",
    "العام",
    "السنة",
    "الصيف",
    "الشتاء",
    "الموسم",
    "الآن",
    "الساعة",
    "الفجر",
    "الصباح",
    "المساء",
    "الظهر",
    "العصر",
    "الخميس",
    "الأربعاء",
    "المرة",
    "اللحظة",
    "الشيء",
];

/// Every verb with the subject beside it.
pub(super) fn agreement(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start..block.end {
            let token = &cx.all()[at];
            if token.kind != TokenKind::Arabic || closed(token.key).is_some() {
                continue;
            }
            let readings = Readings::of(token.of(cx.text));
            if !readings.all(|a| a.reading.kind == Kind::Verb && !a.article) {
                continue;
            }
            let without_object = readings.all(|a| a.reading.saying || a.reading.intransitive);
            if readings.all(|a| a.reading.number == Number::Singular) {
                let Some(gender) = one_gender(&readings) else { continue };
                if without_object {
                    before_subject(cx, at, &readings, gender, out);
                    after_subject(cx, at, &readings, gender, out);
                }
            } else if readings.all(|a| a.reading.number == Number::Plural) {
                plural_before_subject(cx, at, &readings, without_object, out);
            }
        }
    }
}

fn one_gender(readings: &Readings) -> Option<Gender> {
    let gender = readings.iter().next()?.reading.gender?;
    readings.all(|a| a.reading.gender == Some(gender)).then_some(gender)
}

/// The verb's form for another gender or number, with its proclitics.
fn verb_form(cx: &Context<'_>, at: usize, verb: &Analysis, gender: Gender) -> Option<String> {
    let v = verb.reading;
    let same = |r: &Reading| {
        r.kind == Kind::Verb && r.gender == Some(gender) && r.number == Number::Singular && r.tense & v.tense != 0
    };
    let best = |r: &Reading| same(r) && r.tense == v.tense;
    let forms = verb.others(best);
    let form = forms.first().cloned().or_else(|| verb.others(same).into_iter().next())?;
    Some(verb.put(cx.word(at), &form))
}

/// The one form that all readings of the verb lead to.
fn repaired(cx: &Context<'_>, at: usize, readings: &Readings, gender: Gender) -> Option<String> {
    let mut forms = readings.iter().filter_map(|a| verb_form(cx, at, a, gender));
    let first = forms.next()?;
    forms.all(|form| form == first).then_some(first)
}

/// قالت المتحدث: a verb that takes no object, right before its subject.
fn before_subject(cx: &Context<'_>, at: usize, readings: &Readings, gender: Gender, out: &mut Findings) {
    let Some(noun) = cx.all().get(at + 1).filter(|t| t.space_before && !t.sentence_start).map(|_| at + 1) else {
        return;
    };
    let saying = readings.all(|a| a.reading.saying);
    let Some(subject) = subject(cx, noun, saying) else { return };
    // The passive of a verb of saying takes anything: أُعلن النتائج stands for a slip of the same kind and is left alone.
    let thing = matches!(subject, Subject::Thing(_)) && !is_body(cx.word(noun));
    // تهيج "it stirs" is the irritation of something as well.
    let noun_like = gender == Gender::Feminine && !readings.all(|a| a.reading.tense & PAST != 0 || a.proclitics > 0);
    if subject.gender() == gender || thing && (saying || noun_like) {
        return;
    }
    if let Some(right) = repaired(cx, at, readings, subject.gender()) {
        finding(cx, (at, noun), (at, &right), subject, out);
    }
}

/// الوزيرة قال إن: the same behind its subject, where the sentence begins with that.
fn after_subject(cx: &Context<'_>, at: usize, readings: &Readings, gender: Gender, out: &mut Findings) {
    let Some(noun) = previous(cx, at) else { return };
    let opens =
        opens_clause(cx, noun) || previous(cx, noun).is_some_and(|b| closed(cx.all()[b].key) == Some(Closed::Emphasis));
    if !opens || !closes_clause(cx, at) || next(cx, at).is_none() {
        return;
    }
    let nouns = read(cx, noun);
    let proper = |a: &Analysis| a.article && a.is_noun() && a.particle.is_none();
    let saying = readings.all(|a| a.reading.saying);
    let Some(subject) = subject(cx, noun, saying) else { return };
    let bodies = matches!(subject, Subject::Thing(_)) && !nouns.all(proper);
    if subject.gender() == gender || bodies {
        return;
    }
    if let Some(right) = repaired(cx, at, readings, subject.gender()) {
        finding(cx, (noun, at), (at, &right), subject, out);
    }
}

/// The subject that the word at `at` is.
fn subject(cx: &Context<'_>, at: usize, saying: bool) -> Option<Subject> {
    if let Some(named) = named(cx, at) {
        return Some(named);
    }
    if cx.all()[at].kind != TokenKind::Arabic {
        return None;
    }
    let word = cx.word(at);
    let readings = Readings::of(word);
    let first = readings.iter().next()?;
    let gender = first.reading.gender?;
    let same = |a: &Analysis| {
        a.is_noun() && a.proclitics == 0 && a.reading.gender == Some(gender) && a.reading.number == Number::Singular
    };
    if readings.all(|a| same(a) && a.reading.human) {
        let certain = gender == Gender::Feminine || !may_be_a_woman(cx, at);
        return certain.then_some(Subject::Person(gender));
    }
    if saying && !is_body(word)
        || ADVERBS.contains(&word)
        || !readings.all(|a| (a.article || saying) && a.proclitics == 0)
    {
        return None;
    }
    let asks = first.asks()?;
    let gender = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    // A masculine verb before a plural of things is old but lawful.
    let singular = readings.all(|a| a.reading.number == Number::Singular);
    (readings.all(|a| a.asks() == Some(asks)) && singular).then_some(Subject::Thing(gender))
}

/// Bodies that speak: company, police, government, ministry and the like.
const BODIES: [&str; 40] = [
    "شركة",
    "شرطة",
    "حكومة",
    "وزارة",
    "هيئة",
    "لجنة",
    "منظمة",
    "رئاسة",
    "وكالة",
    "صحيفة",
    "محكمة",
    "سفارة",
    "مؤسسة",
    "مجموعة",
    "حركة",
    "جماعة",
    "سلطة",
    "معارضة",
    "قناة",
    "شبكة",
    "جامعة",
    "مفوضية",
    "بلدية",
    "نيابة",
    "دائرة",
    "إدارة",
    "جمعية",
    "نقابة",
    "مجلة",
    "إذاعة",
    "بيت",
    "مجلس",
    "بنك",
    "جيش",
    "حزب",
    "برلمان",
    "مكتب",
    "اتحاد",
    "مصرف",
    "نادي",
];

/// Whether the word is a body that speaks.
fn is_body(word: &str) -> bool {
    let word = bare(word);
    BODIES.contains(&word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word))
}

/// قالت المتحدث ماريا: a masculine title of a woman. What stands behind the title is looked through, up to what opens the speech,
/// for a name that is not known for a man's.
fn may_be_a_woman(cx: &Context<'_>, at: usize) -> bool {
    let end = cx.all().len().min(at + 10);
    for i in at + 1..end {
        let token = &cx.all()[i];
        match token.kind {
            _ if token.sentence_start => return false,
            TokenKind::Arabic if closed(token.key) == Some(Closed::Preposition) => return false,
            TokenKind::Arabic if closed(token.key) == Some(Closed::Emphasis) => return false,
            TokenKind::Arabic | TokenKind::Latin => {}
            _ => continue,
        }
        match named(cx, i) {
            Some(Subject::Person(gender)) => return gender == Gender::Feminine,
            Some(_) => {}
            None if closed(token.key).is_none() && Readings::of(token.of(cx.text)).is_empty() => return true,
            None => {}
        }
    }
    false
}

/// The person, company or body whose name begins at `at`.
fn named(cx: &Context<'_>, at: usize) -> Option<Subject> {
    let mut found: Option<Subject> = None;
    for hit in cx.matches.around(&(at..at + 1)) {
        let (Role::Latin(id) | Role::Arabic(id)) = hit.role else { continue };
        if !hit.tokens().contains(&at) {
            continue;
        }
        if hit.tokens().start != at || hit.prefix > 0 {
            return None;
        }
        let entity = cx.knowledge.packs(hit.pack).entities.get(id)?;
        // A family name alone may be anybody's, unless the article has the full name or it stands in Latin letters.
        let full = || cx.matches.mentions(hit.pack, id).any(|other| other.len > 1);
        if entity.kind == Entity::Person && hit.len == 1 && matches!(hit.role, Role::Arabic(_)) && !full() {
            return None;
        }
        let gender = match entity.gender {
            Some('m') => Gender::Masculine,
            Some('f') => Gender::Feminine,
            _ => return None,
        };
        let subject = match entity.kind {
            Entity::Person => Subject::Person(gender),
            Entity::Company if gender == Gender::Feminine => Subject::Body(gender),
            _ => return None,
        };
        if found.is_some_and(|other| other != subject) {
            return None;
        }
        found = Some(subject);
    }
    // An Arabic form that is a common word too is no certain name.
    let word = cx.word(at);
    let common = cx.all()[at].kind == TokenKind::Arabic && !Readings::of(word).is_empty();
    found.filter(|_| !common)
}

/// قالوا المسؤولون: a plural verb before the subject that it should stand before in the singular.
fn plural_before_subject(cx: &Context<'_>, at: usize, readings: &Readings, without_object: bool, out: &mut Findings) {
    let Some(noun) = next(cx, at) else { return };
    let nouns = read(cx, noun);
    let people = nouns.all(|a| {
        a.is_noun() && a.proclitics == 0 && a.reading.human && a.reading.number == Number::Plural && a.article
    });
    let subject = nouns.all(|a| a.reading.cases == NOMINATIVE)
        || without_object && nouns.all(|a| a.reading.cases & NOMINATIVE != 0);
    let Some(gender) = one_gender(readings).filter(|_| people && subject) else { return };
    if let Some(right) = repaired(cx, at, readings, gender) {
        let (verb, noun_word) = (cx.word(at), cx.word(noun));
        report(
            out,
            (cx.span(at..noun + 1), cx.all()[at].span),
            (&right, true),
            0.9,
            (
                say(
                    format!("before “{noun_word}” the verb is “{right}”"),
                    format!("قبل «{noun_word}» يقال «{right}» لا «{verb}»"),
                ),
                say("a verb before its subject stays in the singular", "الفعل يلزم الإفراد إذا تقدم على فاعله"),
            ),
        );
    }
}

fn finding(
    cx: &Context<'_>,
    (first, last): (usize, usize),
    (verb, right): (usize, &str),
    subject: Subject,
    out: &mut Findings,
) {
    let noun = if verb == first { last } else { first };
    let (verb_word, noun_word) = (cx.word(verb), cx.word(noun));
    let feminine = subject.gender() == Gender::Feminine;
    let what = match subject {
        Subject::Person(_) if feminine => ("a woman", "مؤنث"),
        Subject::Person(_) => ("a man", "مذكر"),
        Subject::Body(_) => ("a company, which is feminine", "شركة، فهو مؤنث"),
        Subject::Thing(_) if feminine => ("feminine", "مؤنث"),
        Subject::Thing(_) => ("masculine", "مذكر"),
    };
    report(
        out,
        (cx.span(first..last + 1), cx.all()[verb].span),
        (right, false),
        if matches!(subject, Subject::Thing(_)) { 0.85 } else { 0.9 },
        (
            say(
                format!("“{noun_word}” is {}: the verb is “{right}”", what.0),
                format!("«{noun_word}» {}، فالفعل «{right}» لا «{verb_word}»", what.1),
            ),
            say("a verb has the gender of its subject", "الفعل يطابق فاعله في التذكير والتأنيث"),
        ),
    );
}
