//! Orthography: words that are spelled as no dictionary spells them, where the right spelling is certain.

use super::{inna, is_in_name, is_name, is_spelled_as_name};
use crate::diagnostic::{Bilingual, Edit, Fix};
use crate::knowledge::Trait;
use crate::knowledge::morph::{Kind, Readings};
use crate::knowledge::translit::SAME;
use crate::knowledge::words::doubt::look;
use crate::knowledge::words::lost::dotted;
use crate::knowledge::words::{Entry, arabic};
use crate::rules::run_on::after_tanwin;
use crate::rules::{Context, Findings, say};
use crate::text::chars::{Class, TATWEEL, class, is_presentation_form};
use crate::text::fold::bare;
use crate::text::{KeySet, Token, TokenKind, clitics, key};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const ALEF: char = '\u{0627}';
const MADDA: char = '\u{0622}';
pub(super) const HAMZA_ABOVE: char = '\u{0623}';
const HAMZA_BELOW: char = '\u{0625}';
const YEH: char = '\u{064A}';
const MAKSURA: char = '\u{0649}';
const HEH: char = '\u{0647}';
const TEH: char = '\u{0629}';

/// How much rarer than the right spelling a wrong one has to be, in centibels (100: ten times).
const RARER: u16 = 60;

/// A word with a final ه, ى or ي that a rarer one in its place was meant for is at least this frequent (frequency class in
/// centibels): rare words have rare neighbours.
const USUAL: u16 = 620;
/// The same for a word that a final ة was written in: people drop its dots and hardly ever add them.
const COMMON: u16 = 480;

/// A word this frequent (in centibels) is meant even beside names.
const PLAIN: u16 = 380;

/// What is wrong with a spelling: decides habit, message and certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    FinalYeh,
    FinalTeh,
    Hamza,
}

/// A spelling that the dictionary has not, and the one it has.
struct Slip {
    token: usize,
    fault: Fault,
    right: Vec<String>,
}

/// Spelling that the dictionary rejects although the word is plain.
pub(in crate::rules) fn orthography(cx: &Context<'_>, out: &mut Findings) {
    for token in cx.all().iter().filter(|t| t.kind == TokenKind::Arabic && !t.plain) {
        let word = token.of(cx.text);
        if has_odd_signs(word) {
            odd_signs(token, word, out);
        } else if let Some(right) = passive(word) {
            let why = say("The passive of the past ends in ي", "آخر الماضي المبني للمجهول ياء");
            let fix = Fix::risky(vec![Edit::replace(token.span, right.clone())]);
            out.report(token.span, 0.85, written(word, &right), why).fix(fix);
        }
    }
    let odd = cx.survey().odd().iter().filter(|o| cx.all()[o.token].plain || !has_odd_signs(cx.word(o.token)));
    let slips: Vec<Slip> = odd.filter_map(|o| slip(cx, o.token)).collect();
    if !slips.is_empty() {
        let habit = Habit::of(cx);
        for slip in slips.iter().filter(|s| !habit.is_house_style(cx, s.fault, &slips)) {
            report_slip(cx, slip, out);
        }
    }
    inna::inna_after_saying(cx, out);
}

/// A verb marked as passive, in the spelling of the active: أُجرى for أُجري.
fn passive(word: &str) -> Option<String> {
    let stem = word.strip_prefix("\u{0623}\u{064F}").and_then(|_| word.strip_suffix(MAKSURA))?;
    let active = bare(word);
    let readings = Readings::of(&active);
    let verb = !readings.is_empty() && readings.all(|a| a.reading.kind == Kind::Verb);
    let right = format!("{stem}{YEH}");
    (verb && arabic(&right).is_some_and(|e| e.accepted)).then_some(right)
}

/// How an article spells in general: a slip against its habit is a slip, a habit is its style.
#[derive(Default)]
struct Habit {
    yeh: usize,
    teh: usize,
    hamza: usize,
}

impl Habit {
    fn of(cx: &Context<'_>) -> Self {
        let mut habit = Self::default();
        for token in cx.all().iter().filter(|t| t.kind == TokenKind::Arabic) {
            let word = token.of(cx.text);
            habit.yeh += usize::from(word.ends_with(YEH));
            habit.teh += usize::from(word.ends_with(TEH));
            habit.hamza += usize::from(word.as_bytes().windows(2).any(|w| matches!(w, [0xD8, 0xA3 | 0xA5]))); // أ إ
        }
        habit
    }

