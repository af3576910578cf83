//! Demonstrative and relative pronouns against their nouns: هذه القرار, الشركة الذي.

use super::subject::{People, Subject};
use super::{Closed, closed, next, previous, read, report, say};
use crate::knowledge::morph::{
    ACCUSATIVE, Analysis, Asks, DEMONSTRATIVES, Gender, Kind, NOMINATIVE, Number, Reading, Readings,
};
use crate::knowledge::pack::Role;
use crate::rules::{Bilingual, Context, Findings};
use crate::text::TokenKind;
use crate::text::clitics::has_article;
use crate::text::fold::bare;

/// What a noun asks of a demonstrative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    /// One of these.
    One(Asks),
    /// That for several people.
    People,
}

/// What the unambiguous noun with the article asks for.
fn asked(readings: &Readings) -> Option<Wants> {
    let of = |a: &Analysis| {
        if a.reading.kind == Kind::Adjective && a.reading.number == Number::Singular {
            // هذا العام: what a word asks for as an adjective that stands for a noun is the same.
            return Some(Wants::One(match a.reading.gender? {
                Gender::Masculine => Asks::Masculine,
                Gender::Feminine => Asks::Feminine,
            }));
        }
        let many = a.reading.human && a.reading.number == Number::Plural;
        if many { Some(Wants::People) } else { a.asks().map(Wants::One) }
    };
    let first = of(&readings.first()?)?;
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
    let Some(asks) = asked(readings) else { return };
    let far = index >= 2;
    let right = match asks {
        Wants::One(asks) if asks == *fits => return,
        Wants::One(Asks::Masculine) if far => "ذلك",
        Wants::One(Asks::Masculine) => "هذا",
        Wants::One(Asks::Feminine) if far => "تلك",
        Wants::One(Asks::Feminine) => "هذه",
        // الرجال هذه is no slip in every style: only sound plurals are certain.
        Wants::People if !bare(cx.word(noun)).ends_with("ون") && !bare(cx.word(noun)).ends_with("ين") => return,
        Wants::People if far => "أولئك",
        Wants::People => "هؤلاء",
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

/// Nouns that say how or when without a preposition.
const ADVERBS: [&str; 14] =
    ["عادة", "مباشرة", "مرة", "خاصة", "حالة", "فترة", "يوم", "صباح", "مساء", "ليلة", "عام", "أمس", "اليوم", "الآن"];

/// المنطقة الذي تؤيد: whether the verb of the relative clause has the gender of the noun beside the pronoun, not the pronoun's own,
/// and no subject of its own behind it.
fn clause_fits(cx: &Context<'_>, at: usize, asks: Asks) -> bool {
    let particle = |i: usize| matches!(cx.word(i), "لا" | "لم" | "لن" | "قد" | "ما" | "سوف");
    let Some(verb) = next(cx, at).and_then(|v| if particle(v) { next(cx, v) } else { Some(v) }) else { return false };
    // No noun stands right behind a relative pronoun without its article: وقع is "it happened".
    let verbs = read(cx, verb).only(|a| a.reading.kind == Kind::Verb);
    let gender = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    let fits = verbs.all(|a| {
        let r = a.reading;
        r.kind == Kind::Verb && r.number == Number::Singular && r.gender == Some(gender) && !a.article
    });
    let Some(behind) = next(cx, verb).filter(|&b| fits && !ADVERBS.contains(&cx.word(b))) else { return fits };
    let readings = read(cx, behind);
    let subject = readings.is_empty() && closed(cx, behind).is_none()
        || readings.any(|a| {
            a.is_noun()
                && a.particle.is_none()
                && (a.asks() == Some(asks) || a.reading.human || a.reading.gender.is_none())
        });
    !subject
}

/// How many words behind a relative pronoun another pronoun is looked for that resumes it.
const NEAR: usize = 4;

/// Prepositions, each before a pronoun.
const WITH_PRONOUN: [&str; 16] =
    ["ب", "في", "علي", "من", "إلي", "ل", "عن", "لدي", "مع", "بين", "حول", "خلال", "ضد", "تجاه", "نحو", "عند"];

/// What the pronoun asks for that resumes a relative pronoun in its clause: يقوم بها, تنفقها, يبلغ عرضها.
fn resumed(cx: &Context<'_>, relative: usize) -> Option<(Asks, usize)> {
    let mut at = relative;
    for steps in 0..NEAR {
        at = next(cx, at)?;
        if matches!(closed(cx, at), Some(Closed::Relative | Closed::Emphasis | Closed::Demonstrative)) {
            return None;
        }
        let word = bare(cx.word(at));
        let (stem, asks) = match word.strip_suffix("ها") {
            Some(stem) => (stem, Asks::Feminine),
            None => match word.strip_suffix('ه') {
                Some(stem) => (stem, Asks::Masculine),
                None => continue,
            },
        };
        let known = |stem: &str, kind: Kind| Readings::of(stem).any(|a| a.reading.kind == kind && !a.article);
        // رأيناه: "we" and its pronoun.
        let of_us = || {
            stem.strip_suffix("نا").is_some_and(|s| s.chars().count() > 2 && (known(s, Kind::Verb) || s.ends_with('ي')))
        };
        let of_verb =
            || known(stem, Kind::Verb) || stem.ends_with('و') && known(&format!("{stem}ا"), Kind::Verb) || of_us();
        let of_noun = || {
            steps < 2
                && (known(stem, Kind::Noun)
                    || stem.strip_suffix('ت').is_some_and(|s| known(&format!("{s}ة"), Kind::Noun)))
        };
        let prepositional = WITH_PRONOUN.contains(&stem);
        if prepositional || Readings::of(&word).is_empty() && (of_verb() || of_noun()) {
            return Some((asks, at));
        }
    }
    None
}

/// Whether the word can only be a verb in the singular of that gender, with a pronoun or without.
fn is_of(cx: &Context<'_>, at: usize, asks: Asks) -> bool {
    let gender = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    let word = bare(cx.word(at));
    let stem = word.strip_suffix("ها").or_else(|| word.strip_suffix('ه')).unwrap_or(&word);
    let fits = |a: &Analysis| {
        a.reading.kind == Kind::Verb && a.reading.number == Number::Singular && a.reading.gender == Some(gender)
    };
    let whole = Readings::of(&word);
    if whole.is_empty() { Readings::of(stem).all(fits) } else { whole.all(fits) }
}

/// Verbs with two objects: what stands behind their pronoun need not be their subject.
const GIVING: [&str; 14] =
    ["منح", "أعط", "يعط", "تعط", "وهب", "سم", "جعل", "جعلت", "اعتبر", "علم", "سلم", "كلف", "وعد", "أفقد"];

/// Whether the verb says that what stands behind it is done, or should be: تم, جرى, يجب.
fn is_done(verb: &str) -> bool {
    matches!(
        verb,
        "يجب"
            | "ينبغي"
            | "يمكن"
            | "يتعين"
            | "تم"
            | "يتم"
            | "سيتم"
            | "جرى"
            | "يجري"
            | "تمت"
            | "تتم"
            | "ستتم"
    )
}

/// المناطق الذي دمرها الإرهابيون: whether the clause has a subject of its own behind the resuming pronoun at `place`, or in the
/// plural verb that carries it, so that nothing in it can stand for another noun.
fn has_own_subject(cx: &Context<'_>, relative: usize, place: usize) -> bool {
    let Some(verb) = next(cx, relative) else { return false };
    let word = bare(cx.word(place));
    if GIVING.iter().any(|v| word.starts_with(v) || word.starts_with('ي') && word[2..].starts_with(v)) {
        return false;
    }
    let stem = word.strip_suffix("ها").or_else(|| word.strip_suffix('ه')).unwrap_or(&word);
    if stem.ends_with('و') && Readings::of(&format!("{stem}ا")).any(|a| a.reading.kind == Kind::Verb) {
        return true;
    }
    // Of the verb itself: بها, عليها stand behind it, أسسها is one with it.
    let verb_word = bare(cx.word(verb));
    let many =
        |word: &str| Readings::of(word).all(|a| a.reading.kind == Kind::Verb && a.reading.number == Number::Plural);
    let we = |word: &str| word.ends_with("نا") && Readings::of(word).is_empty();
    if [stem, &verb_word].into_iter().any(|word| many(word) || we(word)) {
        return true;
    }
    // تم إسقاطها: what is done has no doer in the clause.
    if place == verb + 1 && is_done(&verb_word) {
        return true;
    }
    let verbs = if verb == place { Readings::of(stem) } else { Readings::of(&verb_word) };
    if !verbs.any(|a| a.reading.kind == Kind::Verb) || place > verb + 1 {
        return false;
    }
    let Some(behind) = next(cx, place) else { return false };
    if closed(cx, behind).is_some() || super::subject::is_adverb(cx.word(behind)) {
        return false;
    }
    let readings = read(cx, behind);
    let named = cx.matches.around(&(behind..behind + 1)).iter().any(|hit| {
        hit.tokens().start == behind && hit.prefix == 0 && matches!(hit.role, Role::Arabic(_) | Role::Latin(_))
    });
    if readings.is_empty() {
        return named || super::subject::is_place(cx.word(behind)) || cx.known(behind).foreign;
    }
    let person = |a: &Analysis| a.article && a.is_noun() && a.reading.human && a.particle.is_none();
    let sound = |a: &Analysis| a.reading.number != Number::Plural || a.reading.cases & NOMINATIVE != 0;
    if readings.any(person) && readings.all(|a| a.article && sound(a) && a.reading.kind != Kind::Other) {
        return true;
    }
    readings.all(|a| {
        let r = a.reading;
        let agrees = verbs.any(|v| v.reading.gender.is_some() && v.reading.gender == r.gender);
        let place = r.kind == Kind::Other && a.particle.is_none() && a.proclitics == 0;
        place && super::subject::is_place(cx.word(behind))
            || a.is_noun() && a.particle.is_none() && a.proclitics == 0 && r.cases & NOMINATIVE != 0 && agrees
    })
}

/// How far back another noun is looked for that a relative pronoun may belong to.
const FAR: usize = 12;

/// الشركة الذي: a relative pronoun behind a noun of the other gender, where no other noun can be meant.
pub(super) fn relative(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let Some(mut noun) = previous(cx, at) else { return };
    // المرة الأولى الذي: what is the same for every gender says nothing.
    if read(cx, noun).all(|a| a.article && a.reading.kind == Kind::Adjective && a.reading.gender.is_none())
        && let Some(before) =
            previous(cx, noun).filter(|&b| read(cx, b).all(|a| a.article) && read(cx, b).any(Analysis::is_noun))
    {
        noun = before;
    }
    // التجمعات الخمسة الذي: so do numbers.
    if super::counted::is_behind(cx.all()[noun].key)
        && let Some(before) = previous(cx, noun)
    {
        noun = before;
    }
    let word = cx.word(at);
    // الذى is an honest spelling of الذي.
    let fits = if word.contains('\u{0630}') { Asks::Masculine } else { Asks::Feminine };
    let mut readings = *read(cx, noun);
    // الفنان is two arts as well, which neither pronoun fits.
    if readings.any(|a| a.reading.number == Number::Singular) {
        readings = readings.only(|a| a.reading.number != Number::Dual);
    }
    let women = |a: &Analysis| {
        let r = a.reading;
        r.human
            && r.number == Number::Plural
            && r.gender == Some(Gender::Feminine)
            && readings.any(|a| !a.reading.human)
    };
    let definite = |a: &Analysis| a.article;
    let asks = |a: &Analysis| match a.reading.kind {
        Kind::Adjective if a.reading.number == Number::Singular => match a.reading.gender {
            Some(Gender::Masculine) => Some(Asks::Masculine),
            Some(Gender::Feminine) => Some(Asks::Feminine),
            None => None,
        },
        // المنتجات are women who produce as well, of whom الذي is said no more.
        Kind::Noun if women(a) => (fits == Asks::Masculine).then_some(Asks::Feminine),
        _ => a.asks(),
    };
    let Some(first) = readings.first().as_ref().and_then(asks) else { return };
    if first == fits || !readings.all(|a| definite(a) && asks(a) == Some(first)) {
        return;
    }
    // ، الأمر الذي begins a phrase of its own, روزنشتاين، الرجل الذي says who he is.
    let parted = noun.checked_sub(1).is_some_and(|b| cx.all()[b].is(cx.text, '\u{060C}'));
    let begins = parted && readings.all(|a| a.is_noun() && a.particle.is_none() && a.proclitics == 0);
    let certain = begins
        || match resumed(cx, at) {
            // العملية المثيرة للإعجاب التي يقوم بها: the clause says what the pronoun belongs to.
            Some((resumed, _)) if resumed == fits => return,
            // الأموال الذي تنفقها: neither verb nor pronoun fits.
            Some((_, place)) => {
                next(cx, at).is_some_and(|verb| is_of(cx, verb, first))
                    || has_own_subject(cx, at, place)
                    || !may_reach_back(cx, noun, fits)
            }
            None => clause_fits(cx, at, first) || !may_reach_back(cx, noun, fits),
        };
    if !certain {
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

/// Nouns that are part of a preposition: regardless of, in view of, despite, as for, in addition to, compared with, according to.
const IN_PREPOSITIONS: [&str; 9] =
    ["بغض", "النظر", "بالنظر", "الرغم", "بالرغم", "بالنسبة", "بالإضافة", "بالمقارنة", "وفقا"];

/// He, she, they, it is not: the noun behind them begins what is said.
const PRONOUNS: [&str; 10] = ["هو", "هي", "هم", "وهو", "وهي", "وهم", "ليس", "ليست", "وليس", "وليست"];

/// الدكتورة آن نافار: where the unknown name that ends at `last` begins, and the gender that the title before it tells.
fn titled(cx: &Context<'_>, last: usize) -> Option<(usize, Gender)> {
    let mut first = last;
    for _ in 0..4 {
        let word = cx.word(first);
        if cx.all()[first].kind != TokenKind::Latin && (!cx.known(first).foreign || has_article(word)) {
            return None;
        }
        if let Some(gender) = super::subject::title_before(cx, first) {
            return Some((first, gender));
        }
        first = previous(cx, first)?;
    }
    None
}

/// Most, biggest, most important, most prominent, most famous, oldest, best, strongest, most dangerous and the like.
const ELATIVES: [&str; 16] = [
    "أكثر", "أكبر", "أهم", "أبرز", "أشهر", "أقدم", "أفضل", "أقوى", "أخطر", "أعظم", "أسرع", "أغنى", "أضخم", "أجمل",
    "أحدث", "أعرق",
];

/// كلا الدولتين, كلتا البلدين: "both" before two of the other gender.
pub(super) fn both(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let Some(counts) = Counting::read(cx, at, ("كلتا", "كلا"), &["", "و", "ف", "ب", "ل", "وب", "ول"])
    else {
        return;
    };
    let Some(noun) = next(cx, at) else { return };
    if counts.differs(cx, noun, |a| a.number != Number::Singular)
        && read(cx, noun).any(|a| a.reading.number == Number::Dual)
    {
        counts.report(
            cx,
            (at, noun),
            0.92,
            say("“both” has the gender of its noun", "«كلا» للمذكر و«كلتا» للمؤنث"),
            out,
        );
    }
}

/// أحد الشركات, إحدى التصميمات: "one of" before a plural whose singular has the other gender.
pub(super) fn one_of(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let prefixes = ["", "و", "ف", "ب", "ل", "ك", "وب", "ول"];
    let Some(counts) = Counting::read(cx, at, ("إحدى", "أحد"), &prefixes) else { return };
    // لم يبلغ أحد العائلات: behind a verb it may be "anybody".
    if !counts.feminine
        && counts.prefix.is_empty()
        && previous(cx, at).is_some_and(|b| read(cx, b).any(|a| a.reading.kind == Kind::Verb))
    {
        return;
    }
    let Some(mut noun) = next(cx, at) else { return };
    // إحدى أهم الشركات, أحد هذه المشاريع
    if ELATIVES.contains(&cx.word(noun)) || matches!(cx.word(noun), "هذه" | "تلك") {
        let Some(after) = next(cx, noun) else { return };
        noun = after;
    }
    if counts.differs(cx, noun, |a| a.number == Number::Plural) {
        let why = say("“one of” has the gender of the singular", "«أحد» و«إحدى» على جنس المفرد");
        counts.report(cx, (at, noun), 0.88, why, out);
    }
}

/// A word for one or both of several, which has the gender of what it counts.
struct Counting {
    prefix: String,
    feminine: bool,
    /// The word for the other gender.
    other: &'static str,
}

impl Counting {
    /// The word at `at`, if it is one of `words` (feminine and masculine) behind one of `prefixes`.
    fn read(cx: &Context<'_>, at: usize, words: (&'static str, &'static str), prefixes: &[&str]) -> Option<Self> {
        let word = bare(cx.word(at));
        let (prefix, feminine) =
            [(words.0, true), (words.1, false)].iter().find_map(|(w, f)| Some((word.strip_suffix(w)?, *f)))?;
        let other = if feminine { words.1 } else { words.0 };
        prefixes.contains(&prefix).then(|| Self { prefix: prefix.to_owned(), feminine, other })
    }

    /// Whether the noun is surely several of the other gender.
    fn differs(&self, cx: &Context<'_>, noun: usize, several: impl Fn(&Reading) -> bool) -> bool {
        let readings = read(cx, noun);
        let Some(gender) = readings.first().and_then(|a| a.reading.gender) else { return false };
        let counted = |a: &Analysis| {
            a.is_noun() && a.article && a.particle.is_none() && a.reading.gender == Some(gender) && several(&a.reading)
        };
        readings.all(counted) && (gender == Gender::Feminine) != self.feminine
    }

    fn report(&self, cx: &Context<'_>, (at, noun): (usize, usize), sure: f32, why: Bilingual, out: &mut Findings) {
        let right = format!("{}{}", self.prefix, self.other);
        let noun_word = cx.word(noun);
        let message = say(format!("“{noun_word}” asks for “{right}”"), format!("«{noun_word}» يقتضي «{right}»"));
        report(out, (cx.span(at..noun + 1), cx.all()[at].span), (&right, true), sure, (message, why));
    }
}

/// إيفيت كوبر، الذي: a relative pronoun behind the name of somebody of the other gender, with or without a comma between.
pub(super) fn behind_name(cx: &Context<'_>, people: &People, at: usize, out: &mut Findings) {
    let all = cx.all();
    let Some(mut last) = at.checked_sub(1).filter(|_| !all[at].sentence_start) else { return };
    if all[last].is(cx.text, '\u{060C}') {
        let Some(before) = last.checked_sub(1).filter(|_| !all[last].sentence_start) else { return };
        last = before;
    }
    if all[last].kind == TokenKind::Arabic && read(cx, last).any(|a| a.reading.kind != Kind::Other) {
        return;
    }
    let begins = (last.saturating_sub(3)..=last).find_map(|i| {
        let (subject, end) = super::subject::named(cx, people, i).filter(|(_, end)| *end == last)?;
        matches!(subject, Subject::Person(_)).then_some((i, subject, end))
    });
    let begins = begins.map(|(first, subject, _)| (first, subject.gender())).or_else(|| titled(cx, last));
    let Some((first, gender)) = begins else { return };
    let word = cx.word(at);
    let fits = if word.contains('\u{0630}') { Gender::Masculine } else { Gender::Feminine };
    let asked = if fits == Gender::Masculine { Asks::Masculine } else { Asks::Feminine };
    if gender == fits || all[first].sentence_start || may_reach_back(cx, first, asked) {
        return;
    }
    let right = if fits == Gender::Masculine { "التي" } else { "الذي" };
    let name = cx.span(first..last + 1).of(cx.text);
    let what = if fits == Gender::Masculine { ("a woman", "مؤنث") } else { ("a man", "مذكر") };
    report(
        out,
        (cx.span(first..at + 1), all[at].span),
        (right, false),
        0.85,
        (
            say(format!("“{name}” is {}: “{right}”", what.0), format!("«{name}» {}، فالموصول «{right}»", what.1)),
            say("a relative pronoun has the gender of its noun", "الاسم الموصول يطابق ما يعود إليه"),
        ),
    );
}

/// Prepositions of cause and time, whose phrase parts what stands behind it from what stands before it.
const OF_CAUSE: [&str; 8] = ["بسبب", "جراء", "إثر", "خلال", "منذ", "أثناء", "رغم", "بفضل"];

/// Whether a word before `noun` may be what a pronoun of that gender belongs to: a definite noun that asks for it, or a word of
/// which nothing is known.
fn may_reach_back(cx: &Context<'_>, noun: usize, fits: Asks) -> bool {
    let mut at = noun;
    if previous(cx, noun).is_some_and(|b| OF_CAUSE.contains(&cx.word(b).trim_start_matches(['و', 'ف']))) {
        return false;
    }
    for _ in 0..FAR {
        if cx.all()[at].sentence_start {
            return false;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let governs = cx.all()[at].kind == TokenKind::Arabic && !read(cx, at).any(|a| a.particle.is_some());
        at = before;
        let token = &cx.all()[at];
        match token.kind {
            TokenKind::Punct if token.is(cx.text, ':') => return false,
            // بسبب الدرس behind a comma: a phrase of its own.
            TokenKind::Punct
                if token.is(cx.text, '\u{060C}')
                    && (matches!(closed(cx, at + 1), Some(Closed::Preposition | Closed::Governor))
                        || IN_PREPOSITIONS.contains(&bare(cx.word(at + 1)).as_str())) =>
            {
                return false;
            }
            TokenKind::Punct | TokenKind::Symbol | TokenKind::Number => continue,
            TokenKind::Arabic => {}
            _ => return true,
        }
        // A clause begins behind "that" and behind a pronoun.
        if closed(cx, at) == Some(Closed::Emphasis) || PRONOUNS.contains(&token.of(cx.text)) {
            return false;
        }
        if closed(cx, at).is_some_and(|c| !matches!(c, Closed::Relative)) {
            continue;
        }
        if IN_PREPOSITIONS.contains(&bare(token.of(cx.text)).as_str()) {
            continue;
        }
        let readings = read(cx, at);
        if readings.is_empty() {
            return true;
        }
        if readings.all(|a| a.reading.kind == Kind::Verb) {
            return false;
        }
        // Without the article it is definite only before what it governs.
        let behind = governs && closed(cx, at + 1).is_none();
        let may_be = |a: &Analysis| {
            a.is_noun()
                && (a.asks() == Some(fits) || a.reading.gender.is_none() || a.reading.human && a.asks().is_none())
                && (a.article || behind && a.reading.cases != ACCUSATIVE)
        };
        if readings.any(may_be) {
            return true;
        }
    }
    true
}
