//! Names: rendered as common words, out of order, opened up wrongly, in wrong capitals.

use super::{Context, Findings, say};
use crate::align::Alignment;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Hit;
use crate::knowledge::pack::pattern::Rendered;
use crate::knowledge::pack::{Acronym, CaseRule, Entity, Kind, Role, TOPICS};
use crate::knowledge::repair::Match;
use crate::knowledge::words::{arabic, english};
use crate::names::choice::{Page, detaches, with_latin};
use crate::text::{KeyMap, KeySet, Span, TokenKind, clitics, key};
use std::ops::Range;
use std::sync::LazyLock;

/// Wrong capitals in a known name, or in one that the source writes otherwise.
pub(super) fn name_case(cx: &Context<'_>, out: &mut Findings) {
    if let Some(aligned) = cx.aligned {
        source_case(cx, aligned, out);
    }
    for hit in cx.matches.hits() {
        let Role::Latin(index) = hit.role else { continue };
        let Some(entity) = cx.knowledge.packs(hit.pack).entities.get(index) else { continue };
        let Some(right) = entity.latin.get(usize::from(hit.pattern)) else { continue };
        let span = hit.span(cx.tokens);
        let written = span.of(cx.text).split_whitespace().collect::<Vec<_>>().join(" ");
        if entity.case == CaseRule::Free || entity.latin.contains(&written) || cx.house.allow.contains(&written) {
            continue;
        }
        // Names with the same letters under other capitals (Meta, META as a ticker) are right if any entity has them so.
        let twins = cx.matches.around(&hit.tokens()).iter().filter(|h| h.first == hit.first && h.len == hit.len);
        if twins.filter_map(|h| cx.knowledge.notation(h)).any(|n| n == written) {
            continue;
        }
        let capitals = written.chars().any(char::is_uppercase);
        // A person's name in capitals throughout is set so for weight.
        if entity.kind == Kind::Person && !written.chars().any(char::is_lowercase) {
            continue;
        }
        for (index, right) in hit.tokens().zip(words_of(right)) {
            let token = cx.all()[index];
            let written = token.of(cx.text);
            let lost = capitals && right.starts_with(char::is_uppercase) && written.starts_with(char::is_lowercase);
            if token.kind != TokenKind::Latin
                || written == right
                || !(lost || case_is_wrong(cx, index, written, &right, entity.case))
            {
                continue;
            }
            out.report(
                token.span,
                0.95,
                say(format!("“{written}” is written “{right}”"), format!("«{written}» تُكتب «{right}»")),
                say(format!("The name is {}", entity.latin[0]), format!("الاسم هو {}", entity.latin[0])),
            )
            .fix(Fix::safe(vec![Edit::replace(token.span, right.clone())]));
        }
    }
}

/// Names that the source writes with a capital inside (WaveForms), in one way throughout, and the article without.
fn source_case(cx: &Context<'_>, aligned: &Alignment<'_>, out: &mut Findings) {
    let mut spellings: KeyMap<Option<&str>> = KeyMap::default();
    for token in aligned.tokens.all().iter().filter(|t| t.kind == TokenKind::Latin) {
        let written = token.of(aligned.text);
        let entry = spellings.entry(token.key).or_insert(Some(written));
        if *entry != Some(written) {
            *entry = None;
        }
    }
    let is_known = |at: usize| {
        cx.matches.around(&(at..at + 1)).iter().any(|h| matches!(h.role, Role::Latin(_)) && h.tokens().contains(&at))
    };
    for (at, token) in cx.all().iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Latin) {
        let written = token.of(cx.text);
        let Some(&Some(right)) = spellings.get(&token.key) else { continue };
        let inner = right.chars().skip(1).any(char::is_uppercase) && right.chars().any(char::is_lowercase);
        if right == written || !inner || is_known(at) {
            continue;
        }
        out.report(
            token.span,
            0.95,
            say(format!("“{written}” is written “{right}”"), format!("«{written}» تُكتب «{right}»")),
            say("The source writes it so", "كذا كُتب في الأصل"),
        )
        .fix(Fix::safe(vec![Edit::replace(token.span, right)]));
    }
}

