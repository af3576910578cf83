//! What a clause has room for: whether a verb before two nouns may have the second for its subject or object.

use super::subject::{is_adverb, is_office, is_place};
use super::{Closed, closed, next, opens_clause, previous, read};
use crate::knowledge::morph::{Analysis, Asks, Gender, Kind, Number, Object, Readings};
use crate::rules::Context;
use crate::text::fold::bare;
use crate::text::{Key, KeyMap, KeySet, TokenKind, key};
use std::sync::LazyLock;

/// What verbs take, by their pasts.
struct Frames {
    /// The prepositions of verbs, and أن where a clause is the complement.
    pairs: KeyMap<Vec<Key>>,
    /// Verbs with two objects.
    double: KeySet,
    /// Verbs that are meant where another is spelled alike.
    usual: KeySet,
    /// Verbs of which only people and bodies are the subjects.
    personal: KeySet,
    /// Nouns for bodies and groups that act as people do.
    actors: KeySet,
    /// Nouns for what brings something about.
    causes: KeySet,
}

static FRAMES: LazyLock<Frames> = LazyLock::new(|| {
    let words = |list: &'static str| -> KeySet {
        list.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).map(key).collect()
    };
    let mut pairs: KeyMap<Vec<Key>> = KeyMap::default();
    let lines = include_str!("../../../rules/morph/verbs-with-preposition.txt").lines();
    for pair in lines.filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
        if let Some((verb, other)) = pair.split_once('_') {
            pairs.entry(key(verb)).or_default().push(key(other));
        }
    }
    Frames {
        pairs,
        double: words(include_str!("../../../rules/morph/verbs-with-two-objects.txt")),
        usual: words(include_str!("../../../rules/morph/verbs-usually-meant.txt")),
        personal: words(include_str!("../../../rules/morph/verbs-of-persons.txt")),
        actors: words(include_str!("../../../rules/morph/actors.txt")),
        causes: words(include_str!("../../../rules/morph/causes.txt")),
    }
});

/// Of verbs that are spelled alike behind the same letters, those that are usually meant.
pub(super) fn usual(readings: Readings) -> Readings {
    let meant = |a: &Analysis| FRAMES.usual.contains(&a.head());
    if !readings.any(meant) {
        return readings;
    }
    let usual = readings.only(meant);
    readings.only(|a| meant(a) || !usual.any(|u| u.proclitics == a.proclitics))
}

/// Those among the governors that are prepositions: from, after, before, without, because of, despite, within and the like.
const AS_PREPOSITIONS: [&str; 16] = [
    "من",
    "بعد",
    "قبل",
    "دون",
    "بدون",
    "بسبب",
    "رغم",
    "ضمن",
    "لصالح",
    "بواسطة",
    "سوى",
    "حسب",
    "بفضل",
    "بشأن",
    "تجاه",
    "مثل",
];

/// Nouns that say when or how long before what they govern: following, the day after, upon, shortly before and after, throughout.
const TIMES: [&str; 16] = [
    "عقب",
    "غداة",
    "فور",
    "قبيل",
    "بعيد",
    "حين",
    "وقت",
    "يوم",
    "مساء",
    "صباح",
    "ليلة",
    "طوال",
    "طيلة",
    "نهاية",
    "بداية",
    "منتصف",
];

/// The noun phrase that ends with the first of two nouns, and what governs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// Its first word: the preposition if one governs it.
    pub(super) start: usize,
    /// The preposition before it or in its first word.
    pub(super) preposition: Option<Key>,
    /// Whether it is joined to what stands before it by و.
    pub(super) joined: bool,
    /// Whether one of its nouns is that of a verb, so that what follows may be the object of that.
    pub(super) verbal: bool,
}