    fn is_house_style(&self, cx: &Context<'_>, fault: Fault, slips: &[Slip]) -> bool {
        let same = slips.iter().filter(|s| s.fault == fault).count();
        let right = match fault {
            Fault::FinalYeh => self.yeh,
            Fault::FinalTeh => self.teh,
            Fault::Hamza => self.hamza,
        };
        // Posts of a few lines are written carelessly, and too short to show a habit.
        let needed = if fault == Fault::Hamza { 8 } else { 4 };
        (fault == Fault::FinalYeh && cx.house.egyptian_yeh) || same * needed > right
    }
}

fn slip(cx: &Context<'_>, index: usize) -> Option<Slip> {
    let (word, found) = (cx.word(index), cx.known(index).entry);
    if let Some((right, fault)) = accepted_slip(cx, index) {
        return Some(Slip { token: index, fault, right: vec![right.to_owned()] });
    }
    if cx.words.has(index, Trait::Dotless)
        && !is_name_position(cx, index)
        && let Some(right) = dotted(word, found)
    {
        return Some(Slip { token: index, fault: Fault::FinalTeh, right: vec![right] });
    }
    if found.is_some_and(|w| w.accepted) {
        return None;
    }
    let spelled = bare(word);
    if spelled.chars().count() < 3 && spelled != "\u{0627}\u{0646}" {
        return None; // ان alone is long enough
    }
    let own = found.map_or(u16::MAX, |w| w.centibels);
    let better = |candidate: &str, margin: u16| {
        arabic(candidate).filter(|w| w.accepted && own.saturating_sub(w.centibels) >= margin).map(|w| w.centibels)
    };
    let last = spelled.chars().next_back()?;
    let swap_last = |c: char| {
        let mut s: String = spelled.chars().take(spelled.chars().count() - 1).collect();
        s.push(c);
        s
    };
    let ending = match last {
        MAKSURA => Some((Fault::FinalYeh, swap_last(YEH), RARER)),
        YEH => Some((Fault::FinalYeh, swap_last(MAKSURA), 2 * RARER)),
        // A pronoun can't follow a word with the article, so المدرسه is a teh without its dots.
        HEH if clitics::has_article(&spelled) || spelled.starts_with("\u{0644}\u{0644}") => {
            Some((Fault::FinalTeh, swap_last(TEH), RARER))
        }
        TEH if !is_sound_in_teh(&spelled) => Some((Fault::FinalTeh, swap_last(HEH), RARER)),
        _ => None,
    };
    if let Some((fault, candidate, margin)) = ending
        && better(&candidate, margin).is_some_and(|centibels| centibels <= if last == TEH { COMMON } else { USUAL })
    {
        return Some(Slip { token: index, fault, right: vec![candidate] });
    }
    let hamzas = hamza_candidates(&spelled);
    if let Some(right) = hamza_of_name(cx, index, &hamzas) {
        return Some(Slip { token: index, fault: Fault::Hamza, right: vec![right] });
    }
    // أُرجئت is the passive; the active, which lists have, is أرجأت.
    let is_passive = word.contains("\u{0623}\u{064F}");
    let seats = seat_candidates(&spelled).filter(|_| !is_passive).map(|c| (c, RARER / 2));
    let mut candidates: Vec<(u16, String)> = hamzas
        .into_iter()
        .map(|c| (c, RARER))
        .chain(seats)
        .filter_map(|(c, margin)| better(&c, margin).map(|cb| (cb, c)))
        .collect();
    candidates.sort();
    // A name that merely looks like a word without its hamza is no slip, unless that is one of the commonest: امام لندن.
    let best = candidates.first()?.0;
    let is_plain = best <= PLAIN && spelled.starts_with(ALEF);
    if !is_plain && is_name_position(cx, index) || is_foreign(cx, index, &spelled, best) {
        return None;
    }
    let close: Vec<String> =
        candidates.iter().filter(|c| c.0 <= candidates[0].0.saturating_add(100)).map(|c| c.1.clone()).collect();
    Some(Slip { token: index, fault: Fault::Hamza, right: close })
}

/// Whether a word in ة that no list has is sound: a listed one behind particles (ف + عظمة), or one instance of what a verbal noun
/// like ارتداد says (ارتدادة "a rebound").
fn is_sound_in_teh(word: &str) -> bool {
    let accepted = |word: &str| arabic(word).is_some_and(|e| e.accepted);
    let mut known = false;
    clitics::strip(word, |s| known |= word.get(s.prefix..).is_some_and(accepted));
    let stem = word.strip_suffix(TEH).unwrap_or(word);
    let letters: Vec<char> = stem.chars().collect();
    let verbal = letters.len() > 4 && letters[0] == ALEF && letters[letters.len() - 2] == ALEF;
    known || verbal && accepted(stem)
}

