//! Who or what a subject is: a person by name, by title, by what the article says of the name; a company; a body; a thing.

use super::{Closed, closed, next, previous, read};
use crate::knowledge::morph::{Analysis, Asks, Gender, Kind, Number, Readings, given_name};
use crate::knowledge::pack::{Entity as Entry, Kind as Entity, Role};
use crate::names::Mention;
use crate::rules::Context;
use crate::text::TokenKind;
use crate::text::fold::bare;
use std::cell::OnceCell;

/// What a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A person by name.
    Person(Gender),
    /// A person by a title or another noun.
    Title(Gender),
    /// A company, a paper and the like, by name.
    Body(Gender),
    /// A noun for a body that speaks: the government.
    Office(Gender),
    /// Anything else.
    Thing(Gender),
}

impl Subject {
    pub(super) fn gender(self) -> Gender {
        match self {
            Self::Person(g) | Self::Title(g) | Self::Body(g) | Self::Office(g) | Self::Thing(g) => g,
        }
    }
}

/// What the article says of its people: the gender of a name's bearer, by the name's cluster. Found when first asked for.
#[derive(Debug, Default)]
pub(super) struct People(OnceCell<Vec<(u32, Gender)>>);

impl People {
    /// The gender of the person whose name stands at `at`, from a title beside that name anywhere in the article.
    fn gender(&self, cx: &Context<'_>, at: usize) -> Option<Gender> {
        let mention = cx.names().at(at).filter(|m| m.first as usize == at && m.prefix == 0 && m.entity.is_none())?;
        let known = self.0.get_or_init(|| titles(cx));
        let mut said = known.iter().filter(|(cluster, _)| *cluster == mention.cluster).map(|(_, gender)| *gender);
        let first = said.next()?;
        said.all(|gender| gender == first).then_some(first)
    }
}

/// Every name with a title before it, with a given name for its first word, or of somebody in the packs whom it names in full, that
/// tells the gender of its bearer.
fn titles(cx: &Context<'_>) -> Vec<(u32, Gender)> {
    let mentions = cx.names().mentions().iter().filter(|m| m.prefix == 0);
    let given = |first: usize, len: u16| given_name(cx.all()[first].key).filter(|_| len > 1);
    let known = |m: &Mention| {
        let entity = cx.names().entity(m.entity.filter(|_| m.len > 1)?).filter(|e| e.kind == Entity::Person)?;
        match entity.gender? {
            'm' => Some(Gender::Masculine),
            'f' => Some(Gender::Feminine),
            _ => None,
        }
    };
    mentions
        .filter_map(|m| {
            let first = m.first as usize;
            Some((m.cluster, title_before(cx, first).or_else(|| known(m)).or_else(|| given(first, m.len))?))
        })
        .collect()
}

/// What men are called that no woman is.
const MEN: [&str; 6] = ["السيد", "الأمير", "الملك", "الشيخ", "القس", "اللورد"];

/// The gender that the title right before a name gives: المتحدثة, وزيرة الخارجية الألمانية. A masculine title may be a woman's.
pub(super) fn title_before(cx: &Context<'_>, name: usize) -> Option<Gender> {
    let mut at = previous(cx, name)?;
    for steps in 0..4 {
        let word = cx.word(at).trim_start_matches(['و', 'ف']);
        if steps == 0 && MEN.contains(&word) {
            return Some(Gender::Masculine);
        }
        let readings = read(cx, at);
        let definite = readings.all(|a| a.article && a.particle.is_none());
        let woman = |a: &Analysis| {
            a.is_noun()
                && a.reading.human
                && a.reading.number == Number::Singular
                && a.reading.gender == Some(Gender::Feminine)
        };
        // زوجة ترامب is not he: the bare noun needs something of its own before the name.
        if readings.all(woman) {
            return (definite == (steps == 0)).then_some(Gender::Feminine);
        }
        if !definite || readings.any(|a| a.reading.human && a.reading.number == Number::Singular && a.is_noun()) {
            return None;
        }
        at = previous(cx, at)?;
    }
    None
}

