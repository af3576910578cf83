//! Spaces: double, missing, superfluous.

use super::{gap, is_arabic, is_plain_gap, letters};
use crate::diagnostic::{Bilingual, Edit, Fix};
use crate::knowledge::words::arabic;
use crate::rules::{Context, Findings, say};
use crate::text::chars::TATWEEL;
use crate::text::{KeySet, Span, TokenKind, clitics, key};
use std::sync::LazyLock;

/// Words before a quantity or a date, which a number may not be glued to: about, year, day, hour, after …
static BEFORE_NUMBERS: LazyLock<KeySet> = LazyLock::new(|| {
    [
        "حوالي",
        "نحو",
        "قرابة",
        "زهاء",
        "عام",
        "سنة",
        "يوم",
        "الساعة",
        "بعد",
        "قبل",
        "منذ",
        "من",
        "إلى",
        "في",
        "على",
        "مع",
        "خلال",
        "أكثر",
        "أقل",
        "بين",
        "حتى",
        "عمره",
        "عمرها",
        "مدة",
        "لمدة",
        "بقيمة",
        "بنسبة",
        "بلغ",
        "بلغت",
        "مبلغ",
        "المادة",
        "رقم",
        "الرقم",
        "الدقيقة",
        "مقتل",
        "إصابة",
        "أصل",
        "نسبة",
    ]
    .into_iter()
    .map(key)
    .collect()
});

/// Spaces that are one too many or one too few.
pub(in crate::rules) fn spacing(cx: &Context<'_>, out: &mut Findings) {
    let habit = Habit::of(cx);
    for block in cx.blocks() {
        for i in block.clone() {
            let kind = cx.all()[i].kind;
            if i > block.start {
                let before = cx.all()[i - 1].kind;
                double_space(cx, i, out);
                if kind == TokenKind::Punct || before == TokenKind::Punct {
                    brackets(cx, i, out);
                }
                if kind == TokenKind::Punct {
                    dashes(cx, i, block.start, block.end, out);
                    before_mark(cx, i, block.end, &habit, out);
                }
                if kind == TokenKind::Number || before == TokenKind::Number {
                    glued_number(cx, i, out);
                }
            }
            if i + 1 < block.end {
                match kind {
                    TokenKind::Punct => after_mark(cx, i, out),
                    TokenKind::Arabic => detached(cx, i, out),
                    _ => {}
                }
            }
        }
    }
}

/// Maghreb newsrooms set a space before ؟ ! : after the French manner: a habit is no slip.
struct Habit {
    tight: usize,
    loose: usize,
}

impl Habit {
    fn of(cx: &Context<'_>) -> Self {
        let mut habit = Self { tight: 0, loose: 0 };
        for (i, token) in cx.all().iter().enumerate().skip(1) {
            if token.kind == TokenKind::Punct && is_high_mark(token.of(cx.text)) && !token.sentence_start {
                if is_plain_gap(cx, i) {
                    habit.loose += 1;
                } else {
                    habit.tight += 1;
                }
            }
        }
        habit
    }

    fn is_french(&self) -> bool {
        self.loose >= 3 && self.loose > self.tight
    }
}

fn is_high_mark(text: &str) -> bool {
    matches!(text, ":" | "\u{061B}" | "\u{061F}" | "!" | "?" | ";")
}

fn delete(span: Span, shown: Span, en: &str, ar: &str, why: Bilingual, out: &mut Findings) {
    out.report(shown, 0.95, say(en, ar), why).fix(Fix::safe(vec![Edit::delete(span)]));
}

fn insert_space(cx: &Context<'_>, at: u32, shown: Span, confidence: f32, out: &mut Findings) {
    let span = Span { start: at, end: at };
    let (left, right) = (shown.start as usize..at as usize, at as usize..shown.end as usize);
    let mended = format!("{} {}", &cx.text[left], &cx.text[right]);
    out.report(
        shown,
        confidence,
        say(format!("A space is missing: “{mended}”"), format!("مسافة ناقصة: «{mended}»")),
        say(
            "Words run together are lost to search and to line breaks",
            "الكلمات الملتصقة تضيع على البحث وعلى نهايات الأسطر",
        ),
    )
    .fix(Fix::safe(vec![Edit::replace(span, " ")]));
}

