//! Adjectives against their nouns: في المدينة الكبير, لفترة قصير.

use super::counted::is_great;
use super::{Closed, closed, closes_clause, next, opens_clause, previous, read, report, say};
use super::{attributes, office};
use crate::knowledge::Trait;
use crate::knowledge::morph::{
    ACCUSATIVE, Analysis, Asks, CONSTRUCT, FREE, Gender, Kind, Number, Object, Reading, Readings, is_set_phrase,
    opens_set_phrase,
};
use crate::rules::{Bilingual, Context, Findings};
use crate::text::TokenKind;
use crate::text::clitics::has_article;
use crate::text::fold::bare;

/// Every adjective right behind a noun that it can only belong to.
pub(super) fn agreement(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            if cx.words.has(at, Trait::Adjective) {
                adjective(cx, at, read(cx, at), out);
            }
        }
    }
}

/// The adjective at `at`, of which this is a reading, in the gender that a noun asks for.
pub(super) fn as_asked(cx: &Context<'_>, at: usize, reading: &Analysis, asks: Asks) -> Option<String> {
    let gender = if asks == Asks::Masculine { Gender::Masculine } else { Gender::Feminine };
    let wanted = |r: &Reading| {
        r.kind == Kind::Adjective
            && r.gender == Some(gender)
            && r.number == Number::Singular
            && r.cases != ACCUSATIVE
            && r.states & FREE != 0
    };
    reading.others(wanted).first().map(|form| reading.put(cx.word(at), form))
}

/// What the adjective fits, if all its readings say the same. A word that stands for people too counts where the noun is a thing
/// and no name follows that it might belong to.
pub(super) fn fits(cx: &Context<'_>, at: usize, readings: &Readings) -> Option<(Analysis, Asks)> {
    // سلمي is "two ladders of" as well, which only a genitive lets it be.
    let dual = |a: &Analysis| a.is_noun() && a.reading.number == Number::Dual && a.reading.states & FREE == 0;
    let readings = if readings.any(dual) && !before_genitive(cx, at) { &readings.only(|a| !dual(a)) } else { readings };
    let pure = readings.all(|a| a.reading.kind == Kind::Adjective);
    let people = || readings.all(|a| a.reading.kind == Kind::Adjective || a.reading.human);
    let article = readings.any(|a| a.article);
    let relation = || is_relation(cx.word(at)) && (closes(cx, at) || !before_name(cx, at));
    if !pure && !(article && people() && (relation() || supports(cx, at))) {
        return None;
    }
    let first = readings.find(|a| a.reading.kind == Kind::Adjective)?;
    let of = |a: &Analysis| match (a.reading.number, a.reading.gender) {
        (Number::Singular, Some(Gender::Masculine)) => Some(Asks::Masculine),
        (Number::Singular, Some(Gender::Feminine)) => Some(Asks::Feminine),
        _ => None,
    };
    let asks = of(&first)?;
    let same = |a: &Analysis| of(a) == Some(asks) && a.article == first.article && a.proclitics == 0;
    (readings.all(same) && first.reading.cases != ACCUSATIVE).then_some((first, asks))
}

/// المجموعات المؤيد للاستقلال: whether the participle at `at` has a complement behind ل, and no verb stands right before its noun,
/// which might have the person that the participle can be for its subject or object.
fn supports(cx: &Context<'_>, at: usize) -> bool {
    let complement = next(cx, at).is_some_and(|n| read(cx, n).any(|a| a.particle == Some('\u{644}')));
    let verb = |b: usize| read(cx, b).any(|a| a.reading.kind == Kind::Verb && a.reading.object != Object::Nothing);
    let noun = previous(cx, at);
    complement
        && bare(cx.word(at)).starts_with("\u{0627}\u{0644}\u{0645}")
        && !noun.and_then(|n| previous(cx, n)).is_some_and(verb)
}

/// Whether the adjective is one of relation: السوري, الألمانية.
pub(super) fn is_relation(word: &str) -> bool {
    let word = bare(word);
    word.ends_with('ي') || word.ends_with("ية")
}

/// What people are by trade or creed, among words of relation.
const TRADES: [&str; 18] = [
    "سياسي",
    "صحفي",
    "صحافي",
    "عسكري",
    "دبلوماسي",
    "رياضي",
    "موسيقي",
    "برلماني",
    "فني",
    "مسرحي",
    "روائي",
    "أكاديمي",
    "إرهابي",
    "جهادي",
    "مسيحي",
    "إسلامي",
    "يهودي",
    "تقني",
];

