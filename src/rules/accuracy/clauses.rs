//! Parts of a source sentence that its rendering lacks: told by the names and numbers that went with them, and by the length.

use crate::align::concepts::{Certainty, Mention};
use crate::align::numbers::{Kind, Number, Weight, same};
use crate::align::{Alignment, Group};
use crate::knowledge::words::english;
use crate::rules::Context;
use crate::text::TokenKind;
use std::ops::Range;

/// Words of a part at least.
const WORDS: usize = 4;
/// Letters of a part at least.
const LETTERS: f32 = 30.0;
/// Share of a part's length by which its sentence has to be too short.
const LACK: f32 = 0.5;

/// The part of a group's source that its rendering lacks, if one does.
pub(super) fn lacking(cx: &Context<'_>, aligned: &Alignment<'_>, at: usize) -> Option<Range<usize>> {
    let group = aligned.groups.get(at)?;
    if group.target.is_empty() || group.source.is_empty() || group.moved || group.ratio >= 1.0 {
        return None;
    }
    let letters = |range: &Range<usize>| aligned.quote(range).chars().count() as f32;
    let deficit = (1.0 - group.ratio) * letters(&group.source);
    if deficit < LACK * LETTERS {
        return None;
    }
    // A garbled name is there, and no spelling shows it.
    let mentions = aligned.concepts.in_target(&group.target);
    let strange = |i: usize| cx.all()[i].kind == TokenKind::Latin && !mentions.iter().any(|m| m.tokens.contains(&i));
    if group.target.clone().any(strange) {
        return None;
    }
    let near = Near::new(aligned, at);
    let mut best: Option<(f32, Range<usize>)> = None;
    // A run of clauses, what it lost, and where the first clause that lost something begins.
    let mut run: Option<(Range<usize>, usize, usize)> = None;
    let mut close = |run: &mut Option<(Range<usize>, usize, usize)>| {
        let Some((range, lost, from)) = run.take() else { return };
        let length = letters(&range);
        let words = aligned.tokens.all()[range.clone()].iter().filter(|t| t.kind.is_word()).count();
        let whole = range == group.source;
        if lost > 0
            && !whole
            && words >= WORDS
            && length >= LETTERS
            && deficit >= LACK * length
            && best.as_ref().is_none_or(|b| length > b.0)
        {
            best = Some((length, from..range.end));
        }
    };
    for clause in clauses(aligned, &group.source) {
        match near.fate(aligned, &clause) {
            Fate::Rendered => close(&mut run),
            Fate::Unknown => {
                if let Some((range, ..)) = run.as_mut() {
                    range.end = clause.end;
                } else {
                    let from = clause.start;
                    run = Some((clause, 0, from));
                }
            }
            Fate::Lost(n) => {
                if let Some((range, lost, from)) = run.as_mut() {
                    if *lost == 0 {
                        *from = clause.start;
                    }
                    range.end = clause.end;
                    *lost += n;
                } else {
                    let from = clause.start;
                    run = Some((clause, n, from));
                }
            }
        }
    }
    close(&mut run);
    best.map(|(_, range)| range)
}

/// The token of the article behind which the part would stand: the end of the clause that renders what the source has last before it.
pub(super) fn place(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, part: &Range<usize>) -> usize {
    let before = group.source.start..part.start;
    let target = aligned.concepts.in_target(&group.target);
    let names = aligned.concepts.in_source(&before).iter().rev().filter_map(|s| {
        let answer = target.iter().find(|t| t.concepts.iter().any(|c| s.concepts.contains(c)))?;
        Some((s.tokens.start, answer.tokens.end))
    });
    let own = |n: &&Number| group.target.contains(&n.tokens.start);
    let numbers = aligned.source_numbers.iter().rev().filter(|n| before.contains(&n.tokens.start)).filter_map(|s| {
        let answer = aligned.target_numbers.iter().filter(own).find(|t| same(s, t))?;
        Some((s.tokens.start, answer.tokens.end))
    });
    let last = names.into_iter().next().into_iter().chain(numbers.into_iter().next()).max();
    let all = cx.all();
    let is_mark = |i: &usize| {
        all[*i].kind == TokenKind::Punct
            && matches!(all[*i].of(cx.text), "." | "\u{60C}" | "," | "\u{61B}" | ":" | "!" | "\u{61F}")
    };
    let rest = (group.source.len() - part.len()).max(1);
    let share = (part.start - group.source.start) as f32 / rest as f32;
    let guess = group.target.start + (share * group.target.len() as f32) as usize;
    let from = last.map_or(guess, |(_, end)| end).clamp(group.target.start, group.target.end - 1);
    // Clauses that mention nothing may stand between.
    let between = last
        .map_or(0, |(at, _)| clauses(aligned, &before).iter().filter(|c| c.start > at && c.end <= part.start).count());
    let end = (from..group.target.end).filter(is_mark).nth(between).unwrap_or(group.target.end - 1);
    end.saturating_sub(1).max(group.target.start)
}

