//! Verbs against their subjects: قالت المتحدث, أعلن وزيرة, قالوا المسؤولون, يستثمر Meta.

use super::copulas::is_said_of;
use super::speakers::goes_on;
use super::subject::{Bearer, People, Subject, in_another_name, is_authority, named, subject};
use super::things::{before_thing, behind_that, has_own_object, is_like_noun, percent_follows, plural_of_things};
use super::titles::{apposition, masculine_title, woman_under_masculine};
use super::valency::usual;
use super::{Handle, closed, closes_clause, next, opens_clause, previous, read, report, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Trait;
use crate::knowledge::morph::{
    ACCUSATIVE, Analysis, FREE, Gender, JUSSIVE, Kind, NOMINATIVE, Number, Object, PAST, Reading, Readings,
};
use crate::knowledge::places;
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
use crate::text::clitics::has_article;
use crate::text::fold::bare;

/// Every verb with the subject beside it.
pub(super) fn agreement(cx: &Context<'_>, people: &People, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start..block.end {
            if !cx.words.has(at, Trait::Verb) {
                continue;
            }
            let token = &cx.all()[at];
            let mut readings = *read(cx, at);
            let says = |a: &Analysis| a.reading.object == Object::Speech;
            let never_noun = APPEARED.contains(&token.of(cx.text)) && opens(cx, at)
                || previous(cx, at).is_some_and(|b| BEFORE_VERBS.contains(&cx.word(b)));
            if !cx.words.has(at, Trait::OnlyVerb) && !never_noun && !readings.any(says) {
                continue;
            }
            if readings.any(says) && !readings.all(says) && speech_follows(cx, at) {
                readings = readings.only(says);
            }
            // صعد is "he stepped up" as well, but not by so much per cent.
            let alone = |a: &Analysis| a.reading.object == Object::Nothing;
            let verb = |a: &Analysis| a.reading.kind == Kind::Verb;
            if readings.all(verb) && readings.any(alone) && !readings.all(alone) && percent_follows(cx, at) {
                readings = readings.only(alone);
            }
            // تمت is "may she die" as well, which only behind لم and لا it can be.
            if readings.any(|a| a.reading.tense == JUSSIVE) && !behind_jussive(cx, at) {
                readings = readings.only(|a| a.reading.tense != JUSSIVE);
            }
            if never_noun {
                readings = readings.only(|a| a.reading.kind == Kind::Verb);
            }
            // Behind لم and لن no past stands: what reads as one is the present of a verb that the lexicon lacks.
            if previous(cx, at).is_some_and(|b| matches!(cx.word(b).trim_start_matches(['و', 'ف']), "لم" | "لن"))
            {
                readings = readings.only(|a| a.reading.tense != PAST);
            }
            if !readings.all(|a| a.reading.kind == Kind::Verb && !a.article) {
                continue;
            }
            readings = usual(readings);
            // أعلن is "they (women) announced" too, which no news says.
            if readings.any(|a| a.reading.number == Number::Singular) {
                readings =
                    readings.only(|a| (a.reading.number, a.reading.gender) != (Number::Plural, Some(Gender::Feminine)));
            }
            if readings.all(|a| a.reading.number == Number::Singular) {
                let Some(gender) = one_gender(&readings) else { continue };
                let verb = Verb { at, readings: &readings, gender };
                before_subject(cx, people, &verb, out);
                after_subject(cx, people, &verb, out);
                goes_on(cx, people, &verb, out);
            } else if readings.all(|a| a.reading.number == Number::Plural) {
                plural_before_subject(cx, at, &readings, out);
                plural_of_things(cx, at, &readings, out);
            }
        }
    }
}

/// Whether a particle that asks for the jussive stands before `at`.
fn behind_jussive(cx: &Context<'_>, at: usize) -> bool {
    previous(cx, at)
        .is_some_and(|b| matches!(cx.word(b).trim_start_matches(['و', 'ف']), "لم" | "لا" | "لما" | "إن" | "من"))
}

/// Words that only a verb stands behind: after, when, as, whenever, had, will, did not, will not.
const BEFORE_VERBS: [&str; 14] =
    ["بعدما", "عندما", "وعندما", "حينما", "كلما", "حسبما", "مثلما", "ريثما", "قد", "وقد", "لقد", "سوف", "لم", "لن"];