/// قتلت الشرطة الفلسطيني: whether the word at `at` may stand for somebody whom the verb before the noun has for its object, or
/// tells by a trade who the person is.
pub(super) fn may_be_somebody(cx: &Context<'_>, noun: usize, at: usize) -> bool {
    let before = previous(cx, noun).filter(|&b| closed(cx, b).is_none());
    let verb = |holds: &dyn Fn(&Analysis) -> bool| {
        before.is_some_and(|b| read(cx, b).any(|a| a.reading.kind == Kind::Verb && holds(a)))
    };
    let word = bare(cx.word(at));
    let stem = word.trim_start_matches("\u{0627}\u{0644}").trim_end_matches('ة');
    let human = || read(cx, noun).any(|a| a.reading.human);
    verb(&|a| a.reading.object == Object::Any) || TRADES.contains(&stem) && (human() || verb(&|_| true))
}

/// المراوغة, المتابعة: whether a feminine participle is spelled like the noun of its verb.
fn is_like_masdar(word: &str) -> bool {
    let word = bare(word);
    let letters: Vec<char> = word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word).chars().collect();
    matches!(letters.as_slice(), ['م', _, 'ا', _, _, 'ة'])
}

/// Words of other kinds that are no names.
const PARTICLES: [&str; 24] = [
    "هناك",
    "هنا",
    "أيضا",
    "قد",
    "لا",
    "ما",
    "لن",
    "ثم",
    "أو",
    "أم",
    "بل",
    "حيث",
    "عندما",
    "حين",
    "بينما",
    "كما",
    "هو",
    "هي",
    "ليس",
    "ليست",
    "فقط",
    "الآن",
    "اليوم",
    "حتى",
];

/// Whether a name, or what may be one, stands behind `at`.
pub(super) fn before_name(cx: &Context<'_>, at: usize) -> bool {
    match cx.all().get(at + 1).filter(|t| !t.sentence_start) {
        Some(t) if t.kind == TokenKind::Arabic => {
            let readings = read(cx, at + 1);
            let name = readings.all(|a| a.reading.kind == Kind::Other) && !PARTICLES.contains(&t.of(cx.text));
            closed(cx, at + 1).is_none() && (name || readings.is_empty())
        }
        Some(t) => matches!(t.kind, TokenKind::Latin),
        None => false,
    }
}

/// Whether what stands behind `at` may be a noun that it governs.
fn before_genitive(cx: &Context<'_>, at: usize) -> bool {
    let Some(n) = next(cx, at) else { return false };
    if closed(cx, n).is_some() || PARTICLES.contains(&cx.word(n)) {
        return false;
    }
    !read(cx, n).all(|a| {
        a.particle.is_some() || a.reading.kind == Kind::Verb || a.reading.kind == Kind::Adjective && !a.article
    })
}

/// Whether `at` ends its clause, or a preposition that is one with the next word begins a phrase.
pub(super) fn closes(cx: &Context<'_>, at: usize) -> bool {
    closes_clause(cx, at) || next(cx, at).is_some_and(|n| read(cx, n).all(|a| a.particle.is_some()))
}

/// الأسماء المسموح بنشرها: a masculine participle with a complement may agree with that, or with nothing.
fn has_complement(cx: &Context<'_>, at: usize, fits: Asks) -> bool {
    next(cx, at).is_some_and(|n| {
        let word = cx.word(n);
        let adjective = bare(cx.word(at));
        let adjective = adjective.trim_start_matches("\u{0627}\u{0644}");
        let own = ["عليه", "إليه", "فيه", "منه", "عنه", "له", "به"].iter().any(|w| word.starts_with(w));
        own && !matches!(adjective, "خاص" | "خاصة")
            || word.starts_with('\u{0628}') && fits == Asks::Masculine && is_impersonal(adjective)
    })
}

/// Whether the participle says what is done without saying to whom: مسموح, معترف.
fn is_impersonal(adjective: &str) -> bool {
    const OTHERS: [&str; 12] =
        ["معترف", "مشتبه", "مستعان", "متفق", "مصرح", "مرخص", "معتد", "محتفظ", "متحكم", "مستخف", "مستهان", "معتنى"];
    let letters: Vec<char> = adjective.chars().collect();
    matches!(letters.as_slice(), ['م', _, _, 'و', _]) || OTHERS.contains(&adjective)
}

/// Words of amount: no adjective behind their noun is theirs.
const AMOUNTS: [&str; 17] = [
    "المزيد",
    "العديد",
    "الكثير",
    "القليل",
    "الغالبية",
    "معظم",
    "إحدى",
    "أحد",
    "بعض",
    "نصف",
    "ثلث",
    "ربع",
    "غالبية",
    "أغلبية",
    "مختلف",
    "شتى",
    "المائة",
];

