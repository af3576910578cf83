//! Masculine titles of women, beside a verb: قالت المتحدث, قال وزير الخارجية أنالينا بيربوك, قالت هانا شميتز، رئيس التحرير.

use super::subject::{Bearer, People, Subject, bearer, named};
use super::verbs::{EITHER, Verb, finding, repaired};
use super::{next, read, report, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::morph::{Analysis, Gender, Kind, Number, Object, Reading};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;

/// قالت هانا شميتز، رئيس التحرير: a title behind the name of somebody of the other gender who speaks.
pub(super) fn apposition(cx: &Context<'_>, people: &People, verb: &Verb<'_>, noun: usize, out: &mut Findings) {
    if !verb.takes(&[Object::Speech, Object::Nothing]) {
        return;
    }
    let Some((Subject::Person(gender), last)) = named(cx, people, noun) else { return };
    if !cx.all().get(last + 1).is_some_and(|t| t.is(cx.text, '\u{060C}') && !t.sentence_start) {
        return;
    }
    let title = last + 2;
    if !cx.all().get(title).is_some_and(|t| t.kind == TokenKind::Arabic && !t.sentence_start) {
        return;
    }
    let readings = read(cx, title);
    let person =
        |a: &Analysis| a.is_noun() && a.reading.human && a.reading.number == Number::Singular && a.proclitics == 0;
    let adjective = |a: &Analysis| a.reading.kind == Kind::Adjective && a.proclitics == 0;
    let Some(a) = readings.find(person).filter(|_| readings.all(|a| person(a) || adjective(a))) else { return };
    let other = |a: &Analysis| a.reading.gender.is_some_and(|g| g != gender);
    // رجل behind a woman's name begins another phrase; so does what no title is.
    let titles =
        a.others(|r| r.kind == Kind::Noun && r.human && r.number == Number::Singular && r.gender == Some(gender));
    let (true, Some(form)) = (readings.all(other) && !EITHER.contains(&cx.word(title)), titles.first()) else { return };
    let (right, word) = (a.put(cx.word(title), form), cx.word(title));
    let name = cx.span(noun..last + 1).of(cx.text);
    let what = if gender == Gender::Feminine { ("a woman", "مؤنث") } else { ("a man", "مذكر") };
    report(
        out,
        (cx.all()[title].span, cx.all()[title].span),
        (&right, false),
        0.8,
        (
            say(
                format!("“{name}” is {}: the title is “{right}”", what.0),
                format!("«{name}» {}، فاللقب «{right}» لا «{word}»", what.1),
            ),
            say("a title has the gender of who bears it", "اللقب يطابق صاحبه في التذكير والتأنيث"),
        ),
    );
}

/// قال وزير الخارجية أنالينا بيربوك: verb and title are a man's, the name right behind them a woman's.
pub(super) fn woman_under_masculine(
    cx: &Context<'_>,
    people: &People,
    verb: &Verb<'_>,
    noun: usize,
    out: &mut Findings,
) {
    let title = |a: &Analysis| {
        let r = a.reading;
        r.gender == Some(Gender::Masculine)
            && r.number == Number::Singular
            && (a.is_noun() && r.human || r.kind == Kind::Adjective)
    };
    let readings = read(cx, noun);
    if !readings.all(title) || !readings.any(Analysis::is_noun) || EITHER.contains(&cx.word(noun)) {
        return;
    }
    let Some(mut name) = next(cx, noun) else { return };
    if !readings.all(|a| a.article) {
        // وزير الخارجية, رئيس الوزراء: what it governs, and no زوج الممثلة.
        let governed = |a: &Analysis| {
            a.article && (!a.reading.human || a.reading.number == Number::Plural) && a.reading.kind != Kind::Other
        };
        if !read(cx, name).all(governed) {
            return;
        }
        let Some(after) = next(cx, name) else { return };
        name = after;
    }
    let Some((Subject::Person(Gender::Feminine), last)) = named(cx, people, name) else { return };
    let Some(right) = repaired(cx, verb.at, verb.readings, Gender::Feminine) else { return };
    let Some(title) = feminine_title(cx, noun) else { return };
    let name = cx.span(name..last + 1).of(cx.text);
    let edits = vec![Edit::replace(cx.all()[verb.at].span, &right), Edit::replace(cx.all()[noun].span, &title)];
    out.report(
        cx.span(verb.at..noun + 1),
        0.85,
        say(format!("“{name}” is a woman: “{right} {title}”"), format!("«{name}» مؤنث، فيقال «{right} {title}»")),
        say("verb and title have the gender of who bears it", "الفعل واللقب يطابقان صاحبهما في التذكير والتأنيث"),
    )
    .fix(Fix::risky(edits));
}

/// قالت المتحدث: the verb is wrong of a man, the title of a woman.
pub(super) fn masculine_title(cx: &Context<'_>, people: &People, verb: &Verb<'_>, noun: usize, out: &mut Findings) {
    let who = bearer(cx, people, noun);
    let copula = verb.takes(&[Object::Predicate]);
    if copula && !(cx.word(noun) == "السيد" || who == Bearer::Known(Gender::Masculine)) {
        return;
    }
    let subject = Subject::Title(Gender::Masculine);
    let Some(right) = repaired(cx, verb.at, verb.readings, Gender::Masculine) else { return };
    let of_woman = feminine_title(cx, noun);
    if who == Bearer::Known(Gender::Feminine) {
        let Some(title) = of_woman else { return };
        let (verb_word, noun_word) = (cx.word(verb.at), cx.word(noun));
        report(
            out,
            (cx.span(verb.at..noun + 1), cx.all()[noun].span),
            (&title, false),
            0.8,
            (
                say(
                    format!("“{verb_word}” says a woman: her title is “{title}”"),
                    format!("«{verb_word}» لمؤنث، فاللقب «{title}» لا «{noun_word}»"),
                ),
                say("a title has the gender of who bears it", "اللقب يطابق صاحبه في التذكير والتأنيث"),
            ),
        );
        return;
    }
    let handle = finding(cx, (verb.at, noun), (verb.at, &right), (noun, subject), out);
    if let Some(title) = of_woman.filter(|_| who == Bearer::Unknown) {
        handle.fix(Fix::risky(vec![Edit::replace(cx.all()[noun].span, &title)]));
    }
}

/// The title of a woman for that of a man.
fn feminine_title(cx: &Context<'_>, noun: usize) -> Option<String> {
    let a = read(cx, noun).first()?;
    let title = |r: &Reading| {
        r.kind == Kind::Noun && r.gender == Some(Gender::Feminine) && r.number == Number::Singular && r.human
    };
    a.others(title).first().map(|form| a.put(cx.word(noun), form))
}
