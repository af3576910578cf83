//! Every word of an article looked up once: what the rules about spelling and run-on words share.

use super::orthography::accepted_slip;
use crate::knowledge::pack::Role;
use crate::knowledge::translit::SAME;
use crate::knowledge::words::doubt::{Doubt, Misspelt, NAME_BESIDE, RIGHT_WORD_HERE};
use crate::knowledge::words::{Entry, arabic};
use crate::knowledge::{Hit, Trait};
use crate::rules::Context;
use crate::text::chars::{TATWEEL, is_quote};
use crate::text::fold::{bare, fold};
use crate::text::{Key, KeyMap, KeySet, Token, TokenKind, clitics, key};
use std::collections::HashSet;
use std::sync::{Arc, LazyLock, OnceLock};

/// A word that the list or the dictionary has something against.
#[derive(Clone, Copy, Debug)]
pub(in crate::rules) struct Odd {
    /// Which token.
    pub token: usize,
    /// What the list says of it.
    pub entry: Option<Entry>,
}

/// The words of an article that are not plainly sound.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    odd: Vec<Odd>,
    /// How often each word occurs, by its key: counted when a rule first asks.
    words: OnceLock<KeyMap<u32>>,
    /// How many of its unlisted words look like slips, and how many do not: counted when a rule first asks.
    slips: OnceLock<(u32, u32)>,
    /// What is wrong with each odd word, if anything: found when a rule first asks.
    faults: OnceLock<Vec<Option<Fault>>>,
}

impl Survey {
    /// Looks every word up.
    pub(in crate::rules) fn of(cx: &Context<'_>) -> Self {
        let mut odd = Vec::new();
        for (token, _) in cx.all().iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Arabic) {
            if cx.words.has(token, Trait::Odd)
                || cx.words.has(token, Trait::Dotless)
                || accepted_slip(cx, token).is_some()
            {
                odd.push(Odd { token, entry: cx.known(token).entry });
            }
        }
        Self { odd, ..Self::default() }
    }

    /// How often the article has the words of this key.
    pub(in crate::rules) fn count(&self, tokens: &[Token], key: Key) -> u32 {
        let words = self.words.get_or_init(|| {
            let mut words: KeyMap<u32> = KeyMap::default();
            words.reserve(tokens.len() / 2);
            for t in tokens.iter().filter(|t| t.kind == TokenKind::Arabic) {
                *words.entry(t.key).or_default() += 1;
            }
            words
        });
        words.get(&key).copied().unwrap_or(0)
    }

    /// How many of the unlisted words look like slips, and how many are names, or whatever else lists lack.
    fn slips(&self, cx: &Context<'_>) -> (u32, u32) {
        *self.slips.get_or_init(|| {
            let mut seen = HashSet::new();
            let unlisted = self.odd.iter().filter(|o| o.entry.is_none() && seen.insert(cx.all()[o.token].key));
            let (slips, others): (Vec<&Odd>, Vec<&Odd>) = unlisted.partition(|o| {
                cx.known(o.token).doubt(cx.word(o.token)).is_some_and(|d| {
                    d.slip.as_ref().is_some_and(|s| !s.foreign && s.score >= PLAIN_SLIP)
                        || d.joined.as_ref().is_some_and(|j| j.score >= JOINED)
                })
            });
            (slips.len() as u32, others.len() as u32)
        })
    }

    /// The odd words, in order.
    pub(in crate::rules) fn odd(&self) -> &[Odd] {
        &self.odd
    }

    /// The odd words of the article, each with what is wrong with it, if anything.
    pub(in crate::rules) fn faults<'a>(
        cx: &Context<'a>,
    ) -> impl Iterator<Item = (&'a Odd, Option<&'a Fault>)> + use<'a> {
        let survey = cx.survey();
        // What the source has as a name is no slip.
        let likeness = |at: usize, word: &str| cx.aligned.and_then(|a| a.name_score(at, word));
        // Unless what was meant renders the name better: إنستغارم for إنستغرام.
        let known = |odd: &Odd| {
            let found = fault(cx, odd);
            if !matches!(found, Some(Fault::Slip(_) | Fault::Joined(..))) {
                return found;
            }
            let own = likeness(odd.token, cx.word(odd.token)).filter(|s| *s <= SAME);
            let better = |meant: &Meant| {
                let slip = meant.doubt.slip.as_ref().and_then(|s| s.meant.get(meant.here.unwrap_or(0)));
                slip.and_then(|(word, _)| likeness(odd.token, word)).is_some_and(|s| own.is_some_and(|o| s < o))
            };
            match &found {
                Some(Fault::Slip(meant)) if own.is_some() && !better(meant) => None,
                Some(Fault::Joined(..)) if own.is_some() => None,
                _ => found,
            }
        };
        let faults = survey.faults.get_or_init(|| survey.odd.iter().map(known).collect());
        survey.odd.iter().zip(faults.iter().map(Option::as_ref))
    }
}

