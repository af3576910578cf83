//! Another name in the place of one of the source, and names that are nowhere.

use super::{Here, Look, Missing, overlaps, shares, touches};
use crate::align::concepts::{Certainty, Mention};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Hit;
use crate::knowledge::pack::Role;
use crate::knowledge::translit;
use crate::knowledge::words::{arabic, english};
use crate::rules::{Findings, say};
use crate::text::chars::is_quote;
use crate::text::{KeySet, Token, TokenKind, clitics, key};

/// A name of the article where the source has another.
pub(super) fn another(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) {
    let mut missing: Option<Vec<Missing<'_>>> = None;
    let mut used: Vec<usize> = Vec::new();
    let unasked = |t: &Mention| !here.source.iter().any(|s| shares(s, t)) && !is_common(look, t);
    let is_headline = look.aligned.tokens.block_of(here.group.source.start) == 0;
    let extra = || here.target.iter().filter(|t| unasked(t)).count();
    for t in here.target {
        let free = |at: usize| !here.is_answered(at) && !taken.contains(&at) && !is_glued(look, at);
        if here.source.iter().any(|s| shares(s, t)) || !t.tokens.clone().all(free) {
            continue;
        }
        let missing = missing.get_or_insert_with(|| {
            let mut all = lacking(look, here);
            all.retain(|m| !is_people(m) && !before_of(look, m) && !is_dateline(look, m) && !is_somebody(look, m));
            all
        });
        // A headline with more new names than it lacks was written freely.
        if is_headline && extra() > missing.len() {
            return;
        }
        if used.len() > missing.len() || missing.is_empty() {
            return;
        }
        if is_common(look, t) || !is_sure(look, t) {
            continue;
        }
        let partners = beside(look, here, t);
        let place = Look::place_in_target(here.group, t.tokens.start);
        let mut fitting: Vec<(&Missing<'_>, f32)> = missing
            .iter()
            .filter(|m| match partners.as_slice() {
                [] => {
                    !m.inner
                        && !here
                            .source
                            .iter()
                            .any(|s| touches(look, s, m.mention) && here.target.iter().any(|t| shares(s, t)))
                }
                some => some.iter().any(|p| touches(look, p, m.mention)),
            })
            .filter(|m| !is_short_for(look, t, m) && !used.contains(&m.mention.tokens.start))
            .map(|m| (m, (Look::place_in_source(here.group, m.mention.tokens.start) - place).abs()))
            .collect();
        if fitting.is_empty() && !partners.is_empty() {
            fitting = beyond_a_word(look, here, missing, t, &partners);
            fitting.retain(|(m, _)| !used.contains(&m.mention.tokens.start));
        }
        fitting.sort_by(|a, b| a.1.total_cmp(&b.1));
        if fitting.first().is_some_and(|(m, _)| may_be(look, t, m)) {
            continue;
        }
        let Some((m, distance)) = fitting.first().filter(|f| f.1 < 0.6 || !partners.is_empty() || fitting.len() == 1)
        else {
            continue;
        };
        used.push(m.mention.tokens.start);
        let names: KeySet = fitting.iter().map(|(m, _)| key(m.name)).collect();
        let span = look.cx.span(t.tokens.clone());
        let written = span.of(look.cx.text);
        let (form, known) = look.form(m);
        taken.extend(t.tokens.clone());
        let name = m.name;
        let only = names.len() == 1;
        let handle = out.report(
            span,
            if only && (*distance < 0.3 || !partners.is_empty()) { 0.85 } else { 0.7 },
            say(
                format!("“{written}” stands where the source has “{name}”"),
                format!("«{written}» في موضع “{name}” من الأصل"),
            ),
            say("Another name changes who did what", "اسم غير الاسم يبدّل صاحب الفعل"),
        );
        let edits = vec![Edit::replace(span, form)];
        let _ = handle.fix(if known && only { Fix::risky(edits) } else { Fix::shown(edits) });
    }
}

/// Peoples and creeds have names of their own in Arabic.
fn is_people(missing: &Missing<'_>) -> bool {
    // Frenchman, Dutchwoman
    const ENDINGS: [&str; 4] = ["shman", "chman", "shwoman", "chwoman"];
    if ENDINGS.iter().any(|e| missing.name.ends_with(e)) {
        return true;
    }
    english(missing.name).is_some_and(|e| e.ordinary && e.capitalised_only) && missing.mention.name == Certainty::Name
}

/// The town in capitals that a report begins with: CASABLANCA —
pub(super) fn is_dateline(look: &Look<'_>, missing: &Missing<'_>) -> bool {
    let all = look.aligned.tokens.all();
    let tokens = &missing.mention.tokens;
    let behind = all.iter().skip(tokens.end).take(DATELINE);
    missing.name.chars().all(|c| !c.is_lowercase())
        && all[tokens.start].sentence_start
        && behind
            .take_while(|t| !t.sentence_start)
            .any(|t| matches!(t.of(look.aligned.text), "-" | "\u{2013}" | "\u{2014}"))
}

/// The Czech, the Spaniard: somebody, whom the article may call by name.
fn is_somebody(look: &Look<'_>, missing: &Missing<'_>) -> bool {
    let all = look.aligned.tokens.all();
    let tokens = &missing.mention.tokens;
    let is_the = |t: &Token| t.of(look.aligned.text).eq_ignore_ascii_case("the");
    let next = all.get(tokens.end).map_or("", |t| t.of(look.aligned.text));
    missing.mention.name == Certainty::Place
        && tokens.start.checked_sub(1).is_some_and(|at| is_the(&all[at]))
        && (next == "," || SAID.contains(&next))
}

/// Battle of Alberta: a common word before "of" is translated freely.
fn before_of(look: &Look<'_>, missing: &Missing<'_>) -> bool {
    let end = missing.mention.tokens.end;
    let of = look.aligned.tokens.all().get(end).is_some_and(|t| t.of(look.aligned.text) == "of");
    of && english(missing.name).is_some_and(|e| e.ordinary)
}

/// Tokens between the town of a dateline and its dash.
const DATELINE: usize = 5;
/// What somebody does, and no country whose name has an article.
const SAID: [&str; 8] = ["said", "told", "won", "beat", "lost", "who", "served", "added"];

/// A score below which a word may be the name that lacks, badly spelled.
const MISHEARD: f32 = 1.1;

/// Whether the mention may after all be the name that lacks: spelled in another way, or of a kind that never stands for it.
fn may_be(look: &Look<'_>, t: &Mention, missing: &Missing<'_>) -> bool {
    let word = &look.all[t.tokens.start];
    if t.tokens.len() == 1 && word.kind == TokenKind::Arabic {
        return best_score(word.of(look.cx.text), missing.name) < MISHEARD;
    }
    let kind = |role| match role {
        (pack, Role::Latin(id) | Role::Arabic(id)) => look.cx.knowledge.packs(pack).entities.get(id).map(|e| e.kind),
        _ => None,
    };
    let of = |hits: &[Hit], tokens: &std::ops::Range<usize>| {
        hits.iter().filter(|h| h.tokens() == *tokens).find_map(|h| kind((h.pack, h.role)))
    };
    let own = of(look.cx.matches.around(&t.tokens), &t.tokens);
    let other = of(look.aligned.matches.around(&missing.mention.tokens), &missing.mention.tokens);
    own.zip(other).is_some_and(|(a, b)| a != b)
}

/// Words between two names of the source that stand side by side in the article: a comma and "and", in, of the.
const BETWEEN: usize = 3;

/// The one name that lacks near a partner of `t`, with words between them, where the article has none: Sarasota and Manatee.
fn beyond_a_word<'m, 'a>(
    look: &Look<'_>,
    here: &Here<'a>,
    missing: &'m [Missing<'a>],
    t: &Mention,
    partners: &[&Mention],
) -> Vec<(&'m Missing<'a>, f32)> {
    let place = Look::place_in_target(here.group, t.tokens.start);
    let near = |m: &Missing<'_>, p: &Mention| {
        let gap =
            |a: &Mention, b: &Mention| b.tokens.start.checked_sub(a.tokens.end).is_some_and(|g| g > 0 && g <= BETWEEN);
        gap(m.mention, p) || gap(p, m.mention)
    };
    let fit: Vec<(&Missing<'_>, f32)> = missing
        .iter()
        .filter(|m| !m.inner && m.mention.name != Certainty::Word && partners.iter().any(|p| near(m, p)))
        .filter(|m| !is_short_for(look, t, m) && !here.source.iter().any(|s| touches(look, s, m.mention)))
        .map(|m| (m, (Look::place_in_source(here.group, m.mention.tokens.start) - place).abs()))
        .filter(|f| f.1 < 0.35)
        .collect();
    if fit.len() == 1 { fit } else { Vec::new() }
}

