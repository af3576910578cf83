//! Numbers of the article that are not those of its source.

use super::bounds::turned;
use crate::align::numbers::{Kind, Number, Weight, currency, equal, in_place, named, same, scale_word};
use crate::align::{Alignment, Group};
use crate::diagnostic::{Edit, Fix};
use crate::rules::{Context, Findings, say};
use crate::text::{KeySet, Span, Token, key_set};
use std::ops::Range;
use std::sync::LazyLock;

/// A number that is another one than in the source, or is not in the source at all.
pub(in crate::rules) fn number_mismatch(cx: &Context<'_>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    if aligned.source_numbers.is_empty() && aligned.target_numbers.is_empty() {
        return;
    }
    let groups = &aligned.groups;
    for (at, group) in groups.iter().enumerate() {
        if group.target.is_empty() || group.source.is_empty() {
            continue;
        }
        let target = within(&aligned.target_numbers, &group.target);
        if target.is_empty() {
            continue;
        }
        let source = within(&aligned.source_numbers, &group.source);
        for t in target.iter().filter(|t| t.weight == Weight::Hard) {
            let mut same = source.iter().filter(|s| answers(s, t));
            if let (Some(s), None) = (same.next(), same.next())
                && let Some(words) = turned(cx, aligned, t, s)
            {
                bound(cx, aligned, words.start..t.tokens.end, s, out);
            }
        }
        let near = neighbours(groups, at);
        let mut loose_target: Vec<&Number> = target
            .iter()
            .filter(|t| t.weight > Weight::Weak && !source.iter().any(|s| answers(s, t)))
            .filter(|t| !near.iter().any(|g| has_moved(aligned, g, t)))
            .collect();
        let lawful = |t: &Number| {
            is_spaced(cx, aligned, group, t)
                || is_of_name(cx, aligned, t)
                || is_heard(aligned, t)
                || is_hour_mark(aligned, group, t)
        };
        loose_target.retain(|t| !lawful(t));
        if loose_target.is_empty() {
            if let Some((t, s)) = repeated(target, source) {
                differs(cx, aligned, t, s, true, out);
            }
            continue;
        }
        let open = |s: &&Number| {
            s.weight > Weight::Weak
                && !target.iter().any(|t| answers(s, t))
                && !(is_two(s) && group.target.clone().any(|at| is_two_of(cx, at)))
        };
        let loose_source: Vec<&Number> = source.iter().filter(open).collect();
        // Dates are compared by themselves: they come and go beside what is counted.
        let (dates, numbers): (Vec<&Number>, Vec<&Number>) = loose_target.iter().partition(|n| is_date(n));
        let (source_dates, source_numbers): (Vec<&Number>, Vec<&Number>) =
            loose_source.iter().partition(|n| is_date(n));
        compare(cx, aligned, group, &numbers, &source_numbers, out);
        compare(cx, aligned, group, &dates, &source_dates, out);
    }
}

/// إم 23 for M23, إتش 3 for H3: whether the source has the digits joined to letters.
fn is_of_name(cx: &Context<'_>, aligned: &Alignment<'_>, t: &Number) -> bool {
    let Some(digits) = t.digits.map(|at| cx.word(at)) else { return false };
    aligned.tokens.all().iter().any(|token| {
        let written = token.of(aligned.text);
        let rest = written.strip_suffix(digits).unwrap_or("");
        !rest.is_empty() && rest.ends_with(|c: char| c.is_alphabetic() || c == '-')
    })
}

/// وست هام, تايلر ستون: whether the number in words is a word of a name that the source has.
fn is_heard(aligned: &Alignment<'_>, t: &Number) -> bool {
    let mentions = aligned.concepts.in_target(&(t.tokens.start.saturating_sub(1)..t.tokens.end));
    t.digits.is_none() && mentions.iter().any(|m| m.tokens.contains(&t.tokens.start))
}

/// الدقيقة 60 for "on the hour" of a match.
fn is_hour_mark(aligned: &Alignment<'_>, group: &Group, t: &Number) -> bool {
    let hour = |at: usize| aligned.tokens.all()[at].of(aligned.text).eq_ignore_ascii_case("hour");
    equal(t.value, 60.0) && group.source.clone().any(hour)
}

/// "Two" in words.
fn is_two(number: &Number) -> bool {
    number.digits.is_none() && equal(number.value, 2.0)
}

/// بتسجيله ضربتي جزاء: whether the word may be a dual before its genitive, which says two without a number.
fn is_two_of(cx: &Context<'_>, at: usize) -> bool {
    let word = cx.word(at);
    word.ends_with("\u{062A}\u{064A}") && word.chars().count() > 4
}