/// The phrase that ends at `last`: back over nouns without the article, each before what it governs.
pub(super) fn phrase(cx: &Context<'_>, last: usize) -> Phrase {
    let mut start = last;
    let mut verbal = false;
    loop {
        let readings = read(cx, start);
        if let Some(particle) = readings.iter().find_map(|a| a.particle) {
            return Phrase { start, preposition: Some(key(particle.encode_utf8(&mut [0; 4]))), joined: false, verbal };
        }
        let joined = readings.all(|a| a.proclitics > 0);
        let Some(before) = previous(cx, start).filter(|_| !joined) else {
            return Phrase { start, preposition: None, joined, verbal };
        };
        let token = &cx.all()[before];
        match closed(cx, before) {
            Some(Closed::Preposition) => {
                return Phrase { start: before, preposition: Some(token.key), joined: false, verbal };
            }
            Some(Closed::Governor) if AS_PREPOSITIONS.contains(&cx.word(before).trim_start_matches(['و', 'ف'])) => {
                return Phrase { start: before, preposition: Some(token.key), joined: false, verbal };
            }
            Some(Closed::Governor | Closed::Demonstrative) => start = before,
            Some(_) => return Phrase { start, preposition: None, joined, verbal },
            None if TIMES.contains(&cx.word(before)) => {
                return Phrase { start: before, preposition: Some(token.key), joined: false, verbal };
            }
            None => {
                let governs = |a: &Analysis| {
                    a.is_noun() && !a.article && a.reading.states & crate::knowledge::morph::CONSTRUCT != 0
                };
                let readings = read(cx, before);
                if !readings.any(governs) || readings.any(|a| a.article) || is_verb(cx, before) {
                    return Phrase { start, preposition: None, joined, verbal };
                }
                verbal |= is_verbal(cx.word(before));
                start = before;
            }
        }
    }
}

/// Whether the noun stands for a body, a group or a place that may do what people do.
pub(super) fn acts(noun: &str) -> bool {
    let letters = bare(noun);
    let stem = letters.strip_prefix("\u{627}\u{644}").unwrap_or(&letters);
    is_office(noun)
        || is_place(noun)
        || FRAMES.actors.contains(&key(stem))
        || Readings::of(stem).any(|a| a.reading.human)
}

/// Whether the noun stands for what does something to something: what acts, and also a law, a storm, a price.
pub(super) fn is_cause(noun: &str) -> bool {
    let letters = bare(noun);
    let stem = letters.strip_prefix("\u{627}\u{644}").unwrap_or(&letters);
    acts(noun) || FRAMES.causes.contains(&key(stem))
}

/// Whether the word at `at` may be a verb where it stands.
pub(super) fn is_verb(cx: &Context<'_>, at: usize) -> bool {
    read(cx, at).any(|a| a.reading.kind == Kind::Verb) && Verb::at(cx, at).is_some()
}

/// Whether a noun may be that of any verb, with an object or without: also هجوم, تدخل, انسحاب, رد.
pub(super) fn may_be_verbal(noun: &str) -> bool {
    let letters: Vec<char> = noun.chars().collect();
    let shaped =
        matches!(letters.as_slice(), ['ا', 'ن', _, _, 'ا', _] | ['ت', _, _, _] | [_, _, 'و', _] | [_, _, _] | [_, _]);
    shaped || is_verbal(noun)
}

/// Whether a word has the shape of the noun of a verb that may have an object: توقيع, استخدام, إنهاء, مغادرة; رفض.
pub(super) fn is_verbal(word: &str) -> bool {
    const SHORT: [&str; 28] = [
        "رفض", "دخول", "وصول", "قبول", "ترك", "منع", "فتح", "غلق", "عبور", "دعم", "نقل", "كسر", "قتل", "طلب", "بلوغ",
        "نيل", "كسب", "خوض", "ضم", "شراء", "بيع", "سحب", "خرق", "عقد", "صد", "شن", "بث", "حمل",
    ];
    let word = bare(word);
    let word = word
        .strip_prefix(['\u{648}', '\u{641}', '\u{628}', '\u{644}'])
        .filter(|w| w.chars().count() > 3)
        .unwrap_or(&word);
    let letters: Vec<char> = word.chars().collect();
    match letters.as_slice() {
        ['ت', _, _, 'ي', _] | ['م', _, 'ا', _, _, 'ة'] | ['إ', _, _, 'ا', _] | ['إ', _, 'ا', _, 'ة'] => true,
        ['ا', _, 'ت', _, 'ا', _] | ['ا', 'س', 'ت', .., 'ا', _] | ['ا', 'س', 'ت', .., 'ة'] | ['ت', _, 'ا', _, _] => {
            true
        }
        _ => SHORT.contains(&word),
    }
}

