//! Demonstrative and relative pronouns against their nouns: هذه القرار, الشركة الذي.

use super::{Closed, closed, next, opens_clause, previous, read, report, say};
use crate::knowledge::morph::{Analysis, Asks, Gender, Kind, Number, Readings};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
use crate::text::fold::bare;

/// The demonstratives with what they fit.
pub(super) const DEMONSTRATIVES: [(&str, Asks); 4] =
    [("هذا", Asks::Masculine), ("هذه", Asks::Feminine), ("ذلك", Asks::Masculine), ("تلك", Asks::Feminine)];

/// What the unambiguous noun with the article asks for; a plural for people is answered by `None` in `Some`.
fn asked(readings: &Readings) -> Option<Option<Asks>> {
    let of = |a: &Analysis| {
        if a.reading.kind == Kind::Adjective && a.reading.number == Number::Singular {
            // هذا العام: what a word asks for as an adjective that stands for a noun is the same.
            return Some(Some(match a.reading.gender? {
                Gender::Masculine => Asks::Masculine,
                Gender::Feminine => Asks::Feminine,
            }));
        }
        let many = a.reading.human && a.reading.number == Number::Plural;
        if many { Some(None) } else { a.asks().map(Some) }
    };
    let first = of(readings.iter().next()?)?;
    let nouns = readings.any(Analysis::is_noun);
    readings.all(|a| a.article && of(a) == Some(first)).then_some(first).filter(|_| nouns)
}

/// هذه القرار: a demonstrative before a noun of the other gender.
pub(super) fn demonstrative(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let Some(noun) = next(cx, at) else { return };
    let word = bare(cx.word(at));
    let Some((index, (form, fits))) = DEMONSTRATIVES.iter().enumerate().find(|(_, (form, _))| word.ends_with(form))
    else {
        return;
    };
    let before = previous(cx, at).map_or("", |b| cx.word(b));
    // "After that the company …", "this was shown by the figures": alone it stands for what was said.
    let alone = match *form {
        "ذلك" => !matches!(before, "في" | "خلال" | "منذ") || at >= 2 && cx.word(at - 2) == "بما",
        _ => word.starts_with('\u{0628}') && *form == "هذا",
    };
    if alone {
        return;
    }
    let readings = read(cx, noun);
    let Some(asks) = asked(&readings) else { return };
    let far = index >= 2;
    let right = match asks {
        Some(asks) if asks == *fits => return,
        Some(Asks::Masculine) if far => "ذلك",
        Some(Asks::Masculine) => "هذا",
        Some(Asks::Feminine) if far => "تلك",
        Some(Asks::Feminine) => "هذه",
        // الرجال هذه is no slip in every style: only sound plurals are certain.
        None if !bare(cx.word(noun)).ends_with("ون") && !bare(cx.word(noun)).ends_with("ين") => return,
        None if far => "أولئك",
        None => "هؤلاء",
    };
    let prefix = word.strip_suffix(form).unwrap_or("");
    let right = format!("{prefix}{right}");
    let (span, edit) = (cx.span(at..noun + 1), cx.all()[at].span);
    let noun = cx.word(noun);
    report(
        out,
        (span, edit),
        (&right, true),
        0.92,
        (
            say(format!("“{noun}” asks for “{right}”"), format!("«{noun}» يقتضي «{right}»")),
            say(
                "a demonstrative has the gender and number of its noun; plurals of things count as feminine",
                "اسم الإشارة يطابق ما بعده، وجمع غير العاقل كالمؤنث المفرد",
            ),
        ),
    );
}

/// المنطقة الذي تؤيد: whether the verb of the relative clause has the gender of the noun beside the pronoun, not the pronoun's own,
/// and no subject of its own behind it.
fn clause_fits(cx: &Context<'_>, at: usize, asks: Asks) -> bool {
    let Some(verb) = next(cx, at) else { return false };
    let verbs = read(cx, verb);
    let gender = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    let fits = verbs.all(|a| {
        let r = a.reading;
        r.kind == Kind::Verb && r.number == Number::Singular && r.gender == Some(gender) && !a.article
    });
    let Some(behind) = next(cx, verb).filter(|_| fits) else { return fits };
    let readings = read(cx, behind);
    let subject = readings.is_empty() && closed(cx.all()[behind].key).is_none()
        || readings.any(|a| {
            a.is_noun()
                && a.particle.is_none()
                && (a.asks() == Some(asks) || a.reading.human || a.reading.gender.is_none())
        });
    !subject
}

/// How far back another noun is looked for that a relative pronoun may belong to.
const FAR: usize = 14;

/// الشركة الذي: a relative pronoun behind a noun of the other gender, where no other noun can be meant.
pub(super) fn relative(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let Some(noun) = previous(cx, at) else { return };
    let word = cx.word(at);
    let fits = if word.ends_with("\u{0630}\u{064A}") { Asks::Masculine } else { Asks::Feminine };
    let readings = read(cx, noun);
    let definite = |a: &Analysis| a.article;
    let asks = |a: &Analysis| match a.reading.kind {
        Kind::Adjective if a.reading.number == Number::Singular => match a.reading.gender {
            Some(Gender::Masculine) => Some(Asks::Masculine),
            Some(Gender::Feminine) => Some(Asks::Feminine),
            None => None,
        },
        _ => a.asks(),
    };
    let Some(first) = readings.iter().next().and_then(asks) else { return };
    if first == fits
        || !readings.all(|a| definite(a) && asks(a) == Some(first))
        || !clause_fits(cx, at, first) && may_reach_back(cx, noun, fits)
    {
        return;
    }
    let right = if first == Asks::Masculine { "الذي" } else { "التي" };
    let noun_word = cx.word(noun);
    report(
        out,
        (cx.span(noun..at + 1), cx.all()[at].span),
        (right, false),
        0.85,
        (
            say(format!("“{noun_word}” asks for “{right}”"), format!("«{noun_word}» يقتضي «{right}»")),
            say("a relative pronoun has the gender of its noun", "الاسم الموصول يطابق ما يعود إليه"),
        ),
    );
}

/// Whether a word before `noun` may be what a pronoun of that gender belongs to: a noun that asks for it, or a word of which
/// nothing is known.
fn may_reach_back(cx: &Context<'_>, noun: usize, fits: Asks) -> bool {
    let mut at = noun;
    for _ in 0..FAR {
        if cx.all()[at].sentence_start {
            return false;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        at = before;
        let token = &cx.all()[at];
        match token.kind {
            TokenKind::Punct if token.is(cx.text, ':') => return false,
            TokenKind::Punct | TokenKind::Symbol | TokenKind::Number => continue,
            TokenKind::Arabic => {}
            _ => return true,
        }
        if closed(token.key).is_some_and(|c| !matches!(c, Closed::Relative)) {
            continue;
        }
        let readings = read(cx, at);
        if readings.is_empty() {
            return true;
        }
        if readings.all(|a| a.reading.kind == Kind::Verb) && !opens_clause(cx, noun) {
            return false;
        }
        if readings.any(|a| a.is_noun() && (a.asks() == Some(fits) || a.reading.gender.is_none())) {
            return true;
        }
    }
    true
}
