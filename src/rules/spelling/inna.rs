//! After قال "to say" the speech is opened by إن, not أن.

use super::orthography::HAMZA_ABOVE;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::pack::Role;
use crate::knowledge::words::arabic;
use crate::rules::{Context, Findings, say};
use crate::text::fold::bare;
use crate::text::{KeySet, TokenKind, clitics, key, key_set};
use std::sync::LazyLock;

/// Forms of قال "to say", behind و and ف too.
static SAYING: LazyLock<KeySet> = LazyLock::new(|| {
    let forms =
        ["قال", "قالت", "قالوا", "يقول", "تقول", "يقولون", "قائلا", "قائلة", "قائلين", "قلت", "أقول", "نقول", "قلنا"];
    forms.iter().flat_map(|f| [key(f), key(&format!("و{f}")), key(&format!("ف{f}"))]).collect()
});

/// Words that govern أن themselves or open a clause of their own: behind them it is no object of saying.
static GOVERNORS: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(&[
        // particles: that, after, before, despite, without, with, because, until, except, rather, as, where, not
        "إن",
        "إنه",
        "إنها",
        "إنهم",
        "إنهما",
        "إننا",
        "إنني",
        "بعد",
        "قبل",
        "رغم",
        "برغم",
        "دون",
        "بدون",
        "مع",
        "منذ",
        "حتى",
        "إلا",
        "سوى",
        "بل",
        "كما",
        "حيث",
        "على",
        "من",
        "عن",
        "إلى",
        "غير",
        "لولا",
        "لو",
        "بما",
        "ذلك",
        "بمجرد",
        "شرط",
        "بشرط",
        "خشية",
        "مخافة",
        "بدلا",
        "فضلا",
        "الذي",
        "التي",
        "الذين",
        "لا",
        "بد",
        "لابد",
        "ما",
        // verbs and nouns that take أن
        "يجب",
        "يمكن",
        "ينبغي",
        "أراد",
        "يريد",
        "تريد",
        "أرادت",
        "نريد",
        "أريد",
        "يعتقد",
        "تعتقد",
        "أعتقد",
        "نعتقد",
        "يرى",
        "ترى",
        "أكد",
        "أكدت",
        "أوضح",
        "أعلن",
        "ذكر",
        "أضاف",
        "أضافت",
        "تابع",
        "زعم",
        "زعمت",
        "اعتبر",
        "أمل",
        "يأمل",
        "تأمل",
        "نأمل",
        "آمل",
        "يبدو",
        "كان",
        "كانت",
        "يكون",
        "المفترض",
        "الممكن",
        "المتوقع",
        "المقرر",
        "المحتمل",
        "الضروري",
        "المهم",
        "الواضح",
        "الأفضل",
        "فكرة",
        "حقيقة",
        "احتمال",
        "دليل",
        "مؤكدا",
        "مضيفا",
        "موضحا",
        "معتبرا",
        "مشيرا",
        "يذكر",
        "علم",
        "يعلم",
        "نعلم",
        "تعلم",
        "أعلم",
        "سبق",
        "يحدث",
        "حدث",
        "قبلت",
        "أحب",
        "يحب",
        "تحب",
        "أخشى",
        "يخشى",
        "حاول",
        "يحاول",
        "قرر",
        "قررت",
        "طلب",
        "طلبت",
        "وعد",
        "استطاع",
        "شعر",
        "يشعر",
        "شعرت",
        "أشعر",
        "أظن",
        "يظن",
        "يعني",
        "تعني",
        "بعدما",
        "لدرجة",
        "نتيجة",
        "نظرا",
        "يثبت",
        "تثبت",
        "أثبت",
        "يعرف",
        "تعرف",
        "أعرف",
        "نعرف",
        "سمع",
        "وجد",
        "وجدت",
        "رأى",
        "رأيت",
        "تمنى",
        "أتمنى",
        "يتمنى",
        "نتمنى",
        "يتوقع",
        "نتوقع",
        "أتوقع",
        "تتوقع",
        "المؤكد",
        "شك",
        "يفترض",
        "لاحظ",
        "تذكر",
        "أدرك",
        "يدرك",
        "ضمان",
        "لضمان",
        "المرجح",
        "المستحيل",
        "الصعب",
        "السهل",
        "الواجب",
        "المفروض",
        "المعتاد",
        "الطبيعي",
        "الغريب",
        "المستبعد",
        "اللازم",
        "الأمل",
        "الخوف",
        "الحق",
    ])
});