/// The Latin words of a name, one for each token it has.
fn words_of(name: &str) -> Vec<String> {
    let tokens = crate::text::Tokens::new(name, [Span::new(0, name.len())], &[]);
    tokens.all().iter().map(|t| t.of(name).to_owned()).collect()
}

/// Capitals inside a word (OpenAI, iPhone) are part of the name; a plain name in capitals throughout is a machine's or a
/// ticker's; an acronym in title case (Nasa) is house style.
fn case_is_wrong(cx: &Context<'_>, index: usize, written: &str, right: &str, case: CaseRule) -> bool {
    let inner = right.chars().skip(1).any(char::is_uppercase) && right.chars().any(char::is_lowercase);
    let small_first = right.starts_with(char::is_lowercase);
    if inner || (small_first && written.chars().count() > 1) {
        return true;
    }
    if right.chars().all(|c| !c.is_lowercase()) {
        return case == CaseRule::Strict && !written.starts_with(char::is_uppercase);
    }
    let shouting =
        written.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !written.chars().any(char::is_lowercase);
    if shouting {
        return !is_ticker(cx, index);
    }
    case == CaseRule::Strict && written != right
}

/// Share symbols are capitals between brackets, behind a colon or beside a word for "share" or "symbol".
fn is_ticker(cx: &Context<'_>, index: usize) -> bool {
    static CUES: LazyLock<KeySet> = LazyLock::new(|| {
        // share, shares, symbol, NASDAQ, NYSE "New York", stock exchange
        ["سهم", "أسهم", "رمز", "الرمز", "ناسداك", "بورصة", "NASDAQ", "NYSE", "ticker"].into_iter().map(key).collect()
    });
    let all = cx.all();
    let from = index.saturating_sub(3);
    let near = all[from..index].iter().any(|t| CUES.contains(&t.key));
    let bracket = |i: Option<usize>, marks: [char; 2]| {
        i.and_then(|i| all.get(i)).is_some_and(|t| marks.iter().any(|&m| t.is(cx.text, m)))
    };
    near || (bracket(index.checked_sub(1), ['(', ':']) && bracket(Some(index + 1), [')', ')']))
}

/// The words of a known name in another order.
pub(super) fn scrambled_name(cx: &Context<'_>, out: &mut Findings) {
    for hit in cx.matches.hits() {
        let Role::Scrambled(index) = hit.role else { continue };
        let range = hit.tokens();
        let part_of_other = cx.matches.around(&range).iter().any(|h| {
            matches!(h.role, Role::Latin(_))
                && h.len > 1
                && h.tokens().start < range.end
                && range.start < h.tokens().end
        });
        let bordered =
            |i: Option<usize>| i.is_some_and(|i| cx.all().get(i).is_some_and(|t| t.kind == TokenKind::Latin));
        let in_run = bordered(range.start.checked_sub(1)) && cx.all()[range.start].space_before
            || (bordered(Some(range.end)) && !cx.all()[range.end].sentence_start);
        let Some(entity) = cx.knowledge.packs(hit.pack).entities.get(index) else { continue };
        let Some(right) = entity.latin.get(usize::from(hit.pattern)) else { continue };
        if part_of_other || in_run {
            continue;
        }
        let span = hit.span(cx.tokens);
        let words = span.of(cx.text);
        out.report(
            span,
            0.9,
            say(format!("“{words}” is “{right}” out of order"), format!("«{words}» هو «{right}» مقلوب الترتيب")),
            say(
                "Engines keep the word order of Arabic inside names",
                "تقلب المحركات ترتيب كلمات الاسم كأنه عبارة عربية",
            ),
        )
        .fix(Fix::risky(vec![Edit::replace(span, right.clone())]));
    }
}

