//! Pronouns that stand for the subject right before them: Meta يمكنه, الوزيرة لديه.

use super::subject::{People, Subject};
use super::verbs::subject_before;
use super::{report, say};
use crate::knowledge::morph::Gender;
use crate::rules::{Context, Findings};
use crate::text::{KeyMap, TokenKind, key};
use std::sync::LazyLock;

/// Words that carry a pronoun for who can or has: "he can", "it is in his power", "it is in his power", "he has". Each without
/// the pronoun.
const STEMS: [&str; 5] = ["يمكن", "بإمكان", "بوسع", "لدي", "بمقدور"];

static WORDS: LazyLock<KeyMap<Gender>> = LazyLock::new(|| {
    let mut map = KeyMap::default();
    for stem in STEMS {
        map.insert(key(&format!("{stem}ه")), Gender::Masculine);
        map.insert(key(&format!("{stem}ها")), Gender::Feminine);
    }
    map
});

/// Every such word right behind a subject of the other gender that opens its clause.
pub(super) fn agreement(cx: &Context<'_>, people: &People, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            let token = &cx.all()[at];
            if token.kind != TokenKind::Arabic {
                continue;
            }
            let Some(&gender) = WORDS.get(&token.key) else { continue };
            let Some((first, subject)) = subject_before(cx, people, at) else { continue };
            if subject.gender() == gender {
                continue;
            }
            let word = token.of(cx.text);
            let stem = word.trim_end_matches('\u{0627}').trim_end_matches('\u{0647}');
            let right = if gender == Gender::Masculine { format!("{stem}ها") } else { format!("{stem}ه") };
            let name = cx.span(first..at).of(cx.text);
            report(
                out,
                (cx.span(first..at + 1), token.span),
                (&right, false),
                if matches!(subject, Subject::Thing(_)) { 0.8 } else { 0.88 },
                (
                    say(format!("“{name}” asks for “{right}”"), format!("«{name}» يقتضي «{right}» لا «{word}»")),
                    say("a pronoun has the gender of what it stands for", "الضمير يطابق ما يعود إليه"),
                ),
            );
        }
    }
}