/// A word that may be a verb, with what it leaves open.
struct Verb {
    at: usize,
    /// Its readings as a verb; none if nothing is known of it.
    readings: Readings,
    /// Whether it can be nothing else.
    certain: bool,
    /// Whether it carries its object.
    object: bool,
    /// Whether its form says who does it: نفعل "we do".
    subject: bool,
}

impl Verb {
    /// The verb at `at`, if the word may be one.
    fn at(cx: &Context<'_>, at: usize) -> Option<Self> {
        let word = cx.word(at);
        if word.contains('\u{64B}') || word.ends_with('ة') {
            return None;
        }
        let verb = |a: &Analysis| a.reading.kind == Kind::Verb && !a.article;
        let readings = read(cx, at);
        if readings.any(verb) {
            // إن سبب الخلاف: of the particles only أن and لكن have verbs behind them.
            let noun = previous(cx, at).is_some_and(|b| {
                matches!(closed(cx, b), Some(Closed::Preposition | Closed::Governor))
                    || matches!(cx.word(b).trim_start_matches(['و', 'ف']), "إن" | "لأن" | "أي" | "أية" | "لأي" | "بأي")
            });
            if noun && readings.any(Analysis::is_noun) {
                return None;
            }
            let certain = readings.all(verb);
            if !certain && !has_room(cx, at) {
                return None;
            }
            return Some(Self { at, certain, readings: usual(readings.only(verb)), object: false, subject: false });
        }
        let letters = bare(word);
        if !readings.is_empty() {
            // A noun of three letters where a clause begins may be a verb that the lexicon lacks.
            let short = letters.trim_start_matches(['\u{0648}', '\u{0641}']).chars().count() == 3;
            let may_be = short && opens_clause(cx, at) && readings.any(|a| a.is_noun() && !a.article);
            return may_be.then(|| Self::unknown(at, false));
        }
        for pronoun in ["هما", "هم", "ها", "نا", "ني", "ه"] {
            let Some(stem) = letters.strip_suffix(pronoun) else { continue };
            let many = stem.strip_suffix('و').map(|s| format!("{s}وا"));
            let stem = many.as_deref().unwrap_or(stem);
            let noun = stem.strip_suffix('ت').is_some_and(|s| Readings::of(&format!("{s}ة")).any(Analysis::is_noun));
            let stem = Readings::of(stem);
            if stem.any(verb) {
                let certain = !noun && stem.all(verb);
                if !certain && !has_room(cx, at) {
                    return None;
                }
                return Some(Self { at, certain, readings: usual(stem.only(verb)), object: true, subject: false });
            }
        }
        let letters = letters.trim_start_matches(['\u{0648}', '\u{0641}', '\u{0644}']);
        let begins = letters.strip_prefix('س').unwrap_or(letters).starts_with(['ي', 'ت', 'ن']);
        let may_be = (begins || opens_clause(cx, at)) && !cx.known(at).foreign && !word.starts_with("نفس");
        (may_be && !crate::text::clitics::has_article(word) && has_room(cx, at))
            .then(|| Self::unknown(at, letters.starts_with('ن') || letters.ends_with("نا")))
    }

    /// A word that the lexicon lacks.
    fn unknown(at: usize, subject: bool) -> Self {
        Self { at, certain: false, readings: Readings::default(), object: false, subject }
    }