/// An acronym opened up as something else.
pub(super) fn wrong_expansion(cx: &Context<'_>, out: &mut Findings) {
    for hit in cx.matches.hits() {
        let Role::Expansion(index) = hit.role else { continue };
        let Some(acronym) = cx.knowledge.packs(hit.pack).acronyms.get(index) else { continue };
        let Some(wrong) = acronym.wrong.get(usize::from(hit.pattern)) else { continue };
        if !is_meant(cx, hit, &acronym) {
            continue;
        }
        let Some(matched) = Match::read(hit, wrong, false, cx.text, cx.tokens) else { continue };
        let core = core_of(cx, hit, &BEARERS);
        let span = cx.span(core.clone());
        let words = span.of(cx.text);
        let whole = core.start == hit.tokens().start;
        // Behind a word that stays the expansion is its genitive, and definite.
        let behind =
            |r: &String| (!whole).then(|| Rendered { text: r.replace('~', "\u{0627}\u{0644}"), certain: true });
        let mend = |r: &String| behind(r).or_else(|| matched.repair(r, true));
        let repairs: Vec<Rendered> = acronym.right.iter().filter_map(mend).collect();
        let (short, long) = (&acronym.short, &acronym.expansion);
        let mut handle = out.report(
            span,
            0.9,
            say(
                format!("“{words}” stands for {short}, which is “{long}” here"),
                format!(
                    "«{words}» فكٌّ خاطئ للاختصار {short}، والمراد هنا «{}»",
                    repairs.first().map_or(long, |r| &r.text)
                ),
            ),
            say(
                format!("Engines open {short} up without looking at the subject of the story"),
                format!("تفك المحركات الاختصار {short} من غير نظر إلى موضوع الخبر"),
            ),
        );
        let only = repairs.len() == 1;
        for repair in repairs {
            let edits = vec![Edit::replace(span, repair.text)];
            handle = handle.fix(if only && repair.certain { Fix::risky(edits) } else { Fix::shown(edits) });
        }
    }
}

/// The acronym's own reading needs a witness: a word of its field in the paragraph, or the acronym itself in the article.
fn is_meant(cx: &Context<'_>, hit: &Hit, acronym: &Acronym) -> bool {
    let at = hit.tokens();
    let conditions = &acronym.conditions;
    let article = 0..cx.all().len();
    if let Some(beside) = is_beside_source(cx, hit, std::slice::from_ref(&acronym.short)) {
        return beside;
    }
    if cx.matches.has_cue(hit.pack, &conditions.unless, &article, &at) {
        return false;
    }
    if cx.matches.holds(hit.pack, conditions, cx.tokens, &at) {
        return true;
    }
    let mut relaxed = conditions.clone();
    relaxed.near.clear();
    let written = cx.all().iter().any(|t| t.kind == TokenKind::Latin && t.of(cx.text) == acronym.short);
    written
        && conditions.not_near.is_empty()
        && cx.matches.holds(hit.pack, &relaxed, cx.tokens, &at)
        && cx.matches.has_cue(hit.pack, &conditions.near, &article, &at)
}

/// A name rendered as the common words it is made of.
pub(super) fn translated_name(cx: &Context<'_>, out: &mut Findings) {
    let latin_habit = LatinHabit::of(cx);
    for hit in cx.matches.hits() {
        let (index, sure) = match hit.role {
            Role::LiteralSure(i) => (i, true),
            Role::Literal(i) => (i, false),
            _ => continue,
        };
        let Some(entity) = cx.knowledge.packs(hit.pack).entities.get(index) else { continue };
        let beside = is_beside_source(cx, hit, &entity.latin);
        let meant = match beside {
            Some(true) => sure || is_no_word(&entity.latin) || has_witness(cx, hit, index, &entity),
            Some(false) => sure && cx.matches.mentions(hit.pack, index).next().is_some(),
            None => sure || has_witness(cx, hit, index, &entity),
        };
        if is_accepted_form(cx, hit) || !meant {
            continue;
        }
        let certain = sure || (beside == Some(true) && is_no_word(&entity.latin));
        let core = core_of(cx, hit, &INTRODUCERS);
        let span = cx.span(core.clone());
        let words = span.of(cx.text);
        let name = &entity.latin[0];
        let mut handle = out.report(
            span,
            if certain { 0.9 } else { 0.75 },
            say(format!("“{words}” is the name {name}, translated"), format!("«{words}» ترجمة حرفية لاسم {name}")),
            say(
                "A name is carried over, not translated: readers cannot tell who is meant",
                "الاسم يُنقل ولا يُترجم، وإلا لم يعرف القارئ من المقصود",
            ),
        );
        for (n, text) in cures(cx, hit, core.start, index, &entity, &latin_habit).into_iter().enumerate() {
            let edits = vec![Edit::replace(span, text)];
            handle = handle.fix(if n == 0 && certain { Fix::risky(edits) } else { Fix::shown(edits) });
        }
    }
}

