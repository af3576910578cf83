//! Sentences that deny what their source affirms, or affirm what it denies.

use super::lexis::renders;
use crate::align::{Alignment, Group};
use crate::knowledge::memory::Memory;
use crate::knowledge::phrases::Stem;
use crate::knowledge::words::{english, hash};
use crate::rules::{Context, Findings, say};
use crate::text::{KeySet, Token, TokenKind, clitics, key};
use std::cell::RefCell;
use std::sync::LazyLock;

/// Words from which on a sentence is compared: headlines and scraps are free.
const WORDS: usize = 5;
/// Lengths, article for source, between which two sentences say the same things.
const RATIO: std::ops::RangeInclusive<f32> = 0.6..=1.6;

/// A negation on one side, and nothing like one on the other.
pub(in crate::rules) fn negation_mismatch(cx: &Context<'_>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    for group in &aligned.groups {
        if !is_pair(cx, aligned, group) {
            continue;
        }
        let target = in_target(cx, group);
        if matches!(target, Denial::Perhaps) {
            continue;
        }
        match (in_source(aligned, group), target) {
            (Denial::Plain(at), Denial::None) if is_affirmed(cx, aligned, group, at) => {
                let word = aligned.tokens.all()[at].of(aligned.text);
                let last = group.target.end - 1;
                let span = cx.span(group.target.start..last + 1);
                out.report(
                    span,
                    0.7,
                    say(
                        format!("The source denies this (“{word}”), and the sentence affirms it"),
                        format!("ينفي الأصل هذا (“{word}”) والجملة تثبته"),
                    ),
                    say("No word of the sentence denies anything", "ليس في الجملة كلمة تنفي شيئا"),
                );
            }
            (Denial::None, Denial::Plain(at)) if is_said(cx, aligned, group, at) => {
                let word = cx.word(at);
                out.report(
                    cx.all()[at].span,
                    0.65,
                    say(format!("“{word}” denies what the source affirms"), format!("تنفي «{word}» ما يثبته الأصل")),
                    say("No word of the source's sentence denies anything", "ليس في جملة الأصل كلمة تنفي شيئا"),
                );
            }
            _ => {}
        }
    }
}

/// Words behind a negation among which what it denies is looked for.
const BEHIND: usize = 3;

/// Whether the article says a word that the source denies (did not approve: وافق): translators turn what they write freely (did not
/// fail: succeeded), and a title (Not Like Us) denies nothing.
fn is_affirmed(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, at: usize) -> bool {
    let (all, text) = (aligned.tokens.all(), aligned.text);
    let word = |i: usize| all[i].of(text);
    let title = word(at).starts_with(char::is_uppercase) && !all[at].sentence_start;
    let denied = (at + 1..group.source.end).filter(|&i| all[i].kind == TokenKind::Latin).take(BEHIND);
    !title && denied.map(|i| Stem::of(word(i))).any(|stem| group.target.clone().any(|i| renders(cx, i, stem)))
}

/// Whether the source says the word that the article denies right behind `at` (لم يوافق: approved).
fn is_said(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, at: usize) -> bool {
    let behind = (at + 1..group.target.end).find(|&i| cx.all()[i].kind == TokenKind::Arabic);
    behind.is_some_and(|i| aligned.stems(&group.source).iter().any(|stem| renders(cx, i, *stem)))
}

/// What a sentence denies.
enum Denial {
    /// Nothing, by no word.
    None,
    /// One thing, by the plain negation at this token.
    Plain(usize),
    /// Something, or perhaps something.
    Perhaps,
}

/// Whether the group is one sentence for one, about as long.
fn is_pair(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group) -> bool {
    let one = |all: &[Token], range: &std::ops::Range<usize>| {
        let own = &all[range.clone()];
        own.iter().filter(|t| t.sentence_start).count() == 1 && own.iter().filter(|t| t.kind.is_word()).count() >= WORDS
    };
    !group.moved
        && RATIO.contains(&group.ratio)
        && one(aligned.tokens.all(), &group.source)
        && one(cx.all(), &group.target)
}

/// What a word does to a sentence.
#[derive(Clone, Copy, Default)]
struct Deed {
    /// It denies, plainly.
    plain: bool,
    /// It denies or limits in another way.
    denies: bool,
    /// It limits a negation, or may stand for one.
    turns: bool,
}

thread_local! {
    /// What words lately met do, by their hash: English, Arabic.
    static DEEDS: [RefCell<Memory<Deed>>; 2] = [RefCell::new(Memory::new(13)), RefCell::new(Memory::new(14))];
}

fn keys(words: &str) -> KeySet {
    words.split_whitespace().map(key).collect()
}

/// What a word of a source does.
fn english_deed(token: &Token, word: &str) -> Deed {
    // Words that deny, so that two of them affirm, or that turn a negation into a limit: not only, not until.
    static DENIES: LazyLock<KeySet> = LazyLock::new(|| {
        keys(
            "no none nothing nobody nowhere neither nor without hardly barely rarely seldom scarcely unless until only just merely \
             simply least deny denies denied denying refuse refuses refused refusing refusal fail fails failed failing failure lack \
             lacks lacked lacking reject rejects rejected ban bans banned prevent prevents prevented preventing avoid avoids \
             avoided avoiding impossible doubt doubts doubted whether why",
        )
    });
    // Words that Arabic may put a negation for.
    static TURNS: LazyLock<KeySet> = LazyLock::new(|| {
        keys(
            "if few fewer little less but except besides instead rather than far too yet still stop stops stopped \
             stopping miss misses missed missing absent absence refrain cease ceased lose loses lost losing unable difficult \
             forget forgot ignore ignored ignoring spare exempt free against beyond away another different wrong untrue \
             false halt halted suspend suspended quit zero remain remains remained keep keeps kept oppose opposed opposes \
             opposition mistake gone limited fall short empty vacant abstain decline \
             declined declines struggle struggled struggles yet withheld \
             undecided unlike unknown deaf blind cold idle bare elude eludes eluded",
        )
    });
    let word = word.to_lowercase().replace('\u{2019}', "'");
    Deed {
        plain: word == "not" || word == "never" || word.ends_with("n't") || word == "cannot",
        denies: DENIES.contains(&token.key),
        turns: TURNS.contains(&token.key) || is_negative(&word),
    }
}