    /// How many of subject and objects it has, where phrases with `prepositions` stand behind it.
    fn needs(&self, prepositions: &[Option<Key>]) -> usize {
        let Some(first) = self.readings.first() else { return 2 };
        let framed = |a: &Analysis| {
            FRAMES.pairs.get(&a.head()).is_some_and(|taken| {
                taken.contains(&key("أن")) || prepositions.iter().flatten().any(|p| taken.contains(p))
            })
        };
        if self.readings.any(framed) || self.readings.all(|a| a.reading.object == Object::Nothing) {
            return 1;
        }
        let double = has_two_objects(&self.readings);
        2 + usize::from(double && first.reading.object != Object::Nothing)
    }

    /// Whether only people and bodies do it.
    fn is_personal(&self) -> bool {
        self.readings.all(|a| FRAMES.personal.contains(&a.head()))
    }

    /// Whether a noun that asks for `asks` may be its subject, other words between them.
    fn may_have(&self, asks: Option<Asks>) -> bool {
        self.readings.is_empty()
            || self.readings.any(|a| {
                let r = a.reading;
                r.number == Number::Singular && (r.gender != Some(Gender::Feminine) || asks != Some(Asks::Masculine))
            })
    }
}

/// Whether what stands before `at` lets it be a verb: no preposition, and no noun without article, which it would belong to.
fn has_room(cx: &Context<'_>, at: usize) -> bool {
    let Some(before) = previous(cx, at) else { return true };
    if let Some(word) = closed(cx, before) {
        return !matches!(word, Closed::Preposition | Closed::Governor | Closed::Demonstrative);
    }
    let readings = read(cx, before);
    readings.is_empty()
        || !readings.all(|a| !a.article && matches!(a.reading.kind, Kind::Noun | Kind::Adjective | Kind::Verb))
}

/// Particles that stand between a subject and its verb.
const PARTICLES: [&str; 8] = ["قد", "وقد", "لم", "لن", "لا", "سوف", "ما", "لقد"];

/// Times and ways: what is said of them with "that" has room for a subject and an object of its own.
const ADVERBIAL_HEADS: [&str; 14] = [
    "الوقت",
    "اليوم",
    "العام",
    "اللحظة",
    "الحين",
    "الطريقة",
    "الكيفية",
    "الحد",
    "الدرجة",
    "المرة",
    "الليلة",
    "الأسبوع",
    "الشهر",
    "المكان",
];

/// Whether the subject of the verb at `at` stands before it: a relative pronoun that resumes no time or way, or a noun or name.
fn subject_before(cx: &Context<'_>, at: usize) -> bool {
    let Some(mut before) = before(cx, at) else { return false };
    if PARTICLES.contains(&cx.word(before)) {
        let Some(b) = self::before(cx, before) else { return false };
        before = b;
    }
    let token = &cx.all()[before];
    if token.kind != TokenKind::Arabic {
        return token.kind == TokenKind::Latin;
    }
    let word = token.of(cx.text);
    if matches!(word, "والذي" | "والتي" | "الذين" | "والذين" | "مما") {
        return true;
    }
    match closed(cx, before) {
        Some(Closed::Relative) => {
            !previous(cx, before).is_some_and(|b| ADVERBIAL_HEADS.contains(&cx.word(b).trim_start_matches('ب')))
        }
        Some(_) => false,
        None => {
            let readings = read(cx, before);
            let name = readings.is_empty() && cx.known(before).foreign;
            name || readings
                .all(|a| a.article && a.particle.is_none() && matches!(a.reading.kind, Kind::Noun | Kind::Adjective))
                && !is_adverb(word)
        }
    }
}

/// مناطق تحمل الاسم: whether the verb describes the noun without article before it, which then is its subject.
fn describes(cx: &Context<'_>, verb: &Verb) -> bool {
    let Some(before) = previous(cx, verb.at).filter(|_| verb.certain && !verb.object) else { return false };
    let time = ADVERBIAL_HEADS.iter().any(|head| head.strip_prefix("\u{627}\u{644}") == Some(cx.word(before)));
    let subject = |a: &Analysis| {
        let gender = if a.asks() == Some(Asks::Feminine) { Gender::Feminine } else { Gender::Masculine };
        a.is_noun()
            && !a.article
            && a.reading.states & crate::knowledge::morph::FREE != 0
            && verb.readings.all(|v| v.reading.gender == Some(gender))
    };
    !time && closed(cx, before).is_none() && read(cx, before).all(subject)
}