/// What became of a clause, by what it mentions.
enum Fate {
    /// Something of it stands in the article.
    Rendered,
    /// It mentions nothing that would tell.
    Unknown,
    /// So many names and numbers of it stand nowhere near.
    Lost(usize),
}

/// A group with those before and behind it.
struct Near<'a> {
    own: &'a Group,
    beside: Vec<&'a Group>,
}

impl<'a> Near<'a> {
    fn new(aligned: &'a Alignment<'_>, at: usize) -> Self {
        let groups = &aligned.groups;
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|i| groups.get(i));
        Self { own: &groups[at], beside: beside.filter(|g| !g.target.is_empty()).collect() }
    }

    /// Whether something of the source is rendered here, or beside where the source does not have it.
    fn is_rendered(&self, target: impl Fn(&Group) -> bool, source: impl Fn(&Group) -> bool) -> bool {
        target(self.own) || self.beside.iter().any(|g| target(g) && !source(g))
    }

    fn fate(&self, aligned: &'a Alignment<'_>, clause: &Range<usize>) -> Fate {
        let mut lost = 0;
        for mention in aligned.concepts.in_source(clause) {
            let shares = |m: &Mention| m.concepts.iter().any(|c| mention.concepts.contains(c));
            let rendered = self.is_rendered(
                |g| aligned.concepts.in_target(&g.target).iter().any(shares),
                |g| aligned.concepts.in_source(&g.source).iter().any(shares),
            );
            if rendered {
                return Fate::Rendered;
            }
            lost += usize::from(mention.name != Certainty::Word && !is_people(aligned.quote(&mention.tokens)));
        }
        let within = |numbers: &'a [Number], tokens: Range<usize>| {
            numbers.iter().filter(move |n| tokens.contains(&n.tokens.start))
        };
        for number in aligned.source_numbers.iter().filter(|n| clause.contains(&n.tokens.start)) {
            if number.weight == Weight::Weak {
                continue;
            }
            let rendered = self.is_rendered(
                |g| within(&aligned.target_numbers, g.target.clone()).any(|t| same(number, t)),
                |g| within(&aligned.source_numbers, g.source.clone()).any(|s| same(number, s)),
            );
            if rendered {
                return Fate::Rendered;
            }
            lost += usize::from(number.weight == Weight::Hard && !matches!(number.kind, Kind::Time(_)));
        }
        if lost == 0 { Fate::Unknown } else { Fate::Lost(lost) }
    }
}

/// Peoples, creeds and what is called after them have Arabic names that no spelling shows.
fn is_people(name: &str) -> bool {
    const ENDS: [&str; 8] = ["ism", "ist", "ists", "ian", "ians", "ish", "ese", "ites"];
    ENDS.iter().any(|e| name.ends_with(e))
        || english(name).is_some_and(|e| e.ordinary)
        || name.strip_suffix('s').and_then(english).is_some_and(|e| e.ordinary || e.capitalised_only)
}

/// The stretches of a source range between marks.
fn clauses(aligned: &Alignment<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let all = aligned.tokens.all();
    let mut out = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        let token = &all[at];
        let mark = token.kind == TokenKind::Punct
            && matches!(
                token.of(aligned.text),
                "," | ";" | ":" | "(" | ")" | "\u{2014}" | "\u{2013}" | "-" | "--" | "." | "!" | "?"
            )
            && (token.space_before || all.get(at + 1).is_none_or(|n| n.space_before))
            || matches!(token.of(aligned.text), "and" | "while" | "but" | "which" | "who");
        if mark && at > start {
            out.push(start..at);
            start = at + 1;
        }
    }
    if start < range.end {
        out.push(start..range.end);
    }
    out
}
