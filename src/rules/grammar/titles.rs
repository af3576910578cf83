//! Titles against who bears them: قالت المتحدث, قال وزير الخارجية أنالينا بيربوك, قالت هانا شميتز، رئيس التحرير, إلى رئيسها دانييلا.

use super::subject::{Bearer, People, Subject, bearer, name_end, named};
use super::verbs::{EITHER, Verb, finding, repaired};
use super::{Closed, closed, next, previous, read, report, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Trait;
use crate::knowledge::morph::{ACCUSATIVE, Analysis, Class, Gender, Kind, Number, Object, Reading, Readings};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
use crate::text::clitics::has_article;
use crate::text::fold::bare;

/// قالت هانا شميتز، رئيس التحرير: a title behind the name of somebody of the other gender who speaks. Of a name that nobody knows
/// the verb tells the gender, and either may be the slip.
pub(super) fn apposition(cx: &Context<'_>, people: &People, verb: &Verb<'_>, noun: usize, out: &mut Findings) {
    if !verb.takes(&[Object::Speech, Object::Nothing]) {
        return;
    }
    let (gender, last, known) = match named(cx, people, noun) {
        Some((Subject::Person(gender), last)) => (gender, last, true),
        Some(_) => return,
        None if may_be_name(cx, noun) => (verb.gender(), name_end(cx, noun), false),
        None => return,
    };
    let comma = cx.all().get(last + 1).is_some_and(|t| t.is(cx.text, '\u{060C}') && !t.sentence_start);
    let title = last + 1 + usize::from(comma);
    if !cx.all().get(title).is_some_and(|t| t.kind == TokenKind::Arabic && t.space_before && !t.sentence_start) {
        return;
    }
    let Some((of_title, right)) = title_of(cx, title, gender) else { return };
    // A title with a name of its own behind it is of another.
    let other = || matches!(bearer(cx, people, title), Bearer::Known(g) if g == of_title);
    if of_title == gender || other() {
        return;
    }
    let repaired = if known { None } else { repaired(cx, verb.at, verb.readings, of_title) };
    if !known && (repaired.is_none() || !is_whole(cx, title)) {
        return;
    }
    let word = cx.word(title);
    let name = cx.span(noun..last + 1).of(cx.text);
    let what = if gender == Gender::Feminine { ("a woman", "مؤنث") } else { ("a man", "مذكر") };
    let of_title = Edit::replace(cx.all()[title].span, &right);
    let message = say(
        format!("“{name}” is {}: the title is “{right}”", what.0),
        format!("«{name}» {}، فاللقب «{right}» لا «{word}»", what.1),
    );
    let why = say("a title has the gender of who bears it", "اللقب يطابق صاحبه في التذكير والتأنيث");
    let handle = out.report(cx.all()[title].span, if known { 0.8 } else { 0.75 }, message, why);
    // A man's title may stand for a woman's; a woman's is no slip for a man's.
    let of_verb = repaired.map(|form| Edit::replace(cx.all()[verb.at].span, &form));
    match of_verb {
        None => handle.fix(Fix::risky(vec![of_title])),
        Some(of_verb) if gender == Gender::Feminine => {
            handle.fix(Fix::risky(vec![of_title])).fix(Fix::risky(vec![of_verb]))
        }
        Some(of_verb) => handle.fix(Fix::risky(vec![of_verb])).fix(Fix::risky(vec![of_title])),
    };
}

/// Whether the word at `at` looks like the name of somebody whom nobody knows.
fn may_be_name(cx: &Context<'_>, at: usize) -> bool {
    let token = &cx.all()[at];
    closed(cx, at).is_none()
        && match token.kind {
            TokenKind::Latin => token.of(cx.text).starts_with(char::is_uppercase),
            TokenKind::Arabic => cx.known(at).foreign && read(cx, at).is_empty() && !has_article(cx.word(at)),
            _ => false,
        }
}

/// "Chief" before those whom he leads: كبير المحللين.
const CHIEF: &str = "كبير";

/// The gender of the title at `at`, with its form for somebody of the gender `of`.
fn title_of(cx: &Context<'_>, at: usize, of: Gender) -> Option<(Gender, String)> {
    let readings = read(cx, at);
    let person =
        |a: &Analysis| a.is_noun() && a.reading.human && a.reading.number == Number::Singular && a.proclitics == 0;
    let adjective = |a: &Analysis| a.reading.kind == Kind::Adjective && a.proclitics == 0;
    let chief = || {
        let led = |n: usize| {
            // استراتيجيي is an adjective elsewhere.
            let many = |a: &Analysis| {
                let r = a.reading;
                r.number == Number::Plural && (a.is_noun() && r.human || r.gender == Some(Gender::Masculine))
            };
            let led = read(cx, n);
            led.any(many) || led.is_empty() && cx.word(n).ends_with("ي") && closed(cx, n).is_none()
        };
        bare(cx.word(at)).trim_end_matches('\u{0629}') == CHIEF && next(cx, at).is_some_and(led)
    };
    let title = if chief() {
        readings.find(|a| adjective(a) && a.reading.number == Number::Singular)?
    } else {
        readings.find(person).filter(|_| readings.all(|a| person(a) || adjective(a)))?
    };
    let gender = title.reading.gender?;
    if !readings.all(|a| a.reading.gender == Some(gender)) || EITHER.contains(&cx.word(at)) {
        return None;
    }
    // رجل behind a woman's name begins another phrase; so does what no title is.
    let wanted = |r: &Reading| {
        r.kind == title.reading.kind
            && r.gender == Some(of)
            && r.number == Number::Singular
            && r.human == title.reading.human
            && r.cases != ACCUSATIVE
    };
    let form = title.others(wanted).into_iter().next()?;
    Some((gender, title.put(cx.word(at), &form)))
}

/// Whether the title at `at` is definite: with the article, or before what it governs.
fn is_whole(cx: &Context<'_>, at: usize) -> bool {
    read(cx, at).all(|a| a.article)
        || next(cx, at).is_some_and(|n| {
            closed(cx, n).is_none() && !read(cx, n).any(|a| a.particle.is_some() || a.reading.kind == Kind::Verb)
        })
}

/// إلى رئيسها دانييلا, مع المدير التنفيذي ليزا سو: a masculine title behind a preposition, with a pronoun or the article, right before the name of
/// a woman.
pub(super) fn before_names(cx: &Context<'_>, people: &People, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            if !cx.words.has(at, Trait::Nameable) {
                continue;
            }
            let Some(before) = previous(cx, at).filter(|&b| may_end_title(cx, b)) else { continue };
            let Some((head, right)) = with_pronoun(cx, before).or_else(|| governed(cx, before)) else { continue };
            let Some((Subject::Person(Gender::Feminine), last)) = named(cx, people, at) else { continue };
            let (name, word) = (cx.span(at..last + 1).of(cx.text), cx.word(head));
            report(
                out,
                (cx.span(head..last + 1), cx.all()[head].span),
                (&right, false),
                0.8,
                (
                    say(
                        format!("“{name}” is a woman: the title is “{right}”"),
                        format!("«{name}» مؤنث، فاللقب «{right}» لا «{word}»"),
                    ),
                    say("a title has the gender of who bears it", "اللقب يطابق صاحبه في التذكير والتأنيث"),
                ),
            );
        }
    }
}