/// What the source's sentence denies.
fn in_source(aligned: &Alignment<'_>, group: &Group) -> Denial {
    let all = aligned.tokens.all();
    let mut plain = None;
    let mut turns = false;
    for at in group.source.clone().filter(|&i| all[i].kind == TokenKind::Latin) {
        let token = &all[at];
        let word = token.of(aligned.text);
        let deed = DEEDS.with(|deeds| *deeds[0].borrow_mut().recall(hash(word), || english_deed(token, word)));
        if deed.plain {
            let again = plain.replace(at).is_some();
            // Not all, not so much, never more; and one whose verb is left to the reader (those who don't).
            let next = all.get(at + 1).filter(|t| t.kind.is_word()).map_or("", |t| t.of(aligned.text));
            let turned = matches!(
                next,
                "" | "so"
                    | "all"
                    | "long"
                    | "far"
                    | "more"
                    | "before"
                    | "again"
                    | "ever"
                    | "mind"
                    | "and"
                    | "or"
                    | "every"
                    | "everyone"
                    | "guilty"
                    | "always"
            );
            if again || turned {
                return Denial::Perhaps;
            }
        } else if deed.denies {
            return Denial::Perhaps;
        }
        turns |= deed.turns;
    }
    let question = group.source.clone().any(|i| all[i].is(aligned.text, '?'));
    match plain {
        Some(_) if question => Denial::Perhaps,
        Some(at) => Denial::Plain(at),
        None if turns || question => Denial::Perhaps,
        None => Denial::None,
    }
}

/// Words that deny by what they begin or end with: unable, impossible, disagree, homeless.
fn is_negative(word: &str) -> bool {
    let rest = |p: &&str| word.strip_prefix(*p).filter(|rest| rest.len() > 3);
    let denied = |rest: &str| english(rest).is_some_and(|e| e.ordinary);
    ["un", "in", "im", "ir", "il", "dis", "non", "mis"].iter().filter_map(rest).any(denied) || word.ends_with("less")
}

/// What a word of an article does.
fn arabic_deed(token: &Token, word: &str) -> Deed {
    static PLAIN: LazyLock<KeySet> = LazyLock::new(|| keys("لم لن ليس ليست ليسوا"));
    // What else denies, limits, or may be read as denying.
    static DENIES: LazyLock<KeySet> = LazyLock::new(|| {
        keys(
            "لا ما غير دون بدون عدم بلا إلا ألا كلا لولا سوى أبدا قط إنما لئلا كيلا لما لست لسنا لستم ليسا لسن مجرد كف كفوا بعيد بعيدا بعيدة \
             ضد خال خالية خاليا فات عكس خلاف بل كاد يكاد تكاد بالكاد قلما نادرا قلة كذب محال",
        )
    });
    // What limits a negation or undoes it: not but, not any more, not before.
    static TURNS: LazyLock<KeySet> =
        LazyLock::new(|| keys("حتى بعد قبل فقط فحسب لكن ولكن يعد تعد يعدن يعودوا شمل إذا لو"));
    const STEMS: [&str; 28] = [
        "نفى",
        "نفي",
        "ينف",
        "تنف",
        "رفض",
        "فشل",
        "منع",
        "حظر",
        "امتن",
        "متنع",
        "عجز",
        "تعذر",
        "توقف",
        "فقد",
        "فتقر",
        "مستح",
        "صعب",
        "ستبعد",
        "تجنب",
        "تخل",
        "خفق",
        "عدام",
        "عدم",
        "حرم",
        "تجاهل",
        "نكر",
        "مجهول",
        "استثن",
    ];
    let is = |set: &KeySet| {
        let mut found = set.contains(&token.key);
        clitics::strip(word, |s| found |= set.contains(&s.key));
        found
    };
    Deed { plain: is(&PLAIN), denies: is(&DENIES) || STEMS.iter().any(|s| word.contains(s)), turns: is(&TURNS) }
}

/// What the article's sentence denies.
fn in_target(cx: &Context<'_>, group: &Group) -> Denial {
    let mut plain = None;
    let mut turns = false;
    for at in group.target.clone() {
        let token = &cx.all()[at];
        let word = token.of(cx.text);
        if token.kind != TokenKind::Arabic {
            continue;
        }
        let deed = DEEDS.with(|deeds| *deeds[1].borrow_mut().recall(hash(word), || arabic_deed(token, word)));
        if deed.plain {
            if plain.replace(at).is_some() {
                return Denial::Perhaps;
            }
        } else if deed.denies {
            return Denial::Perhaps;
        }
        turns |= deed.turns;
    }
    match plain {
        Some(_) if turns => Denial::Perhaps,
        Some(at) => Denial::Plain(at),
        None => Denial::None,
    }
}