/// What is wrong with an odd word.
#[derive(Clone, Debug)]
pub(in crate::rules) enum Fault {
    /// A slip for another word.
    Slip(Meant),
    /// Words run together; the score has taken the context in.
    Joined(Arc<Doubt>, f32),
}

/// A slip in its place.
#[derive(Clone, Debug)]
pub(in crate::rules) struct Meant {
    /// What is known of it without its place.
    pub doubt: Arc<Doubt>,
    /// Its score, the context taken in.
    pub score: f32,
    /// Which of the words that may be meant the article has elsewhere.
    pub here: Option<usize>,
}

/// The score from which on a slip is reported, set by hand for few false alarms: a word that occurs, however rare, needs
/// more than one that does not, and what looks like a name more than what looks like a word.
fn least(slip: &Misspelt, entry: Option<Entry>) -> f32 {
    match entry {
        None if slip.foreign => 1.2,
        None => 0.1,
        Some(_) if slip.strict => 2.0,
        Some(e) if e.accepted || slip.foreign => 3.0,
        Some(_) => 2.2,
    }
}

/// The score from which on an unlisted word counts as one that looks like a slip.
const PLAIN_SLIP: f32 = 1.0;
/// What it takes off the score of an unlisted word that the article has no other slip: texts with one slip in thousands of
/// words, as machines write them, have far more foreign names than slips, and a name of five letters has a word beside it
/// as often as not. The model was fitted on texts with many slips.
const LONE: f32 = 1.2;
const LONE_SHORT: f32 = 2.4;
/// Words of so many letters, article and particles aside, are short.
const SHORT: usize = 5;

/// What the rest of the article says of an unlisted word being a slip: nothing against it where slips abound.
fn caution(cx: &Context<'_>, word: &str) -> f32 {
    let (slips, others) = cx.survey().slips(cx);
    let share = slips.saturating_sub(1) as f32 / (slips + others).max(1) as f32;
    let short = bare(word).chars().count() - clitics_and_article(&bare(word)) <= SHORT;
    (LONE + if short { LONE_SHORT } else { 0.0 }) * (1.0 - 2.5 * share).max(-0.5)
}

/// The score from which on words run together are reported.
const JOINED: f32 = 0.8;
/// How much less likely (centibels) than the first a word may be that the article has elsewhere.
const REACH: u16 = 150;
/// What it takes off a score that the article writes the word again: typists vary, names do not.
const REPEATED: f32 = 3.0;

