//! Names of the source that are made of ordinary words, and stand in the article in translation: Lantern as الفانوس.

use super::{Here, Look, shares};
use crate::align::Group;
use crate::align::concepts::Mention;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::made::{renderings, stem};
use crate::knowledge::pack::{Entity, Kind, Role};
use crate::knowledge::phrases::Stem;
use crate::knowledge::places;
use crate::knowledge::renderings as engines;
use crate::knowledge::translit::candidates::to_arabic;
use crate::knowledge::words::arabic;
use crate::names::reads_as;
use crate::rules::{Findings, say};
use crate::text::chars::is_quote;
use crate::text::{Key, KeyMap, KeySet, Span, TokenKind, clitics, key, key_set};
use std::ops::Range;
use std::sync::LazyLock;

/// The longest name, in words.
const LONGEST: usize = 3;
/// A name of one word stands about where the source has it, as shares of the two sentences.
const APART: f32 = 0.4;
/// Arabic words more frequent than this (centibels) may render anything: alone they are no name's translation unless something
/// introduces a name.
const FREQUENT: u16 = 420;

/// Words of what Arabic translates: a name with one of them is that of an institution, a place, an office, a feast, a law, or a title
/// before somebody's name.
static TRANSLATED: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(
        &"academy anchor age ages cambrian captain carboniferous champion chef coach companion hero legend pilot player saint trainer accord act administration agency agreement airlines airport ambassador amendment anniversary archbishop army association \
          attorney authority avenue award awards bank battle bay beach bill bishop board border branch bridge bureau cabinet campaign canal cape \
          capitol cathedral central century chairman chamber championship championships chief church city civil coalition coast college command \
          commission committee commonwealth conference congress constitution convention council county court cretaceous crown cup cyclone day defence \
          defense democracy democrat democratic democrats department director district division doctor earth east eastern eighth \
          election embassy emperor empire european executive exchange fair faith federal federation festival fifth first fleet force \
          forces foundation fourth front games gas gospel government great group guard gulf hall heritage high hill hills \
          hospital house hurricane independence institute intelligence international internet island islands islamic jewish judge jurassic justice king \
          kingdom labor labour lake law league liberal library lord lords mall manifesto marine market mayor medal memorial military \
          minister ministry mission mosque mount mountain mountains movement museum national navy network north northern ocean office \
          open palace park parliament party peninsula people peoples plan police pope president prime prince princess prison prize \
          professor programme project province public queen radio railway red republic republican republicans reserve resistance \
          revolution revolutionary river road royal sea second secretary security senate seventh sixth socialist society south southern \
          square state states storm strait street summit supreme temple territory third tower trade treasury treaty triassic tribunal typhoon union united \
          university valley victory village wall war week west western white winter women world year"
            .split_whitespace()
            .collect::<Vec<_>>(),
    )
});

/// What introduces a name: company, group, platform, app, firm, club, team, band, brand, chain, service, shop, said, announced …
static BEFORE_NAMES: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(
        &"شركة مجموعة منصة تطبيق مؤسسة نادي فريق فرقة علامة سلسلة خدمة متجر متاجر منافستها منافسه سهم أسهم قالت أعلنت أضافت ذكرت قال أعلن"
            .split_whitespace()
            .collect::<Vec<_>>(),
    )
});

/// A name of the source made of ordinary words.
struct Name<'a> {
    tokens: Range<usize>,
    words: Vec<&'a str>,
    /// What is known of it as one that is not translated.
    foreign: Option<Foreign>,
}

/// A name that Arabic does not translate, as the gazetteer or the list of places knows it.
struct Foreign {
    /// How Arabic writes it.
    arabic: String,
    /// Whether the story is of its field.
    at_home: bool,
}

/// What the source says of its capitals: how often each word has one inside a sentence, and whether it has none anywhere.
#[derive(Default)]
pub(super) struct Capitals {
    inside: KeyMap<u32>,
    first: KeyMap<u32>,
    small: KeySet,
}