fn why_extra() -> Bilingual {
    say("Copying or a removed link left it", "خلّفها نسخ أو رابط حُذف")
}

fn double_space(cx: &Context<'_>, i: usize, out: &mut Findings) {
    let span = gap(cx, i);
    if span.len() < 2 || !is_plain_gap(cx, i) || span.of(cx.text).chars().count() < 2 {
        return;
    }
    // Verse sets its halves wide apart.
    if span.of(cx.text).chars().count() >= 4 {
        return;
    }
    // The space before a comma is punctuation's affair.
    if matches!(cx.word(i), "\u{060C}" | "\u{061B}") {
        return;
    }
    let all = cx.all();
    let shown = all[i - 1].span.cover(all[i].span);
    let shown = if shown.len() > 80 { span } else { shown };
    out.report(shown, 0.97, say("More than one space", "أكثر من مسافة"), why_extra())
        .fix(Fix::safe(vec![Edit::replace(span, " ")]));
}

/// `( word )`: no space inside brackets; `word(` and `)word`: a space outside.
fn brackets(cx: &Context<'_>, i: usize, out: &mut Findings) {
    let all = cx.all();
    let (before, here) = (cx.word(i - 1), cx.word(i));
    let pair = all[i - 1].span.cover(all[i].span);
    let inside_open = matches!(before, "(" | "[") && is_plain_gap(cx, i);
    let inside_close = matches!(here, ")" | "]") && is_plain_gap(cx, i) && !matches!(before, ":" | ";" | "(" | "[");
    if inside_open || inside_close {
        delete(gap(cx, i), pair, "A space inside brackets", "مسافة داخل القوسين", why_extra(), out);
    }
    let touching = gap(cx, i).is_empty();
    if touching
        && ((here == "(" && is_arabic(cx, i - 1) && letters(cx, i - 1) > 1)
            || (before == ")" && is_arabic(cx, i) && letters(cx, i) > 1))
    {
        insert_space(cx, all[i].span.start, pair, 0.9, out);
    }
}

/// A dash with a space on one side only, between Arabic words.
fn dashes(cx: &Context<'_>, i: usize, start: usize, end: usize, out: &mut Findings) {
    if !matches!(cx.word(i), "-" | "\u{2013}" | "\u{2014}") || i + 1 >= end || i == start {
        return;
    }
    let (left, right) = (is_plain_gap(cx, i), is_plain_gap(cx, i + 1));
    let glued = (left && gap(cx, i + 1).is_empty()) || (right && gap(cx, i).is_empty());
    let token = cx.all()[i];
    // After a colon or at a sentence's start a dash opens a line of dialogue.
    if !glued || token.sentence_start || !is_arabic(cx, i + 1) || !is_arabic(cx, i - 1) || letters(cx, i - 1) < 2 {
        return;
    }
    // A pair glued on its inner sides encloses a parenthesis (قال -وهو غاضب- إن): a style of its own.
    if has_partner(cx, i, left, start..end) {
        return;
    }
    let shown = cx.all()[i - 1].span.cover(cx.all()[i + 1].span);
    let at = if left { token.span.end } else { token.span.start };
    insert_space(cx, at, shown, 0.85, out);
}

/// Whether a dash glued the other way round stands in the block behind a dash glued to the right, or before one glued to the left.
fn has_partner(cx: &Context<'_>, i: usize, opens: bool, block: std::ops::Range<usize>) -> bool {
    let within = if opens { i + 1..block.end } else { block.start + 1..i };
    within.into_iter().any(|k| {
        cx.word(k) == cx.word(i)
            && is_plain_gap(cx, k) != opens
            && (k + 1 >= block.end || is_plain_gap(cx, k + 1) == opens || !cx.all()[k + 1].kind.is_word())
    })
}

