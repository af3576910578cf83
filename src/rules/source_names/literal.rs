//! Names of the source rendered as common words, or by half.

use super::{Here, Look, Missing, shares};
use crate::align::concepts::{Certainty, Mention};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::pack::Role;
use crate::knowledge::translit;
use crate::knowledge::words::english;
use crate::rules::{Findings, say};
use crate::text::{KeyMap, KeySet, TokenKind, clitics, key};

/// The name's own literal rendering in its place, or a word of it alone.
/// Gives where in the source the names stand that were found.
pub(super) fn translated(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) -> Vec<usize> {
    let mut done = Vec::new();
    for missing in here.loose.iter().filter(|m| is_plain_name(look, m)) {
        let entity = entity_of(look, missing.mention);
        // What the article gives by name nowhere has a usual translation.
        if !look.aligned.concepts.target.iter().any(|t| shares(t, missing.mention)) {
            continue;
        }
        let literal = entity
            .and_then(|(pack, id)| look.cx.knowledge.packs(pack).entities.get(id))
            .map_or_else(KeySet::default, |entity| literal_words(entity));
        let hit = here.group.target.clone().find(|&at| {
            !taken.contains(&at)
                && !here.is_answered(at)
                && (is_one_of(look, at, &literal) || is_name_word(look, here, at, missing.name))
        });
        let Some(at) = hit else { continue };
        let token = look.all[at];
        let written = token.of(look.cx.text);
        let (form, known) = look.form(missing);
        if !known {
            continue;
        }
        let name = missing.name;
        taken.push(at);
        done.push(missing.mention.tokens.start);
        out.report(
            token.span,
            0.85,
            say(format!("“{written}” is the name {name}, translated"), format!("«{written}» ترجمة حرفية لاسم {name}")),
            say(format!("The source has {name} here"), format!("في الأصل هنا {name}")),
        )
        .fix(Fix::shown(vec![Edit::replace(token.span, in_place(look, at, form))]));
    }
    done
}

/// Whether the word at `at` is a rendering of the English word that the name is, and the source has that word as a name only.
fn is_name_word(look: &Look<'_>, here: &Here<'_>, at: usize, name: &str) -> bool {
    let small = |i: usize| {
        let word = look.name(&(i..i + 1));
        word.eq_ignore_ascii_case(name) && word.starts_with(char::is_lowercase)
    };
    look.cx.matches.around(&(at..at + 1)).iter().any(|h| {
        let Role::NameWord(word) = h.role else { return false };
        h.tokens() == (at..at + 1)
            && look.cx.knowledge.packs(h.pack).name_words.get(word).is_some_and(|w| w.english == name)
    }) && !here.group.source.clone().any(small)
}

/// The name as it goes in the place of a word: a noun with its possessor cannot bear another (تجربته في Meta).
fn in_place(look: &Look<'_>, at: usize, mut form: String) -> String {
    // التبديل 2: a number of the name that stands there already.
    let behind = look.all.get(at + 1).filter(|t| !t.sentence_start).map_or("", |t| t.of(look.cx.text));
    if let Some((name, _)) = form.rsplit_once(' ').filter(|(_, last)| *last == behind) {
        form.truncate(name.len());
    }
    let Some(before) = at.checked_sub(1).filter(|_| look.all[at].space_before).map(|i| look.cx.word(i)) else {
        return form;
    };
    let adjective = clitics::has_article(look.cx.word(at));
    let possessed = ["ه", "ها", "هم", "نا"].iter().any(|p| before.ends_with(p)) && before.chars().count() > 4;
    if adjective && possessed { format!("في {form}") } else { form }
}