/// Slips that the dictionary accepts, as forms that news hardly ever means: حتي "my peeling" for حتى "until", بقى of the
/// dialects for بقي "remained", and بان "appeared" with a pronoun for بأن "that"; also words that it has with the hamza and
/// without: English, creative, one of the two, themselves, their hands, most of them, the most of them.
const ACCEPTED_SLIPS: [(&str, &str, Fault); 33] = [
    ("حتي", "حتى", Fault::FinalYeh),
    ("وحتي", "وحتى", Fault::FinalYeh),
    ("بقى", "بقي", Fault::FinalYeh),
    ("وبقى", "وبقي", Fault::FinalYeh),
    ("بشان", "بشأن", Fault::Hamza),
    ("وبشان", "وبشأن", Fault::Hamza),
    ("بانه", "بأنه", Fault::Hamza),
    ("بانها", "بأنها", Fault::Hamza),
    ("بانهم", "بأنهم", Fault::Hamza),
    ("بانهما", "بأنهما", Fault::Hamza),
    ("باننا", "بأننا", Fault::Hamza),
    ("بانني", "بأنني", Fault::Hamza),
    ("لانه", "لأنه", Fault::Hamza),
    ("لانها", "لأنها", Fault::Hamza),
    ("لانهم", "لأنهم", Fault::Hamza),
    ("لاننا", "لأننا", Fault::Hamza),
    ("لانني", "لأنني", Fault::Hamza),
    ("كانهم", "كأنهم", Fault::Hamza),
    ("الانجليزي", "الإنجليزي", Fault::Hamza),
    ("الانجليزية", "الإنجليزية", Fault::Hamza),
    ("بالانجليزية", "بالإنجليزية", Fault::Hamza),
    ("انجليزي", "إنجليزي", Fault::Hamza),
    ("انجليزية", "إنجليزية", Fault::Hamza),
    ("الابداعي", "الإبداعي", Fault::Hamza),
    ("الابداعية", "الإبداعية", Fault::Hamza),
    ("احدهما", "أحدهما", Fault::Hamza),
    ("انفسهم", "أنفسهم", Fault::Hamza),
    ("انفسنا", "أنفسنا", Fault::Hamza),
    ("ايديهم", "أيديهم", Fault::Hamza),
    ("اغلبهم", "أغلبهم", Fault::Hamza),
    ("اغلبها", "أغلبها", Fault::Hamza),
    ("اكثرهم", "أكثرهم", Fault::Hamza),
    ("اكثرها", "أكثرها", Fault::Hamza),
];
/// Frequency class (centibels) from which on there are such slips: the commonest words need no look.
const ACCEPTED_SLIPS_FROM: u16 = 380;

/// The right spelling of a slip that the dictionary accepts.
pub(super) fn accepted_slip(cx: &Context<'_>, index: usize) -> Option<(&'static str, Fault)> {
    static KEYS: LazyLock<KeySet> = LazyLock::new(|| ACCEPTED_SLIPS.iter().map(|(wrong, ..)| key(wrong)).collect());
    let rare = |e: Entry| e.centibels >= ACCEPTED_SLIPS_FROM;
    if !KEYS.contains(&cx.all()[index].key) || !cx.known(index).entry.is_some_and(rare) {
        return None;
    }
    let word = cx.word(index);
    ACCEPTED_SLIPS.iter().find(|(wrong, ..)| *wrong == word).map(|&(_, right, fault)| (right, fault))
}

/// The spellings that differ in the hamza of the first alef behind proclitics or article.
fn hamza_candidates(word: &str) -> Vec<String> {
    let Some((at, alef)) = word
        .char_indices()
        .take(4)
        .filter(|&(at, c)| {
            let article = c == ALEF && word[at + c.len_utf8()..].starts_with('\u{0644}') && word.chars().count() > 4;
            matches!(c, ALEF | HAMZA_ABOVE | HAMZA_BELOW) && !article
        })
        .find(|&(at, _)| {
            word[..at]
                .chars()
                .all(|p| matches!(p, '\u{0648}' | '\u{0641}' | '\u{0628}' | '\u{0643}' | '\u{0644}' | ALEF))
        })
    else {
        return Vec::new();
    };
    [ALEF, HAMZA_ABOVE, HAMZA_BELOW, MADDA]
        .into_iter()
        .filter(|&c| c != alef)
        .map(|c| format!("{}{c}{}", &word[..at], &word[at + alef.len_utf8()..]))
        .collect()
}