/// Whether a stroke joins the word with others, or a hyphen with what is no Arabic, as in addresses.
fn is_glued(look: &Look<'_>, at: usize) -> bool {
    let token = |i: Option<usize>| i.and_then(|i| look.all.get(i));
    let stroke = |mark: Option<usize>, beyond: Option<usize>| {
        token(mark).is_some_and(|t| match t.of(look.cx.text) {
            "/" | "_" | "=" | "#" => true,
            "-" => token(beyond)
                .is_some_and(|t| matches!(t.kind, TokenKind::Latin | TokenKind::Number | TokenKind::Opaque)),
            _ => false,
        })
    };
    stroke(at.checked_sub(1), at.checked_sub(2)) || stroke(Some(at + 1), Some(at + 2))
}

/// The names of the source that nothing in the group answers, words of longer names among them.
fn lacking<'a>(look: &Look<'a>, here: &Here<'a>) -> Vec<Missing<'a>> {
    let longer = |m: &Mention| {
        here.source.iter().any(|s| {
            s.tokens.len() > m.tokens.len()
                && overlaps(&s.tokens, &m.tokens)
                && here.target.iter().any(|t| shares(s, t))
        })
    };
    let part = |m: &Mention| {
        here.source.iter().any(|s| {
            s.tokens.len() > m.tokens.len()
                && overlaps(&s.tokens, &m.tokens)
                && !here.target.iter().any(|t| shares(s, t))
        })
    };
    let told = |m: &Mention| {
        m.tokens.len() > 1
            && here.source.iter().any(|s| {
                s.tokens.len() < m.tokens.len()
                    && overlaps(&s.tokens, &m.tokens)
                    && look.name(&s.tokens).chars().any(char::is_lowercase)
                    && here.target.iter().any(|t| shares(s, t))
            })
    };
    here.source
        .iter()
        .filter(|m| !told(m))
        .filter(|m| !here.target.iter().any(|t| shares(m, t)))
        .filter(|m| !part(m) || !is_first(look, here, m))
        .map(|mention| Missing { mention, name: look.name(&mention.tokens), inner: longer(mention) })
        .filter(|m| is_carried(look, m) && !is_shortened(look, m))
        .collect()
}