/// Whether the source has the name by itself inside a sentence: not at its beginning, not among other capitals, no acronym.
fn is_plain_name(look: &Look<'_>, missing: &Missing<'_>) -> bool {
    let source = look.aligned.tokens.all();
    let tokens = &missing.mention.tokens;
    let capital = |i: Option<usize>| {
        i.and_then(|i| source.get(i)).is_some_and(|t| {
            t.kind == TokenKind::Latin && t.of(look.aligned.text).starts_with(char::is_uppercase) && !t.sentence_start
        })
    };
    let alone = !capital(tokens.start.checked_sub(1)) && !capital(Some(tokens.end));
    let acronym = missing.name.chars().all(|c| !c.is_lowercase());
    // A headline may begin with any word.
    let inside = || {
        look.aligned
            .concepts
            .source
            .iter()
            .any(|m| m.concepts == missing.mention.concepts && !look.opens(m.tokens.start))
    };
    alone && !acronym && (!look.opens(tokens.start) || inside())
}

/// The last word of a name without the first: AI where the source has Scale AI and no AI by itself.
pub(super) fn halved(look: &Look<'_>, here: &Here<'_>, done: &[usize], taken: &mut Vec<usize>, out: &mut Findings) {
    let is_loose = |m: &&Missing<'_>| {
        m.mention.tokens.len() == 2 && !done.contains(&m.mention.tokens.start) && entity_of(look, m.mention).is_some()
    };
    for missing in here.loose.iter().filter(is_loose) {
        let Some(tail) = missing.name.split_whitespace().next_back() else { continue };
        let tail_key = key(tail);
        let is_tail = |i: usize| key(look.name(&(i..i + 1))) == tail_key;
        let count = here.group.source.clone().filter(|&i| is_tail(i)).count();
        let whole = here.source.iter().filter(|m| m.concepts == missing.mention.concepts).count();
        let mut places = here.group.target.clone().filter(|&at| {
            look.all[at].kind == TokenKind::Latin
                && look.all[at].key == tail_key
                && !taken.contains(&at)
                && !taken.contains(&(at + 1))
                && !taken.contains(&at.wrapping_sub(1))
        });
        let (Some(at), None) = (places.next(), places.next()) else { continue };
        let arabic_before = at > here.group.target.start && look.all[at - 1].kind == TokenKind::Arabic;
        if count > whole || !arabic_before || !tail.chars().all(|c| !c.is_lowercase()) {
            continue;
        }
        taken.push(at);
        let span = look.all[at].span;
        let (written, name) = (span.of(look.cx.text), missing.name);
        let (form, known) = look.form(missing);
        let edits = vec![Edit::replace(span, form)];
        out.report(
            span,
            0.8,
            say(format!("“{written}” is all that is left of “{name}”"), format!("«{written}» كل ما بقي من “{name}”")),
            say(format!("The source has {name} here"), format!("في الأصل هنا {name}")),
        )
        .fix(if known { Fix::risky(edits) } else { Fix::shown(edits) });
    }
}

fn entity_of(look: &Look<'_>, mention: &Mention) -> Option<(u8, u32)> {
    look.aligned.matches.around(&mention.tokens).iter().find_map(|h| match h.role {
        Role::Latin(id) if h.tokens() == mention.tokens => Some((h.pack, id)),
        _ => None,
    })
}

/// The words of an entity's literal renderings that are its own: without company, the article and artificial intelligence.
fn literal_words(entity: &crate::knowledge::pack::Entity) -> KeySet {
    const COMMON: [&str; 12] =
        ["شركة", "شركات", "الذكاء", "الاصطناعي", "للذكاء", "AI", "مجموعة", "منصة", "تطبيق", "من", "في", "على"];
    let mut counts: KeyMap<usize> = KeyMap::default();
    for pattern in entity.literal.iter().chain(&entity.literal_sure) {
        for word in pattern.split([' ', '|', '{', '}']).map(|w| w.trim_start_matches(['~', '+', '^'])) {
            let word = word.strip_prefix("\u{0627}\u{0644}").unwrap_or(word);
            if word.chars().count() > 2 && !COMMON.contains(&word) && word.chars().all(char::is_alphabetic) {
                *counts.entry(key(word)).or_default() += 1;
            }
        }
    }
    // What stands in few of the patterns is company: share, sales.
    let most = counts.values().copied().max().unwrap_or(0);
    let mut words: KeySet = counts.into_iter().filter(|(_, n)| n * 2 >= most).map(|(word, _)| word).collect();
    COMMON.iter().for_each(|w| {
        words.remove(&key(w));
    });
    words.remove(&key("ذكاء"));
    words.remove(&key("اصطناعي"));
    words
}

