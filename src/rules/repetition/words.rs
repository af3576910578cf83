//! Words said again, and names said in both scripts.

use crate::diagnostic::{Edit, Fix};
use crate::knowledge::morph::Kind;
use crate::knowledge::words::{arabic, english};
use crate::rules::{Context, Findings, say};
use crate::text::fold::bare;
use crate::text::{KeySet, Span, TokenKind, clitics, key_set};
use std::ops::Range;
use std::sync::LazyLock;

/// Names of letters, by which stations and acronyms are spelled out (بي بي سي).
pub(super) static LETTERS: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(&[
        "إيه",
        "آيه",
        "ايه",
        "بي",
        "سي",
        "دي",
        "إي",
        "اي",
        "إف",
        "جي",
        "إتش",
        "اتش",
        "آي",
        "جيه",
        "جاي",
        "كيه",
        "كي",
        "كاي",
        "إل",
        "ال",
        "إم",
        "إن",
        "أو",
        "او",
        "بيه",
        "كيو",
        "آر",
        "إس",
        "تي",
        "يو",
        "في",
        "فى",
        "دبليو",
        "دابليو",
        "إكس",
        "واي",
        "زد",
        "زي",
        "دو",
        "تو",
    ])
});

/// Letter names that are also particles or verbs: in, the, that, or, so that, any, has.
static PARTICLE_LETTERS: LazyLock<KeySet> =
    LazyLock::new(|| key_set(&["في", "ال", "إن", "أو", "كي", "أي", "دو", "تو"]));

/// Words that are lawfully doubled: interjections, emphasis, given names, and a few foreign names.
pub(super) static LAWFUL: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(&[
        // no, yes, come on, alas, never, quickly, slowly, very
        "لا",
        "نعم",
        "هيا",
        "هيهات",
        "كلا",
        "أجل",
        "آه",
        "ها",
        "جدا",
        "مهلا",
        "حذار",
        "سريعا",
        "رويدا",
        "كفى",
        "بلى",
        "حبذا",
        "صه",
        "هو",
        "هي",
        // given names that fathers and sons share
        "عبدالله",
        "الله",
        "بين",
        "خطوة",
        "كلمة",
        "نيويورك",
        "محمد",
        "أحمد",
        "علي",
        "حسن",
        "حسين",
        "محمود",
        "إبراهيم",
        "عمر",
        "سعيد",
        "صالح",
        "سالم",
        "خالد",
        "يوسف",
        "مصطفى",
        "سليمان",
        "عثمان",
        // double-double
        "دابل",
        // Duran Duran, Bora Bora, Roa Roa, Sirhan Sirhan, Baden-Baden, Pago Pago, Boutros Boutros
        "duran",
        "bora",
        "roa",
        "sirhan",
        "baden",
        "pago",
        "wagga",
        "walla",
        "talk",
        "knock",
        "yo",
        "bye",
        "la",
        "ha",
        "no",
        "go",
        "tik",
        "سرحان",
        "بطرس",
        "بورا",
        "دوران",
        "يو",
        "تام",
        "بادن",
        "باي",
        "باغو",
        "kung",
        "ping",
        "chow",
        "cha",
        "hush",
        "tut",
        "cou",
        "gigi",
        "jojo",
        "mahi",
    ])
});

/// A word said twice (or more) with nothing but white space between.
pub(in crate::rules) fn repeated_word(cx: &Context<'_>, out: &mut Findings) {
    let all = cx.all();
    for block in cx.blocks() {
        let mut i = block.start;
        while i + 1 < block.end {
            let mut end = i + 1;
            while end < block.end && all[end].space_before && all[end].kind == all[i].kind && same_word(cx, i, end) {
                end += 1;
            }
            if end - i >= 2 && all[i].kind.is_word() && !is_lawful_word(cx, i, end) {
                report_word(cx, i..end, out);
            }
            i = end.max(i + 1);
        }
    }
    in_both_scripts(cx, out);
}

/// A name said in both scripts with nothing but white space between: كلود Claude. Which of them goes is the newsroom's choice.
fn in_both_scripts(cx: &Context<'_>, out: &mut Findings) {
    if !cx.has_latin_words() {
        return;
    }
    for pair in cx.names().mentions().windows(2) {
        let [first, other] = pair else { continue };
        let behind = cx.all()[other.tokens().start];
        let beside = first.tokens().end == other.tokens().start && behind.space_before && !behind.sentence_start;
        if !beside || first.cluster != other.cluster || first.script == other.script {
            continue;
        }
        let (one, two) = (first.span(cx.tokens), other.span(cx.tokens));
        let (a, b) = (one.of(cx.text), two.of(cx.text));
        let rest = Span { start: one.end, end: two.end };
        out.report(
            one.cover(two),
            0.7,
            say(format!("“{a}” and “{b}” are one name said twice"), format!("«{a}» و«{b}» اسم واحد كُتب مرتين")),
            say("The other script stands in brackets, or not at all", "تُكتب الصورة الأخرى بين قوسين أو تُترك"),
        )
        .fix(Fix::shown(vec![Edit::delete(rest)]))
        .fix(Fix::shown(vec![Edit::replace(one.cover(two), b)]));
    }
}