/// Verbs that are other words too, but not where a clause begins: "appeared" is a back, a noon; "made clear" is clearer, of which
/// there are several.
const APPEARED: [&str; 4] = ["ظهر", "وظهر", "أوضح", "وأوضح"];

/// Whether speech stands behind a verb: only one of saying is meant then.
fn speech_follows(cx: &Context<'_>, at: usize) -> bool {
    if previous(cx, at).is_some_and(|b| cx.word(b) == "حسبما") {
        return true;
    }
    let words = cx.all().iter().skip(at + 1).take(12).take_while(|t| !t.sentence_start);
    for (steps, token) in words.enumerate() {
        let word = token.of(cx.text);
        match token.kind {
            TokenKind::Arabic if word == "عن" && steps < 6 => return true,
            TokenKind::Arabic
                if matches!(
                    word,
                    "أن" | "إن" | "بأن" | "أنه" | "أنها" | "إنه" | "إنها" | "بأنه" | "بأنها" | "بأنهم"
                ) || bare(word).starts_with("قائل") =>
            {
                return true;
            }
            TokenKind::Arabic if read(cx, at + 1 + steps).all(|a| a.reading.kind == Kind::Verb) => return false,
            TokenKind::Punct => return word == ":",
            _ => {}
        }
    }
    false
}

/// A verb in the singular.
pub(super) struct Verb<'r> {
    pub(super) at: usize,
    pub(super) readings: &'r Readings,
    gender: Gender,
}

impl Verb<'_> {
    /// The gender of its subject.
    pub(super) fn gender(&self) -> Gender {
        self.gender
    }

    /// Whether every reading's object is one of these.
    pub(super) fn takes(&self, objects: &[Object]) -> bool {
        self.readings.all(|a| objects.contains(&a.reading.object))
    }

    /// Whether what stands beside it can't be its object.
    fn has_subject(&self, subject: Subject) -> bool {
        match subject {
            Subject::Person(_) | Subject::Title(_) => !self.readings.any(|a| a.reading.object == Object::Any),
            Subject::Body(_) => !self.readings.any(|a| matches!(a.reading.object, Object::Any | Object::Bodies)),
            // The passive of a verb of saying takes anything: أُعلن النتائج stands for a slip of the same kind and is left alone.
            Subject::Office(_) => self.takes(&[Object::Speech, Object::Nothing, Object::Predicate]),
            Subject::Thing(_) => self.takes(&[Object::Nothing]),
        }
    }
}

/// Whether the verb at `at` opens its clause.
fn opens(cx: &Context<'_>, at: usize) -> bool {
    opens_clause(cx, at) || previous(cx, at).is_some_and(|b| OPENERS.contains(&cx.word(b)))
}

/// Words behind which a clause begins with its verb.
const OPENERS: [&str; 11] = ["إذا", "قد", "وقد", "لقد", "ولقد", "كما", "بينما", "فيما", "عندما", "حيث", "إذ"];

/// Nouns that say when: none is an object.
const WHEN: [&str; 12] = ["يوم", "صباح", "مساء", "عام", "شهر", "أسبوع", "سنة", "ليلة", "ساعة", "ظهر", "فجر", "نهاية"];

/// أرسلت المدير رسالة: whether the verb opens its clause and has an object behind the person, who then is its subject.
fn has_other_object(cx: &Context<'_>, verb: &Verb<'_>, (subject, last): (Subject, usize)) -> bool {
    let first = cx.all()[verb.at].sentence_start && verb.readings.all(|a| a.proclitics == 0)
        || !opens_clause(cx, verb.at) && opens(cx, verb.at);
    if !first || !matches!(subject, Subject::Person(_) | Subject::Title(_)) || verb.takes(&[Object::Predicate]) {
        return false;
    }
    let mut at = last;
    for _ in 0..6 {
        let Some(after) = next(cx, at).filter(|&n| closed(cx, n).is_none()) else { return false };
        at = after;
        let readings = read(cx, at);
        if readings.any(|a| a.particle.is_some() || a.proclitics > 0) {
            return false;
        }
        // Indefinite: it can't belong to the person, unless that is indefinite too.
        let thing = |a: &Analysis| a.is_noun() && !a.article && !a.reading.human && a.reading.states & FREE != 0;
        let free = next(cx, at).is_none_or(|n| !has_article(cx.word(n))) && !WHEN.contains(&cx.word(at));
        if readings.all(thing) && free && last + 1 < at + usize::from(definite(cx, verb.at + 1, last)) {
            return true;
        }
    }
    false
}