/// Nouns that say when: with the article they stand behind any word as adverbs.
pub(super) const WHEN: [&str; 18] = [
    "اليوم",
    "الليلة",
    "الأسبوع",
    "الشهر",
    "العام",
    "السنة",
    "الصيف",
    "الشتاء",
    "الربيع",
    "الخريف",
    "الموسم",
    "الآن",
    "الساعة",
    "الفجر",
    "الصباح",
    "المساء",
    "الظهر",
    "العصر",
];

/// Others that behind a verb are no subject: Thursday, Wednesday, the time, the moment, the thing.
const NO_SUBJECT: [&str; 5] = ["الخميس", "الأربعاء", "المرة", "اللحظة", "الشيء"];

/// Whether a noun says when or how much: behind a verb it is no subject.
pub(super) fn is_adverb(word: &str) -> bool {
    WHEN.contains(&word) || NO_SUBJECT.contains(&word)
}

/// The subject that begins at `at`, with its last token: that of its name, or the noun alone.
pub(super) fn subject(cx: &Context<'_>, people: &People, at: usize) -> Option<(Subject, usize)> {
    if let Some(named) = named(cx, people, at) {
        return Some(named);
    }
    let word = cx.word(at);
    if cx.all()[at].kind != TokenKind::Arabic || is_adverb(word) {
        return None;
    }
    let readings = read(cx, at);
    if in_another_name(cx, at, readings) {
        return None;
    }
    if readings.is_empty() {
        return with_pronoun(word).map(|subject| (subject, at));
    }
    let gender = readings.first()?.reading.gender?;
    let single = |a: &Analysis| a.is_noun() && a.proclitics == 0 && a.reading.number == Number::Singular;
    if readings.all(|a| a.proclitics == 0 && a.reading.number == Number::Singular && a.reading.gender == Some(gender))
        && readings.any(Analysis::is_noun)
        && readings.all(|a| a.reading.kind == Kind::Adjective || a.is_noun() && a.reading.human)
    {
        return Some((Subject::Title(gender), at));
    }
    // A masculine verb before a plural of things is old but lawful.
    if !readings.all(|a| single(a) && !a.reading.human && a.reading.gender == Some(gender)) {
        return None;
    }
    let asks = if gender == Gender::Masculine { Asks::Masculine } else { Asks::Feminine };
    if !readings.all(|a| a.asks() == Some(asks)) {
        return None;
    }
    if is_office(word) {
        return Some((Subject::Office(gender), at));
    }
    readings.all(|a| a.article).then_some((Subject::Thing(gender), at))
}

/// جنرال موتورز, مراسلون بلا حدود: whether a name of several words begins with the noun, whose gender that name has not.
pub(super) fn in_another_name(cx: &Context<'_>, at: usize, readings: &Readings) -> bool {
    cx.matches.around(&(at..at + 1)).iter().any(|hit| {
        let (Role::Latin(id) | Role::Arabic(id)) = hit.role else { return false };
        hit.tokens().start == at && hit.len > 1 && {
            let gender = cx.knowledge.packs(hit.pack).entities.get(id).and_then(|e| e.gender);
            let gender = match gender {
                Some('m') => Some(Gender::Masculine),
                Some('f') => Some(Gender::Feminine),
                _ => None,
            };
            !readings.all(|a| a.reading.gender == gender && a.reading.number == Number::Singular)
        }
    })
}

/// زوجته, شريكها: a noun with a pronoun. Of things only those in ة are certain.
fn with_pronoun(word: &str) -> Option<Subject> {
    let word = bare(word);
    let stem = ["هما", "ها", "هم", "نا", "ه"].iter().find_map(|p| word.strip_suffix(p))?;
    let whole = stem.strip_suffix('ت').map(|s| format!("{s}ة"));
    let readings = Readings::of(whole.as_deref().unwrap_or(stem));
    let gender = readings.first()?.reading.gender?;
    let single = |a: &Analysis| {
        let r = a.reading;
        !a.article && a.proclitics == 0 && r.number == Number::Singular && r.gender == Some(gender)
    };
    if !readings.all(single) || !readings.any(Analysis::is_noun) {
        return None;
    }
    // شريكت is no word but before a pronoun; شريك may be a verb with its object.
    if readings.all(|a| a.is_noun() && a.reading.human) {
        return Some(Subject::Title(gender));
    }
    let thing = whole.is_some() && Readings::of(stem).is_empty();
    (thing && readings.all(|a| a.is_noun() && !a.reading.human)).then_some(Subject::Thing(gender))
}