/// Whether the word is one of amount or of a great number.
pub(super) fn is_amount(word: &str) -> bool {
    let word = bare(word);
    AMOUNTS.contains(&word.as_str()) || is_great(&word)
}

/// إحدى الصحف الصيني: whether neither the one nor the several of "one of" can have an adjective that fits `fits`.
fn one_of_them(word: &str, fits: Asks) -> bool {
    fits == Asks::Masculine && word.ends_with("إحدى")
}

/// Nouns that are prepositions with the word before them: على غرار, بشأن.
const AS_PREPOSITIONS: [&str; 20] = [
    "بشأن",
    "باسم",
    "غرار",
    "مدار",
    "جراء",
    "جرّاء",
    "جانب",
    "بمثابة",
    "ضوء",
    "صدد",
    "إثر",
    "بخصوص",
    "باتجاه",
    "طوال",
    "طيلة",
    "إطار",
    "بفضل",
    "بحسب",
    "ظل",
    "باستخدام",
];

/// What a word before the noun may be to the adjective.
enum Before {
    /// A noun that it may belong to.
    Head,
    /// A noun that it can't belong to, which may be the genitive of another.
    Noun,
    /// Anything else: the run of nouns begins behind it.
    Other,
}

/// What the word at `at` may be to an adjective that fits `fits`, `definite` or not; `governs` if a noun stands right behind it.
fn before(cx: &Context<'_>, at: usize, governs: bool, (fits, definite): (Asks, bool)) -> Before {
    let word = cx.word(at);
    let readings = read(cx, at);
    let bare = bare(word);
    if is_amount(word) {
        return Before::Noun;
    }
    if readings.is_empty() {
        let pronoun = ["ها", "هم", "نا", "كم", "هما"].iter().any(|p| bare.ends_with(p)) || bare.ends_with('ه');
        let verb = bare.starts_with('ي') && bare.chars().count() > 3;
        let may_be = if bare.ends_with('ة') { fits == Asks::Feminine } else { !cx.known(at).foreign };
        let as_definite =
            if definite { has_article(word) || governs || pronoun } else { !has_article(word) && !pronoun };
        // What carries a pronoun governs no noun.
        return if pronoun && governs || verb {
            Before::Other
        } else if may_be && as_definite {
            Before::Head
        } else {
            Before::Noun
        };
    }
    let article = readings.any(|a| a.article);
    let may_govern = readings.any(|a| a.is_noun() && !a.article && a.reading.states & CONSTRUCT != 0)
        && !word.ends_with(['\u{64B}', '\u{64C}', '\u{64D}'])
        && !word.ends_with("\u{64B}ا");
    let fit = |a: &Analysis| a.is_noun() && (a.asks() == Some(fits) || a.reading.gender.is_none());
    // المحكمة العدل الدولية: an idafa with an article too many is another fault.
    if governs && definite && readings.any(|a| a.article && fit(a)) {
        return Before::Head;
    }
    if !readings.any(Analysis::is_noun) || governs && !may_govern {
        return Before::Other;
    }
    let as_definite = if definite { article || governs } else { !article };
    if as_definite && readings.any(fit) { Before::Head } else { Before::Noun }
}

/// Prepositions of time, place and cause: behind them an adjective is their noun's rather than that of a noun before them. Those
/// that belong to a noun are not among them: الهجوم على المدينة الأخير.
const PARTING: [&str; 35] = [
    "أمام",
    "نحو",
    "قرب",
    "خلف",
    "بعد",
    "قبل",
    "ضمن",
    "حسب",
    "بواسطة",
    "دون",
    "خلال",
    "داخل",
    "منذ",
    "أثناء",
    "عبر",
    "تحت",
    "فوق",
    "وسط",
    "إثر",
    "جراء",
    "بسبب",
    "رغم",
    "خارج",
    "قبالة",
    "باسم",
    "غرار",
    "مدار",
    "جرّاء",
    "بمثابة",
    "طوال",
    "طيلة",
    "بفضل",
    "بحسب",
    "باستخدام",
    "باتجاه",
];

/// Prepositions that belong to some nouns and to many verbs: on, from, about, with, at, between, concerning.
const OF_VERBS: [&str; 9] = ["على", "من", "عن", "مع", "لدى", "بين", "بشأن", "إلى", "في"];