impl Capitals {
    pub(super) fn of(look: &Look<'_>) -> Self {
        let mut out = Self::default();
        let all = look.aligned.tokens.all();
        for (at, token) in all.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Latin) {
            if !token.of(look.aligned.text).starts_with(char::is_uppercase) {
                out.small.insert(token.key);
            } else if look.opens(at) {
                *out.first.entry(token.key).or_default() += 1;
            } else {
                *out.inside.entry(token.key).or_default() += 1;
            }
        }
        out
    }

    /// Whether a word stands with a capital for another reason than that it opens a sentence.
    fn is_name(&self, word: Key) -> bool {
        let count = |map: &KeyMap<u32>| map.get(&word).copied().unwrap_or(0);
        !self.small.contains(&word) && (count(&self.inside) > 0 || count(&self.first) > 1)
    }
}

/// Every name of the group that stands translated in its place.
pub(super) fn made(look: &Look<'_>, here: &Here<'_>, capitals: &Capitals, out: &mut Findings) {
    if is_title_case(look, here.group) {
        return;
    }
    let mut taken: Vec<usize> = Vec::new();
    for name in names(look, here, capitals) {
        let Some((tokens, prefix)) = rendered(look, here, &name, &taken) else { continue };
        taken.extend(tokens.clone());
        report(look, &name, tokens, prefix, out);
    }
}

/// Whether all longer words of the source sentence have a capital: a headline, where it says nothing.
fn is_title_case(look: &Look<'_>, group: &Group) -> bool {
    const LONG: usize = 5;
    let words = group.source.clone().map(|i| look.aligned.tokens.all()[i]).filter(|t| t.kind == TokenKind::Latin);
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let (mut count, mut long_small) = (0, 0);
    for word in words.map(|t| t.of(look.aligned.text)) {
        count += 1;
        long_small += usize::from(small(word) && word.len() >= LONG);
    }
    count > 4 && long_small == 0
}

/// Whether the word that opens a sentence is explained behind a comma, as names are, or another name joins it: Anvil, a rival of …;
/// Anvil and Lantern.
fn is_explained(look: &Look<'_>, at: usize) -> bool {
    let word = |i: usize| look.aligned.tokens.all().get(i).map_or("", |t| t.of(look.aligned.text));
    let explained = word(at + 1) == "," && matches!(word(at + 2), "a" | "an" | "the" | "which" | "based" | "whose");
    explained || word(at + 1) == "and" && word(at + 2).starts_with(char::is_uppercase)
}