/// Whether a name cannot be a word with a capital: it has several words, or is no English one.
fn is_no_word(forms: &[String]) -> bool {
    forms.iter().all(|f| f.contains(' ') || english(f).is_none_or(|e| !e.ordinary))
}

/// Whether one of `forms`, with its capitals, stands in the source beside a hit; nothing without a source.
fn is_beside_source(cx: &Context<'_>, hit: &Hit, forms: &[String]) -> Option<bool> {
    let aligned = cx.aligned?;
    let places = aligned.beside(hit.tokens().start, 0);
    let quoted: Vec<&str> = places.iter().map(|p| aligned.quote(p)).collect();
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    Some(forms.iter().any(|form| {
        quoted.iter().any(|text| {
            text.match_indices(form.as_str())
                .any(|(i, f)| free(text[..i].chars().next_back()) && free(text[i + f.len()..].chars().next()))
        })
    }))
}

/// Words that introduce a name in patterns and stay when the name is mended: company, newspaper, team, film, models,
/// patients, shares, said, reported, beat …
static INTRODUCERS: LazyLock<KeySet> = LazyLock::new(|| {
    [
        "شركة",
        "شركات",
        "مجموعة",
        "منظمة",
        "مؤسسة",
        "وكالة",
        "مكتب",
        "متجر",
        "متاجر",
        "سهم",
        "أسهم",
        "مقر",
        "رئيس",
        "رئيسة",
        "مدير",
        "مؤسس",
        "موظفو",
        "موظفي",
        "منصة",
        "منصات",
        "تطبيق",
        "نموذج",
        "نماذج",
        "خدمة",
        "متصفح",
        "هاتف",
        "هواتف",
        "جهاز",
        "أجهزة",
        "محرك",
        "برنامج",
        "برامج",
        "موقع",
        "مواقع",
        "صحيفة",
        "مجلة",
        "قناة",
        "شبكة",
        "فريق",
        "نادي",
        "مدرب",
        "لاعب",
        "لاعبو",
        "لاعبي",
        "حارس",
        "نجم",
        "نجوم",
        "ضد",
        "أمام",
        "على",
        "فيلم",
        "مسلسل",
        "أغنية",
        "ألبوم",
        "كتاب",
        "رواية",
        "لعبة",
        "فرقة",
        "مغني",
        "المغني",
        "المغنية",
        "مغنية",
        "الفنان",
        "قال",
        "قالت",
        "ذكر",
        "ذكرت",
        "أفاد",
        "أفادت",
        "نقل",
        "نقلت",
        "كتب",
        "كتبت",
        "نشر",
        "نشرت",
        "بحسب",
        "وفق",
        "أعلن",
        "أعلنت",
        "هزم",
        "هزموا",
        "تغلب",
        "فاز",
        "خسر",
        "انتقل",
        "مرضى",
        "خبراء",
        "تقنية",
        "تقنيات",
        "أبحاث",
        "مختبر",
        "وحدة",
        "فرق",
        "أدوات",
        "صندوق",
        "صناديق",
        "حساب",
        "حسابات",
        "سيارة",
        "سيارات",
        "نظارة",
        "نظارات",
        "مباراة",
        "مباريات",
        "جائزة",
    ]
    .into_iter()
    .map(key)
    .collect()
});

/// Words that stay before an expansion when it is mended: patients, models, experts, technologies, research, companies …
static BEARERS: LazyLock<KeySet> = LazyLock::new(|| {
    [
        "مرضى",
        "نماذج",
        "نموذج",
        "خبراء",
        "تقنية",
        "تقنيات",
        "أبحاث",
        "مختبر",
        "فرق",
        "أدوات",
        "شركات",
        "حسابات",
        "سيارات",
        "نظارات",
        "نظارة",
        "أسهم",
    ]
    .into_iter()
    .map(key)
    .collect()
});