/// The word right before `at` in its sentence, in any script.
fn before(cx: &Context<'_>, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|_| !cx.all()[at].sentence_start && cx.all()[at].space_before)
}

/// Whether the word at `at` begins a noun phrase that nothing before it governs.
fn begins_phrase(cx: &Context<'_>, at: usize) -> bool {
    let token = &cx.all()[at];
    let Some(before) = before(cx, at) else { return true };
    let behind = &cx.all()[before];
    let behind_verb = behind.kind == TokenKind::Arabic && Verb::at(cx, before).is_some();
    if token.kind != TokenKind::Arabic {
        return behind_verb;
    }
    if matches!(closed(cx, before), Some(Closed::Demonstrative)) {
        return false;
    }
    let readings = read(cx, at);
    if readings.is_empty() || matches!(closed(cx, at), Some(Closed::Demonstrative)) {
        return behind_verb;
    }
    let noun = |a: &Analysis| a.is_noun() || behind_verb && a.article && a.reading.kind == Kind::Adjective;
    if !readings.all(|a| noun(a) && a.particle.is_none() && a.proclitics == 0) {
        return false;
    }
    if matches!(closed(cx, before), Some(Closed::Preposition | Closed::Governor)) {
        return false;
    }
    let named = || cx.known(before).foreign && read(cx, before).is_empty() && readings.all(|a| !a.article);
    behind_verb || behind.kind == TokenKind::Arabic && (read(cx, before).all(|a| a.article) || named())
}

/// Whether something before `phrase` in its clause may have a noun behind it, which asks for `asks`, for its subject, object or
/// predicate.
pub(super) fn may_claim(cx: &Context<'_>, phrase: &Phrase, noun: usize, asks: Option<Asks>) -> bool {
    // The phrases between the verb and the noun, and where the first of them begins.
    let mut filled = usize::from(phrase.preposition.is_none() && !phrase.joined);
    let mut prepositions = [None; 6];
    prepositions[0] = phrase.preposition;
    let mut i = phrase.start;
    loop {
        if cx.all()[i].sentence_start || i == 0 {
            return filled > 0 && !verb_follows(cx, noun);
        }
        i -= 1;
        let token = &cx.all()[i];
        if matches!(token.of(cx.text), "\u{060C}" | "\u{061B}" | ":") {
            return filled > 0 && !verb_follows(cx, noun);
        }
        if token.kind != TokenKind::Arabic {
            filled += usize::from(matches!(token.kind, TokenKind::Latin | TokenKind::Number) && begins_phrase(cx, i));
            continue;
        }
        let particle = || read(cx, i).first().and_then(|a| a.particle).map(|p| key(p.encode_utf8(&mut [0; 4])));
        let governor = matches!(closed(cx, i), Some(Closed::Preposition | Closed::Governor)).then_some(token.key);
        if let Some(preposition) = governor.or_else(particle)
            && let Some(place) = prepositions.iter_mut().find(|p| p.is_none())
        {
            *place = Some(preposition);
        }
        match closed(cx, i) {
            // إن الحل الحوار is a sentence.
            Some(Closed::Emphasis) => return filled > 0 && !verb_follows(cx, noun),
            // ثم قبل في النهاية الشرط: before another preposition it is the verb of its spelling.
            Some(Closed::Preposition | Closed::Governor)
                if matches!(cx.word(i).trim_start_matches(['و', 'ف']), "قبل" | "عبر" | "خلف" | "حسب" | "أثر")
                    && next(cx, i).is_some_and(|n| closed(cx, n) == Some(Closed::Preposition)) =>
            {
                return true;
            }
            Some(Closed::Demonstrative) | None => {}
            Some(_) => continue,
        }
        // What may be a verb only is hardly one far away.
        let far = |verb: &Verb| {
            if verb.certain && phrase.preposition.is_none() { usize::MAX } else { FAR + usize::from(verb.certain) }
        };
        let Some(verb) = Verb::at(cx, i).filter(|verb| noun - i <= far(verb)) else {
            filled += usize::from(begins_phrase(cx, i));
            continue;
        };
        let lifeless = |at: usize| read(cx, at).all(Analysis::is_noun) && !acts(cx.word(at));
        let head = phrase.preposition.is_none().then_some(phrase.start);
        let left = Left { asks, speaks: acts(cx.word(noun)), only: head == Some(i + 1) && lifeless(i + 1) };
        if claims(cx, &verb, (filled, &prepositions), &left) {
            return true;
        }
        if !verb.certain {
            filled += usize::from(begins_phrase(cx, i));
            continue;
        }
        // In a clause that describes a noun: what is outside may claim it still.
        let Some(before) = previous(cx, i) else { return false };
        let relative = closed(cx, before) == Some(Closed::Relative);
        let attribute = read(cx, before).all(|a| a.is_noun() && !a.article);
        if !relative && !attribute {
            return false;
        }
        (filled, prepositions) = (0, [None; 6]);
    }
}

