//! Names rendered as the common words they are made of.

use super::evidence::{has_witness, is_title_word};
use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Hit;
use crate::knowledge::pack::{Entity, GIVEN, Kind, NameWord, Role};
use crate::knowledge::words::english;
use crate::names::choice::{Page, detaches, with_latin};
use crate::rules::source_names;
use crate::text::{KeySet, Token, TokenKind, clitics, key};
use std::ops::Range;
use std::sync::LazyLock;

/// A name rendered as the common words it is made of.
pub(in crate::rules) fn translated_name(cx: &Context<'_>, out: &mut Findings) {
    if let Some(aligned) = cx.aligned {
        source_names::translated_name(cx, aligned, out);
    }
    let latin_habit = LatinHabit::of(cx);
    for hit in cx.matches.hits() {
        let (index, sure) = match hit.role {
            Role::LiteralSure(i) => (i, true),
            Role::Literal(i) => (i, false),
            Role::NameWord(i) => {
                if let Some(word) = cx.knowledge.packs(hit.pack).name_words.get(i) {
                    family_name(cx, hit, word, &latin_habit, out);
                }
                continue;
            }
            _ => continue,
        };
        let Some(entity) = cx.knowledge.packs(hit.pack).entities.get(index) else { continue };
        let beside = is_beside_source(cx, hit, &entity.latin);
        let meant = match beside {
            Some(true) => sure || is_no_word(&entity.latin) || has_witness(cx, hit, index, entity),
            Some(false) => sure && cx.matches.mentions(hit.pack, index).next().is_some(),
            None => sure || has_witness(cx, hit, index, entity),
        };
        if is_accepted_form(cx, hit) || !meant || is_another_fitter(cx, hit, index, entity) {
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
        for (n, text) in cures(cx, hit, core.start, index, entity, &latin_habit).into_iter().enumerate() {
            let edits = vec![Edit::replace(span, text)];
            handle = handle.fix(if n == 0 && certain { Fix::risky(edits) } else { Fix::shown(edits) });
        }
    }
}

/// A family name rendered as a word behind a given name that is not: آدم الثعلب for Adam Fox.
fn family_name(cx: &Context<'_>, hit: &Hit, word: &NameWord, habit: &LatinHabit, out: &mut Findings) {
    let at = hit.tokens();
    let all = cx.all();
    let Some(given) = given_before(cx, hit).or_else(|| bearer(cx, hit, word)).filter(|_| hit.prefix == 0) else {
        return;
    };
    let (alone, initial) = (given == at.start, given + 1 < at.start);
    if !initial && (word.weak || all[at.start].sentence_start && !alone) {
        return;
    }
    // A genitive or an adjective behind it makes it a noun of the sentence: the branch of the bank, the high mountain.
    let behind = all.get(at.end).filter(|t| t.kind == TokenKind::Arabic && !t.sentence_start);
    let noun = behind.is_some_and(|t| clitics::has_article(t.of(cx.text)) && !is_relative(t));
    if noun || !initial && !is_subject_free(cx, given) {
        return;
    }
    let span = cx.span(at.clone());
    let words = span.of(cx.text);
    let name = &word.english;
    let whole = cx.span(given..at.end).of(cx.text);
    let part = if alone {
        (String::new(), String::new())
    } else {
        (format!(" in “{whole}”"), format!(" في «{whole}»"))
    };
    let latin = all[given].kind == TokenKind::Latin;
    let mut cures = vec![word.arabic.clone(), name.clone()];
    if latin || alone && habit.latin > habit.arabic {
        cures.reverse();
    }
    let mut handle = out.report(
        span,
        0.75,
        say(
            format!("“{words}”{} is the name {name}, translated", part.0),
            format!("«{words}»{} ترجمة حرفية لاسم {name}", part.1),
        ),
        say("A family name is carried over like the given name before it", "اسم العائلة يُنقل بلفظه كالاسم الأول قبله"),
    );
    for text in cures {
        handle = handle.fix(Fix::shown(vec![Edit::replace(span, text)]));
    }
}

/// Who, which: words with an article that begin a clause.
fn is_relative(token: &Token) -> bool {
    static RELATIVE: LazyLock<KeySet> =
        LazyLock::new(|| ["الذي", "التي", "اللذان", "اللذين", "الذين", "اللواتي"].into_iter().map(key).collect());
    RELATIVE.contains(&token.key)
}

/// A word alone behind "as for" or a verb of saying, where the article gives the whole name of someone who is called so: the
/// word itself.
fn bearer(cx: &Context<'_>, hit: &Hit, word: &NameWord) -> Option<usize> {
    static BEFORE: LazyLock<KeySet> =
        LazyLock::new(|| "أما قال قالت يقول تقول أضاف أضافت أوضح أوضحت صرح صرحت".split_whitespace().map(key).collect());
    let at = hit.tokens();
    let before = cx.all().get(at.start.checked_sub(1)?)?;
    if !before.is_among(cx.text, &BEFORE) || word.weak || at.len() > 1 {
        return None;
    }
    let (arabic, latin) = (key(&word.arabic), key(&word.english));
    let whole = |first: usize, end: usize| {
        end > first + 1 && (cx.all()[end - 1].key == arabic || cx.all()[end - 1].key == latin)
    };
    let names = cx.names();
    names.mentions().iter().any(|m| whole(m.tokens().start, m.tokens().end)).then_some(at.start)
}

/// The given name right before a hit, an initial between them or not.
fn given_before(cx: &Context<'_>, hit: &Hit) -> Option<usize> {
    let all = cx.all();
    let is_given = |at: usize| {
        let known = cx.matches.has_cue(hit.pack, &[GIVEN], &(at..at + 1), &(0..0));
        known && all[at + 1].space_before && !all[at + 1].sentence_start
    };
    let before = hit.tokens().start.checked_sub(1)?;
    if is_given(before) {
        return Some(before);
    }
    let initial = if all[before].is(cx.text, '.') { before.checked_sub(1)? } else { before };
    let letters = all[initial].of(cx.text).chars().count();
    let given = initial.checked_sub(1)?;
    (letters == 1 && all[initial].kind == TokenKind::Arabic && !all[initial].is(cx.text, '\u{0648}') && is_given(given))
        .then_some(given)
}

/// Whether what stands before the given name leaves it a name and what follows no object: a title, a preposition, a verb of
/// saying, a mark, or nothing.
fn is_subject_free(cx: &Context<'_>, given: usize) -> bool {
    let all = cx.all();
    if all[given].sentence_start {
        return true;
    }
    let Some(before) = given.checked_sub(1).map(|i| &all[i]) else { return true };
    if before.kind != TokenKind::Arabic {
        return before.kind == TokenKind::Punct;
    }
    // A possessive (his friend), or an object that leaves no room for another (criticised him).
    let word = before.of(cx.text);
    let pronoun = ["ه", "ها", "هم"].iter().any(|p| word.ends_with(p)) && word.chars().count() > 3;
    clitics::has_article(word) && !goes_by_given_name(before) || pronoun || is_title_word(before, cx.text)
}

/// Titles of those who go by their given names, so that what follows may be an object: princes, popes, children, storms
/// (زار الأمير هاري القلعة).
fn goes_by_given_name(title: &Token) -> bool {
    static TITLES: LazyLock<KeySet> = LazyLock::new(|| {
        "الأمير الأميرة الملك الملكة البابا القديس القديسة الأب الأم الأخ الأخت الراهب الراهبة السلطان الإمبراطور القيصر الدوق \
         الدوقة الليدي اللورد السير الطفل الطفلة الفتى الفتاة الصبي الصبية الرضيع الرضيعة الشاب الشابة الإعصار العاصفة الكلب \
         الكلبة القط القطة"
            .split_whitespace()
            .map(key)
            .collect()
    });
    TITLES.contains(&title.key)
}

/// Whether a name cannot be a word with a capital: it has several words, or is no English one.
fn is_no_word(forms: &[String]) -> bool {
    forms.iter().all(|f| f.contains(' ') || english(f).is_none_or(|e| !e.ordinary))
}

/// Whether the same words render another name too, which the article's topic fits better: the Rangers of a hockey story are
/// not those of Texas.
fn is_another_fitter(cx: &Context<'_>, hit: &Hit, index: u32, entity: &Entity) -> bool {
    let at = hit.tokens();
    let others = cx.matches.around(&at).iter().filter(|h| (h.first, h.len, h.pack) == (hit.first, hit.len, hit.pack));
    let topics = cx.matches.topics();
    let fit = |topics_of: u32| (topics.is_full_of(topics_of, &at), topics.has(topics_of, &at));
    others
        .filter_map(|h| match h.role {
            Role::Literal(i) | Role::LiteralSure(i) if i != index => cx.knowledge.packs(h.pack).entities.get(i),
            _ => None,
        })
        .any(|other| fit(other.topics) > fit(entity.topics))
}

/// Whether one of `forms`, with its capitals, stands in the source beside a hit; nothing without a source.
pub(super) fn is_beside_source(cx: &Context<'_>, hit: &Hit, forms: &[String]) -> Option<bool> {
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
    "شركة شركات مجموعة منظمة مؤسسة وكالة مكتب متجر متاجر سهم أسهم مقر رئيس رئيسة مدير مؤسس موظفو موظفي \
     منصة منصات تطبيق نموذج نماذج خدمة متصفح هاتف هواتف جهاز أجهزة محرك برنامج برامج موقع مواقع صحيفة مجلة \
     قناة شبكة فريق نادي مدرب لاعب لاعبو لاعبي حارس نجم نجوم ضد أمام على فيلم مسلسل أغنية ألبوم كتاب رواية \
     لعبة فرقة مغني المغني المغنية مغنية الفنان قال قالت ذكر ذكرت أفاد أفادت نقل نقلت كتب كتبت نشر نشرت \
     بحسب وفق أعلن أعلنت هزم هزموا تغلب فاز خسر انتقل مرضى خبراء تقنية تقنيات أبحاث مختبر وحدة فرق أدوات \
     صندوق صناديق حساب حسابات سيارة سيارات نظارة نظارات مباراة مباريات جائزة"
        .split_whitespace()
        .map(key)
        .collect()
});