/// The tokens of a hit that are the name, without the words that introduce it (ذكرت الحافة: The Verge reported).
fn core_of(cx: &Context<'_>, hit: &Hit, introducers: &KeySet) -> Range<usize> {
    let range = hit.tokens();
    let introduces = |i: usize| {
        let mut found = introducers.contains(&cx.all()[i].key);
        clitics::strip(cx.word(i), |s| found |= introducers.contains(&s.key));
        found
    };
    let start = range.clone().find(|&i| !introduces(i)).unwrap_or(range.start);
    start..range.end
}

/// Words that are also an accepted Arabic form of some name are not held against it.
fn is_accepted_form(cx: &Context<'_>, hit: &Hit) -> bool {
    let range = hit.tokens();
    cx.matches.around(&range).iter().any(|h| matches!(h.role, Role::Arabic(_)) && contains(&h.tokens(), &range))
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Points that make a literal rendering of ordinary words a name. See [`has_witness`].
const NEEDED: u32 = 3;

/// Ordinary words are a name only where the company they keep says so. A related name in the paragraph, another mention of
/// the entity, its topic, the article before the word, and a title such as "company" or "team" before it each count;
/// a single indefinite word needs the title.
fn has_witness(cx: &Context<'_>, hit: &Hit, index: u32, entity: &Entity) -> bool {
    let at = hit.tokens();
    let block = cx.tokens.block_range(cx.tokens.block_of(at.start));
    let mut points = 0;
    let related_here = cx.matches.has_cue(hit.pack, &entity.related, &block, &at)
        || entity.related_entities.iter().any(|&e| {
            cx.matches.mentions(hit.pack, e).any(|m| block.contains(&m.tokens().start) && !contains(&at, &m.tokens()))
        });
    points += u32::from(related_here);
    let mentioned =
        cx.matches.mentions(hit.pack, index).any(|m| m.tokens().start >= at.end || m.tokens().end <= at.start);
    points += u32::from(mentioned);
    points += u32::from(entity.topics != 0 && cx.matches.topics().has(entity.topics, &at));
    let titled = is_titled(cx, at.start, entity.kind);
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
        && cx.matches.topics().is_full_of(league, &at);
    points += u32::from(among_others);
    (definite || several || titled) && points >= NEEDED && (related_here || mentioned || titled || among_others)
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

/// Which script the article gives names in.
struct LatinHabit {
    latin: usize,
    arabic: usize,
    /// Whether و stands apart from Latin names.
    detached: bool,
}

impl LatinHabit {
    fn of(cx: &Context<'_>) -> Self {
        let count = |latin: bool| {
            cx.matches
                .hits()
                .iter()
                .filter(|h| if latin { matches!(h.role, Role::Latin(_)) } else { matches!(h.role, Role::Arabic(_)) })
                .count()
        };
        let detached = detaches(Page { text: cx.text, tokens: cx.tokens });
        Self { latin: count(true), arabic: count(false), detached }
    }
}

/// The name in the script the article uses for it, then in the other; behind the proclitics that stood there.
fn cures(cx: &Context<'_>, hit: &Hit, first: usize, index: u32, entity: &Entity, habit: &LatinHabit) -> Vec<String> {
    // Proclitics belong to the edit only where they stand before the name itself.
    let prefix =
        if first == hit.tokens().start { cx.word(first).get(..usize::from(hit.prefix)).unwrap_or("") } else { "" };
    let latin = with_latin(prefix, &entity.latin[0], habit.detached);
    let arabic = entity.arabic.first().map(|a| clitics::attach(prefix, &a.replace('~', "")));
    let own = |latin: bool| {
        cx.matches.mentions(hit.pack, index).filter(|m| matches!(m.role, Role::Latin(_)) == latin).count()
    };
    let (in_latin, in_arabic) = (own(true), own(false));
    let latin_first = if in_latin == in_arabic { habit.latin > habit.arabic } else { in_latin > in_arabic };
    let mut cures: Vec<String> = std::iter::once(latin).chain(arabic).collect();
    if !latin_first {
        cures.reverse();
    }
    cures
}