/// How many words stand between a noun and what may be a verb at most.
const FAR: usize = 7;

/// Whether the verb's vowel sign says that it has no subject but its object: فُرضت, but not يُعد.
fn is_passive(verb: &str) -> bool {
    let mut letters = verb.trim_start_matches(['و', 'ف']).chars();
    let first = letters.next();
    !matches!(first, Some('ي' | 'ت')) && letters.next() == Some('\u{64F}')
}

/// The noun that a verb may claim.
struct Left {
    /// What it asks for.
    asks: Option<Asks>,
    /// Whether it may do what people do.
    speaks: bool,
    /// Whether all that stands between it and the verb is a phrase of what can't.
    only: bool,
}

/// Whether the verb has room for another noun behind `filled` phrases.
fn claims(cx: &Context<'_>, verb: &Verb, (filled, prepositions): (usize, &[Option<Key>]), left: &Left) -> bool {
    let many = verb.readings.all(|a| a.reading.number == Number::Plural);
    let joined = verb.readings.any(|a| a.proclitics > u8::from(a.particle.is_some()));
    let own = usize::from(many || verb.subject || !joined && (subject_before(cx, verb.at) || describes(cx, verb)));
    let passive = usize::from(is_passive(cx.word(verb.at)));
    let needs = verb.needs(prepositions).saturating_sub(passive.max(usize::from(verb.object)));
    if filled + own >= needs {
        return false;
    }
    let personal = verb.is_personal();
    // سرق الحقيبة الأموال: neither of them stole.
    if personal && left.only && !left.speaks && needs == 2 {
        return false;
    }
    // تستخدم المجموعة الأجهزة has room, يرتفع in front of a feminine phrase as well; what no subject can be is an object.
    let object = needs > 1 && !verb.object;
    let subject = left.speaks || !personal && !verb.readings.all(|a| a.reading.object == Object::Speech);
    object || own == 0 && subject && verb.may_have(left.asks)
}

/// Whether a verb, and no mark, follows the noun at `at` and its adjectives.
pub(super) fn verb_follows(cx: &Context<'_>, at: usize) -> bool {
    let mut i = at;
    for _ in 0..4 {
        let Some(after) = next(cx, i).filter(|&n| closed(cx, n) != Some(Closed::Preposition)) else { return false };
        let readings = read(cx, after);
        if readings.all(|a| a.reading.kind == Kind::Verb) || Verb::at(cx, after).is_some_and(|v| v.certain) {
            return true;
        }
        if PARTICLES.contains(&cx.word(after)) {
            return true;
        }
        if !readings.all(|a| a.article) {
            return false;
        }
        i = after;
    }
    false
}

/// Whether one of the verb's readings has two objects.
pub(super) fn has_two_objects(verb: &Readings) -> bool {
    verb.any(|a| FRAMES.double.contains(&a.head()))
}