/// Whether the preposition at `at` parts its noun, with the adjective behind that, from what stands before it.
fn parts(cx: &Context<'_>, at: usize) -> bool {
    let word = cx.word(at).trim_start_matches(['و', 'ف']);
    let Some(before) = previous(cx, at) else { return true };
    if PARTING.contains(&word) {
        return cx.word(before) != "ما";
    }
    // الهجوم على المدينة الأخير, السفير لدى الصين الأمريكي: the noun of a verb, and who holds an office, take the phrase along.
    let alone = |a: &Analysis| {
        let own = || a.entry().is_some_and(|e| super::valency::may_be_verbal(e.text.split('/').next().unwrap_or("")));
        a.is_noun() && a.article && !a.reading.human && !own()
    };
    OF_VERBS.contains(&word) && read(cx, before).all(alone)
}

/// رئيس الشركة الجديد: whether the adjective may belong to a noun before `noun`: one that `noun` is the genitive of, or one before
/// the preposition that governs it. Two nouns joined by و may have an adjective of their own number.
pub(super) fn may_belong_to_head(cx: &Context<'_>, noun: usize, first: &Analysis, kind: (Asks, bool)) -> bool {
    let joined = |a: &Analysis| a.proclitics > u8::from(a.particle.is_some());
    let (mut at, mut reading) = (noun, Some(*first));
    loop {
        if reading.is_some_and(|r| joined(&r) && kind.0 == Asks::Feminine) {
            return true;
        }
        if reading.is_some_and(|r| r.particle.is_some() || joined(&r)) {
            return may_reach_back(cx, at, kind);
        }
        let Some(before_it) = previous(cx, at) else { return false };
        let word = cx.word(before_it);
        if AS_PREPOSITIONS.contains(&word) {
            return !PARTING.contains(&word) && may_reach_back(cx, before_it, kind);
        }
        // "With", "of" have the gender and number of what they describe.
        match word {
            "ذات" => return kind.0 == Asks::Feminine,
            "ذو" | "ذي" | "ذا" => return kind.0 == Asks::Masculine,
            "ذوي" | "ذوو" => return false,
            _ => {}
        }
        match closed(cx, before_it) {
            Some(Closed::Preposition | Closed::Governor) => {
                return !parts(cx, before_it) && may_reach_back(cx, before_it, kind);
            }
            Some(_) => return false,
            None => {}
        }
        // A word behind a foreign one may be part of a name: بيلا حديد.
        if read(cx, before_it).is_empty() && cx.known(before_it).foreign {
            return true;
        }
        match before(cx, before_it, true, kind) {
            Before::Head => return true,
            Before::Noun => {}
            Before::Other => return read(cx, before_it).any(|a| a.reading.kind == Kind::Adjective && !a.article),
        }
        reading = read(cx, before_it).first();
        at = before_it;
    }
}

/// لعبة الرماية بالرصاص الأمريكية: whether a noun before the preposition at `at` may be what the adjective belongs to.
fn may_reach_back(cx: &Context<'_>, mut at: usize, kind: (Asks, bool)) -> bool {
    // Whether what stands at `at` is governed by the word before it.
    let mut governed = false;
    for _ in 0..4 {
        let Some(place) = previous(cx, at) else { return false };
        if closed(cx, place).is_some() {
            return false;
        }
        if super::subject::is_adverb(cx.word(place)) {
            at = place;
            continue;
        }
        let readings = read(cx, place);
        // نهاية موجة من الضغط: the last noun of a phrase makes all of it definite or not.
        let noun = |a: &Analysis| a.is_noun() && a.article != kind.1;
        if !governed && readings.all(noun) {
            return false;
        }
        match before(cx, place, governed, kind) {
            Before::Head => return true,
            Before::Noun => {
                governed = !readings.any(|a| a.particle.is_some() || a.proclitics > 0);
            }
            // مشكلات ما بعد التسليم المثيرة: ما stands for nothing of its own. An adjective may have its noun before it.
            Before::Other if cx.word(place) == "ما" => governed = true,
            Before::Other if readings.any(|a| a.reading.kind == Kind::Adjective) => governed = false,
            Before::Other => return false,
        }
        at = place;
    }
    false
}