/// Whether nothing of the longer name that the word is part of is answered.
fn is_first(look: &Look<'_>, here: &Here<'_>, m: &Mention) -> bool {
    !here.source.iter().any(|s| touches(look, s, m) && here.target.iter().any(|t| shares(s, t)))
}

/// A score above which no word of the article can be the name, however badly spelled.
const UNHEARD: f32 = 1.3;

/// A name of a person or the like that the article never gives, and nothing in its place.
pub(super) fn absent(look: &Look<'_>, here: &Here<'_>, taken: &[usize], out: &mut Findings) {
    if !taken.is_empty() {
        return;
    }
    let all = &look.aligned.concepts;
    let mut last: Option<usize> = None;
    for missing in &here.loose {
        let tokens = &missing.mention.tokens;
        let known = english(missing.name).is_some_and(|e| e.ordinary && !e.capitalised_only);
        if tokens.len() > 1
            || missing.mention.name != Certainty::Name
            || known
            || missing.name.chars().count() < 4
            || missing.name.chars().all(|c| !c.is_lowercase())
            || look.aligned.tokens.all()[tokens.start].sentence_start
            || all.target.iter().any(|t| shares(t, missing.mention))
            || last.is_some_and(|l| l + 2 >= tokens.start)
            || is_shortened(look, missing)
            || is_title(look, tokens.start)
            || !here.loose.iter().any(|o| {
                // One word with a capital may have an Arabic of its own (Brexit); two are a name.
                o.mention.name == Certainty::Name
                    && o.mention.tokens.len() == 1
                    && o.mention.tokens.start == tokens.end
                    && english(o.name).is_none_or(|e| !e.ordinary || e.capitalised_only)
                    && touches(look, missing.mention, o.mention)
            })
        {
            continue;
        }
        let latin = translit::latin(missing.name);
        let heard = here.group.target.clone().any(|at| {
            let token = &look.all[at];
            match token.kind {
                TokenKind::Arabic => {
                    let written = token.of(look.cx.text);
                    let mut near = translit::score_below(&translit::arabic(written), &latin, UNHEARD).is_some();
                    clitics::strip(written, |s| {
                        near |=
                            translit::score_below(&translit::arabic(&written[s.prefix..]), &latin, UNHEARD).is_some();
                    });
                    near
                }
                TokenKind::Latin => true,
                _ => false,
            }
        });
        if heard {
            continue;
        }
        last = Some(tokens.start);
        let place = (Look::place_in_source(here.group, tokens.start) * here.group.target.len() as f32) as usize;
        let at = (here.group.target.start + place).min(here.group.target.end - 1);
        let name = missing.name;
        out.report(
            look.all[at].span,
            0.6,
            say(
                format!("The source names “{name}” about here, and the article nowhere"),
                format!("يذكر الأصل “{name}” في نحو هذا الموضع، ولا ذكر له في المقال"),
            ),
            say(
                "A name that lacks leaves the reader without the one who did it",
                "سقوط الاسم يحجب عن القارئ صاحب الفعل",
            ),
        );
    }
}