/// What somebody of either sex may be called.
pub(super) const EITHER: [&str; 4] = ["عضو", "العضو", "ضيف", "الضيف"];

/// قالت المتحدث: a verb right before what can only be its subject.
fn before_subject(cx: &Context<'_>, people: &People, verb: &Verb<'_>, out: &mut Findings) {
    let Some(noun) = cx.all().get(verb.at + 1).filter(|t| t.space_before && !t.sentence_start).map(|_| verb.at + 1)
    else {
        return;
    };
    if !matches!(cx.all()[noun].kind, TokenKind::Arabic | TokenKind::Latin) || closed(cx, noun).is_some() {
        return;
    }
    if begins_place(cx, noun) {
        return;
    }
    // What may have anybody for its object says nothing but where it opens its clause.
    let anybody = !verb.has_subject(Subject::Title(verb.gender));
    if anybody && verb.gender == Gender::Masculine && !opens(cx, verb.at) {
        return;
    }
    if verb.gender == Gender::Feminine && is_sound_subject(cx, noun) {
        if let Some(right) = repaired(cx, verb.at, verb.readings, Gender::Masculine) {
            finding(cx, (verb.at, noun), (verb.at, &right), (noun, Subject::Thing(Gender::Masculine)), out);
        }
        return;
    }
    if verb.gender == Gender::Masculine && verb.has_subject(Subject::Title(Gender::Masculine)) {
        woman_under_masculine(cx, people, verb, noun, out);
    }
    apposition(cx, people, verb, noun, out);
    let Some((subject, last)) = subject(cx, people, noun) else {
        before_number(cx, verb, noun, out);
        before_thing(cx, verb, noun, out);
        return;
    };
    if subject.gender() == verb.gender {
        return;
    }
    // فقال زوجته: "he said: his wife."
    let carries_pronoun = matches!(subject, Subject::Title(_)) && read(cx, noun).is_empty();
    if carries_pronoun && !verb.takes(&[Object::Nothing]) && !speech_follows(cx, noun) {
        return;
    }
    if is_said_of(cx, verb, (subject, last), opens(cx, verb.at)) {
        if let Some(right) = repaired(cx, verb.at, verb.readings, subject.gender()) {
            finding(cx, (verb.at, last), (verb.at, &right), (noun, subject), out);
        }
        return;
    }
    let acts = matches!(subject, Subject::Office(_))
        && is_authority(cx.word(noun))
        && verb.takes(&[Object::Things, Object::Speech, Object::Nothing]);
    if !acts && !verb.has_subject(subject) && !has_other_object(cx, verb, (subject, last)) {
        let untold = subject == Subject::Title(Gender::Masculine) && is_nominative(cx, noun);
        if untold && !EITHER.contains(&cx.word(noun)) {
            told_official(cx, verb, noun, out);
        }
        if has_own_object(cx, verb, (subject, last))
            && let Some(right) = repaired(cx, verb.at, verb.readings, subject.gender())
        {
            finding(cx, (verb.at, last), (verb.at, &right), (noun, subject), out);
        }
        return;
    }
    // تهيج "it stirs" is the irritation of something as well.
    let noun_like =
        verb.gender == Gender::Feminine && !cx.word(verb.at).ends_with("تتم") && is_like_noun(verb, cx.word(verb.at));
    let copula = verb.takes(&[Object::Predicate]);
    match subject {
        Subject::Thing(_) if noun_like || copula => return,
        Subject::Person(_) | Subject::Body(_) | Subject::Office(_) if copula && !opens(cx, verb.at) => return,
        Subject::Title(Gender::Masculine) if EITHER.contains(&cx.word(noun)) => return,
        _ => {}
    }
    if subject == Subject::Title(Gender::Masculine) {
        masculine_title(cx, people, verb, noun, out);
    } else if let Some(right) = repaired(cx, verb.at, verb.readings, subject.gender()) {
        finding(cx, (verb.at, last), (verb.at, &right), (noun, subject), out);
    }
}

/// تأهلت الرأس الأخضر: whether a word and the next are the name of a place, which has a gender of its own.
fn begins_place(cx: &Context<'_>, noun: usize) -> bool {
    next(cx, noun).is_some_and(|last| places::arabic(cx.span(noun..last + 1).of(cx.text)).next().is_some())
}