/// Words that a name is likely to follow: titles, and kinds of place and firm.
static BEFORE_NAMES: LazyLock<KeySet> = LazyLock::new(|| {
    [
        // Mr, Mrs, president, expert, doctor, player, coach, judge, deputy, minister, lawyer, senator, general, prince, king
        "السيد",
        "السيدة",
        "الرئيس",
        "الخبير",
        "الخبيرة",
        "الدكتور",
        "الدكتورة",
        "اللاعب",
        "المدرب",
        "القاضي",
        "النائب",
        "النائبة",
        "الوزير",
        "المحامي",
        "السيناتور",
        "الجنرال",
        "العقيد",
        "الأمير",
        "الأميرة",
        "الملك",
        // professor, writer, actor, singer, artist, director, forward, goalkeeper, sheikh, commentator, analyst, journalist
        "البروفيسور",
        "الكاتب",
        "الكاتبة",
        "الممثل",
        "الممثلة",
        "المغني",
        "المغنية",
        "الفنان",
        "الفنانة",
        "المخرج",
        "المهاجم",
        "الحارس",
        "الشيخ",
        "المعلق",
        "المحلل",
        "الصحفي",
        "الصحفية",
        "والسيد",
        "والسيدة",
        "للسيد",
        // club, team, city, town, village, county, state, magazine, newspaper, company, university, institution, agency
        "نادي",
        "فريق",
        "مدينة",
        "بلدة",
        "قرية",
        "مقاطعة",
        "ولاية",
        "مجلة",
        "صحيفة",
        "شركة",
        "جامعة",
        "مؤسسة",
        "وكالة",
        // channel, site, airport, street, quarter, stadium, lake, island, river, mountain, app, platform, district, family
        "قناة",
        "موقع",
        "مطار",
        "شارع",
        "حي",
        "ملعب",
        "بحيرة",
        "جزيرة",
        "نهر",
        "جبل",
        "تطبيق",
        "منصة",
        "منطقة",
        "عائلة",
        // corporal, sergeant, lieutenant, captain, major, lieutenant colonel, soldier, unit, battalion, operation, feast, settlement, camp,
        // party, movement, tribe, brigade, ship, field, crossing, hurricane, storm, virus, vaccine, model, novel, film, song, album, series, game
        "العريف",
        "الرقيب",
        "الملازم",
        "النقيب",
        "الرائد",
        "المقدم",
        "الجندي",
        "وحدة",
        "كتيبة",
        "عملية",
        "عيد",
        "مستوطنة",
        "مخيم",
        "حزب",
        "حركة",
        "قبيلة",
        "لواء",
        "سفينة",
        "حقل",
        "معبر",
        "إعصار",
        "عاصفة",
        "فيروس",
        "لقاح",
        "طراز",
        "رواية",
        "فيلم",
        "أغنية",
        "ألبوم",
        "مسلسل",
        "لعبة",
        // shop, brand; son of, father of, family of; de, san, saint, van
        "متجر",
        "علامة",
        "ابن",
        "أبو",
        "آل",
        "دي",
        "سان",
        "سانت",
        "فان",
    ]
    .into_iter()
    .map(key)
    .collect()
});

/// Words that names of places are made with: any word behind them is part of the name.
static IN_PLACES: LazyLock<KeySet> = LazyLock::new(|| {
    // "dead" (of Egyptian villages), spring, sons of, father of, mother of, hill, monastery, my lord, valley, cape, well, hamlet, village
    let words = [
        "ميت",
        "عين",
        "بني",
        "أبو",
        "أبي",
        "أم",
        "تل",
        "دير",
        "سيدي",
        "مولاي",
        "وادي",
        "رأس",
        "بئر",
        "عزبة",
        "كفر",
        "قرية",
        // town, city, municipality, camp, suburb, island, port, airport
        "بلدة",
        "مدينة",
        "بلدية",
        "مخيم",
        "ضاحية",
        "جزيرة",
        "ميناء",
        "مطار",
    ];
    words.into_iter().flat_map(|w| [key(w), key(&format!("و{w}"))]).collect()
});