/// The tokens of a hit that are the name, without the words that introduce it (ذكرت الحافة: The Verge reported).
pub(super) fn core_of(cx: &Context<'_>, hit: &Hit, introducers: &KeySet) -> Range<usize> {
    let range = hit.tokens();
    let introduces = |i: usize| cx.all()[i].is_among(cx.text, introducers);
    let start = range.clone().find(|&i| !introduces(i)).unwrap_or(range.start);
    start..range.end
}

/// Words that are also an accepted Arabic form of some name are not held against it.
fn is_accepted_form(cx: &Context<'_>, hit: &Hit) -> bool {
    let range = hit.tokens();
    cx.matches.around(&range).iter().any(|h| matches!(h.role, Role::Arabic(_)) && contains(&h.tokens(), &range))
}

pub(super) fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
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
    let latin = with_latin(
        prefix,
        &own_form(cx, hit, index, entity, true).unwrap_or_else(|| entity.latin[0].clone()),
        habit.detached,
    );
    let arabic = own_form(cx, hit, index, entity, false)
        .or_else(|| entity.arabic.first().map(|a| a.replace('~', "")))
        .map(|a| clitics::attach(prefix, &a));
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

/// The form in which the article itself gives the name in that script, the most frequent one: رينجرز where it never says
/// نيويورك رينجرز. People are named in full first and by their family afterwards: which is wanted cannot be told.
fn own_form(cx: &Context<'_>, hit: &Hit, index: u32, entity: &Entity, latin: bool) -> Option<String> {
    if entity.kind == Kind::Person {
        return None;
    }
    let mut forms: Vec<(&str, usize)> = Vec::new();
    for m in cx.matches.mentions(hit.pack, index).filter(|m| matches!(m.role, Role::Latin(_)) == latin) {
        let form = m.span(cx.tokens).of(cx.text).get(usize::from(m.prefix)..)?;
        // Wrong capitals are no form.
        if latin && !entity.latin.iter().any(|l| l == form) {
            continue;
        }
        match forms.iter_mut().find(|(f, _)| *f == form) {
            Some((_, n)) => *n += 1,
            None => forms.push((form, 1)),
        }
    }
    let best = forms.iter().map(|(_, n)| *n).max()?;
    forms.iter().find(|(_, n)| *n == best).map(|(f, _)| f.split_whitespace().collect::<Vec<_>>().join(" "))
}