/// After قال the speech is opened by إن, not أن.
pub(super) fn inna_after_saying(cx: &Context<'_>, out: &mut Findings) {
    let all = cx.all();
    for block in cx.blocks() {
        for i in block.clone().filter(|&i| SAYING.contains(&all[i].key)) {
            for (j, token) in all.iter().enumerate().take(block.end.min(i + 9)).skip(i + 1) {
                let word = token.of(cx.text);
                let comma = token.is(cx.text, '\u{060C}');
                if token.sentence_start
                    || (!token.kind.is_word() && !comma)
                    || GOVERNORS.contains(&all[j].key) && !is_anna(word)
                {
                    break;
                }
                if SAYING.contains(&token.key) {
                    break;
                }
                if is_anna(word) {
                    if is_object_of_saying(cx, i, j, block.end) {
                        report_inna(cx, i, j, out);
                    }
                    break;
                }
            }
        }
    }
}

/// Whether the أن at `at` opens the speech of the verb at `verb`: it stands right behind the verb or behind a subject (a word with
/// the article, a name, a word no dictionary has), no إن follows that would open it, and what follows is no imperfect verb.
fn is_object_of_saying(cx: &Context<'_>, verb: usize, at: usize, end: usize) -> bool {
    let all = cx.all();
    let mut before = at - 1;
    if all[before].is(cx.text, '\u{060C}') && before > verb {
        before -= 1;
    }
    let word = cx.word(before);
    let foreign = all[before].kind == TokenKind::Latin || arabic(word).is_none_or(|w| !w.accepted);
    let named = cx
        .matches
        .around(&(before..before + 1))
        .iter()
        .any(|h| matches!(h.role, Role::Arabic(_)) && h.tokens().contains(&before));
    let subject =
        before == verb || foreign || named || (clitics::has_article(word) && !GOVERNORS.contains(&all[before].key));
    let later = all[at + 1..end.min(at + 10)]
        .iter()
        .any(|t| bare(t.of(cx.text)).starts_with("\u{0625}\u{0646}") && t.span.len() <= 10);
    let alone = bare(cx.word(at)).chars().count() == 2;
    let next = cx.word(at + 1);
    let imperfect = alone
        && next.starts_with(['\u{064A}', '\u{062A}', '\u{0646}', '\u{0623}'])
        && arabic(next).is_some_and(|w| w.accepted);
    subject && !later && !imperfect
}

/// أن with or without a pronoun. أنا and أنت are no particles.
fn is_anna(word: &str) -> bool {
    let bare = bare(word);
    bare.strip_prefix("\u{0623}\u{0646}").is_some_and(|p| {
        matches!(
            p,
            "" | "\u{0647}"
                | "\u{0647}\u{0627}"
                | "\u{0647}\u{0645}"
                | "\u{0647}\u{0646}"
                | "\u{0647}\u{0645}\u{0627}"
                | "\u{0646}\u{064A}"
                | "\u{0646}\u{0627}"
                | "\u{064A}"
        )
    })
}

fn report_inna(cx: &Context<'_>, verb: usize, at: usize, out: &mut Findings) {
    let token = cx.all()[at];
    let word = token.of(cx.text);
    let right = word.replacen(HAMZA_ABOVE, "\u{0625}", 1);
    out.report(
        token.span,
        0.88,
        say(
            format!("After “{}” the speech opens with “{right}”", cx.word(verb)),
            format!("بعد «{}» تُكسر الهمزة: «{right}»", cx.word(verb)),
        ),
        say("أن follows other verbs; after قال it is إن", "همزة «إن» تُكسر بعد القول"),
    )
    .fix(Fix::safe(vec![Edit::replace(token.span, right.clone())]));
}