fn is_date(number: &Number) -> bool {
    matches!(number.kind, Kind::Month | Kind::Weekday)
}

fn within<'n>(numbers: &'n [Number], tokens: &Range<usize>) -> &'n [Number] {
    let from = numbers.partition_point(|n| n.tokens.start < tokens.start);
    let to = numbers.partition_point(|n| n.tokens.start < tokens.end);
    &numbers[from..to.max(from)]
}

/// The groups before and behind.
fn neighbours(groups: &[Group], at: usize) -> Vec<&Group> {
    [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|i| groups.get(i)).collect()
}

/// Whether a number comes from the source's sentence of the group before or behind, and not from what that one's rendering says.
fn has_moved(aligned: &Alignment<'_>, group: &Group, t: &Number) -> bool {
    let own = within(&aligned.target_numbers, &group.target);
    let source = within(&aligned.source_numbers, &group.source);
    source.iter().any(|s| answers(s, t) && !own.iter().any(|o| answers(s, o)))
}

/// A number said once too often in a sentence that has as many numbers as its source: it stands for the one that lacks.
fn repeated<'n>(target: &'n [Number], source: &'n [Number]) -> Option<(&'n Number, &'n Number)> {
    let hard = |numbers: &'n [Number]| -> Vec<&'n Number> { numbers.iter().filter(|n| n.digits.is_some()).collect() };
    let (t, s) = (hard(target), hard(source));
    if t.len() != s.len() || t.len() < 2 || t.len() > TOO_MANY {
        return None;
    }
    let spare =
        |own: &[&'n Number], other: &[&'n Number], answers: &dyn Fn(&Number, &Number) -> bool| -> Vec<&'n Number> {
            let mut used = vec![false; other.len()];
            let mut left = Vec::new();
            for n in own {
                match (0..other.len()).find(|&i| !used[i] && answers(n, other[i])) {
                    Some(i) => used[i] = true,
                    None => left.push(*n),
                }
            }
            left
        };
    let (left, lacks) = (spare(&t, &s, &|t, s| answers(s, t)), spare(&s, &t, &answers));
    let ([_], [lack]) = (left.as_slice(), lacks.as_slice()) else { return None };
    // Which of the two equal ones is wrong is told by the order.
    let place = s.iter().position(|n| std::ptr::eq(*n, *lack))?;
    let wrong = *t.get(place)?;
    let right_elsewhere = t.iter().zip(&s).enumerate().all(|(i, (a, b))| i == place || answers(b, a));
    (right_elsewhere && !answers(lack, wrong) && affinity(wrong, lack) >= 3).then_some((wrong, *lack))
}

/// Whether two numbers are one, their kinds included.
fn answers(source: &Number, target: &Number) -> bool {
    same(source, target)
        && !matches!((source.kind, target.kind), (Kind::Percent, Kind::Point) | (Kind::Point, Kind::Percent))
        && !matches!((source.kind, target.kind), (Kind::Money(a), Kind::Money(b)) if a != b)
}

/// Kinds that a number of the source and a number of the article can have in common; more is likelier.
fn affinity(t: &Number, s: &Number) -> u32 {
    let digits = u32::from(t.digits.is_some() == s.digits.is_some());
    let kind = match (t.kind, s.kind) {
        (Kind::Percent | Kind::Point, Kind::Percent | Kind::Point) => 4,
        // Another currency with another value is converted.
        (Kind::Money(a), Kind::Money(b)) => match (a == b, equal(t.value, s.value)) {
            (true, _) => 4,
            (false, true) => 3,
            (false, false) => 0,
        },
        (Kind::Measure(a), Kind::Measure(b)) if a.same_dimension(b) => 4,
        (Kind::Year, Kind::Year)
        | (Kind::Time(_), Kind::Time(_))
        | (Kind::Vague, Kind::Vague)
        | (Kind::Decade, Kind::Decade)
        | (Kind::Century, Kind::Century)
        | (Kind::Month, Kind::Month)
        | (Kind::Weekday, Kind::Weekday) => 4,
        (Kind::Ordinal, Kind::Ordinal) => 3,
        (Kind::Money(_), Kind::Measure(unit)) if unit.is_pound() => 3,
        (Kind::Plain, Kind::Plain) => 3,
        // Ages: Baker, 34, is 34 years old.
        (Kind::Plain, Kind::Measure(unit)) | (Kind::Measure(unit), Kind::Plain) if unit.is_duration() => 2,
        (
            Kind::Plain,
            Kind::Money(_) | Kind::Measure(_) | Kind::Percent | Kind::Ordinal | Kind::Time(_) | Kind::Year,
        )
        | (Kind::Money(_) | Kind::Measure(_) | Kind::Ordinal | Kind::Time(_) | Kind::Year, Kind::Plain) => 1,
        _ => 0,
    };
    if kind == 0 { 0 } else { kind + digits }
}