/// أخبرت مسؤول من الوزارة: whether the person at `noun` is no object, for that would show its ا.
fn is_nominative(cx: &Context<'_>, noun: usize) -> bool {
    let free = |a: &Analysis| a.reading.states & FREE != 0;
    let readings = read(cx, noun).only(free);
    closes_clause(cx, noun)
        && next(cx, noun).is_some()
        && !readings.is_empty()
        && readings.all(|a| a.is_noun() && !a.article && a.reading.cases & ACCUSATIVE == 0)
}

/// أخبرت مسؤول من الوزارة: a feminine verb before an indefinite man who is no object as he is spelled. Either is the slip.
fn told_official(cx: &Context<'_>, verb: &Verb<'_>, noun: usize, out: &mut Findings) {
    let Some(right) = repaired(cx, verb.at, verb.readings, Gender::Masculine) else { return };
    let reading = read(cx, noun).find(|a| a.reading.states & FREE != 0);
    let object = reading.and_then(|a| {
        let r = a.reading;
        let same = |o: &Reading| (o.gender, o.number, o.cases) == (r.gender, r.number, ACCUSATIVE) && o.kind == r.kind;
        a.others(same).into_iter().find(|form| form.ends_with('\u{627}')).map(|form| a.put(cx.word(noun), &form))
    });
    let handle = finding(cx, (verb.at, noun), (verb.at, &right), (noun, Subject::Title(Gender::Masculine)), out);
    if let Some(object) = object {
        handle.fix(Fix::risky(vec![Edit::replace(cx.all()[noun].span, &object)]));
    }
}

/// ستركز عدد من المدارس: a feminine verb before "a number of", which is no object as it is spelled.
fn before_number(cx: &Context<'_>, verb: &Verb<'_>, noun: usize, out: &mut Findings) {
    let of = next(cx, noun).is_some_and(|n| cx.word(n) == "من");
    if !of || verb.gender == Gender::Masculine || cx.word(noun) != "عدد" || verb.takes(&[Object::Predicate]) {
        return;
    }
    let Some(right) = repaired(cx, verb.at, verb.readings, Gender::Masculine) else { return };
    let object = Edit::replace(cx.all()[noun].span, "عددا");
    let transitive = !verb.takes(&[Object::Nothing]);
    let handle = finding(cx, (verb.at, noun), (verb.at, &right), (noun, Subject::Thing(Gender::Masculine)), out);
    if transitive {
        handle.fix(Fix::risky(vec![object]));
    }
}

/// أعلنت باحثون: whether the word is a plural in ون, which only a subject can be and which asks for a masculine verb.
fn is_sound_subject(cx: &Context<'_>, noun: usize) -> bool {
    cx.word(noun).ends_with("ون")
        && !in_another_name(cx, noun, read(cx, noun))
        && read(cx, noun).all(|a| {
            let r = a.reading;
            (a.is_noun() && r.human || r.kind == Kind::Adjective)
                && a.proclitics == 0
                && r.number == Number::Plural
                && r.gender == Some(Gender::Masculine)
                && r.cases == NOMINATIVE
        })
}

/// How many words a subject before its verb may have.
const LONG: usize = 8;

/// الوزيرة قال إن: the same behind its subject, where the clause begins with that.
fn after_subject(cx: &Context<'_>, people: &People, verb: &Verb<'_>, out: &mut Findings) {
    let speaks = verb.takes(&[Object::Speech, Object::Nothing]);
    let goes_on = closes_clause(cx, verb.at) && next(cx, verb.at).is_some();
    if !speaks || !goes_on {
        behind_that(cx, verb, out);
        return;
    }
    let Some((first, subject)) = subject_before(cx, people, verb.at) else {
        behind_that(cx, verb, out);
        return;
    };
    if subject.gender() == verb.gender {
        return;
    }
    if let Some(right) = repaired(cx, verb.at, verb.readings, subject.gender()) {
        finding(cx, (first, verb.at), (verb.at, &right), (first, subject), out);
    }
}

/// The subject that fills its clause up to `at`, with its first token.
pub(super) fn subject_before(cx: &Context<'_>, people: &People, at: usize) -> Option<(usize, Subject)> {
    let last = previous_word(cx, at)?;
    let first = beginning(cx, last)?;
    let (subject, end) = subject(cx, people, first)?;
    let subject = match subject {
        Subject::Person(_) | Subject::Body(_) if end == last => subject,
        Subject::Title(gender) => match bearer_before(cx, people, first, at) {
            Bearer::Known(known) => Subject::Person(known),
            Bearer::Unknown if gender == Gender::Masculine && !MAN.contains(&cx.word(first)) => return None,
            _ if definite(cx, first, last) => subject,
            _ => return None,
        },
        // Behind a comma a past in ت may be the first person's.
        Subject::Thing(_) | Subject::Office(_)
            if first == last
                && read(cx, first).all(|a| a.article)
                && (cx.all()[first].sentence_start || !opens_clause(cx, first)) =>
        {
            subject
        }
        _ => return None,
    };
    Some((first, subject))
}