fn adjective(cx: &Context<'_>, at: usize, readings: &Readings, out: &mut Findings) {
    let Some(noun) = previous(cx, at) else { return };
    if closed(cx, noun).is_some() {
        return;
    }
    if office::of_people(cx, noun, at, readings, out) || office::of_ministry(cx, noun, at, readings, out) {
        return;
    }
    let Some((reading, fits)) = fits(cx, at, readings) else { return };
    if reading.article && !has_article(cx.word(noun)) && attributes::lost_article(cx, (noun, at), out) {
        return;
    }
    // 32 مليار دولار متقدمة: what is counted may not be what is described.
    let counted = noun.checked_sub(1).is_some_and(|n| {
        cx.all()[n].kind == TokenKind::Number || is_amount(cx.word(n)) && !one_of_them(cx.word(n), fits)
    });
    let behind_verb = || previous(cx, noun).is_some_and(|b| read(cx, b).any(|a| a.reading.kind == Kind::Verb));
    if counted || is_like_masdar(cx.word(at)) && behind_verb() {
        return;
    }
    // خمسة ملايين سوري: what is counted is no adjective, nor what is denied (عدم دستورية القانون), nor a final (سلسلة نهائي الدوري).
    let is_final = || cx.word(at) == "نهائي" && next(cx, at).is_some_and(|n| read(cx, n).any(Analysis::is_noun));
    if is_amount(cx.word(noun)) || cx.word(noun).ends_with("عدم") || is_final() {
        return;
    }
    let nouns = read(cx, noun);
    let Some(first) = nouns.find(|a| a.asks().is_some()) else { return };
    let Some(asks) = first.asks() else { return };
    // مؤسسات are women who founded something too: no masculine singular fits them either.
    let women = |a: &Analysis| {
        let r = a.reading;
        fits == Asks::Masculine && r.human && r.number == Number::Plural && r.gender == Some(Gender::Feminine)
    };
    let same = |a: &Analysis| a.is_noun() && a.article == reading.article && (a.asks() == Some(asks) || women(a));
    let pure = readings.all(|a| a.reading.kind == Kind::Adjective);
    if asks == fits || !nouns.all(same) || (!pure && may_be_somebody(cx, noun, at)) {
        return;
    }
    let plain =
        cx.word(noun).trim_start_matches(['و', 'ف']).replacen("لل", "ال", usize::from(first.particle == Some('ل')));
    let plain = plain.trim_start_matches(['ب', 'ك']);
    // عطلة نهاية الأسبوع المقبلة: a time that a noun governs is no such phrase.
    let governed = || {
        let head = |b: usize| closed(cx, b).is_none() && read(cx, b).any(|a| a.is_noun() && !a.article);
        super::subject::is_adverb(plain) && previous(cx, noun).is_some_and(head)
    };
    let in_phrase = reading.article && opens_set_phrase(plain) && !governed();
    let doubted = |cx: &Context<'_>| {
        has_complement(cx, at, fits) || may_belong_to_head(cx, noun, &first, (fits, reading.article))
    };
    if !in_phrase && doubted(cx) {
        return;
    }
    // Without the article the adjective might govern what follows, or say in what state something is.
    if !reading.article {
        let governs = match cx.all().get(at + 1).filter(|t| !t.sentence_start) {
            None => false,
            Some(t) if t.kind == TokenKind::Arabic => {
                let (readings, word) = (read(cx, at + 1), t.of(cx.text));
                closed(cx, at + 1).is_none()
                    && (readings.any(|a| a.article && a.particle.is_none())
                        || readings.is_empty() && (cx.known(at + 1).foreign || has_article(word)))
            }
            Some(t) => !matches!(
                t.of(cx.text),
                "." | "\u{060C}" | ":" | "\u{061B}" | ")" | "\u{BB}" | "\u{201D}" | "\"" | "!" | "؟"
            ),
        };
        let opens = opens_clause(cx, noun) && first.particle.is_none();
        if governs || first.reading.states & FREE == 0 || opens {
            return;
        }
    }
    let Some(right) = as_asked(cx, at, &reading, asks) else { return };
    if in_phrase && !is_set_phrase(plain, &right) && doubted(cx) {
        return;
    }
    let why = say(
        "an adjective has the gender of its noun; plurals of things count as feminine",
        "الصفة تطابق موصوفها، وجمع غير العاقل كالمؤنث المفرد",
    );
    described(cx, (noun, at), &right, why, out);
}

/// The finding: the adjective at `at` ought to be `right`, as the noun at `noun` asks.
pub(super) fn described(cx: &Context<'_>, (noun, at): (usize, usize), right: &str, why: Bilingual, out: &mut Findings) {
    let (noun_word, word) = (cx.word(noun), cx.word(at));
    let message =
        say(format!("“{noun_word}” asks for “{right}”"), format!("«{noun_word}» يوصف بـ«{right}» لا «{word}»"));
    report(out, (cx.span(noun..at + 1), cx.all()[at].span), (right, false), 0.85, (message, why));
}