fn is_one_of(look: &Look<'_>, at: usize, words: &KeySet) -> bool {
    let token = &look.all[at];
    if token.kind != TokenKind::Arabic {
        return false;
    }
    let written = token.of(look.cx.text);
    let bare = |w: &str| {
        words.contains(&key(w)) || w.strip_prefix("\u{0627}\u{0644}").is_some_and(|r| words.contains(&key(r)))
    };
    let mut found = bare(written);
    clitics::strip(written, |s| found |= bare(&written[s.prefix..]));
    found
}

/// The word that is joined by "and" with a name that the source joins with the one that lacks.
pub(super) fn beside_a_partner(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) {
    let source = look.aligned.tokens.all();
    let and = key("and");
    for missing in here.loose.iter().filter(|m| m.mention.tokens.len() == 1 && is_plain_name(look, m)) {
        if missing.mention.name == Certainty::Word && entity_of(look, missing.mention).is_none()
            || missing.name.chars().count() < 4
            || look.is_near(here.group, missing.mention)
        {
            continue;
        }
        // Peoples and creeds have names of their own in Arabic.
        if english(missing.name).is_some_and(|e| e.ordinary && e.capitalised_only) {
            continue;
        }
        let at = missing.mention.tokens.start;
        let joined = |i: Option<usize>| i.and_then(|i| source.get(i)).is_some_and(|t| t.key == and);
        let partner_at = match () {
            () if joined(Some(at + 1)) => at + 2,
            () if at > 1 && joined(at.checked_sub(1)) => at - 2,
            () => continue,
        };
        let Some(partner) = here.source.iter().find(|m| m.tokens.contains(&partner_at)) else { continue };
        for t in here.target.iter().filter(|t| shares(t, partner)) {
            let Some(other) = conjunct(look, t, partner_at < at) else { continue };
            if here.is_answered(other) || taken.contains(&other) || !here.group.target.contains(&other) {
                continue;
            }
            let token = look.all[other];
            let written = token.of(look.cx.text);
            let heard = translit::score(written, missing.name) < translit::OTHER;
            if token.kind != TokenKind::Arabic || heard {
                continue;
            }
            taken.push(other);
            let (form, known) = look.form(missing);
            let name = missing.name;
            let partner = look.name(&partner.tokens);
            let edits = vec![Edit::replace(token.span, form)];
            let fix = if known { Fix::risky(edits) } else { Fix::shown(edits) };
            out.report(
                token.span,
                0.85,
                say(
                    format!("“{written}” stands where the source has “{name}”"),
                    format!("«{written}» في موضع “{name}” من الأصل"),
                ),
                say(
                    format!("The source names {name} beside {partner} here"),
                    format!("يذكر الأصل هنا {name} مع {partner}"),
                ),
            )
            .fix(fix);
            break;
        }
    }
}

/// The single word that "and" joins to the mention `t`, before or behind it; `behind` is where the source has it.
fn conjunct(look: &Look<'_>, t: &Mention, behind: bool) -> Option<usize> {
    let text = look.cx.text;
    let is_and = |at: usize| look.all.get(at).is_some_and(|t| t.is(text, '\u{0648}'));
    let first = look.all.get(t.tokens.start)?;
    let next = look.all.get(t.tokens.end);
    if behind
        && next.is_some_and(|n| n.kind == TokenKind::Arabic && n.of(text).starts_with('\u{648}') && n.span.len() > 2)
    {
        return None;
    }
    // X و Mercor, X والميركور
    if t.tokens.start > 1 && is_and(t.tokens.start - 1) {
        return Some(t.tokens.start - 2);
    }
    if first.of(text).starts_with('\u{0648}') && first.kind == TokenKind::Arabic && t.tokens.start > 0 {
        return Some(t.tokens.start - 1);
    }
    is_and(t.tokens.end).then_some(t.tokens.end + 1).filter(|&at| at < look.all.len())
}