/// Bodies that speak: company, police, government, ministry and the like.
const OFFICES: [&str; 47] = [
    "أكاديمية",
    "رابطة",
    "بعثة",
    "جبهة",
    "غرفة",
    "كلية",
    "مدرسة",
    "شركة",
    "شرطة",
    "حكومة",
    "وزارة",
    "هيئة",
    "لجنة",
    "منظمة",
    "رئاسة",
    "وكالة",
    "صحيفة",
    "محكمة",
    "سفارة",
    "مؤسسة",
    "مجموعة",
    "حركة",
    "جماعة",
    "سلطة",
    "معارضة",
    "قناة",
    "شبكة",
    "جامعة",
    "مفوضية",
    "بلدية",
    "نيابة",
    "دائرة",
    "إدارة",
    "جمعية",
    "نقابة",
    "مجلة",
    "إذاعة",
    "بيت",
    "مجلس",
    "بنك",
    "جيش",
    "حزب",
    "برلمان",
    "مكتب",
    "اتحاد",
    "مصرف",
    "نادي",
];

/// Whether the noun, with its article or without, is one of those.
pub(super) fn is_office(word: &str) -> bool {
    let word = bare(word);
    OFFICES.contains(&word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word))
}

/// Those that are no thing that anybody makes, publishes or carries out: government, police, ministry, court, committee, army, company,
/// organisation, agency, society, union, authority, university, bank, party, council and the like.
const AUTHORITIES: [&str; 24] = [
    "حكومة",
    "شرطة",
    "وزارة",
    "محكمة",
    "لجنة",
    "نيابة",
    "سلطة",
    "معارضة",
    "برلمان",
    "جيش",
    "بلدية",
    "مفوضية",
    "سفارة",
    "شركة",
    "منظمة",
    "وكالة",
    "جمعية",
    "نقابة",
    "هيئة",
    "جامعة",
    "بنك",
    "مصرف",
    "حزب",
    "مجلس",
];

/// Whether the noun, with its article or without, is one of those.
pub(super) fn is_authority(word: &str) -> bool {
    let word = bare(word);
    AUTHORITIES.contains(&word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word))
}

/// Countries and capitals that act: in the news they are subjects like people.
const PLACES: [&str; 20] = [
    "الصين",
    "روسيا",
    "إسرائيل",
    "إيران",
    "أمريكا",
    "أميركا",
    "واشنطن",
    "موسكو",
    "بكين",
    "فرنسا",
    "ألمانيا",
    "بريطانيا",
    "تركيا",
    "مصر",
    "السعودية",
    "أوكرانيا",
    "الهند",
    "اليابان",
    "تشيلي",
    "حماس",
];

/// Whether the word is one of those.
pub(super) fn is_place(word: &str) -> bool {
    PLACES.contains(&word)
}

