//! Names of the source that are made of ordinary words, and stand in the article in translation: Lantern as الفانوس.

use super::rendered::{is_read, is_word, says_nothing, standing};
use super::{Here, Look, shares};
use crate::align::Group;
use crate::align::concepts::Mention;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::made::renderings;
use crate::knowledge::pack::{Entity, Kind, Role};
use crate::knowledge::places;
use crate::knowledge::translit::{self, candidates::to_arabic};
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
pub(super) static TRANSLATED: LazyLock<KeySet> = LazyLock::new(|| {
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

/// What titles stand behind: film, series (of two), play, novel, book, album, song, game, show.
static WORKS: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(
        &"فيلم فيلما فيلمي الفيلم مسلسل مسلسلي المسلسل مسلسلات أفلام مسرحية رواية كتاب ألبوم أغنية لعبة برنامج سلسلة عرض"
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
    witness: Witness,
}

/// What says that the words are a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Witness {
    /// Their capitals.
    Capitals,
    /// Their capitals, but they open the sentence: the article has to introduce them as a name.
    Opening,
    /// A capital article inside the sentence, as titles have: in The Pitt.
    Title,
    /// Whoever has it: WWE's Raw. The article has to name the owner beside it.
    Owner,
}

/// Where a name stands translated.
struct Place {
    tokens: Range<usize>,
    /// Bytes of proclitics in the first word.
    prefix: usize,
    /// Whether the words and their place leave no doubt.
    sure: bool,
}

/// A name that Arabic does not translate, as the gazetteer or the list of places knows it.
struct Foreign {
    /// How Arabic writes it.
    arabic: String,
    /// Whether the story is of its field.
    at_home: bool,
    /// Whether it is a film, a series, a book: Arabic translates the titles of many.
    work: bool,
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
    let mut found: Vec<(Name<'_>, Place)> = Vec::new();
    for name in names(look, here, capitals) {
        let Some(place) = rendered(look, here, &name, &taken) else { continue };
        taken.extend(place.tokens.clone());
        found.push((name, place));
    }
    found.extend(tails(look, here, capitals, &taken));
    for (name, place) in &found {
        if (place.sure || is_listed(look, here, name, place, &found)) && !is_translated_title(look, name, place) {
            report(look, name, place.tokens.clone(), place.prefix, out);
        }
    }
}

/// Last words of names that stand translated behind the rest, which does not: إس 3 الشركاء for S3 Partners. A translation has the head
/// first (شركاء إس 3).
fn tails<'a>(look: &Look<'a>, here: &Here<'a>, capitals: &Capitals, taken: &[usize]) -> Vec<(Name<'a>, Place)> {
    let all = look.aligned.tokens.all();
    let mut out = Vec::new();
    for at in here.group.source.clone().skip(1) {
        let (before, word) = (look.aligned.quote(&(at - 1..at)), look.name(&(at..at + 1)));
        let capital = |i: usize| all.get(i).is_some_and(|t| t.of(look.aligned.text).starts_with(char::is_uppercase));
        let last = capital(at - 1)
            && capital(at)
            && all[at].space_before
            && !all[at].sentence_start
            && !(capital(at + 1) && all[at + 1].space_before);
        let plain = word.chars().skip(1).all(char::is_lowercase) && !TRANSLATED.contains(&key(word));
        if !last || !plain || capitals.small.contains(&all[at].key) || !is_read(word) {
            continue;
        }
        let ends = |i: usize| {
            let token = look.all[i];
            let digits = || before.trim_start_matches(|c: char| !c.is_ascii_digit());
            let number = token.kind == TokenKind::Number && token.of(look.cx.text) == digits();
            let mut theirs = here.source.iter().filter(|s| s.tokens.end == at);
            number || theirs.any(|s| here.target.iter().any(|t| t.tokens.end == i + 1 && shares(s, t)))
        };
        let words = [word];
        let mut found =
            here.group.target.clone().skip(1).filter(|&i| ends(i - 1) && !taken.contains(&i)).filter_map(|i| {
                let (tokens, prefix) = standing(look, here, &words, i, false)?;
                let noun = look.cx.word(i).chars().next_back().is_none_or(|c| !matches!(c, '\u{064A}' | '\u{0629}'));
                let own = look.all[i].space_before && !look.all[i].sentence_start;
                (own && noun && prefix == 0 && clitics::has_article(look.cx.word(i))).then_some(tokens)
            });
        if let (Some(tokens), false) = (found.next(), is_answered(look, here, &(at..at + 1))) {
            let name = Name { tokens: at..at + 1, words: vec![word], foreign: None, witness: Witness::Capitals };
            out.push((name, Place { tokens, prefix: 0, sure: true }));
        }
    }
    out
}

/// Whether the name stands in a list beside one that the source has beside it: فايزر والهدف for Pfizer and Target.
fn is_listed(look: &Look<'_>, here: &Here<'_>, name: &Name<'_>, place: &Place, found: &[(Name<'_>, Place)]) -> bool {
    if name.foreign.is_none() && name.witness != Witness::Title || name.witness == Witness::Opening {
        return false;
    }
    let source = |i: usize| look.aligned.tokens.all().get(i).map_or("", |t| t.of(look.aligned.text));
    let joint = |i: usize| matches!(source(i), "and" | "," | "&");
    let mark = |i: usize| look.all.get(i).is_some_and(|t| matches!(t.of(look.cx.text), "\u{060C}" | "," | "\u{0648}"));
    let and = |i: usize| {
        look.all.get(i).is_some_and(|t| t.kind == TokenKind::Arabic && t.of(look.cx.text).starts_with('\u{0648}'))
    };
    let is_pair = |theirs: Range<usize>, ours: Range<usize>| {
        let is = |s: &Range<usize>, t: &Range<usize>| {
            (s.start == theirs.start || s.end == theirs.end) && (t.start == ours.start || t.end == ours.end)
        };
        found.iter().any(|(n, p)| is(&n.tokens, &p.tokens))
            || here.source.iter().any(|s| here.target.iter().any(|t| shares(s, t) && is(&s.tokens, &t.tokens)))
    };
    let before = || {
        let mut theirs = name.tokens.start;
        while theirs > 0 && joint(theirs - 1) {
            theirs -= 1;
        }
        let mut ours = place.tokens.start;
        while ours > 0 && mark(ours - 1) {
            ours -= 1;
        }
        let joined = theirs < name.tokens.start && (ours < place.tokens.start || and(ours) && place.prefix > 0);
        joined && is_pair(usize::MAX..theirs, usize::MAX..ours)
    };
    let behind = || {
        let (mut theirs, mut ours) = (name.tokens.end, place.tokens.end);
        while joint(theirs) {
            theirs += 1;
        }
        while mark(ours) {
            ours += 1;
        }
        let joined = theirs > name.tokens.end && (ours > place.tokens.end || and(ours));
        joined && is_pair(theirs..usize::MAX, ours..usize::MAX)
    };
    before() || behind()
}