/// Whether a quotation mark opens before the word: titles of works are translated.
fn is_title(look: &Look<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| look.aligned.tokens.all().get(i));
    before.is_some_and(|t| t.of(look.aligned.text).chars().all(is_quote))
}

/// Whether a full stop cuts a word short (Res., Sgt.).
fn is_shortened(look: &Look<'_>, missing: &Missing<'_>) -> bool {
    let source = look.aligned.tokens.all();
    let at = missing.mention.tokens.end;
    missing.name.chars().count() <= 4
        && source.get(at).is_some_and(|t| t.is(look.aligned.text, '.'))
        && source.get(at + 1).is_some_and(|t| !t.sentence_start || t.space_before)
}

/// The names of the source that stand beside `t` in the article: the first name of a surname, and the like.
fn beside<'a>(look: &Look<'_>, here: &Here<'a>, t: &Mention) -> Vec<&'a Mention> {
    let word = |at: Option<usize>| {
        at.filter(|&a| {
            here.group.target.contains(&a) && look.all.get(a).is_some_and(|t| t.kind.is_word()) && here.is_answered(a)
        })
    };
    let mark =
        |i: Option<usize>| i.and_then(|i| look.all.get(i)).is_some_and(|t| t.of(look.cx.text).chars().all(is_quote));
    let quoted = mark(t.tokens.start.checked_sub(1));
    let before = word(t.tokens.start.checked_sub(1 + usize::from(quoted)));
    // و before a name is "and", unless the name begins with it.
    let own = |a: usize| {
        let written = look.cx.word(a);
        written.strip_prefix('\u{0648}').is_none_or(|rest| {
            here.source.iter().filter(|s| here.target.iter().any(|m| m.tokens.contains(&a) && shares(s, m))).any(|s| {
                let name = look.name(&s.tokens);
                translit::score(written, name) < translit::score(rest, name)
            })
        })
    };
    let behind = word(Some(t.tokens.end).filter(|&a| a < look.all.len() && own(a)));
    [before, behind]
        .into_iter()
        .flatten()
        .flat_map(|at| here.target.iter().filter(move |m| m.tokens.contains(&at)))
        .flat_map(|m| here.source.iter().filter(move |s| shares(s, m)))
        .collect()
}