/// The person, company or body whose name begins at `at`, with the name's last token.
pub(super) fn named(cx: &Context<'_>, people: &People, at: usize) -> Option<(Subject, usize)> {
    let token = &cx.all()[at];
    if !matches!(token.kind, TokenKind::Arabic | TokenKind::Latin) || closed(cx, at).is_some() {
        return None;
    }
    // An Arabic form that is a common word too is no certain name, but الأمم المتحدة is.
    if token.kind == TokenKind::Arabic {
        let readings = read(cx, at);
        if !readings.is_empty() && !readings.all(|a| a.reading.kind == Kind::Other) {
            return body_of_words(cx, at, readings);
        }
    }
    let mut found: Option<(Subject, usize)> = None;
    let mut any = false;
    for hit in cx.matches.around(&(at..at + 1)) {
        let (Role::Latin(id) | Role::Arabic(id)) = hit.role else { continue };
        if !hit.tokens().contains(&at) {
            continue;
        }
        if hit.tokens().start != at || hit.prefix > 0 {
            return None;
        }
        let entity = cx.knowledge.packs(hit.pack).entities.get(id)?;
        let gender = match entity.gender {
            Some('m') => Gender::Masculine,
            Some('f') => Gender::Feminine,
            _ => return None,
        };
        // A family name alone may be anybody's, unless the article has the full name or it stands in Latin letters.
        let full = || cx.matches.mentions(hit.pack, id).any(|other| other.len > 1);
        let subject = match entity.kind {
            // هارفي ميسون is another Harvey.
            _ if hit.len == 1 && before_another_name(cx, at) => continue,
            Entity::Person if hit.len == 1 && matches!(hit.role, Role::Arabic(_)) && !full() => {
                any = true;
                continue;
            }
            Entity::Person if hit.len == 1 && !full() && has_namesake(cx, entity) => {
                any = true;
                continue;
            }
            Entity::Person => Subject::Person(gender),
            // قال براون is about جايلن براون of the article rather than about the university.
            _ if hit.len == 1 && ends_another_name(cx, at) => return None,
            // أحرز سوفت بنك هوكس: a team bears the name of its company.
            Entity::Company if next(cx, hit.tokens().end - 1).is_some_and(|n| cx.known(n).foreign) => return None,
            Entity::Company | Entity::Media | Entity::Organisation if gender == Gender::Feminine => {
                Subject::Body(gender)
            }
            _ => return None,
        };
        any = true;
        let last = hit.tokens().end - 1;
        match found {
            Some((other, _)) if other != subject => return known_here(cx, at),
            Some((_, end)) if end >= last => {}
            _ => found = Some((subject, last)),
        }
    }
    if any {
        return found;
    }
    unknown(cx, people, at)
}

/// دانييلا أمودي beside Amodei: whether the article names somebody else in full who bears the family name of `entity`.
fn has_namesake(cx: &Context<'_>, entity: &Entry) -> bool {
    let family = |e: &Entry| e.latin.first().and_then(|name| name.split_whitespace().last().map(str::to_owned));
    let others = cx.names().mentions().iter().filter(|m| m.len > 1).filter_map(|m| cx.names().entity(m.entity?));
    let mut bearers = others.filter(|e| e.kind == Entity::Person && e.gender != entity.gender);
    bearers.any(|e| family(e).is_some() && family(e) == family(entity))
}

/// Whether the word ends a longer name of the article: then it is short for that.
fn ends_another_name(cx: &Context<'_>, at: usize) -> bool {
    let word = cx.all()[at].key;
    let ends = |last: usize| last != at && cx.all()[last].key == word;
    cx.names().mentions().iter().any(|m| m.len > 1 && ends(m.tokens().end - 1))
}

/// The person that the article means by a name that several bear: the one whom it gives in full.
fn known_here(cx: &Context<'_>, at: usize) -> Option<(Subject, usize)> {
    let mention = cx.names().at(at).filter(|m| m.first as usize == at && m.prefix == 0)?;
    let entity = cx.names().entity(mention.entity?).filter(|e| e.kind == Entity::Person)?;
    let gender = match entity.gender? {
        'm' => Gender::Masculine,
        'f' => Gender::Feminine,
        _ => return None,
    };
    Some((Subject::Person(gender), mention.tokens().end - 1))
}