/// What is wrong with an odd word, if anything.
///
/// Names, words the article keeps writing that way, and forms that only [`fold`] apart are left alone.
fn fault(cx: &Context<'_>, odd: &Odd) -> Option<Fault> {
    let word = cx.word(odd.token);
    if !cx.words.has(odd.token, Trait::Doubted) {
        return None; // nothing speaks against it, as was found when the list was made
    }
    if word.contains(TATWEEL) {
        return None; // masked or drawn out
    }
    let doubt = Arc::clone(cx.known(odd.token).doubt(word)?);
    let context = context(cx, odd);
    let slip = doubt.slip.as_ref().and_then(|slip| {
        let here = slip
            .meant
            .iter()
            .position(|(m, cost)| *cost < slip.meant[0].1 + REACH && differ_inside(word, m) && cx.has_word(m, word));
        let bonus = if doubt.listed { RIGHT_WORD_HERE.1 } else { RIGHT_WORD_HERE.0 };
        let least = least(slip, odd.entry);
        let score = slip.score - if here.is_none() && !slip.strict { caution(cx, word) } else { 0.0 }
            + context
            + match here {
                Some(_) => bonus,
                None if slip.meant.first().is_some_and(|(m, _)| cx.has_word(m, word)) => bonus / 2.0,
                None => 0.0,
            };
        // The list has no vowel signs: who writes them on a listed word knows what he writes.
        let marked = doubt.listed && bare(word) != word;
        let same = slip.meant.first().is_some_and(|(m, _)| is_spelling_of(word, m)) || has_sound_twin(word);
        let kept = score >= least && !marked && !same && (!slip.name || here.is_some());
        kept.then_some((score, here, score - least))
    });
    let joined = doubt.joined.as_ref().and_then(|j| {
        let score = j.score + context;
        (score >= JOINED).then_some((score, score - JOINED))
    });
    // Who knows the name knows its slips: المحكمة العليآ for the court.
    let in_name = is_name(cx, odd.token) && !slip.as_ref().is_some_and(|_| is_slip_for_name(cx, odd.token, &doubt));
    if slip.is_none() && joined.is_none() || in_name || stands_for_itself(cx, odd.token) {
        return None;
    }
    let slip = slip.filter(|(_, _, by)| joined.is_none_or(|(_, more)| more < *by));
    Some(match (slip, joined) {
        (None, Some((score, _))) => Fault::Joined(doubt, score),
        (Some((score, here, _)), _) => Fault::Slip(Meant { doubt, score, here }),
        (None, None) => return None,
    })
}

/// Whether a word stands where names and titles do, or what is no word at all: it is not to be judged by what lists say.
pub(super) fn stands_for_itself(cx: &Context<'_>, index: usize) -> bool {
    let in_place = index.checked_sub(1).is_some_and(|before| IN_PLACES.contains(&cx.all()[before].key));
    in_place || is_stray_alef(cx, index) || is_set_apart(cx, index) || is_dateline(cx, index)
}

/// Whether words differ in neither their first nor their last letter: there forms of one word differ as well.
fn differ_inside(word: &str, other: &str) -> bool {
    word.chars().next() == other.chars().next()
        && word.chars().next_back() == other.chars().next_back()
        && !word.starts_with(other)
        && !other.starts_with(word)
}

/// Whether two words are spellings of one that house style or the rule about orthography may settle: they differ in a
/// final ه, ة, ى or ي, or in the hamza of the alef they begin with.
fn is_spelling_of(word: &str, other: &str) -> bool {
    const ALEFS: [char; 4] = ['\u{0627}', '\u{0623}', '\u{0625}', '\u{0622}'];
    let word = bare(word);
    if fold(&word) != fold(other) {
        return false;
    }
    let last = word.chars().count().saturating_sub(1);
    let stem = clitics_and_article(&word);
    word.chars().zip(other.chars()).enumerate().all(|(i, (a, b))| {
        a == b
            || i == last && !ALEFS.contains(&a)
            || ALEFS.contains(&a) && ALEFS.contains(&b) && i <= stem && a != ALEFS[3]
    })
}

/// Whether the word is sound but for a final ى or ه, which a newsroom may write for ي and ة.
fn has_sound_twin(word: &str) -> bool {
    let twin = |last: char, other: char| {
        bare(word).strip_suffix(last).is_some_and(|stem| arabic(&format!("{stem}{other}")).is_some_and(|e| e.accepted))
    };
    twin('\u{0649}', '\u{064A}') || twin('\u{0647}', '\u{0629}')
}

/// How many letters particles and article take at most at the beginning of `word`.
fn clitics_and_article(word: &str) -> usize {
    let particles = word.chars().take_while(|c| "وفبكل".contains(*c)).count().min(2);
    let rest: String = word.chars().skip(particles).collect();
    particles + if clitics::has_article(&rest) { 2 } else { 0 }
}

