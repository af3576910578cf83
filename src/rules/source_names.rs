//! Names of the source that the article lacks, or has another for. Silent without a source.

use super::{Context, Findings, say};
use crate::align::concepts::{Certainty, Mention};
use crate::align::names::{Loose, Pairing, pair};
use crate::align::{Alignment, Group};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::pack::Role;
use crate::knowledge::translit;
use crate::knowledge::words::{arabic, english};
use crate::text::{KeySet, Token, TokenKind, clitics, key};
use std::ops::Range;

/// A name that lacks beside its source, another in its place, or a garbled one.
pub(super) fn missing_name(cx: &Context<'_>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    let look = Look::new(cx, aligned);
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        let here = Here::new(&look, group);
        let mut taken: Vec<usize> = Vec::new();
        garbled(&look, &here, &mut taken, out);
        let done = translated(&look, &here, &mut taken, out);
        halved(&look, &here, &done, &mut taken, out);
        another(&look, &here, &mut taken, out);
        beside_a_partner(&look, &here, &mut taken, out);
        absent(&look, &here, &taken, out);
    }
}

/// The texts, and what is asked of them again and again.
struct Look<'a> {
    cx: &'a Context<'a>,
    aligned: &'a Alignment<'a>,
    /// The Latin words of the source.
    latin: KeySet,
    all: &'a [Token],
}

/// A name of the source that nothing in the group answers.
struct Missing<'a> {
    mention: &'a Mention,
    /// As it is written, without the possessive.
    name: &'a str,
    /// Whether it is a word of a longer name that is answered by the rest of it.
    inner: bool,
}

/// A group with the names that are loose in it.
struct Here<'a> {
    group: &'a Group,
    source: &'a [Mention],
    target: &'a [Mention],
    loose: Vec<Missing<'a>>,
}

impl<'a> Look<'a> {
    fn new(cx: &'a Context<'a>, aligned: &'a Alignment<'a>) -> Self {
        let mut latin = KeySet::default();
        for token in aligned.tokens.all().iter().filter(|t| matches!(t.kind, TokenKind::Latin | TokenKind::Opaque | TokenKind::Hashtag)) {
            let written = token.of(aligned.text);
            latin.insert(token.key);
            written.split(|c: char| !c.is_alphanumeric()).for_each(|part| {
                latin.insert(key(part));
            });
        }
        Self { cx, aligned, latin, all: cx.all() }
    }

    fn name(&self, tokens: &Range<usize>) -> &'a str {
        let quoted = self.aligned.quote(tokens);
        ["'s", "\u{2019}s", "'S"].into_iter().find_map(|s| quoted.strip_suffix(s)).unwrap_or(quoted)
    }

    /// Whether the name is answered in the sentences before or behind.
    fn is_near(&self, group: &Group, mention: &Mention) -> bool {
        let at = self.aligned.group_of(group.target.start);
        [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|i| self.aligned.groups.get(i))
            .any(|g| self.aligned.concepts.in_target(&g.target).iter().any(|t| shares(t, mention)))
    }

    fn place_in_target(&self, group: &Group, at: usize) -> f32 {
        (at - group.target.start) as f32 / group.target.len().max(1) as f32
    }

    fn place_in_source(&self, group: &Group, at: usize) -> f32 {
        (at - group.source.start) as f32 / group.source.len().max(1) as f32
    }

    /// How the article writes the name elsewhere, most often first; as the source writes it if it does not.
    fn form(&self, missing: &Missing<'_>) -> (String, bool) {
        let mut forms: Vec<(String, usize)> = Vec::new();
        for m in self.aligned.concepts.target.iter().filter(|m| shares(m, missing.mention)) {
            let first = self.all[m.tokens.start];
            let written = self.cx.span(m.tokens.clone()).of(self.cx.text);
            // A form behind clitics is no form by itself.
            let whole = if first.kind == TokenKind::Latin {
                Some(written.to_owned())
            } else if m.tokens.len() == 1 && translit::score(written, missing.name) < 0.5 || m.name == Certainty::Place {
                Some(written.to_owned())
            } else {
                None
            };
            if let Some(whole) = whole {
                match forms.iter_mut().find(|(f, _)| *f == whole) {
                    Some((_, n)) => *n += 1,
                    None => forms.push((whole, 1)),
                }
            }
        }
        forms.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        forms.into_iter().next().map_or_else(|| (missing.name.to_owned(), false), |(f, _)| (f, true))
    }
}

