//! Acronyms opened up as something else.

use super::literal::{core_of, is_beside_source};
use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Hit;
use crate::knowledge::pack::pattern::Rendered;
use crate::knowledge::pack::{Acronym, Role};
use crate::knowledge::repair::Match;
use crate::rules::source_names;
use crate::text::{KeySet, TokenKind, fold, key};
use std::sync::LazyLock;

/// An acronym opened up as something else.
pub(in crate::rules) fn wrong_expansion(cx: &Context<'_>, out: &mut Findings) {
    if let Some(aligned) = cx.aligned {
        source_names::wrong_expansion(cx, aligned, out);
    }
    for hit in cx.matches.hits() {
        let Role::Expansion(index) = hit.role else { continue };
        let Some(acronym) = cx.knowledge.packs(hit.pack).acronyms.get(index) else { continue };
        let Some(wrong) = acronym.wrong.get(usize::from(hit.pattern)) else { continue };
        if !is_meant(cx, hit, acronym) {
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
    let (short, long) = (&acronym.short, &acronym.expansion);
    let forms = [short.clone(), format!("{short}s"), long.clone(), format!("{long}s")];
    if let Some(beside) = is_beside_source(cx, hit, &forms) {
        // Two bodies may have one acronym: the source's RSF is that of a story from Khartoum or of one on the press.
        let other = || cx.matches.has_cue(hit.pack, &conditions.unless, &article, &at);
        // The words may be the right reading of the same letters: API is no petroleum institute in most stories.
        let words = fold(hit.span(cx.tokens).of(cx.text));
        let reads = |right: &String| words.ends_with(&fold(&right.replace('~', "")));
        let rival = || {
            let all = cx.knowledge.packs(hit.pack).acronyms.iter();
            all.filter(|a| a.short == acronym.short).any(|a| a.right.iter().any(reads))
        };
        return beside && (cx.holds(hit.pack, conditions, &at) || !other() && !rival());
    }
    if cx.matches.has_cue(hit.pack, &conditions.unless, &article, &at) {
        return false;
    }
    if cx.holds(hit.pack, conditions, &at) {
        return true;
    }
    let mut relaxed = conditions.clone();
    relaxed.near.clear();
    let written = cx.all().iter().any(|t| t.kind == TokenKind::Latin && t.of(cx.text) == acronym.short);
    written
        && conditions.not_near.is_empty()
        && cx.holds(hit.pack, &relaxed, &at)
        && cx.matches.has_cue(hit.pack, &conditions.near, &article, &at)
}

/// Words that stay before an expansion when it is mended: patients, models, experts, technologies, research, companies …
static BEARERS: LazyLock<KeySet> = LazyLock::new(|| {
    "مرضى نماذج نموذج خبراء تقنية تقنيات أبحاث مختبر فرق أدوات شركات حسابات سيارات نظارات نظارة أسهم"
        .split_whitespace()
        .map(key)
        .collect()
});