/// The name that the packs write with the hamza that the word lacks, of these spellings of it: سان انطونيو for سان أنطونيو.
fn hamza_of_name(cx: &Context<'_>, index: usize, hamzas: &[String]) -> Option<String> {
    // إليسون for أليسون is another rendering.
    let written = bare(cx.word(index)).chars().take(4).any(|c| matches!(c, HAMZA_ABOVE | HAMZA_BELOW | MADDA));
    if written || hamzas.is_empty() || !is_name(cx, index) || is_spelled_as_name(cx, index) {
        return None;
    }
    let found = cx.known(index).entry;
    let rarer = |right: &String| arabic(right).is_some_and(|e| found.is_none_or(|own| e.centibels < own.centibels));
    hamzas.iter().find(|right| rarer(right) && is_in_name(cx, index, right)).cloned()
}

/// The spellings with an alef under a hamza inside the word where it has another seat: تواطأت for تواطئت. Other seats change
/// with the case, or with the newsroom.
fn seat_candidates(word: &str) -> impl Iterator<Item = String> {
    let seats = word.char_indices().skip(2).filter(|(_, c)| matches!(c, '\u{0624}' | '\u{0626}'));
    seats.map(|(at, seat)| format!("{}{HAMZA_ABOVE}{}", &word[..at], &word[at + seat.len_utf8()..]))
}

/// Whether a word written with a hamza is somebody's or something's name: heard in the source, or no near relation of a common word.
fn is_foreign(cx: &Context<'_>, index: usize, spelled: &str, best: u16) -> bool {
    let heard = cx.aligned.and_then(|a| a.name_score(index, spelled)).is_some_and(|score| score <= SAME);
    heard || spelled.starts_with(HAMZA_BELOW) && best > PLAIN
}

/// Behind a title or inside a run of unknown words a word is likely to be somebody's name.
fn is_name_position(cx: &Context<'_>, index: usize) -> bool {
    let unknown = |i: Option<usize>| {
        i.is_some_and(|i| {
            cx.all().get(i).is_some_and(|t| t.kind == TokenKind::Arabic)
                && cx.known(i).entry.is_none_or(|w| !w.accepted)
        })
    };
    is_spelled_as_name(cx, index) || unknown(index.checked_sub(1)) || unknown(Some(index + 1))
}

fn report_slip(cx: &Context<'_>, slip: &Slip, out: &mut Findings) {
    let token = cx.all()[slip.token];
    let word = token.of(cx.text);
    let right = &slip.right[0];
    let why = match slip.fault {
        Fault::FinalYeh => say(
            "Final ى and ي are different letters, and the rest of the article keeps them apart",
            "الألف المقصورة غير الياء، وبقية المقال تفرق بينهما",
        ),
        Fault::FinalTeh => say(
            "Final ه and ة are different letters, and the rest of the article keeps them apart",
            "الهاء غير التاء المربوطة، وبقية المقال تفرق بينهما",
        ),
        Fault::Hamza => say(
            "The hamza is wrong here, and the rest of the article writes it with care",
            "الهمزة هنا في غير موضعها، وبقية المقال تلتزمها",
        ),
    };
    let certain = slip.right.len() == 1;
    let confidence = match slip.fault {
        Fault::Hamza if !certain => 0.75,
        Fault::Hamza => 0.85,
        _ => 0.92,
    };
    let mut handle = out.report(token.span, confidence, written(word, right), why);
    for candidate in &slip.right {
        let edits = vec![Edit::replace(token.span, candidate.clone())];
        let unmarked = bare(word) == word;
        handle = handle.fix(match (certain, unmarked) {
            (true, true) => Fix::safe(edits),
            (true, false) => Fix::risky(edits),
            (false, _) => Fix::shown(edits),
        });
    }
}

fn written(word: &str, right: &str) -> Bilingual {
    say(format!("“{word}” is spelled “{right}”"), format!("«{word}» تُكتب «{right}»"))
}

/// Presentation forms, Persian letters, tatweel inside the word, tanwin before its end.
fn has_odd_signs(word: &str) -> bool {
    word.chars()
        .any(|c| c == TATWEEL || is_presentation_form(c) || is_persian_twin(c) || matches!(c, '\u{064B}'..='\u{064D}'))
        && (inner_tatweel(word)
            || word.chars().any(|c| is_presentation_form(c) || is_persian_twin(c))
            || inner_tanwin(word).is_some())
}

/// Persian and Urdu letters that look like Arabic ones.
fn is_persian_twin(c: char) -> bool {
    matches!(c, '\u{06CC}' | '\u{06A9}' | '\u{06C1}' | '\u{06D2}' | '\u{06BE}')
}

