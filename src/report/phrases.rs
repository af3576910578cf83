//! What the reports themselves say, in both languages, with numbers that agree with their nouns.

use crate::diagnostic::{Lang, Severity};

/// A noun that is counted.
pub(super) struct Noun {
    /// English: one, many.
    en: [&'static str; 2],
    /// Arabic: one, two (subject), two (otherwise), 3 to 10, 11 to 99, whole hundreds.
    ar: [&'static str; 6],
}

pub(super) const FINDING: Noun = Noun {
    en: ["finding", "findings"],
    ar: ["ملاحظة واحدة", "ملاحظتان", "ملاحظتين", "ملاحظات", "ملاحظة", "ملاحظة"],
};
pub(super) const FILE: Noun = Noun {
    en: ["file", "files"],
    ar: ["ملف واحد", "ملفان", "ملفين", "ملفات", "ملفًا", "ملف"],
};
pub(super) const WORD: Noun = Noun {
    en: ["word", "words"],
    ar: ["كلمة واحدة", "كلمتان", "كلمتين", "كلمات", "كلمة", "كلمة"],
};
const ERROR: Noun = Noun {
    en: ["error", "errors"], ar: ["خطأ واحد", "خطآن", "خطأين", "أخطاء", "خطأً", "خطأ"]
};
const WARNING: Noun = Noun {
    en: ["warning", "warnings"],
    ar: ["تحذير واحد", "تحذيران", "تحذيرين", "تحذيرات", "تحذيرًا", "تحذير"],
};
const INFO: Noun = Noun {
    en: ["info", "info"],
    ar: ["تنبيه واحد", "تنبيهان", "تنبيهين", "تنبيهات", "تنبيهًا", "تنبيه"],
};

/// The noun of a severity.
pub(super) fn noun(severity: Severity) -> &'static Noun {
    match severity {
        Severity::Error => &ERROR,
        Severity::Warning => &WARNING,
        Severity::Info => &INFO,
    }
}

/// The name of a severity as people read it.
pub(super) fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (lang, severity) {
        (Lang::En, _) => severity.name(),
        (Lang::Ar, Severity::Error) => "خطأ",
        (Lang::Ar, Severity::Warning) => "تحذير",
        (Lang::Ar, Severity::Info) => "تنبيه",
    }
}

/// Whether a counted noun is the subject or stands after a preposition or another noun (Arabic duals differ).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// ملاحظتان
    Subject,
    /// ملاحظتين
    Other,
}

/// `n` with its noun: "1 finding", "1,243 words"; ملاحظة واحدة, ملاحظتان, 3 ملاحظات, 11 ملاحظة.
pub(super) fn count(n: u64, noun: &Noun, lang: Lang, case: Case) -> String {
    let digits = number(n);
    match lang {
        Lang::En => format!("{digits} {}", noun.en[usize::from(n != 1)]),
        Lang::Ar => match (n, n % 100) {
            (1, _) => noun.ar[0].to_owned(),
            (2, _) => noun.ar[if case == Case::Subject { 1 } else { 2 }].to_owned(),
            (_, 3..=10) => format!("{digits} {}", noun.ar[3]),
            (_, 11..=99) => format!("{digits} {}", noun.ar[4]),
            _ => format!("{digits} {}", noun.ar[5]),
        },
    }
}

/// `n` more findings: "5 more", ملاحظتان أخريان.
pub(super) fn more(n: u64, lang: Lang, case: Case) -> String {
    match (lang, n) {
        (Lang::En, _) => format!("{} more", number(n)),
        (Lang::Ar, 1) => "ملاحظة أخرى".to_owned(),
        (Lang::Ar, 2) if case == Case::Subject => "ملاحظتان أخريان".to_owned(),
        (Lang::Ar, 2) => "ملاحظتين أخريين".to_owned(),
        (Lang::Ar, _) => format!("{} أخرى", count(n, &FINDING, lang, case)),
    }
}

/// Severities with their numbers, the worst first, zeros left out: "2 errors, 1 warning"; خطآن، تحذير واحد.
pub(super) fn severities(counts: impl IntoIterator<Item = (Severity, usize)>, lang: Lang) -> String {
    let mut counts: Vec<_> = counts.into_iter().filter(|&(_, n)| n > 0).collect();
    counts.sort_by_key(|&(severity, _)| std::cmp::Reverse(severity));
    let parts: Vec<_> = counts.into_iter().map(|(s, n)| count(n as u64, noun(s), lang, Case::Subject)).collect();
    parts.join(comma(lang))
}

/// The comma of a language, with its space.
pub(super) fn comma(lang: Lang) -> &'static str {
    pick(lang, ", ", "، ")
}

/// One of two texts.
pub(super) fn pick<'t>(lang: Lang, en: &'t str, ar: &'t str) -> &'t str {
    match lang {
        Lang::En => en,
        Lang::Ar => ar,
    }
}

/// Digits with a comma every thousand.
pub(super) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Case, ERROR, FILE, FINDING, count, more, number};
    use crate::diagnostic::Lang;

    #[test]
    fn arabic_numbers_agree_with_their_nouns() {
        let said = |n| count(n, &FINDING, Lang::Ar, Case::Subject);
        assert_eq!(said(1), "ملاحظة واحدة");
        assert_eq!(said(2), "ملاحظتان");
        assert_eq!(said(3), "3 ملاحظات");
        assert_eq!(said(10), "10 ملاحظات");
        assert_eq!(said(11), "11 ملاحظة");
        assert_eq!(said(103), "103 ملاحظات");
        assert_eq!(count(2, &FILE, Lang::Ar, Case::Other), "ملفين");
        assert_eq!(count(12, &ERROR, Lang::Ar, Case::Subject), "12 خطأً");
        assert_eq!(count(100, &ERROR, Lang::Ar, Case::Subject), "100 خطأ");
        assert_eq!(more(2, Lang::Ar, Case::Subject), "ملاحظتان أخريان");
        assert_eq!(more(2, Lang::Ar, Case::Other), "ملاحظتين أخريين");
    }

    #[test]
    fn english_numbers() {
        assert_eq!(count(1, &FINDING, Lang::En, Case::Subject), "1 finding");
        assert_eq!(count(0, &FINDING, Lang::En, Case::Subject), "0 findings");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(number(999), "999");
    }
}