/// الأمم المتحدة: the body whose name of several words begins with a noun that is feminine as the name is.
fn body_of_words(cx: &Context<'_>, at: usize, readings: &Readings) -> Option<(Subject, usize)> {
    if !readings.all(|a| a.article && a.proclitics == 0 && a.asks() == Some(Asks::Feminine)) {
        return None;
    }
    let hits = cx.matches.around(&(at..at + 1)).iter().filter(|hit| hit.first as usize == at && hit.len > 1);
    let bodies = hits.filter_map(|hit| {
        let Role::Arabic(id) = hit.role else { return None };
        let entity = cx.knowledge.packs(hit.pack).entities.get(id)?;
        let body = matches!(entity.kind, Entity::Organisation | Entity::Company | Entity::Media);
        (body && entity.gender == Some('f')).then_some(hit.tokens().end - 1)
    });
    bodies.max().map(|last| (Subject::Body(Gender::Feminine), last))
}

/// A person whom no pack has: by the given name before another name, or by a title elsewhere.
fn unknown(cx: &Context<'_>, people: &People, at: usize) -> Option<(Subject, usize)> {
    let given = given_name(cx.all()[at].key);
    let end = name_end(cx, at);
    if let Some(gender) = given.filter(|_| end > at) {
        return Some((Subject::Person(gender), end));
    }
    if cx.all()[at].kind != TokenKind::Latin && !cx.known(at).foreign {
        return None;
    }
    people.gender(cx, at).map(|gender| (Subject::Person(gender), end))
}

/// Whether what stands behind `at` may be the rest of somebody's name.
fn before_another_name(cx: &Context<'_>, at: usize) -> bool {
    let next = cx.all().get(at + 1).filter(|t| t.space_before && !t.sentence_start && t.kind == cx.all()[at].kind);
    next.is_some_and(|t| match t.kind {
        TokenKind::Arabic => {
            closed(cx, at + 1).is_none() && read(cx, at + 1).is_empty() && !t.of(cx.text).contains('\u{64B}')
        }
        _ => name_end(cx, at) > at,
    })
}

/// Words inside names that are other words too: Anne, de, da, du, van, von, der, del, bin.
const LINKS: [&str; 9] = ["آن", "دي", "دا", "دو", "فان", "فون", "دير", "ديل", "بن"];

/// Whether the word at `at` looks like part of a name.
fn is_foreign(cx: &Context<'_>, at: usize) -> bool {
    closed(cx, at).is_none() && cx.known(at).foreign
}

/// The last token of a name that begins at `at`: the words that look like names behind it.
pub(super) fn name_end(cx: &Context<'_>, at: usize) -> usize {
    let kind = cx.all()[at].kind;
    let mut end = at;
    while end < at + 3
        && cx.all().get(end + 1).is_some_and(|t| {
            t.kind == kind
                && t.space_before
                && !t.sentence_start
                && match kind {
                    TokenKind::Latin => t.of(cx.text).starts_with(char::is_uppercase),
                    _ => {
                        is_foreign(cx, end + 1)
                            || LINKS.contains(&cx.word(end + 1)) && next(cx, end + 1).is_some_and(|n| is_foreign(cx, n))
                    }
                }
        })
    {
        end += 1;
    }
    end
}

/// Who bears a title: what the name behind the title at `at` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    /// A man or woman known by name.
    Known(Gender),
    /// Somebody of whom nothing is known.
    Unknown,
    /// Nobody is named.
    Nobody,
}

/// Looks behind a title for the name of who bears it, up to what opens the speech.
pub(super) fn bearer(cx: &Context<'_>, people: &People, at: usize) -> Bearer {
    let mut somebody = Bearer::Nobody;
    let mut i = at + 1;
    while i < cx.all().len().min(at + 10) {
        let token = &cx.all()[i];
        if token.sentence_start
            || token.kind == TokenKind::Arabic
                && matches!(closed(cx, i), Some(Closed::Preposition | Closed::Emphasis | Closed::Relative))
        {
            break;
        }
        match named(cx, people, i) {
            Some((Subject::Person(gender), _)) => return Bearer::Known(gender),
            Some((_, end)) => i = end,
            None if token.kind == TokenKind::Latin => somebody = Bearer::Unknown,
            None if token.kind == TokenKind::Arabic && closed(cx, i).is_none() && read(cx, i).is_empty() => {
                somebody = Bearer::Unknown;
            }
            None => {}
        }
        i += 1;
    }
    somebody
}
