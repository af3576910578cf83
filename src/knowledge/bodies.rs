//! What names of bodies begin with: منظمة "organisation", وكالة "agency".

use crate::text::{Key, KeyMap, key};
use std::sync::LazyLock;

/// What names of bodies begin with, each with the English words that it renders.
const HEADS: [(&str, &str); 26] = [
    ("منظمة", "organization organisation group organizations organisations"),
    ("وكالة", "agency agencies service wire"),
    ("مجلس", "council board house senate councils senator senators parliament lords commons congress cabinet"),
    ("معهد", "institute institution academy"),
    ("رابطة", "association league society union"),
    ("جمعية", "association society assembly charity associations"),
    ("هيئة", "authority commission body board panel corporation agency regulator staff"),
    ("مركز", "center centre centers centres"),
    ("اتحاد", "union federation association league confederation"),
    ("مؤسسة", "foundation institution corporation institute organisation organization company trust"),
    ("لجنة", "committee commission panel board jury"),
    ("إدارة", "administration department management directorate"),
    ("مكتب", "office bureau"),
    ("وزارة", "ministry department office treasury"),
    ("نقابة", "union guild syndicate association"),
    ("بنك", "bank lender"),
    ("صندوق", "fund trust"),
    ("محكمة", "court tribunal"),
    ("شبكة", "network web grid"),
    ("جهاز", "service agency device system"),
    ("برنامج", "program programme show software"),
    ("محطة", "station plant stop terminal channel"),
    ("منتدى", "forum summit"),
    ("كلية", "college school faculty"),
    ("غرفة", "chamber room"),
    ("قوات", "forces force troops army military units"),
];

static BY_KEY: LazyLock<KeyMap<&'static str>> = LazyLock::new(|| {
    let forms = |(head, english): &(&str, &'static str)| {
        [(key(head), *english), (key(&format!("\u{0627}\u{0644}{head}")), *english)]
    };
    HEADS.iter().flat_map(forms).collect()
});

/// The English words that an Arabic one, with the article or without, renders where it begins the name of a body, by its folded key;
/// nothing for other words.
#[must_use]
pub fn head(word: Key) -> Option<&'static str> {
    BY_KEY.get(&word).copied()
}

#[cfg(test)]
mod tests {
    use super::head;
    use crate::text::key;

    #[test]
    fn bodies_are_known_by_what_they_begin_with() {
        assert!(head(key("الوكالة")).is_some_and(|english| english.contains("agency")));
        assert_eq!(head(key("مدينة")), None);
    }
}