/// A tatweel with letters on both sides. One at the end (هـ, بـ, الـ) joins the word to a sign or a number and is lawful.
fn inner_tatweel(word: &str) -> bool {
    let letters = word.trim_matches(TATWEEL);
    let stretched = letters.chars().filter(|&c| c == TATWEEL).count();
    // A tatweel between all letters masks a word from filters and is meant.
    let article = letters.strip_prefix("\u{0627}\u{0644}\u{0640}").is_some_and(|rest| !rest.contains(TATWEEL)); // الـكلمة
    !article
        && stretched > 0
        && stretched <= 3
        && letters.chars().filter(|&c| class(c) == Class::Arabic).count() >= 3
        && !is_masked(letters)
}

/// `حـمـاس`: more than one stretch in a word.
fn is_masked(word: &str) -> bool {
    word.split(TATWEEL).filter(|p| !p.is_empty()).count() > 2
}

/// Tanwin belongs on the last letter, or on the one before a final ا or ى.
fn inner_tanwin(word: &str) -> Option<usize> {
    let (at, mark) = word.char_indices().find(|&(_, c)| matches!(c, '\u{064B}'..='\u{064D}'))?;
    let rest: Vec<char> = word[at + mark.len_utf8()..].chars().filter(|&c| class(c) == Class::Arabic).collect();
    let lawful = rest.is_empty() || (rest.len() == 1 && matches!(rest[0], ALEF | MAKSURA));
    (!lawful).then_some(at)
}

fn odd_signs(token: &Token, word: &str, out: &mut Findings) {
    if after_tanwin(word).is_some() || inner_tanwin(word).is_some() && is_joined(word) {
        return;
    }
    let (right, why, safe) = if let Some(at) = inner_tanwin(word) {
        let first = word[..at].chars().filter(|&c| class(c) == Class::Arabic).count() == 1;
        let mark = match word[at..].chars().next() {
            Some('\u{064D}') => "\u{0650}",
            Some('\u{064B}') if !first => "\u{064E}",
            _ => "\u{064F}",
        };
        let right = format!("{}{mark}{}", &word[..at], &word[at + 2..]);
        (
            right,
            say(
                "Tanwin stands at the end of a word only; a short vowel was meant",
                "التنوين لا يكون إلا في آخر الكلمة، والمراد حركة قصيرة",
            ),
            false,
        )
    } else if word.chars().any(is_persian_twin) {
        if word.contains(['\u{067E}', '\u{0686}', '\u{0698}', '\u{06AF}']) {
            return; // a Persian word or name
        }
        (
            arabic_letters(word),
            say(
                "Persian or Urdu letters that look like the Arabic ones: search does not find the word",
                "حروف فارسية أو أردية تشبه العربية فلا يجد البحث الكلمة",
            ),
            true,
        )
    } else if word.chars().any(is_presentation_form) {
        let right: String = word.nfkc().collect();
        if right == word {
            return; // forms without a letter of their own
        }
        (
            right,
            say(
                "Presentation forms are for fonts; stored text needs the letters themselves",
                "أشكال العرض للخطوط، والنص المخزون يحتاج الحروف نفسها",
            ),
            true,
        )
    } else {
        let inner: String = word.chars().filter(|&c| c != TATWEEL).collect();
        (
            inner,
            say(
                "Tatweel inside a word is decoration: search does not find the word",
                "التطويل داخل الكلمة زخرفة ولا يجدها البحث معه",
            ),
            true,
        )
    };
    let edits = vec![Edit::replace(token.span, right.clone())];
    out.report(token.span, 0.9, written(word, &right), why).fix(if safe {
        Fix::safe(edits)
    } else {
        Fix::risky(edits)
    });
}

/// Whether the word is known for words run together, which is said by the rule about those.
fn is_joined(word: &str) -> bool {
    arabic(word).is_none() && look(word).is_some_and(|d| d.joined.as_ref().is_some_and(|j| j.score > 0.0))
}

/// The word in Arabic letters; a final Farsi yeh is ي or ى, whichever makes a word.
fn arabic_letters(word: &str) -> String {
    let plain: String = word
        .chars()
        .map(|c| match c {
            '\u{06CC}' | '\u{06D2}' => YEH,
            '\u{06A9}' => '\u{0643}',
            '\u{06C1}' | '\u{06BE}' => HEH,
            c => c,
        })
        .collect();
    let maksura = plain.strip_suffix(YEH).map(|s| format!("{s}{MAKSURA}"));
    match maksura {
        Some(other) if !arabic(&plain).is_some_and(|w| w.accepted) && arabic(&other).is_some_and(|w| w.accepted) => {
            other
        }
        _ => plain,
    }
}