pub(super) fn same_word(cx: &Context<'_>, a: usize, b: usize) -> bool {
    cx.all()[a].key == cx.all()[b].key && bare(cx.word(a)).eq_ignore_ascii_case(&bare(cx.word(b)))
}

fn is_lawful_word(cx: &Context<'_>, first: usize, end: usize) -> bool {
    let token = &cx.all()[first];
    let word = bare(cx.word(first));
    if LAWFUL.contains(&token.key) || word.chars().count() < 2 {
        return true;
    }
    if word == "من" {
        // "from whom" goes on with a verb or a pronoun, and "who of" with what has the article: من من اللاعبين.
        let noun = cx.known(end).readings.all(|a| matches!(a.reading.kind, Kind::Noun | Kind::Adjective) && !a.article);
        return !noun || cx.all().get(end).is_none_or(|t| !t.space_before || t.sentence_start);
    }
    let beside = |i: Option<usize>| i.and_then(|i| cx.all().get(i)).is_some_and(|t| t.is_among(cx.text, &LETTERS));
    if LETTERS.contains(&token.key) && token.kind == TokenKind::Arabic {
        // بي بي سي; but a lone في في between ordinary words is no station.
        return !PARTICLE_LETTERS.contains(&token.key) || beside(first.checked_sub(1)) || beside(Some(end));
    }
    if end - first == 2 && is_unknown(token.kind, &word) {
        return true; // Miu Miu, لانغ لانغ: a name
    }
    // Adverbs of manner are made by doubling an indefinite accusative: صفا صفا, واحدا واحدا, يوما يوما, كلمة كلمة.
    let pronoun = ["\u{0647}\u{0627}", "\u{0646}\u{0627}", "\u{0645}\u{0627}", "\u{0630}\u{0627}"]
        .iter()
        .any(|e| word.ends_with(e)); // ها نا ما ذا
    let accusative = word.ends_with('\u{0627}')
        && word.chars().count() <= 6
        && !pronoun
        && word != "\u{0623}\u{064A}\u{0636}\u{0627}"; // أيضا
    let tanwin = cx.word(first).contains('\u{064B}');
    let count_noun = word.ends_with('\u{0629}') && !clitics::has_article(&word) && !is_described(cx, first);
    end - first == 2 && token.kind == TokenKind::Arabic && (accusative || tanwin || (count_noun && is_manner(cx, end)))
}

/// A word no list knows, or a Latin one that is no ordinary English word.
fn is_unknown(kind: TokenKind, word: &str) -> bool {
    match kind {
        TokenKind::Latin => english(word).is_none_or(|w| !w.ordinary && w.centibels > 550),
        _ => arabic(word).is_none_or(|w| !w.accepted && w.centibels > 500),
    }
}

/// After كلمة كلمة the sentence goes on with nothing that would make the second word a construct noun.
fn is_manner(cx: &Context<'_>, end: usize) -> bool {
    cx.all()
        .get(end)
        .is_none_or(|t| t.sentence_start || (t.kind != TokenKind::Latin && !clitics::has_article(t.of(cx.text))))
}

/// أهداف عسكرية عسكرية: an adjective behind its noun makes no adverb.
fn is_described(cx: &Context<'_>, adjective: usize) -> bool {
    let noun = |i: usize| {
        let readings = &cx.known(i).readings;
        !readings.is_empty() && readings.all(|a| a.is_noun() && !a.article)
    };
    !cx.all()[adjective].sentence_start
        && cx.known(adjective).readings.any(|a| a.reading.kind == Kind::Adjective)
        && adjective.checked_sub(1).is_some_and(noun)
}

fn report_word(cx: &Context<'_>, range: Range<usize>, out: &mut Findings) {
    let span = cx.span(range.clone());
    let word = cx.word(range.start);
    let n = range.len();
    let rest = Span::new(cx.all()[range.start].span.end as usize, span.end as usize);
    out.report(
        span,
        0.95,
        say(
            format!("“{word}” is said {n} times in a row"),
            format!("«{word}» مكررة {n} مرات متتالية").replace("2 مرات", "مرتين"),
        ),
        say("Engines stutter where a name or a line break confused them", "تتلعثم المحركات حين يربكها اسم أو فاصل سطر"),
    )
    .fix(Fix::safe(vec![Edit::delete(rest)]));
}