/// What no woman is called.
const MAN: [&str; 3] = ["السيد", "الأمير", "الملك"];

/// The word right before `at` in its clause, in either script.
fn previous_word(cx: &Context<'_>, at: usize) -> Option<usize> {
    let token = cx.all().get(at)?;
    let before = at.checked_sub(1).filter(|_| !token.sentence_start && token.space_before)?;
    matches!(cx.all()[before].kind, TokenKind::Arabic | TokenKind::Latin).then_some(before)
}

/// Where the run of nouns, adjectives and names that ends at `last` begins, if its clause begins there.
fn beginning(cx: &Context<'_>, last: usize) -> Option<usize> {
    let mut at = last;
    for _ in 0..LONG {
        let token = &cx.all()[at];
        if token.kind == TokenKind::Arabic {
            let readings = read(cx, at);
            let bare = readings.any(|a| a.reading.kind == Kind::Verb && !a.article);
            if closed(cx, at).is_some() || bare || readings.any(|a| a.particle.is_some()) {
                return None;
            }
        }
        let governed = previous(cx, at).is_some_and(|b| {
            matches!(
                cx.word(b).trim_start_matches(['و', 'ف']),
                "إن" | "أن" | "لكن" | "لأن" | "بأن" | "كان" | "كانت" | "قد"
            )
        });
        if governed || opens_clause(cx, at) {
            return Some(at);
        }
        at = previous_word(cx, at)?;
    }
    None
}

/// Who bears the title at `first`, by the name before `end`.
fn bearer_before(cx: &Context<'_>, people: &People, first: usize, end: usize) -> Bearer {
    let mut somebody = Bearer::Nobody;
    for i in first + 1..end {
        match named(cx, people, i) {
            Some((Subject::Person(gender), last)) if last + 1 == end => return Bearer::Known(gender),
            Some(_) => {}
            None if cx.all()[i].kind == TokenKind::Latin || read(cx, i).is_empty() => somebody = Bearer::Unknown,
            None => {}
        }
    }
    somebody
}

/// Whether the title at `first` is definite, by its article or by the word that it governs.
fn definite(cx: &Context<'_>, first: usize, last: usize) -> bool {
    read(cx, first).all(|a| a.article) || first < last && read(cx, first + 1).all(|a| a.article)
}

fn one_gender(readings: &Readings) -> Option<Gender> {
    let gender = readings.first()?.reading.gender?;
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
pub(super) fn repaired(cx: &Context<'_>, at: usize, readings: &Readings, gender: Gender) -> Option<String> {
    let mut forms = readings.iter().filter_map(|a| verb_form(cx, at, &a, gender));
    let first = forms.next()?;
    forms.all(|form| form == first).then_some(first)
}

/// قالوا المسؤولون: a plural verb before the subject that it should stand before in the singular.
fn plural_before_subject(cx: &Context<'_>, at: usize, readings: &Readings, out: &mut Findings) {
    let without_object = readings.all(|a| matches!(a.reading.object, Object::Speech | Object::Nothing));
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

pub(super) fn finding<'f>(
    cx: &Context<'_>,
    (first, last): (usize, usize),
    (verb, right): (usize, &str),
    (noun, subject): (usize, Subject),
    out: &'f mut Findings,
) -> Handle<'f> {
    let (verb_word, noun_word) = (cx.word(verb), cx.word(noun));
    let feminine = subject.gender() == Gender::Feminine;
    let what = match subject {
        Subject::Person(_) | Subject::Title(_) if feminine => ("a woman", "مؤنث"),
        Subject::Person(_) | Subject::Title(_) => ("a man", "مذكر"),
        Subject::Body(_) => ("a company or body, which is feminine", "شركة أو هيئة، فهو مؤنث"),
        Subject::Office(_) | Subject::Thing(_) if feminine => ("feminine", "مؤنث"),
        Subject::Office(_) | Subject::Thing(_) => ("masculine", "مذكر"),
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
    )
}
