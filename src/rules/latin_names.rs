//! People and bodies left in Latin letters in an article that writes their like in Arabic ones.

use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::knowledge::pack::{Kind, Role};
use crate::knowledge::translit::to_arabic;
use crate::knowledge::words::english;
use crate::names::choice::{Page, in_place};
use crate::names::{Cluster, Mention, Script, Standing};
use crate::text::{KeySet, Span, TokenKind, key, key_set};
use std::ops::Range;
use std::sync::LazyLock;

/// So many people, or bodies, in Arabic letters make it the article's way.
const HABIT: usize = 3;
/// So many in Latin letters are slips; more are its way as well.
const SLIPS: usize = 2;
/// Words of a person's name at most.
const WORDS: usize = 3;

/// Verbs of saying of a man: said, added, explained, declared, wrote, recalled, saw, thought. Those of a woman stand before firms too, for
/// a company (شركة) is feminine.
static HE_SAID: LazyLock<KeySet> =
    LazyLock::new(|| key_set(&["قال", "يقول", "أضاف", "أوضح", "صرح", "كتب", "ذكر", "يرى", "اعتبر"]));

/// A name in Latin letters, and what it is.
struct Left {
    tokens: Range<usize>,
    person: bool,
    fix: Option<(Span, String)>,
}

/// Names in Latin letters whose like stand in Arabic letters. An article that keeps its Latin names is left alone.
pub(super) fn left_in_latin(cx: &Context<'_>, out: &mut Findings) {
    if !cx.has_latin_words() {
        return;
    }
    let names = cx.names();
    let page = Page { text: cx.text, tokens: cx.tokens };
    let in_script = |c: &Cluster, script| names.of_cluster(c).any(|m| m.script == script);
    let habit = |kind: Kind| {
        let is_arabic = |c: &&Cluster| c.kind == Some(kind) && !c.given && in_script(c, Script::Arabic);
        names.clusters().iter().filter(is_arabic).count()
    };
    let (people, bodies) = (habit(Kind::Person), habit(Kind::Organisation));
    if people < HABIT {
        return;
    }
    let mut left: Vec<Left> = Vec::new();
    for cluster in names.clusters().iter().filter(|c| !in_script(c, Script::Arabic)) {
        let person = match cluster.kind {
            Some(Kind::Person) => names.of_cluster(cluster).any(|m| m.len > 1),
            Some(Kind::Organisation) if bodies >= HABIT => false,
            _ => continue,
        };
        let free = |m: &&Mention| m.standing == Standing::Free && is_written_out(cx, m.tokens());
        let Some(first) = names.of_cluster(cluster).find(free) else { continue };
        let form = names.rendering(page, first, Script::Arabic);
        let fix = form.and_then(|form| in_place(page, first, &form, Script::Arabic, false));
        left.push(Left { tokens: first.tokens(), person, fix });
    }
    let all = cx.all();
    let mut others = 0;
    let mut at = 0;
    while at < all.len() {
        if all[at].kind != TokenKind::Latin {
            at += 1;
            continue;
        }
        let run = at..(at + 1..all.len()).find(|&i| all[i].kind != TokenKind::Latin).unwrap_or(all.len());
        at = run.end;
        if left.iter().any(|l| l.tokens.start < run.end && run.start < l.tokens.end) {
            continue;
        }
        if is_speaker(cx, &run) {
            let words: Option<Vec<String>> = run.clone().map(|i| to_arabic(cx.word(i), 1).into_iter().next()).collect();
            let fix = words.map(|words| (cx.span(run.clone()), words.join(" ")));
            left.push(Left { tokens: run, person: true, fix });
        } else {
            others += 1;
        }
    }
    let slips = left.iter().filter(|l| l.person).count();
    if slips > SLIPS || people < HABIT * slips {
        return;
    }
    // Names of bodies stay in Latin letters in many newsrooms: one that stands alone is a slip.
    left.retain(|l| l.person || others == 0);
    left.sort_by_key(|l| l.tokens.start);
    left.into_iter().for_each(|l| report(cx, l, out));
}

/// Whether the words are written as those of names are, none in capitals throughout, and one at least is no ordinary word.
fn is_written_out(cx: &Context<'_>, tokens: Range<usize>) -> bool {
    tokens.clone().all(|i| {
        let word = cx.word(i);
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase)
    }) && tokens.clone().any(|i| english(cx.word(i)).is_none_or(|e| !e.ordinary || e.name))
}

/// Whether the Latin words are a given name and others, of somebody who says something, or whom commas set off.
fn is_speaker(cx: &Context<'_>, run: &Range<usize>) -> bool {
    let all = cx.all();
    let apart = |i: usize| all[i].space_before && !all[i].sentence_start;
    if !(2..=WORDS).contains(&run.len()) || !run.clone().all(apart) || !is_written_out(cx, run.clone()) {
        return false;
    }
    let said = || run.start.checked_sub(1).is_some_and(|i| all[i].is_among(cx.text, &HE_SAID));
    // The gazetteer knows the firms that are called like people: Morgan Stanley.
    let other = || {
        cx.matches.around(run).iter().any(|h| match h.role {
            Role::Latin(id) => {
                h.len > 1
                    && cx.knowledge.packs(h.pack).entities.get(id).is_some_and(|entity| entity.kind != Kind::Person)
            }
            _ => false,
        })
    };
    let comma = |i: Option<usize>| i.and_then(|i| all.get(i)).is_some_and(|t| t.is(cx.text, '\u{060C}'));
    let given = english(cx.word(run.start)).is_some_and(|e| e.name);
    let family = || run.clone().skip(1).all(|i| english(cx.word(i)).is_none());
    let set_off = || comma(run.start.checked_sub(1)) && comma(Some(run.end)) && family();
    given && (said() || set_off()) && !other()
}

fn report(cx: &Context<'_>, left: Left, out: &mut Findings) {
    let span = cx.span(left.tokens);
    let name = span.of(cx.text);
    let handle = out
        .report(
            span,
            0.6,
            say(format!("“{name}” stands in Latin letters"), format!("«{name}» بالحروف اللاتينية")),
            if left.person {
                say("The article writes other people in Arabic letters", "يكتب المقال أسماء غيره بالعربية")
            } else {
                say("The article writes other bodies in Arabic letters", "يكتب المقال أسماء غيرها من الجهات بالعربية")
            },
        )
        .severity(Severity::Info);
    if let Some((span, text)) = left.fix.filter(|(_, text)| key(text) != key(name)) {
        handle.fix(Fix::shown(vec![Edit::replace(span, text)]));
    }
}