/// The names of the group that are made of ordinary words and that nothing in the article answers here.
fn names<'a>(look: &Look<'a>, here: &Here<'a>, capitals: &Capitals) -> Vec<Name<'a>> {
    let all = look.aligned.tokens.all();
    let word = |i: usize| look.name(&(i..i + 1));
    let capital = |i: usize| all[i].kind == TokenKind::Latin && word(i).starts_with(char::is_uppercase);
    let mut out = Vec::new();
    let mut at = here.group.source.start;
    while at < here.group.source.end {
        if !capital(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < here.group.source.end && capital(end) && all[end].space_before && !all[end].sentence_start {
            end += 1;
        }
        let words: Vec<&str> = (at..end).map(word).collect();
        let lower = |w: &&str| w.to_lowercase();
        let foreign = foreign(look, &(at..end));
        let plain = words.len() <= LONGEST
            && words.iter().all(|w| w.chars().skip(1).all(char::is_lowercase))
            && ((foreign.is_some() || is_half_word(&words) && !is_known(look, at)) && words.iter().any(|w| is_word(w))
                || words.first().is_some_and(|w| !renderings(&lower(w)).is_empty())
                    && !words.iter().any(|w| TRANSLATED.contains(&key(w))));
        let single = words.len() == 1;
        let small_here = || {
            let alike = |i: &usize| all[*i].key == all[at].key && word(*i).starts_with(char::is_lowercase);
            here.group.source.clone().any(|i| alike(&i))
        };
        let known = if let Some(foreign) = foreign.as_ref().filter(|_| single) {
            let opens = || capitals.is_name(all[at].key) || is_explained(look, at) || foreign.at_home;
            if all[at].sentence_start { !capitals.small.contains(&all[at].key) && opens() } else { !small_here() }
        } else if single {
            capitals.is_name(all[at].key) || !capitals.small.contains(&all[at].key) && is_explained(look, at)
        } else {
            (at..end).all(|i| !capitals.small.contains(&all[i].key))
        };
        // U.N. Charter: more letters of the name before it.
        let initials = at.checked_sub(1).is_some_and(|i| all[i].is(look.aligned.text, '.') && !all[at].sentence_start);
        // The's and of's before it: a title, or a place.
        let joined = |i: Option<usize>| i.is_some_and(|i| all.get(i).is_some_and(|t| t.is(look.aligned.text, '-')));
        let quotes = |mark: &str| mark.chars().all(|c| is_quote(c) || matches!(c, '\'' | '\u{2018}' | '\u{2019}'));
        let quoted = at > 0 && quotes(word(at - 1)) || all.get(end).is_some_and(|t| quotes(t.of(look.aligned.text)));
        if plain
            && !initials
            && known
            && !quoted
            && !joined(at.checked_sub(1))
            && !joined(Some(end))
            && !is_answered(look, here, &(at..end))
        {
            out.push(Name { tokens: at..end, words, foreign });
        }
        at = end;
    }
    out
}

/// Whether the article has the name here: in Latin letters, as the gazetteer knows it, or by the sound of all its words.
fn is_answered(look: &Look<'_>, here: &Here<'_>, tokens: &Range<usize>) -> bool {
    let overlaps = |s: &&Mention| s.tokens.start < tokens.end && tokens.start < s.tokens.end;
    let known = |s: &Mention| s.tokens.len() >= tokens.len() && here.target.iter().any(|t| shares(s, t));
    here.source.iter().filter(overlaps).any(known)
        || tokens.clone().all(|i| {
            let (name, key) = (look.name(&(i..i + 1)), look.aligned.tokens.all()[i].key);
            here.group.target.clone().map(|t| look.all[t]).any(|t| match t.kind {
                TokenKind::Latin => t.key == key,
                TokenKind::Arabic => reads_as(t.of(look.cx.text), name).is_some(),
                _ => false,
            })
        })
}

/// Where the words of a name stand side by side in translation, with the bytes of proclitics before the first.
fn rendered(look: &Look<'_>, here: &Here<'_>, name: &Name<'_>, taken: &[usize]) -> Option<(Range<usize>, usize)> {
    let target = &here.group.target;
    // In the order of the source, or the other way round, as genitives and adjectives stand.
    let orders: [Vec<&str>; 2] = [name.words.clone(), name.words.iter().rev().copied().collect()];
    let half = name.foreign.is_none() && is_half_word(&name.words);
    let orders = if name.words.len() > 1 && !half { &orders[..] } else { &orders[..1] };
    let place = |at| orders.iter().find_map(|words| standing(look, here, words, at, half || name.foreign.is_some()));
    let mut found = target.clone().filter_map(place);
    let (tokens, prefix) = found.next().filter(|(tokens, _)| !tokens.clone().any(|i| taken.contains(&i)))?;
    if found.next().is_some() {
        return None;
    }
    let apart =
        (Look::place_in_target(here.group, tokens.start) - Look::place_in_source(here.group, name.tokens.start)).abs();
    (tokens.len() > 1 || apart <= APART && is_telling(look, tokens.start, prefix)).then_some((tokens, prefix))
}

/// The tokens from `at` on that render the words one after another, with the bytes of proclitics before the first. Of a word that no
/// name is made of the sound is enough: Killer Mike as القاتل مايك.
///
/// A name that Arabic does not translate may be made of any word that engines render.
fn standing(
    look: &Look<'_>,
    here: &Here<'_>,
    words: &[&str],
    at: usize,
    foreign: bool,
) -> Option<(Range<usize>, usize)> {
    let (mut end, mut prefix) = (at, 0);
    for word in words {
        if says_nothing(word) {
            continue;
        }
        let first = end == at;
        let rendering = renderings(&word.to_lowercase())
            .iter()
            .find_map(|r| phrase(look, here, r, end, first).map(|p| (r.len(), p)))
            .or_else(|| rendered_word(look, here, word, end, first).filter(|_| foreign).map(|p| (1, p)));
        let heard = || {
            let token = look
                .all
                .get(end)
                .filter(|t| t.kind == TokenKind::Arabic && renderings(&word.to_lowercase()).is_empty())?;
            reads_as(token.of(look.cx.text), word).filter(|r| first || r.prefix == 0).map(|r| (1, r.prefix))
        };
        let (len, before) = rendering.or_else(heard)?;
        if first {
            prefix = before;
        }
        end += len;
    }
    let joined = (at + 1..end).all(|i| look.all[i].space_before && !look.all[i].sentence_start);
    (joined && end <= here.group.target.end).then_some((at..end, prefix))
}

/// Whether the stems of a phrase stand from `at` on in words that nothing in the source answers: the bytes of proclitics before it.
fn phrase(look: &Look<'_>, here: &Here<'_>, stems: &[Key], at: usize, first: bool) -> Option<usize> {
    let mut before = 0;
    for (n, stem) in stems.iter().enumerate() {
        let i = at + n;
        let (prefix, _) = readings(look, i).into_iter().find(|(p, s)| s == stem && (first && n == 0 || *p == 0))?;
        if here.is_answered(i) {
            return None;
        }
        before = if n == 0 { prefix } else { before };
    }
    Some(before)
}

/// Whether the word at `at`, which nothing in the source answers, is one of those by which engines render an English one: the bytes of
/// proclitics before it.
fn rendered_word(look: &Look<'_>, here: &Here<'_>, english: &str, at: usize, first: bool) -> Option<usize> {
    let token = look.all.get(at).filter(|t| t.kind == TokenKind::Arabic)?;
    let word = token.of(look.cx.text);
    let ways = look.cx.known(at).ways(word);
    let mut all = engines::of(Stem::of(english)).flat_map(engines::Renderings::words);
    let prefix = all.find_map(|telling| telling.behind(word, ways).filter(|p| first || *p == 0))?;
    (!here.is_answered(at)).then_some(prefix)
}

/// Whether engines leave the English word out, as they do articles.
fn says_nothing(english: &str) -> bool {
    let mut lines = engines::of(Stem::of(english)).peekable();
    lines.peek().is_some() && lines.all(|line| line.words().is_empty())
}

/// Jackson Hole, Quinten Post: whether a word that is none comes before one that is. In Arabic what is translated comes before the
/// name it belongs to (برج ترامب), so that the same order tells a name that was broken.
fn is_half_word(words: &[&str]) -> bool {
    matches!(words, [one, other] if one.len() > 3 && !is_word(one) && is_word(other) && !TRANSLATED.contains(&key(other)))
}

/// Whether the gazetteer or the list of places knows the word at `at` of the source as a name by itself: Hamas in Hamas Details.
fn is_known(look: &Look<'_>, at: usize) -> bool {
    let alone = at..at + 1;
    let listed = |h: &crate::knowledge::Hit| matches!(h.role, Role::Latin(_)) && h.tokens() == alone;
    look.aligned.matches.around(&alone).iter().any(listed) || places::latin(look.name(&alone)).next().is_some()
}

/// Whether engines render the English word.
fn is_word(english: &str) -> bool {
    !renderings(&english.to_lowercase()).is_empty()
        || engines::of(Stem::of(english)).any(|line| !line.words().is_empty())
}

/// What the gazetteer or the list of places knows of a name as one that is not translated: of a company, a product, a team, a paper, a
/// town (Tyre, Bath).
fn foreign(look: &Look<'_>, tokens: &Range<usize>) -> Option<Foreign> {
    let name = look.name(tokens);
    let sounds = |form: &String| {
        let words: Vec<&str> = name.split(' ').filter(|w| !says_nothing(w)).collect();
        words.iter().all(|w| form.split(' ').any(|a| reads_as(a, w).is_some()))
    };
    let carried = |entity: &Entity| match entity.kind {
        Kind::Company | Kind::Product | Kind::Team | Kind::Media => true,
        // Places, films and people have names in Arabic, unless Arabic writes the sound.
        Kind::Person | Kind::Place | Kind::Work => entity.arabic.first().is_some_and(sounds),
        Kind::Organisation | Kind::Event => false,
    };
    let listed = look.aligned.matches.around(tokens).iter().find_map(|h| match h.role {
        Role::Latin(id) if h.tokens() == *tokens => {
            let entity = look.cx.knowledge.packs(h.pack).entities.get(id).filter(|e| carried(e))?;
            let of_length = |form: &&String| form.split(' ').count() == tokens.len();
            let arabic = entity.arabic.iter().find(of_length).or(entity.arabic.first())?.clone();
            Some(Foreign { arabic, at_home: look.aligned.matches.topics().has(entity.topics, tokens) })
        }
        _ => None,
    });
    let town = || {
        let word = look.name(tokens);
        let inside = !look.aligned.tokens.all()[tokens.start].sentence_start;
        let only_towns = places::latin(word).all(|place| place.kind() == places::Kind::City);
        let found = places::latin(word).next().filter(|_| tokens.len() == 1 && inside && only_towns)?;
        Some(Foreign { arabic: found.arabic().next()?.to_owned(), at_home: false })
    };
    listed.or_else(town)
}

/// The stems that an Arabic word may have, each with the bytes of proclitics before it.
fn readings(look: &Look<'_>, at: usize) -> Vec<(usize, Key)> {
    let Some(token) = look.all.get(at).filter(|t| t.kind == TokenKind::Arabic) else { return Vec::new() };
    let word = token.of(look.cx.text);
    let to = if word.starts_with("\u{0644}\u{0644}") { "\u{0644}".len() } else { 0 };
    let mut out = vec![(to, stem(word))];
    clitics::strip(word, |s| out.extend(word.get(s.prefix..).map(|rest| (s.prefix, stem(rest)))));
    out
}

/// Whether one word is enough: it is rare, or stands where names do.
fn is_telling(look: &Look<'_>, at: usize, prefix: usize) -> bool {
    let word = look.cx.word(at).get(prefix..).unwrap_or_default();
    let introduced = at
        .checked_sub(1)
        .is_some_and(|before| BEFORE_NAMES.contains(&look.all[before].key) && look.all[at].space_before);
    introduced || arabic(word).is_none_or(|e| e.centibels > FREQUENT)
}

fn report(look: &Look<'_>, name: &Name<'_>, tokens: Range<usize>, prefix: usize, out: &mut Findings) {
    let whole = look.cx.span(tokens);
    let span = Span { start: whole.start + prefix as u32, end: whole.end };
    let (written, latin) = (span.of(look.cx.text), name.words.join(" "));
    let sounded = || name.words.iter().map(|w| to_arabic(w, 1).into_iter().next()).collect::<Option<Vec<_>>>();
    let arabic =
        name.foreign.as_ref().map(|foreign| foreign.arabic.clone()).or_else(|| sounded().map(|words| words.join(" ")));
    let mut handle = out.report(
        span,
        if name.words.len() > 1 { 0.85 } else { 0.8 },
        say(format!("“{written}” is the name {latin}, translated"), format!("«{written}» ترجمة حرفية لاسم {latin}")),
        say(format!("The source has {latin} here, as a name"), format!("في الأصل هنا اسم هو {latin}")),
    );
    let before = &whole.of(look.cx.text)[..prefix];
    for form in arabic.into_iter().chain([latin]) {
        handle = handle.fix(Fix::shown(vec![Edit::replace(whole, clitics::attach(before, &form))]));
    }
}