/// Whether a title may end with the word at `at`: one with a pronoun, one with the article, or what it governs.
fn may_end_title(cx: &Context<'_>, at: usize) -> bool {
    let readings = read(cx, at);
    if readings.is_empty() { cx.word(at).ends_with(['ه', 'ا', 'م']) } else { readings.any(|a| a.article) }
}

/// A masculine title.
fn of_man(a: &Analysis) -> bool {
    let r = a.reading;
    let single = r.number == Number::Singular && r.gender == Some(Gender::Masculine);
    single
        && (a.is_noun() && r.human && a.entry().is_some_and(|e| e.class == Class::Human) || r.kind == Kind::Adjective)
}

/// رئيسها: the masculine title with a pronoun at `at`, as its feminine, where no verb before it may have it for its subject.
fn with_pronoun(cx: &Context<'_>, at: usize) -> Option<(usize, String)> {
    let word = bare(cx.word(at));
    let pronoun = ["هما", "ها", "هم", "ه"].into_iter().find(|p| word.ends_with(p))?;
    if !read(cx, at).is_empty() {
        return None;
    }
    let stem = word.strip_suffix(pronoun)?;
    let readings = Readings::of(stem);
    if !readings.all(|a| of_man(a) && !a.article) || EITHER.contains(&stem) {
        return None;
    }
    let title = readings.find(Analysis::is_noun)?;
    let joined = title.proclitics > 0;
    let governed = previous(cx, at).is_some_and(|b| {
        matches!(closed(cx, b), Some(Closed::Preposition | Closed::Governor))
            || read(cx, b)
                .all(|a| a.reading.kind == Kind::Verb && matches!(a.reading.object, Object::Speech | Object::Nothing))
    });
    if !joined && !governed {
        return None;
    }
    let form = title.others(of_woman).into_iter().next()?;
    let right = title.put(stem, &form);
    Some((at, format!("{}ت{pronoun}", right.strip_suffix('\u{0629}')?)))
}

/// مع المدير التنفيذي: the masculine title behind a preposition whose phrase ends at `last`, as its feminine.
fn governed(cx: &Context<'_>, last: usize) -> Option<(usize, String)> {
    let mut head = last;
    for _ in 0..4 {
        let readings = read(cx, head);
        if !readings.is_empty() && readings.all(of_man) && readings.any(Analysis::is_noun) {
            let a = readings.find(Analysis::is_noun)?;
            let behind = head == last || read(cx, head + 1).all(|a| a.article);
            let whole = if a.article { behind } else { head < last };
            let preposition = a.particle.is_some()
                || previous(cx, head)
                    .is_some_and(|b| matches!(closed(cx, b), Some(Closed::Preposition | Closed::Governor)));
            if !whole || !preposition || EITHER.contains(&cx.word(head)) {
                return None;
            }
            let form = a.others(of_woman).into_iter().next()?;
            return Some((head, a.put(cx.word(head), &form)));
        }
        // What stands between belongs to the title: an adjective, or what it governs, which is no person.
        let own = |a: &Analysis| {
            let r = a.reading;
            a.article
                && a.particle.is_none()
                && (r.kind == Kind::Adjective || a.is_noun() && !(r.human && r.number == Number::Singular))
        };
        if !readings.all(own) {
            return None;
        }
        head = previous(cx, head)?;
    }
    None
}

/// A woman's title.
fn of_woman(r: &Reading) -> bool {
    r.kind == Kind::Noun && r.gender == Some(Gender::Feminine) && r.number == Number::Singular && r.human
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
    a.others(of_woman).first().map(|form| a.put(cx.word(noun), form))
}