/// آ before the first word of a sentence is the remains of a byte order mark: a matter of encoding.
fn is_stray_alef(cx: &Context<'_>, index: usize) -> bool {
    cx.all()[index].sentence_start
        && cx.word(index).strip_prefix('\u{0622}').is_some_and(|rest| arabic(rest).is_some_and(|e| e.accepted))
}

/// Whether a word opens a paragraph as the place of a report: الصويرة - أسدل الستار.
fn is_dateline(cx: &Context<'_>, index: usize) -> bool {
    cx.all()[index].sentence_start && matches!(cx.word(index + 1), "-" | "\u{2013}" | "\u{2014}")
}

/// Whether a word stands alone between quotation marks or brackets, as nicknames and titles do, or next to a mask.
fn is_set_apart(cx: &Context<'_>, index: usize) -> bool {
    let all = cx.all();
    let sign = |i: Option<usize>| {
        i.and_then(|i| all.get(i)).is_some_and(|t| t.of(cx.text).chars().all(|c| is_quote(c) || "'()".contains(c)))
    };
    let before = index.checked_sub(1);
    let joined = before.is_some_and(|i| all[i].span.end == all[index].span.start && cx.word(i) == ".");
    let masked = joined || cx.text[..all[index].span.start as usize].ends_with(TATWEEL);
    masked || sign(before) && sign(Some(index + 1))
}

/// What the place of a word adds to its scores.
fn context(cx: &Context<'_>, odd: &Odd) -> f32 {
    let all = cx.all();
    let repeated = cx.survey().count(all, all[odd.token].key) > 1;
    -(NAME_BESIDE * names_beside(cx, odd.token) as f32) - if repeated { REPEATED } else { 0.0 }
}

/// How many names stand beside a word, or words before which names stand; at most two.
pub(super) fn names_beside(cx: &Context<'_>, index: usize) -> usize {
    let before = index.checked_sub(1);
    let names = [before, Some(index + 1)].into_iter().flatten().filter(|i| is_nameish(cx, *i)).count();
    (names + usize::from(before.is_some_and(|i| BEFORE_NAMES.contains(&cx.all()[i].key)))).min(2)
}

/// A Latin word, an unknown one, or one that is known as a name.
fn is_nameish(cx: &Context<'_>, at: usize) -> bool {
    match cx.all().get(at).map(|t| t.kind) {
        Some(TokenKind::Latin) => true,
        Some(TokenKind::Arabic) => cx.known(at).entry.is_none_or(|e| {
            (!e.accepted && e.centibels > 400) || (e.name && e.centibels > 430 && !clitics::has_article(cx.word(at)))
        }),
        _ => false,
    }
}

/// Whether the word is part of a name that the packs know.
pub(in crate::rules) fn is_name(cx: &Context<'_>, index: usize) -> bool {
    names_around(cx, index).next().is_some()
}

/// Whether the word is part of a name that the packs know, and they spell it so.
pub(in crate::rules) fn is_spelled_as_name(cx: &Context<'_>, index: usize) -> bool {
    is_in_name(cx, index, &bare(cx.word(index)))
}

/// Whether a name that the packs know stands at `index`, and they spell its word `word`.
pub(in crate::rules) fn is_in_name(cx: &Context<'_>, index: usize, word: &str) -> bool {
    let has_word = |notation: String| notation.split(' ').any(|w| word.ends_with(w.trim_start_matches('~')));
    names_around(cx, index).filter_map(|hit| cx.knowledge.notation(hit)).any(has_word)
}

/// Whether the word is part of a name that the packs know, and what was probably meant is how they spell it.
fn is_slip_for_name(cx: &Context<'_>, index: usize, doubt: &Doubt) -> bool {
    let mut meant = doubt.slip.iter().filter_map(|slip| slip.meant.first());
    !is_spelled_as_name(cx, index) && meant.any(|(word, _)| is_in_name(cx, index, word))
}

fn names_around<'a>(cx: &Context<'a>, index: usize) -> impl Iterator<Item = &'a Hit> {
    let around = cx.matches.around(&(index..index + 1)).iter();
    around.filter(move |h| matches!(h.role, Role::Arabic(_)) && h.tokens().contains(&index))
}