/// Words behind a time that are looked at for its zone.
const ZONE: usize = 6;

/// Words for one zone in both languages: Greenwich, Britain, the east of America, the place itself.
const ZONES: [&[&str]; 4] = [
    &["غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "gmt", "utc"],
    &["البريطاني", "لبريطانيا", "بريطانيا", "bst"],
    &["شرق", "الشرقي", "الشرقية", "est", "edt", "et", "eastern"],
    &["المحلي", "local"],
];

/// Whether two times may be one in the time of two places: whole hours apart, and not both said to be of one zone.
fn in_other_zones(cx: &Context<'_>, aligned: &Alignment<'_>, t: &Number, s: &Number) -> bool {
    static BY_THE_TIME: LazyLock<KeySet> = LazyLock::new(|| key_set(&["بتوقيت", "بالتوقيت", "توقيت"]));
    static NAMED: LazyLock<Vec<KeySet>> = LazyLock::new(|| ZONES.iter().map(|z| key_set(z)).collect());
    let behind = |all: &[Token], number: &Number, set: &KeySet| {
        all[number.tokens.end..].iter().take(ZONE).take_while(|t| !t.sentence_start).any(|t| set.contains(&t.key))
    };
    if !matches!((t.kind, s.kind), (Kind::Time(_), Kind::Time(_))) || (t.value - s.value).abs().rem_euclid(60.0) > 0.5 {
        return false;
    }
    let zoned = behind(cx.all(), t, &BY_THE_TIME);
    let source = aligned.tokens.all();
    zoned && !NAMED.iter().any(|zone| behind(cx.all(), t, zone) && behind(source, s, zone))
}

/// How many digits two values differ in: a wrong number is mostly a misread one.
fn unlike(a: &Number, b: &Number) -> usize {
    strsim::levenshtein(&a.value.to_string(), &b.value.to_string())
}

/// Sentences in which more than this is loose are no rendering but a retelling.
const TOO_MANY: usize = 6;

fn compare(
    cx: &Context<'_>,
    aligned: &Alignment<'_>,
    group: &Group,
    target: &[&Number],
    source: &[&Number],
    out: &mut Findings,
) {
    if target.len() > TOO_MANY || source.len() > TOO_MANY {
        return;
    }
    let mut taken: Vec<usize> = Vec::new();
    for (i, t) in target.iter().enumerate() {
        let candidates: Vec<(usize, u32)> = source
            .iter()
            .enumerate()
            .filter(|(j, _)| !taken.contains(j))
            .filter(|(_, s)| !in_other_zones(cx, aligned, t, s))
            .map(|(j, s)| (j, affinity(t, s)))
            .filter(|&(_, a)| a > 0)
            .collect();
        let best = candidates.iter().map(|&(_, a)| a).max();
        let mut firsts: Vec<usize> = candidates.iter().filter(|&&(_, a)| Some(a) == best).map(|&(j, _)| j).collect();
        firsts.sort_by_key(|&j| unlike(t, source[j]));
        let (Some(affinity), Some(&first)) = (best, firsts.first()) else {
            let foreign = t.weight == Weight::Hard
                && is_prose(cx, t)
                && t.digits.is_some()
                && source.is_empty()
                && group.ratio < 1.6
                && !aligned.source_numbers.iter().any(|s| same(s, t));
            if foreign {
                unfounded(cx, aligned, group, t, out);
            }
            continue;
        };
        let s = source[first];
        let rivals = target.iter().enumerate().filter(|&(k, o)| k != i && affinity == self::affinity(o, s)).count();
        let only = firsts.len() == 1 && rivals == 0;
        let alone = target.len() == 1 && source.len() == 1;
        if is_telling(t, s, affinity, only, alone) && (affinity >= 3 || only) {
            taken.push(first);
            differs(cx, aligned, t, s, only && affinity >= 3, out);
        }
    }
}

/// Whether the difference of two numbers means anything. Small numbers in words are said in many ways: only a lone one against a
/// lone one of its kind counts, digits against a word, and round plurals against each other.
fn is_telling(t: &Number, s: &Number, affinity: u32, only: bool, alone: bool) -> bool {
    match (t.kind, s.kind) {
        (Kind::Month, Kind::Month)
        | (Kind::Weekday, Kind::Weekday)
        | (Kind::Century, Kind::Century)
        | (Kind::Time(_), Kind::Time(_)) => return only,
        (Kind::Money(a), Kind::Money(b)) if a != b => return only,
        // Halves and thirds in words, each the only one.
        (Kind::Plain, Kind::Plain) if [t, s].iter().any(|n| n.value < 1.0 && n.digits.is_none()) => {
            return only && [t, s].iter().all(|n| n.value < 1.0 && n.digits.is_none());
        }
        _ => {}
    }
    if t.weight == Weight::Hard && s.weight == Weight::Hard {
        return true;
    }
    let counts = t.digits.is_some()
        && equal(t.scale, s.scale)
        && affinity >= 3
        && t.kind != Kind::Ordinal
        && s.weight == Weight::Soft;
    let lone = alone && affinity >= 4 && t.value >= 2.0 && s.value >= 2.0;
    only && (counts || lone || (t.kind == Kind::Vague && s.kind == Kind::Vague))
}

/// Whether the digits stand in the source with spaces between them, as those of telephones do.
fn is_spaced(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, t: &Number) -> bool {
    let Some(token) = t.digits.and_then(|d| cx.all().get(d)) else { return false };
    let digits = |text: &str| -> String {
        text.chars().filter_map(crate::text::chars::digit_value).filter_map(|d| char::from_digit(d, 10)).collect()
    };
    let own = digits(token.of(cx.text));
    let said = within(&aligned.source_numbers, &group.source).iter().any(|s| equal(s.value, t.value));
    // Whole words of digits, two at least: 75000 is no part of 750,000.
    let words: Vec<String> =
        group.source.clone().map(|i| digits(aligned.quote(&(i..i + 1)))).filter(|digits| !digits.is_empty()).collect();
    let spaced = || (0..words.len()).any(|from| (from + 2..=words.len()).any(|to| words[from..to].concat() == own));
    own.len() > 3 && !said && spaced()
}

/// Whether the number stands free: not in an address, not at the end of a word.
fn is_prose(cx: &Context<'_>, number: &Number) -> bool {
    let all = cx.all();
    let free = |token: Option<&crate::text::Token>| {
        token.is_none_or(|t| {
            t.of(cx.text).chars().all(|c| {
                matches!(c, '(' | ')' | '"' | '\u{AB}' | '\u{BB}' | '.' | ',' | ':' | '$' | '%' | '\u{60C}' | '\u{66A}')
            })
        })
    };
    let (first, last) = (number.tokens.start, number.tokens.end);
    let path = first.checked_sub(1).is_some_and(|i| all[i].is(cx.text, '/') && !all[i].space_before);
    if path {
        return false;
    }
    let before = all[first].space_before || free(first.checked_sub(1).map(|i| &all[i]));
    let behind = all.get(last).is_none_or(|t| t.space_before || t.sentence_start) || free(all.get(last));
    before && behind
}

/// The number with what it counts, as a reader marks it.
fn span_of(cx: &Context<'_>, number: &Number) -> Span {
    cx.span(number.tokens.clone())
}

/// The number with its currency sign, its unit, the words for a share.
fn with_unit(text: &str, all: &[Token], tokens: &Range<usize>) -> Range<usize> {
    let is = |at: usize, words: &[&str]| all.get(at).is_some_and(|t| words.contains(&t.of(text)));
    let first =
        tokens.start.checked_sub(1).filter(|&i| is(i, &["$", "\u{20AC}", "\u{A3}", "\u{A5}", "\u{20B9}", "\u{20AA}"]));
    if let Some(first) = first {
        return first..tokens.end;
    }
    // 2 في المئة, 2 per cent, 6-month
    let joint = is(tokens.end, &["في", "per", "percentage", "basis", "-", "نقطة", "نقاط"]);
    tokens.start..(tokens.end + 1 + usize::from(joint)).min(all.len())
}

fn differs(cx: &Context<'_>, aligned: &Alignment<'_>, t: &Number, s: &Number, only: bool, out: &mut Findings) {
    // Another unit is shown with the number.
    let other = match (t.kind, s.kind) {
        (Kind::Measure(a), Kind::Measure(b)) => a != b,
        (Kind::Money(a), Kind::Money(b)) => a != b,
        _ => false,
    };
    // What is written alike differs in what it counts.
    let alike = cx.span(t.tokens.clone()).of(cx.text) == aligned.quote(&s.tokens);
    let widen = |text: &str, all: &[Token], tokens: &Range<usize>| {
        if other || alike { with_unit(text, all, tokens) } else { tokens.clone() }
    };
    let span = cx.span(widen(cx.text, cx.all(), &t.tokens));
    let here = span.of(cx.text);
    let there = aligned.quote(&widen(aligned.text, aligned.tokens.all(), &s.tokens));
    let kind = alike || equal(t.value, s.value) && t.kind != s.kind;
    let (en, ar) = if kind {
        (
            format!("“{here}” and “{there}” of the source do not count the same"),
            format!("«{here}» و“{there}” في الأصل لا يعدّان الشيء نفسه"),
        )
    } else {
        (format!("“{here}” is “{there}” in the source"), format!("«{here}» هي في الأصل “{there}”"))
    };
    let mut handle = out.report(
        span,
        if only { 0.9 } else { 0.7 },
        say(en, ar),
        say("A wrong number is a wrong fact, and readers quote it", "الرقم الخاطئ معلومة خاطئة يتناقلها القراء"),
    );
    if let Some((span, text)) = repair(cx, aligned, t, s) {
        let edits = vec![Edit::replace(span, text)];
        handle = handle.fix(if only && t.weight == Weight::Hard && s.weight == Weight::Hard {
            Fix::safe(edits)
        } else if only {
            Fix::risky(edits)
        } else {
            Fix::shown(edits)
        });
    }
    let _ = handle;
}

fn repair(cx: &Context<'_>, aligned: &Alignment<'_>, t: &Number, s: &Number) -> Option<(Span, String)> {
    let scale = |n: &Number| if n.kind == Kind::Vague { n.value } else { n.scale };
    let ratio = s.value / t.value;
    let thousands = [1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9].into_iter().any(|r| equal(r, ratio));
    if thousands && scale(t) >= 1e3 {
        return scale_word(cx.text, cx.tokens, t, scale(t), scale(t) * ratio);
    }
    if is_date(t) {
        return named(cx.text, cx.tokens, t, s);
    }
    if let (Kind::Money(a), Kind::Money(b)) = (t.kind, s.kind)
        && a != b
    {
        return currency(cx.text, cx.tokens, t, b);
    }
    if matches!((t.kind, s.kind), (Kind::Time(_), Kind::Time(_))) {
        return clock(cx, aligned, t, s);
    }
    if matches!(t.kind, Kind::Time(_) | Kind::Decade | Kind::Century)
        || matches!(s.kind, Kind::Time(_))
        || equal(t.value, s.value)
    {
        return None;
    }
    match (t.kind, s.kind) {
        (Kind::Measure(a), Kind::Measure(b)) if a != b => None,
        _ => in_place(cx.text, cx.tokens, t, s),
    }
}

/// The time of the source with the mark that the article writes.
fn clock(cx: &Context<'_>, aligned: &Alignment<'_>, t: &Number, s: &Number) -> Option<(Span, String)> {
    let wrong = cx.all().get(t.digits?)?;
    let right = aligned.tokens.all().get(s.digits?)?.of(aligned.text);
    let mark = wrong.of(cx.text).chars().find(|c| matches!(c, ':' | '.'));
    let written = wrong.of(cx.text);
    let text = right.replace([':', '.'], mark.map_or(":", |c| if c == '.' { "." } else { ":" }));
    // What differs may be the half of the day.
    (written.is_ascii() && text != written).then_some((wrong.span, text))
}

/// Reports a number with the words that turn it.
fn bound(cx: &Context<'_>, aligned: &Alignment<'_>, tokens: Range<usize>, s: &Number, out: &mut Findings) {
    let span = cx.span(tokens);
    let here = span.of(cx.text);
    let there = aligned.quote(&(s.tokens.start.saturating_sub(3)..s.tokens.end));
    out.report(
        span,
        0.75,
        say(format!("“{here}” is “{there}” in the source"), format!("«{here}» في الأصل “{there}”")),
        say(
            "The words before a number say whether it is the most or the least",
            "ما يسبق الرقم يقول أهو الحد الأعلى أم الأدنى",
        ),
    );
}

fn unfounded(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, t: &Number, out: &mut Findings) {
    let span = span_of(cx, t);
    let here = span.of(cx.text);
    let short = |text: &str| text.chars().take(80).collect::<String>();
    let there = short(aligned.quote(&group.source));
    out.report(
        span,
        0.6,
        say(format!("“{here}” stands nowhere in the source"), format!("«{here}» لا أثر له في الأصل")),
        say(format!("The source says: {there}…"), format!("في الأصل: {there}…")),
    );
}
