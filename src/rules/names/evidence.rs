//! What speaks for ordinary words being a name: the company they keep.

use super::Context;
use super::literal::contains;
use crate::knowledge::Hit;
use crate::knowledge::pack::{Entity, Kind, Role, TOPICS};
use crate::knowledge::words::arabic;
use crate::text::{KeySet, Token, clitics, key};
use std::ops::Range;
use std::sync::LazyLock;

/// Points that make a literal rendering of ordinary words a name. See [`has_witness`].
const NEEDED: u32 = 3;

/// Ordinary words are a name only where the company they keep says so. A related name in the paragraph, another mention of
/// the entity, another name translated with it, its topic, the article before the word, and a title such as "company" or
/// "team" before it each count; a single indefinite word needs the title. Half of a person's name carried over speaks for
/// the other half.
pub(super) fn has_witness(cx: &Context<'_>, hit: &Hit, index: u32, entity: &Entity) -> bool {
    let at = hit.tokens();
    if is_core(hit, entity) {
        return is_named_core(cx, hit, index, entity);
    }
    let mut points = 0;
    let related_here = is_related_here(cx, hit, entity);
    points += u32::from(related_here);
    let mentioned = is_mentioned(cx, hit, index);
    points += u32::from(mentioned);
    let topic = entity.topics != 0 && cx.matches.topics().has(entity.topics, &at);
    points += u32::from(topic);
    let titled = is_titled(cx, at.start, entity.kind) || at.len() > 1 && is_traded(cx, at.start, entity.kind);
    points += 2 * u32::from(titled);
    let word = cx.word(at.start);
    let rest = word.get(usize::from(hit.prefix)..).unwrap_or("");
    let definite = clitics::has_article(rest) || word.starts_with("\u{0644}\u{0644}");
    let several = at.len() > 1;
    points += u32::from(definite || several) + u32::from(several);
    // A team among others of its league, unless its literal name is a word of every match report (النجوم "the stars").
    let league = entity.topics & !topic_bit("football");
    let among_others = entity.kind == Kind::Team
        && (several || arabic(rest).is_none_or(|e| e.centibels >= SELDOM))
        && (cx.matches.topics().is_full_of(league, &at) || several && has_opponent(cx, hit, league));
    points += u32::from(among_others);
    if entity.kind == Kind::Team && !several && !titled && is_epithet(cx, hit, index) {
        return false;
    }
    let strong = related_here
        || mentioned
        || titled
        || among_others
        || has_half(cx, hit, entity)
        || has_sibling(cx, hit, entity);
    (definite || several || titled) && points >= NEEDED && strong
}