/// `حوالي200`, `200مليون`: a number glued to a word.
fn glued_number(cx: &Context<'_>, i: usize, out: &mut Findings) {
    let all = cx.all();
    if !gap(cx, i).is_empty() {
        return;
    }
    let shown = all[i - 1].span.cover(all[i].span);
    let number = |k: usize| all[k].kind == TokenKind::Number;
    let word_first = number(i) && is_arabic(cx, i - 1) && BEFORE_NUMBERS.contains(&all[i - 1].key);
    let number_first = number(i - 1) && is_arabic(cx, i) && letters(cx, i) >= 3 && !cx.word(i).contains(TATWEEL);
    if word_first || number_first {
        insert_space(cx, all[i].span.start, shown, 0.9, out);
    }
}

/// A space before `.` `:` `؛` `؟` `!`.
fn before_mark(cx: &Context<'_>, i: usize, end: usize, habit: &Habit, out: &mut Findings) {
    let mark = cx.word(i);
    let high = is_high_mark(mark);
    if !(high || mark == ".") || !is_plain_gap(cx, i) || (high && habit.is_french()) {
        return;
    }
    let all = cx.all();
    let before = all[i - 1];
    let word_before = before.kind.is_word()
        || before.kind == TokenKind::Number
        || matches!(before.of(cx.text), ")" | "\u{BB}" | "\u{201D}" | "\"" | "\u{201C}");
    let ends_here = i + 1 >= end || all[i + 1].space_before;
    let one_letter = letters(cx, i - 1) < 2 && before.kind == TokenKind::Arabic;
    let ellipsis = i + 1 < end && cx.word(i + 1) == ".";
    if !word_before || !ends_here || one_letter || ellipsis {
        return;
    }
    let span = gap(cx, i);
    delete(span, span.cover(all[i].span), "A space before the mark", "مسافة قبل علامة الترقيم", why_extra(), out);
}

/// No space behind `،` `؛` `.` `:` `؟` `!` and a word.
fn after_mark(cx: &Context<'_>, i: usize, out: &mut Findings) {
    let mark = cx.word(i);
    let all = cx.all();
    if all[i].kind != TokenKind::Punct || i == 0 || !gap(cx, i + 1).is_empty() || !is_arabic(cx, i + 1) {
        return;
    }
    let long = letters(cx, i + 1) >= 2 && is_arabic(cx, i - 1) && letters(cx, i - 1) >= 2;
    let masked = cx.word(i - 1).contains(TATWEEL) || cx.word(i + 1).contains(TATWEEL);
    let fits = match mark {
        "\u{060C}" | "\u{061B}" | "\u{061F}" | "!" | "." => long,
        ":" => long && all[i + 1].kind == TokenKind::Arabic,
        _ => false,
    };
    // قبل.كوم and the like were read as one token; a dot between letters of a masked word is none of ours.
    if fits && !masked {
        let shown = all[i - 1].span.cover(all[i + 1].span);
        insert_space(cx, all[i].span.end, shown, 0.9, out);
    }
}

/// و and ال standing apart from their word.
fn detached(cx: &Context<'_>, i: usize, out: &mut Findings) {
    let all = cx.all();
    let word = cx.word(i);
    let conjunction = word == "\u{0648}";
    let article = word == "\u{0627}\u{0644}";
    if !(conjunction || article) || !is_plain_gap(cx, i + 1) || !is_arabic(cx, i + 1) || letters(cx, i + 1) < 2 {
        return;
    }
    // Letters in a row are an abbreviation (و ص ح); the article apart also spells the letter L.
    let abbreviation = i > 0 && is_arabic(cx, i - 1) && letters(cx, i - 1) == 1;
    if abbreviation || (article && letters(cx, i + 1) < 3) || all[i].sentence_start && article {
        return;
    }
    let span = gap(cx, i + 1);
    let joined = clitics::attach(word, cx.word(i + 1));
    if article && !arabic(&joined).is_some_and(|w| w.accepted) {
        return; // ال باتشينو
    }
    out.report(
        all[i].span.cover(all[i + 1].span),
        0.9,
        say(format!("“{word}” is written with its word: “{joined}”"), format!("«{word}» تُكتب متصلة: «{joined}»")),
        say("Engines split what English writes apart", "تفصل المحركات ما تفصله الإنجليزية"),
    )
    .fix(Fix::safe(vec![Edit::delete(span)]));
}