/// A nickname and what it is short for.
fn is_short_for(look: &Look<'_>, t: &Mention, missing: &Missing<'_>) -> bool {
    let front = |a: &str, b: &str| a.chars().zip(b.chars()).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    look.aligned.concepts.source.iter().filter(|s| shares(s, t)).any(|s| front(look.name(&s.tokens), missing.name) >= 3)
}

/// Whether a mention of the article is certainly the name that it was heard as.
fn is_sure(look: &Look<'_>, t: &Mention) -> bool {
    if t.name == Certainty::Place || t.tokens.len() > 1 {
        return t.name != Certainty::Place || is_no_demonym(look, t);
    }
    if is_no_demonym(look, t) {
        return true;
    }
    let token = &look.all[t.tokens.start];
    if token.kind == TokenKind::Latin {
        return true;
    }
    let written = token.of(look.cx.text);
    let entry = arabic(written).filter(|e| e.accepted);
    let limit = match entry {
        Some(e) if e.centibels < 500 && !e.name => NO_DOUBT,
        Some(e) if e.centibels < 520 || !e.name => translit::SAME,
        _ => CERTAIN,
    };
    look.aligned
        .concepts
        .source
        .iter()
        .filter(|s| s.tokens.len() == 1 && s.name == Certainty::Name && shares(s, t))
        .any(|s| best_score(written, look.name(&s.tokens)) < limit)
}

/// فيلم: whether the mention is a frequent word and no name, heard in the name of a festival or a firm.
fn is_common(look: &Look<'_>, t: &Mention) -> bool {
    let written = look.cx.word(t.tokens.start);
    let mut heard = look.aligned.concepts.source.iter().filter(|s| shares(s, t));
    t.tokens.len() == 1
        && arabic(written).is_some_and(|e| e.accepted && !e.name && e.centibels < COMMON)
        && heard.all(|s| s.tokens.len() > 1)
}

/// Words at least this frequent (frequency class in centibels) are met as words.
const COMMON: u16 = 420;

/// The same for words that are frequent as words.
const NO_DOUBT: f32 = 0.12;

/// A score up to which a word of the article is held to be the name of the source that it was heard as.
const CERTAIN: f32 = 0.55;

/// The best score of an Arabic word as it stands and without its proclitics.
fn best_score(written: &str, name: &str) -> f32 {
    let mut best = translit::score(written, name);
    clitics::strip(written, |s| best = best.min(translit::score(&written[s.prefix..], name)));
    best
}

/// Adjectives of places come and go in translation.
fn is_no_demonym(look: &Look<'_>, t: &Mention) -> bool {
    use crate::knowledge::places::{Kind, arabic};
    let written = look.cx.span(t.tokens.clone()).of(look.cx.text);
    let mut found = false;
    let mut ask = |form: &str| {
        let mut kinds = arabic(form).map(crate::knowledge::places::Place::kind).peekable();
        found |= kinds.peek().is_some() && kinds.all(|k| !matches!(k, Kind::Demonym | Kind::Language));
    };
    ask(written);
    clitics::strip(written, |s| ask(&written[s.prefix..]));
    found
}

/// Whether a name of the source is one that the article carries over: no common word, or one it carries over elsewhere.
fn is_carried(look: &Look<'_>, missing: &Missing<'_>) -> bool {
    // Letters are spelled out in Arabic.
    let acronym = missing.name.chars().all(|c| !c.is_lowercase());
    let carried = || look.aligned.concepts.target.iter().any(|t| shares(t, missing.mention));
    if missing.name.chars().count() < 3 || acronym && (missing.name.chars().count() < 4 || !carried()) {
        return false;
    }
    match missing.mention.name {
        Certainty::Name => true,
        Certainty::Place => english(missing.name).is_none_or(|e| !e.ordinary || e.capitalised_only),
        Certainty::Word => look.aligned.concepts.target.iter().any(|t| shares(t, missing.mention)),
    }
}