/// Whether another team of the league stands translated in the paragraph: برق تامبا باي أمام إعصار كارولينا.
fn has_opponent(cx: &Context<'_>, hit: &Hit, league: u32) -> bool {
    let at = hit.tokens();
    let block = cx.tokens.block_range(cx.tokens.block_of(at.start));
    league != 0
        && cx.matches.around(&block).iter().any(|h| {
            let (Role::Literal(e) | Role::LiteralSure(e)) = h.role else { return false };
            let packs = cx.knowledge.packs(h.pack);
            h.len > 1
                && !overlaps(&h.tokens(), &at)
                && packs.entity_topics.get(e as usize).is_some_and(|t| t & league != 0)
                && packs.entities.get(e).is_some_and(|e| e.kind == Kind::Team)
        })
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether the article gives the team's whole name in Arabic letters and no other team is translated: sports pages call
/// teams by what their names mean (الفهود for بانثرز) where the reader knows whom they mean.
fn is_epithet(cx: &Context<'_>, hit: &Hit, index: u32) -> bool {
    let mut whole = cx.matches.mentions(hit.pack, index).filter(|m| matches!(m.role, Role::Arabic(_)) && m.len > 1);
    let mut others = cx.matches.hits().iter().filter(|h| match h.role {
        Role::Literal(e) | Role::LiteralSure(e) => {
            h.len > 1 && e != index && cx.knowledge.packs(h.pack).entities.get(e).is_some_and(|e| e.kind == Kind::Team)
        }
        _ => false,
    });
    whole.next().is_some() && others.next().is_none()
}

/// Whether the pattern is a name without the word that introduces it in the patterns that were written.
fn is_core(hit: &Hit, entity: &Entity) -> bool {
    matches!(hit.role, Role::Literal(_))
        && usize::from(hit.pattern) >= entity.literal.len() - usize::from(entity.cores).min(entity.literal.len())
}

/// A name whose written renderings all begin with a word like "shops" is meant without it only where it stands as a name
/// does and something else of it stands in the article.
fn is_named_core(cx: &Context<'_>, hit: &Hit, index: u32, entity: &Entity) -> bool {
    let at = hit.tokens();
    let single = at.len() == 1;
    let slot = is_titled(cx, at.start, entity.kind)
        || is_traded(cx, at.start, entity.kind)
        || is_speaking(cx, at.start, entity.kind);
    if single && !slot && !is_joined(cx, hit, entity) {
        return false;
    }
    // A definite word behind a definite one is its adjective: the high target.
    let behind = cx.all().get(at.end).filter(|t| t.space_before && !t.sentence_start);
    if single && behind.is_some_and(|t| clitics::has_article(t.of(cx.text))) {
        return false;
    }
    let witness = is_mentioned(cx, hit, index) || is_related_here(cx, hit, entity) || has_sibling(cx, hit, entity);
    let topic = entity.topics != 0 && cx.matches.topics().has(entity.topics, &at);
    witness && (single || slot || topic)
}

/// Whether a related name stands in the paragraph.
fn is_related_here(cx: &Context<'_>, hit: &Hit, entity: &Entity) -> bool {
    let at = hit.tokens();
    let block = cx.tokens.block_range(cx.tokens.block_of(at.start));
    cx.matches.has_cue(hit.pack, &entity.related, &block, &at)
        || entity.related_entities.iter().any(|&e| {
            cx.matches.mentions(hit.pack, e).any(|m| block.contains(&m.tokens().start) && !contains(&at, &m.tokens()))
        })
}

/// Whether the entity is named elsewhere.
fn is_mentioned(cx: &Context<'_>, hit: &Hit, index: u32) -> bool {
    let at = hit.tokens();
    cx.matches.mentions(hit.pack, index).any(|m| m.tokens().start >= at.end || m.tokens().end <= at.start)
}

/// Whether a related name stands translated in the article too: what translates one translates the other.
fn has_sibling(cx: &Context<'_>, hit: &Hit, entity: &Entity) -> bool {
    siblings(cx, hit, entity).next().is_some()
}

/// The translated names in the article that the packs relate to `entity`, those made of a single word without its
/// introducing word left out.
fn siblings<'c>(cx: &'c Context<'_>, hit: &'c Hit, entity: &'c Entity) -> impl Iterator<Item = &'c Hit> {
    cx.matches.hits().iter().filter(move |h| {
        let (Role::Literal(e) | Role::LiteralSure(e)) = h.role else { return false };
        h.pack == hit.pack && h.len > 1 && entity.related_entities.contains(&e) && !contains(&hit.tokens(), &h.tokens())
    })
}

/// Whether و joins the words with a related name in either script, or translated.
fn is_joined(cx: &Context<'_>, hit: &Hit, entity: &Entity) -> bool {
    let at = hit.tokens();
    let own_and = cx.word(at.start).get(..usize::from(hit.prefix)).is_some_and(|p| p == "\u{0648}");
    own_and
        && cx.matches.around(&(at.start.saturating_sub(1)..at.start)).iter().any(|h| {
            let (Role::Literal(e) | Role::LiteralSure(e) | Role::Latin(e) | Role::Arabic(e)) = h.role else {
                return false;
            };
            h.pack == hit.pack && h.tokens().end == at.start && entity.related_entities.contains(&e)
        })
}

/// Whether a word of a person's name in several words is carried over (سابرينا, of سابرينا النجار).
fn has_half(cx: &Context<'_>, hit: &Hit, entity: &Entity) -> bool {
    entity.kind == Kind::Person
        && hit.len > 1
        && hit.tokens().any(|i| {
            let word = cx.word(i);
            let own =
                key(word.get(if i == hit.tokens().start { usize::from(hit.prefix) } else { 0 }..).unwrap_or(word));
            entity.arabic.iter().any(|a| a.split(' ').any(|w| key(w) == own))
        })
}

/// The frequency class (centibels) from which on a word is rare enough to be a team's name without other witnesses.
const SELDOM: u16 = 480;

/// The bit of a topic. Clubs of football are called by such names in good Arabic too (الذئاب for Wolverhampton).
fn topic_bit(name: &str) -> u32 {
    TOPICS.iter().position(|t| *t == name).map_or(0, |n| 1 << n)
}

/// Whether a word that introduces such a name stands before token `index`.
fn is_titled(cx: &Context<'_>, index: usize, kind: Kind) -> bool {
    let titles: &[&str] = match kind {
        Kind::Company | Kind::Organisation => &["شركة", "الشركة", "مجموعة", "منظمة", "مؤسسة"], // company, group, organisation, foundation
        Kind::Product => &["تطبيق", "منصة", "نموذج", "برنامج", "هاتف", "خدمة", "متصفح"], // app, platform, model, programme, phone, service, browser
        Kind::Team => &["فريق", "نادي", "مدرب", "لاعب", "لاعبو", "لاعبي", "مهاجم", "مدافع", "حارس", "نجم", "جماهير"], // team, club, coach, player, striker, defender, keeper, star, fans
        Kind::Media => &["صحيفة", "مجلة", "موقع", "قناة", "شبكة"], // newspaper, magazine, site, channel, network
        Kind::Work => &["فيلم", "مسلسل", "أغنية", "ألبوم", "كتاب", "رواية", "برنامج", "لعبة"], // film, series, song, album, book, novel, programme, game
        Kind::Event => &["بطولة", "مهرجان", "جائزة", "مسابقة"], // championship, festival, prize, contest
        Kind::Person | Kind::Place => &[],
    };
    let Some(before) = index.checked_sub(1).and_then(|i| cx.all().get(i)) else { return false };
    let mut found = titles.iter().any(|t| key(t) == before.key);
    clitics::strip(before.of(cx.text), |s| found |= titles.iter().any(|t| key(t) == s.key));
    found
}

/// Whether what companies have stands before token `index`: share, shops, head, founder, staff …
fn is_traded(cx: &Context<'_>, index: usize, kind: Kind) -> bool {
    static TRADED: LazyLock<KeySet> = LazyLock::new(|| {
        "سهم أسهم متجر متاجر سلسلة موظفو موظفي رئيس رئيسة مؤسس مؤسسة".split_whitespace().map(key).collect()
    });
    matches!(kind, Kind::Company | Kind::Product) && is_behind(cx, index, &TRADED)
}

/// Whether a verb of saying or announcing stands before token `index`.
fn is_speaking(cx: &Context<'_>, index: usize, kind: Kind) -> bool {
    static SAID: LazyLock<KeySet> = LazyLock::new(|| {
        "قال قالت أعلن أعلنت أوضح أوضحت أفاد أفادت أضافت كشفت ذكرت أطلقت".split_whitespace().map(key).collect()
    });
    matches!(kind, Kind::Company | Kind::Product | Kind::Media) && is_behind(cx, index, &SAID)
}

fn is_behind(cx: &Context<'_>, index: usize, words: &KeySet) -> bool {
    let before = index.checked_sub(1).and_then(|i| cx.all().get(i)).filter(|_| !cx.all()[index].sentence_start);
    before.is_some_and(|before| before.is_among(cx.text, words))
}

/// Words that stand before a person's given name and take no object: titles, verbs of saying, prepositions.
pub(super) fn is_title_word(token: &Token, text: &str) -> bool {
    static TITLES: LazyLock<KeySet> = LazyLock::new(|| {
        // coach, player, star, actor, singer, director, head, founder, minister, senator, analyst, lawyer, friend, wife;
        // said, added, explained, wrote, told; by, from, to, with, against, between, like, as for
        "مدرب لاعب نجم نجمة ممثل ممثلة مغني مغنية مخرج مدير مديرة رئيس رئيسة مؤسس مؤسسة وزير وزيرة نائب سيناتور محلل محامي \
         صديق صديقه زوجته زوجها زميله زميلها ابنه ابنها شقيقه قال قالت يقول تقول أضاف أضافت أوضح أوضحت صرح صرحت كتب كتبت \
         بحسب وفق من إلى مع ضد عن على بين مثل أما يدعى تدعى اسمه اسمها"
            .split_whitespace()
            .map(key)
            .collect()
    });
    token.is_among(text, &TITLES)
}