/// Whether the article may have taken a title for one that Arabic translates: it sets it between marks, or behind a word for what it
/// is, and leaves no other title in Latin letters.
fn is_translated_title(look: &Look<'_>, name: &Name<'_>, place: &Place) -> bool {
    if name.witness != Witness::Title && !name.foreign.as_ref().is_some_and(|f| f.work) {
        return false;
    }
    let token = |i: Option<usize>| i.and_then(|i| look.all.get(i));
    let mark = |i| token(i).is_some_and(|t| t.of(look.cx.text).chars().all(|c| is_quote(c) || c == '('));
    let before = place.tokens.start.checked_sub(1);
    if mark(before) || mark(Some(place.tokens.end)) {
        return true;
    }
    let introduced = token(before).is_some_and(|t| t.is_among(look.cx.text, &WORKS));
    introduced && !keeps_titles(look)
}

/// Whether the article leaves titles of works in Latin letters.
fn keeps_titles(look: &Look<'_>) -> bool {
    look.cx.matches.hits().iter().any(|h| match h.role {
        Role::Latin(id) => {
            h.len > 1
                && look.cx.knowledge.packs(h.pack).entities.get(id).is_some_and(|entity| entity.kind == Kind::Work)
        }
        _ => false,
    })
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
        let follows = at > 0 && all[at - 1].kind == TokenKind::Latin && !look.opens(at);
        let article = says_nothing(word(at));
        if !capital(at) || article && !follows {
            at += 1;
            continue;
        }
        let owns = |i: usize| word(i) != look.aligned.quote(&(i..i + 1));
        let mut end = at + 1;
        while end < here.group.source.end
            && capital(end)
            && all[end].space_before
            && !all[end].sentence_start
            && !owns(end - 1)
        {
            end += 1;
        }
        let words: Vec<&str> = (at..end).map(word).collect();
        let own: Vec<String> = words.iter().filter(|w| !says_nothing(w)).map(|w| w.to_lowercase()).collect();
        let foreign = foreign(look, &(at..end));
        let single = words.len() == 1;
        let translated = words.iter().any(|w| TRANSLATED.contains(&key(w)));
        let witness = if article {
            Witness::Title
        } else if single && foreign.is_none() && follows && owns(at - 1) {
            Witness::Owner
        } else {
            Witness::Capitals
        };
        let other = matches!(witness, Witness::Title | Witness::Owner) && !translated && own.iter().all(|w| is_read(w));
        let plain = (1..=LONGEST).contains(&own.len())
            && words.iter().all(|w| w.chars().skip(1).all(char::is_lowercase))
            && ((foreign.is_some() || is_half_word(&words) && !is_known(look, at)) && own.iter().any(|w| is_read(w))
                || other
                || own.first().is_some_and(|w| !renderings(w).is_empty()) && !translated);
        let small_here = || {
            let alike = |i: usize| {
                word(i).starts_with(char::is_lowercase)
                    && (at..end).any(|n| all[n].key == all[i].key && !says_nothing(word(n)))
            };
            here.group.source.clone().any(alike)
        };
        let small = capitals.small.contains(&all[at].key);
        let (known, witness) = match &foreign {
            _ if matches!(witness, Witness::Title | Witness::Owner) => (!small_here(), witness),
            Some(foreign) if single && all[at].sentence_start => {
                let told = capitals.is_name(all[at].key) || is_explained(look, at) || foreign.at_home;
                (!small, if told { witness } else { Witness::Opening })
            }
            Some(_) if single => (!small_here(), witness),
            None if single => (capitals.is_name(all[at].key) || !small && is_explained(look, at), witness),
            _ => ((at..end).all(|i| !capitals.small.contains(&all[i].key)), witness),
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
            out.push(Name { tokens: at..end, words, foreign, witness });
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
        || tokens.clone().filter(|&i| !says_nothing(look.name(&(i..i + 1)))).all(|i| {
            let (name, key) = (look.name(&(i..i + 1)), look.aligned.tokens.all()[i].key);
            here.group.target.clone().map(|t| look.all[t]).any(|t| match t.kind {
                TokenKind::Latin => t.key == key,
                TokenKind::Arabic => reads_as(t.of(look.cx.text), name).is_some(),
                _ => false,
            })
        })
}

/// Where the words of a name stand side by side in translation.
fn rendered(look: &Look<'_>, here: &Here<'_>, name: &Name<'_>, taken: &[usize]) -> Option<Place> {
    let target = &here.group.target;
    // In the order of the source, or the other way round, as genitives and adjectives stand.
    let orders: [Vec<&str>; 2] = [name.words.clone(), name.words.iter().rev().copied().collect()];
    let half = name.foreign.is_none() && is_half_word(&name.words);
    let orders = if name.words.len() > 1 && !half { &orders[..] } else { &orders[..1] };
    let any = half || name.foreign.is_some() || matches!(name.witness, Witness::Title | Witness::Owner);
    let place = |at| orders.iter().find_map(|words| standing(look, here, words, at, any));
    let mut found = target.clone().filter_map(place);
    let (tokens, prefix) = found.next().filter(|(tokens, _)| !tokens.clone().any(|i| taken.contains(&i)))?;
    if found.next().is_some() || is_its_sound(look, name, &tokens, prefix) {
        return None;
    }
    let apart =
        (Look::place_in_target(here.group, tokens.start) - Look::place_in_source(here.group, name.tokens.start)).abs();
    let introduced = is_introduced(look, tokens.start);
    let sure = match name.witness {
        Witness::Opening => introduced && apart <= APART,
        Witness::Owner => is_beside_owner(look, here, name, tokens.end),
        _ if tokens.len() > 1 => true,
        _ => apart <= APART && (introduced || is_rare(look, tokens.start, prefix)),
    };
    (tokens.len() > 1 || apart <= APART).then_some(Place { tokens, prefix, sure })
}

/// A score below which a word is the sound of the name and no translation, however badly spelled.
const HEARD: f32 = 1.0;

/// Whether the one word that renders the one of the name sounds like it: كاري for Curry.
fn is_its_sound(look: &Look<'_>, name: &Name<'_>, tokens: &Range<usize>, prefix: usize) -> bool {
    let word = look.cx.word(tokens.start).get(prefix..).unwrap_or_default();
    let heard = |latin: &&str| translit::score(word, latin) < HEARD;
    tokens.len() == 1 && name.words.len() == 1 && name.words.first().is_some_and(heard)
}

/// Whether the owner that the source has before the name stands behind it: الخام من WWE.
fn is_beside_owner(look: &Look<'_>, here: &Here<'_>, name: &Name<'_>, at: usize) -> bool {
    let from = look.all.get(at).is_some_and(|t| t.of(look.cx.text) == "\u{0645}\u{0646}");
    let owner = |s: &&Mention| s.tokens.end == name.tokens.start;
    from && here
        .source
        .iter()
        .filter(owner)
        .any(|s| here.target.iter().any(|t| t.tokens.start == at + 1 && shares(s, t)))
}

/// Jackson Hole, Quinten Post: whether a word that is none comes before one that is. In Arabic what is translated comes before the
/// name it belongs to (برج ترامب), so that the same order tells a name that was broken.
fn is_half_word(words: &[&str]) -> bool {
    matches!(words, [one, other] if one.len() > 3
        && !is_word(&one.to_lowercase()) && is_read(other) && !TRANSLATED.contains(&key(other)))
}

/// Whether the gazetteer or the list of places knows the word at `at` of the source as a name by itself: Hamas in Hamas Details.
fn is_known(look: &Look<'_>, at: usize) -> bool {
    let alone = at..at + 1;
    let listed = |h: &crate::knowledge::Hit| matches!(h.role, Role::Latin(_)) && h.tokens() == alone;
    look.aligned.matches.around(&alone).iter().any(listed) || places::latin(look.name(&alone)).next().is_some()
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
            Some(Foreign {
                arabic,
                at_home: look.aligned.matches.topics().has(entity.topics, tokens),
                work: entity.kind == Kind::Work,
            })
        }
        _ => None,
    });
    let town = || {
        let word = look.name(tokens);
        let inside = !look.aligned.tokens.all()[tokens.start].sentence_start;
        let only_towns = places::latin(word).all(|place| place.kind() == places::Kind::City);
        let found = places::latin(word).next().filter(|_| tokens.len() == 1 && inside && only_towns)?;
        Some(Foreign { arabic: found.arabic().next()?.to_owned(), at_home: false, work: false })
    };
    listed.or_else(town)
}

/// Whether the word at `at` stands where names do.
fn is_introduced(look: &Look<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| look.all[before]);
    before.is_some_and(|before| BEFORE_NAMES.contains(&before.key) && look.all[at].space_before)
}

/// Whether one word is enough, for it is rare.
fn is_rare(look: &Look<'_>, at: usize, prefix: usize) -> bool {
    let word = look.cx.word(at).get(prefix..).unwrap_or_default();
    arabic(word).is_none_or(|e| e.centibels > FREQUENT)
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
