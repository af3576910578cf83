//! Verbal nouns: told by the shape of the verb, and by a list where its three letters leave it open.
//!
//! | form | past | verbal noun |
//! |---|---|---|
//! | I | ركل | as the past, or by the list: دخل → دخول |
//! | II | present with ؤ (أجل/يؤجل), or و kept (وفر/يوفر) | تأجيل, توفير; others by the list: سجل → تسجيل |
//! | III | واجه, نادى | مواجهة, مناداة |
//! | IV | أطلق, أصاب, ألقى | إطلاق, إصابة, إلقاء |
//! | V, VI | تمسك, تناول; تلقى | تمسك, تناول; تلقي |
//! | VII, VIII | انسحب, اجتاز, انحنى | انسحاب, اجتياز, انحناء |
//! | X | استخدم, استدام, استدعى | استخدام, استدامة, استدعاء |
//! | quadriliteral | دحرج | دحرجة |

use super::verb::Class;
use super::{ALEF, ALEF_HAMZA, HAMZA_WAW, HAMZA_YEH, MAKSURA, TAA, WAW, YEH, drop_inner, drop_last};
use std::collections::HashMap;
use std::sync::LazyLock;

/// `rules/verbal-nouns.txt`: by `past/present`.
static LISTED: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    include_str!("../../../../rules/verbal-nouns.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.collect()))
        })
        .collect()
});

/// The verbal nouns of a verb, the usual one first; none where it has none that news uses.
pub(super) fn nouns(past: &str, present: &str, class: Class) -> Vec<String> {
    if let Some(listed) = LISTED.get(format!("{past}/{present}").as_str()) {
        return listed.iter().map(|&noun| noun.to_owned()).collect();
    }
    by_shape(past, present, class).into_iter().collect()
}

fn by_shape(past: &str, present: &str, class: Class) -> Option<String> {
    let letters: Vec<char> = past.chars().collect();
    let second = present.chars().nth(1);
    Some(match letters.as_slice() {
        // أجل/يؤجل, وفر/يوفر
        [ALEF_HAMZA, b, c] if second == Some(HAMZA_WAW) => format!("\u{062A}\u{0623}{b}{YEH}{c}"),
        [WAW, b, c] if second == Some(WAW) => format!("{TAA}{WAW}{b}{YEH}{c}"),
        [a, b, MAKSURA | YEH | ALEF] => format!("{a}{b}{YEH}"),
        [a, ALEF, c] => format!("{a}{}{c}", present.chars().rev().nth(1).filter(|w| matches!(*w, WAW | YEH))?),
        [_, _] | [_, _, _] if class != Class::Doubled || letters.len() == 2 => past.to_owned(),
        // أصر/يصر
        [ALEF_HAMZA, b, c] => format!("\u{0625}{b}{c}{ALEF}{c}"),
        [ALEF_HAMZA, b, ALEF, d] => format!("\u{0625}{b}{ALEF}{d}\u{0629}"),
        [ALEF_HAMZA, b, c, MAKSURA] => format!("\u{0625}{b}{c}{ALEF}\u{0621}"),
        [ALEF_HAMZA, b, c, d] => format!("\u{0625}{b}{c}{ALEF}{}", if *d == ALEF_HAMZA { '\u{0621}' } else { *d }),
        [a, ALEF, c, MAKSURA] => format!("\u{0645}{a}{ALEF}{c}{ALEF}\u{0629}"),
        [a, ALEF, c, d] => format!("\u{0645}{a}{ALEF}{c}{d}\u{0629}"),
        [TAA, .., MAKSURA] => format!("{}{YEH}", drop_last(past)),
        [TAA, ..] => past.to_owned(),
        [ALEF, 'س', TAA, _, ALEF, _] => format!("{past}\u{0629}"),
        [ALEF, .., MAKSURA] => format!("{}{ALEF}\u{0621}", drop_last(past)),
        // اجتاز, انهار
        [ALEF, _, _, ALEF, last] => format!("{}{YEH}{ALEF}{last}", drop_last(drop_last(past))),
        [ALEF, .., last] if class == Class::Doubled => format!("{past}{ALEF}{last}"),
        [ALEF, .., ALEF_HAMZA | HAMZA_YEH] => format!("{}{ALEF}\u{0621}", drop_last(past)),
        [ALEF, .., last] => format!("{}{ALEF}{last}", drop_last(past)),
        [_, _, _, _] => format!("{past}\u{0629}"),
        _ => return None,
    })
    .filter(|noun| !drop_inner(noun).is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::verb::Verb;

    #[test]
    fn shapes_tell_the_verbal_noun() {
        for (past, present, noun) in [
            ("ركل", "يركل", "ركل"),
            ("رمى", "يرمي", "رمي"),
            ("رد", "يرد", "رد"),
            ("أخذ", "يأخذ", "أخذ"),
            ("دخل", "يدخل", "دخول"),
            ("عاد", "يعود", "عودة"),
            ("أجل", "يؤجل", "تأجيل"),
            ("واجه", "يواجه", "مواجهة"),
            ("نادى", "ينادي", "مناداة"),
            ("أطلق", "يطلق", "إطلاق"),
            ("أصاب", "يصيب", "إصابة"),
            ("ألقى", "يلقي", "إلقاء"),
            ("أصر", "يصر", "إصرار"),
            ("تمسك", "يتمسك", "تمسك"),
            ("تلقى", "يتلقى", "تلقي"),
            ("انسحب", "ينسحب", "انسحاب"),
            ("انحنى", "ينحني", "انحناء"),
            ("انضم", "ينضم", "انضمام"),
            ("اجتاز", "يجتاز", "اجتياز"),
            ("اتخذ", "يتخذ", "اتخاذ"),
            ("اختبأ", "يختبئ", "اختباء"),
            ("استخدم", "يستخدم", "استخدام"),
            ("استدام", "يستديم", "استدامة"),
            ("استمر", "يستمر", "استمرار"),
            ("دحرج", "يدحرج", "دحرجة"),
        ] {
            let verb = Verb::new(past, present).expect("a verb");
            assert_eq!(verb.verbal_nouns().first().map(String::as_str), Some(noun), "{past}");
        }
        assert!(Verb::new("كان", "يكون").expect("a verb").verbal_nouns().is_empty());
    }
}