fn shares(a: &Mention, b: &Mention) -> bool {
    a.concepts.iter().any(|c| b.concepts.contains(c))
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

impl<'a> Here<'a> {
    fn new(look: &Look<'a>, group: &'a Group) -> Self {
        let concepts = &look.aligned.concepts;
        let (source, target) = (concepts.in_source(&group.source), concepts.in_target(&group.target));
        // The AI of Scale AI answers nothing: it stands in other names and by itself.
        let answered: Vec<&Mention> = source
            .iter()
            .filter(|s| target.iter().any(|t| shares(s, t)))
            .filter(|s| s.tokens.len() > 1 || look.name(&s.tokens).chars().any(char::is_lowercase))
            .collect();
        let loose = source
            .iter()
            .filter(|s| !answered.iter().any(|a| overlaps(&a.tokens, &s.tokens) || touches(look, a, s)))
            .map(|mention| Missing { mention, name: look.name(&mention.tokens), inner: false })
            .collect();
        Self { group, source, target, loose }
    }

    /// Whether token `at` of the article is part of a name that the source has here.
    fn is_answered(&self, at: usize) -> bool {
        self.target.iter().any(|t| t.tokens.contains(&at) && self.source.iter().any(|s| shares(s, t)))
    }
}

/// A word beside an answered one is part of the same name: Ruben, of Ruben Mayer.
fn touches(look: &Look<'_>, a: &Mention, b: &Mention) -> bool {
    let gap = |x: &Mention, y: &Mention| {
        y.tokens.start == x.tokens.end
            && look.aligned.tokens.all().get(y.tokens.start).is_some_and(|t| t.space_before)
            && look.name(&x.tokens) == look.aligned.quote(&x.tokens)
    };
    gap(a, b) || gap(b, a)
}

/// Latin strings that stand nowhere in the source.
fn garbled(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) {
    let strange: Vec<usize> = here.group.target.clone().filter(|&at| is_strange(look, at)).collect();
    if strange.is_empty() {
        return;
    }
    let text = look.cx.text;
    let strings: Vec<Loose<'_>> = strange
        .iter()
        .map(|&at| Loose { text: look.all[at].of(text), place: look.place_in_target(here.group, at) })
        .collect();
    // A name may stand there in Arabic as well, or in another form: rightly matched ones go first.
    let words: Vec<&Mention> = here.source.iter().filter(|m| m.tokens.len() == 1).collect();
    let left = |m: &&&Mention| {
        let source = words.iter().filter(|w| w.concepts == m.concepts).count();
        here.target.iter().filter(|t| shares(m, t)).count() < source
    };
    let as_loose = |m: &&Mention| Loose {
        text: look.name(&m.tokens),
        place: look.place_in_source(here.group, m.tokens.start),
    };
    let mut names: Vec<Loose<'_>> = words.iter().filter(left).map(as_loose).collect();
    let mut pairs = pair(&strings, &names);
    if pairs.len() < strings.len() {
        // Nothing loose is like it: perhaps a name that the article has once more than the source.
        let offset = names.len();
        names.extend(words.iter().map(as_loose));
        let more = pair(&strings, &names[offset..]).into_iter().filter(|p| p.likeness > 0.55);
        for p in more {
            if !pairs.iter().any(|other| other.garbled == p.garbled) {
                pairs.push(Pairing { name: p.name + offset, ..p });
            }
        }
    }
    let names = names;
    for (n, &at) in strange.iter().enumerate() {
        let token = look.all[at];
        let written = token.of(text);
        let found: Option<&Pairing> = pairs.iter().find(|p| p.garbled == n);
        taken.push(at);
        match found {
            Some(p) => {
                let name = names[p.name].text;
                let sure = p.lead > 0.12 || names.len() == 1;
                out.report(
                    token.span,
                    if sure { 0.95 } else { 0.8 },
                    say(format!("“{written}” is “{name}” in the source"), format!("«{written}» هو في الأصل “{name}”")),
                    say("No such word stands in the source", "لا وجود لهذه الكلمة في الأصل"),
                )
                .fix(if sure {
                    Fix::safe(vec![Edit::replace(token.span, name)])
                } else {
                    Fix::risky(vec![Edit::replace(token.span, name)])
                });
            }
            None if english(written).is_none() && written.chars().count() > 3 && !has_inner_capital(written) => {
                out.report(
                    token.span,
                    0.75,
                    say(format!("“{written}” stands nowhere in the source"), format!("«{written}» لا أثر له في الأصل")),
                    say("Engines garble names they do not know", "تشوّه المحركات أسماء لا تعرفها"),
                );
            }
            None => {}
        }
    }
}

/// A Latin word that is in the source in no form.
fn is_strange(look: &Look<'_>, at: usize) -> bool {
    let token = &look.all[at];
    let written = token.of(look.cx.text);
    let glued = |i: Option<usize>| i.and_then(|i| look.all.get(i)).is_some_and(|t| matches!(t.of(look.cx.text), "@" | "/" | "_" | "=" | "#" | "&"));
    let word_like = written.chars().all(|c| c.is_alphabetic() || c == '\'');
    token.kind == TokenKind::Latin
        && written.chars().count() > 2
        && written.is_ascii()
        && word_like
        && !look.latin.contains(&token.key)
        && !(at > 0 && look.all[at - 1].kind == TokenKind::Number && !token.space_before)
        && !glued(at.checked_sub(1))
        && !glued(Some(at + 1))
        && !written.strip_suffix('s').is_some_and(|w| look.latin.contains(&key(w)))
        && !look.latin.contains(&key(&format!("{written}s")))
        && !written.split('\'').next().is_some_and(|w| look.latin.contains(&key(w)))
        && !is_acronym(written)
        && !look.cx.matches.around(&(at..at + 1)).iter().any(|h| matches!(h.role, Role::Latin(_)) && h.tokens().contains(&at))
}

fn has_inner_capital(written: &str) -> bool {
    written.chars().skip(1).any(char::is_uppercase)
}

/// Letters that a translator adds to a name that is written out.
fn is_acronym(written: &str) -> bool {
    written.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// A name of the article where the source has another.
fn another(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) {
    let mut missing: Option<Vec<Missing<'_>>> = None;
    let mut used: Vec<usize> = Vec::new();
    for t in here.target {
        let free = |at: usize| !here.is_answered(at) && !taken.contains(&at) && !is_glued(look, at);
        if here.source.iter().any(|s| shares(s, t)) || !t.tokens.clone().all(free) || !is_sure(look, t) {
            continue;
        }
        let missing = missing.get_or_insert_with(|| lacking(look, here));
        if used.len() > missing.len() {
            return;
        }
        let partners = beside(look, here, t);
        let place = look.place_in_target(here.group, t.tokens.start);
        let mut fitting: Vec<(&Missing<'_>, f32)> = missing
            .iter()
            .filter(|m| match partners.as_slice() {
                [] => !m.inner && !here.source.iter().any(|s| touches(look, s, m.mention) && here.target.iter().any(|t| shares(s, t))),
                some => some.iter().any(|p| touches(look, p, m.mention)),
            })
            .filter(|m| !is_short_for(look, t, m) && !used.contains(&m.mention.tokens.start))
            .map(|m| (m, (look.place_in_source(here.group, m.mention.tokens.start) - place).abs()))
            .collect();
        fitting.sort_by(|a, b| a.1.total_cmp(&b.1));
        let Some((m, distance)) = fitting.first().filter(|f| f.1 < 0.6 || !partners.is_empty() || fitting.len() == 1) else { continue };
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

/// Whether a hyphen or stroke joins the word with others, as in addresses.
fn is_glued(look: &Look<'_>, at: usize) -> bool {
    let stroke = |i: Option<usize>| i.and_then(|i| look.all.get(i)).is_some_and(|t| matches!(t.of(look.cx.text), "-" | "/" | "_" | "=" | "#"));
    stroke(at.checked_sub(1)) || stroke(Some(at + 1))
}

/// The names of the source that nothing in the group answers, words of longer names among them.
fn lacking<'a>(look: &Look<'a>, here: &Here<'a>) -> Vec<Missing<'a>> {
    let longer = |m: &Mention| {
        here.source.iter().any(|s| {
            s.tokens.len() > m.tokens.len() && overlaps(&s.tokens, &m.tokens) && here.target.iter().any(|t| shares(s, t))
        })
    };
    let part = |m: &Mention| {
        here.source.iter().any(|s| {
            s.tokens.len() > m.tokens.len() && overlaps(&s.tokens, &m.tokens) && !here.target.iter().any(|t| shares(s, t))
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
        .filter(|m| !here.target.iter().any(|t| shares(m, t)) && !(part(m) && is_first(look, here, m)))
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
fn absent(look: &Look<'_>, here: &Here<'_>, taken: &[usize], out: &mut Findings) {
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
                        near |= translit::score_below(&translit::arabic(&written[s.prefix..]), &latin, UNHEARD).is_some();
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
        let place = (look.place_in_source(here.group, tokens.start) * here.group.target.len() as f32) as usize;
        let at = (here.group.target.start + place).min(here.group.target.end - 1);
        let name = missing.name;
        out.report(
            look.all[at].span,
            0.6,
            say(format!("The source names “{name}” about here, and the article nowhere"), format!("يذكر الأصل “{name}” في نحو هذا الموضع، ولا ذكر له في المقال")),
            say("A name that lacks leaves the reader without the one who did it", "سقوط الاسم يحجب عن القارئ صاحب الفعل"),
        );
    }
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
        at.filter(|&a| here.group.target.contains(&a) && look.all.get(a).is_some_and(|t| t.kind.is_word()) && here.is_answered(a))
    };
    let before = word(t.tokens.start.checked_sub(1));
    let behind = word(Some(t.tokens.end).filter(|&a| !look.cx.word(a).starts_with('\u{0648}')));
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
        Some(e) if e.centibels < 520 => translit::SAME,
        _ => CERTAIN,
    };
    look.aligned
        .concepts
        .source
        .iter()
        .filter(|s| s.tokens.len() == 1 && s.name == Certainty::Name && shares(s, t))
        .any(|s| best_score(written, look.name(&s.tokens)) < limit)
}

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
    let acronym = missing.name.chars().all(|c| !c.is_lowercase());
    if missing.name.chars().count() < 4 && (acronym || missing.name.chars().count() < 3) {
        return false;
    }
    match missing.mention.name {
        Certainty::Name => true,
        Certainty::Place => english(missing.name).is_none_or(|e| !e.ordinary || e.capitalised_only),
        Certainty::Word => look.aligned.concepts.target.iter().any(|t| shares(t, missing.mention)),
    }
}

/// The name's own literal rendering in its place, or a word of it alone.
/// Gives where in the source the names stand that were found.
fn translated(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) -> Vec<usize> {
    let mut done = Vec::new();
    for missing in here.loose.iter().filter(|m| is_plain_name(look, m)) {
        let Some((pack, id)) = entity_of(look, missing.mention) else { continue };
        // What the article gives by name nowhere has a usual translation.
        if !look.aligned.concepts.target.iter().any(|t| shares(t, missing.mention)) {
            continue;
        }
        let Some(entity) = look.cx.knowledge.packs(pack).entities.get(id) else { continue };
        let literal = literal_words(&entity);
        let hit = here.group.target.clone().find(|&at| {
            !taken.contains(&at) && !here.is_answered(at) && is_one_of(look, at, &literal)
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
        .fix(Fix::shown(vec![Edit::replace(token.span, form)]));
    }
    done
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
        look.aligned.concepts.source.iter().any(|m| m.concepts == missing.mention.concepts && !source[m.tokens.start].sentence_start)
    };
    alone && !acronym && (!source[tokens.start].sentence_start || inside())
}

/// The last word of a name without the first: AI where the source has Scale AI and no AI by itself.
fn halved(look: &Look<'_>, here: &Here<'_>, done: &[usize], taken: &mut Vec<usize>, out: &mut Findings) {
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
            look.all[at].kind == TokenKind::Latin && look.all[at].key == tail_key && !taken.contains(&at) && !taken.contains(&(at + 1)) && !taken.contains(&at.wrapping_sub(1))
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
    let mut words = KeySet::default();
    for pattern in entity.literal.iter().chain(&entity.literal_sure) {
        for word in pattern.split([' ', '|', '{', '}']).map(|w| w.trim_start_matches(['~', '+', '^'])) {
            let word = word.strip_prefix("\u{0627}\u{0644}").unwrap_or(word);
            if word.chars().count() > 2 && !COMMON.contains(&word) && word.chars().all(char::is_alphabetic) {
                words.insert(key(word));
            }
        }
    }
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
    let bare = |w: &str| words.contains(&key(w)) || w.strip_prefix("\u{0627}\u{0644}").is_some_and(|r| words.contains(&key(r)));
    let mut found = bare(written);
    clitics::strip(written, |s| found |= bare(&written[s.prefix..]));
    found
}

/// The word that is joined by "and" with a name that the source joins with the one that lacks.
fn beside_a_partner(look: &Look<'_>, here: &Here<'_>, taken: &mut Vec<usize>, out: &mut Findings) {
    let source = look.aligned.tokens.all();
    let and = key("and");
    for missing in here.loose.iter().filter(|m| m.mention.tokens.len() == 1 && is_plain_name(look, m)) {
        if missing.mention.name == Certainty::Word && entity_of(look, missing.mention).is_none() || look.is_near(here.group, missing.mention) {
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
            let Some(other) = conjunct(look, t) else { continue };
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
                say(format!("“{written}” stands where the source has “{name}”"), format!("«{written}» في موضع “{name}” من الأصل")),
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

/// The single word that "and" joins to the mention `t`, before or behind it.
fn conjunct(look: &Look<'_>, t: &Mention) -> Option<usize> {
    let text = look.cx.text;
    let is_and = |at: usize| look.all.get(at).is_some_and(|t| t.is(text, '\u{0648}'));
    let first = look.all.get(t.tokens.start)?;
    // X و Mercor, X والميركور
    if t.tokens.start > 1 && is_and(t.tokens.start - 1) {
        return Some(t.tokens.start - 2);
    }
    if first.of(text).starts_with('\u{0648}') && first.kind == TokenKind::Arabic && t.tokens.start > 0 {
        return Some(t.tokens.start - 1);
    }
    is_and(t.tokens.end).then_some(t.tokens.end + 1).filter(|&at| at < look.all.len())
}
