//! Patterns that are made from those that linguists wrote.

use super::pattern::{Pattern, Word, keys_of};
use super::schema::{EntityRow, Kind};
use crate::text::Key;
use std::collections::{BTreeMap, BTreeSet};

/// For a name that ends in AI (Scale AI), the orders in which engines set the common word and the acronym (AI المقياس, نطاق AI,
/// المقياس من الذكاء الاصطناعي), made from the literal renderings that hold the common word.
pub(super) fn beside_ai(row: &EntityRow) -> Vec<String> {
    const INTELLIGENCE: &str = " الذكاء الاصطناعي";
    if !row.name.ends_with(" AI") {
        return Vec::new();
    }
    let mut words: Vec<&str> = row
        .literal
        .iter()
        .chain(&row.literal_sure)
        .filter_map(|l| l.strip_suffix(INTELLIGENCE).or_else(|| l.strip_suffix(" AI")))
        .map(|l| l.trim_start_matches("شركة ").trim_start_matches('~'))
        .filter(|w| !w.is_empty() && !w.contains([' ', '{', '*']))
        .collect();
    words.sort_unstable();
    words.dedup();
    let orders = |w: &str| {
        [
            format!("AI ~{w}"),
            format!("~{w} AI"),
            format!("~{w} من ~ذكاء ~اصطناعي"),
            format!("~{w} من الذكاء الاصطناعي"),
            format!("{w}{INTELLIGENCE}"),
        ]
    };
    let known: Vec<String> = row.literal.iter().chain(&row.literal_sure).cloned().collect();
    words.into_iter().flat_map(orders).filter(|o| !known.contains(o)).collect()
}

/// Words that introduce a name in literal renderings and are no part of it: company, group, shop, share, platform, app,
/// model, newspaper, film, camera, airline, team, coach …
const INTRODUCERS: &str = "شركة شركات مجموعة منظمة مؤسسة وكالة متجر متاجر محلات سهم أسهم سلسلة منصة منصات تطبيق نموذج نماذج \
     خدمة متصفح هاتف هواتف محرك برنامج موقع صحيفة مجلة قناة شبكة فيلم مسلسل كاميرا كاميرات دردشة محادثة رسائل طيران خطوط \
     ملابس مطعم مطاعم مقهى مقاهي بنك مصرف سيارة سيارات جهاز أجهزة";

/// The words of a name that two or more literal renderings have behind different introducing words: الهدف, of شركة الهدف and
/// متاجر الهدف. A single word counts with its article only.
pub(super) fn cores(row: &EntityRow) -> Vec<String> {
    let introducers: BTreeSet<&str> = INTRODUCERS.split_whitespace().collect();
    let known: BTreeSet<Vec<Key>> =
        row.literal.iter().chain(&row.literal_sure).chain(&row.ar).map(|n| keys_of(n)).collect();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    if matches!(row.kind, Kind::Person | Kind::Team | Kind::Place | Kind::Event) {
        return Vec::new();
    }
    for notation in row.literal.iter().chain(&row.literal_sure) {
        let Ok(pattern) = Pattern::parse(notation) else { continue };
        for form in pattern.expansions() {
            let words: Vec<&str> = form
                .words
                .iter()
                .map_while(|w| if let Word::Written(w) = w { Some(w.as_str()) } else { None })
                .collect();
            let peeled = words.iter().take_while(|w| introducers.contains(**w)).count();
            let core = &words[peeled..];
            let single = core.len() == 1 && core[0].starts_with("\u{0627}\u{0644}");
            if words.len() < form.words.len() || peeled == 0 || !(single || matches!(core.len(), 2..=3)) {
                continue;
            }
            found.entry(core.join(" ")).or_default().insert(words[..peeled].join(" "));
        }
    }
    found.retain(|core, by| by.len() > 1 && !known.contains(&keys_of(core)));
    found.into_keys().collect()
}

/// The Arabic spellings of the given names, as the people of the packs have them.
pub(super) fn given_forms<'r>(given: &BTreeSet<&str>, rows: impl Iterator<Item = &'r EntityRow>) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    for row in rows.filter(|r| r.kind == Kind::Person) {
        let words = row.name.split(' ').count();
        if words < 2 || !row.name.split(' ').next().is_some_and(|first| given.contains(first)) {
            continue;
        }
        let whole = row.ar.iter().filter(|a| a.split(' ').count() == words && !a.contains(['~', '{', '+', '^', '*']));
        forms.extend(whole.filter_map(|a| a.split(' ').next()).map(str::to_owned));
    }
    forms
}

/// The words of an Arabic name in other orders: three words for whatever is carried over by its sound, two for people whose
/// given name is one of `given`. Where families come first, both orders are right.
pub(super) fn orders_in_arabic<'f>(row: &EntityRow, form: &'f str, given: &BTreeSet<&str>) -> Vec<Vec<&'f str>> {
    let words: Vec<&str> = form.split(' ').collect();
    let sounded = matches!(row.kind, Kind::Person | Kind::Team | Kind::Company | Kind::Product | Kind::Media);
    let bears = row.kind == Kind::Person && row.name.split(' ').next().is_some_and(|first| given.contains(first));
    let plain = words.iter().all(|w| w.chars().all(char::is_alphabetic) && w.chars().count() > 1);
    let same_length = row.name.split(' ').count() == words.len();
    let orders: &[&[usize]] = match words.len() {
        2 if bears => &[&[1, 0]],
        3 if sounded => &[&[2, 1, 0], &[2, 0, 1], &[1, 2, 0]],
        _ => &[],
    };
    if !plain || !same_length {
        return Vec::new();
    }
    orders.iter().map(|order| order.iter().map(|&n| words[n]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::schema::{EntityRow, File};
    use super::{cores, given_forms, orders_in_arabic};
    use std::collections::BTreeSet;

    fn row(text: &str) -> EntityRow {
        let file: File = toml::from_str(&format!("[[entity]]\n{text}")).expect("a pack");
        file.entity.into_iter().next().expect("an entity")
    }

    #[test]
    fn what_stays_without_the_introducing_words_is_the_core() {
        let company = row(r#"name = "Kettle"
kind = "company"
ar = ["كيتل"]
literal = ["شركة الغلاية", "متاجر الغلاية", "شركة غلاية", "متجر غلاية", "سهم الإبريق", "متاجر {الغلاية|الإبريق} الحديثة"]"#);
        assert_eq!(cores(&company), ["الغلاية"], "with its article, behind two introducing words");
        let team =
            row("name = \"Kettles\"\nkind = \"team\"\nar = [\"كيتلز\"]\nliteral = [\"فريق الغلاية\", \"شركة الغلاية\"]");
        assert!(cores(&team).is_empty());
    }

    #[test]
    fn given_names_are_the_first_words_of_people() {
        let given = BTreeSet::from(["Dana"]);
        let rows = [
            row("name = \"Dana Marsh\"\nkind = \"person\"\nar = [\"دانا مارش\", \"مارش\"]"),
            row("name = \"Dana Corp\"\nkind = \"company\"\nar = [\"دينا كورب\"]"),
            row("name = \"Ola Marsh\"\nkind = \"person\"\nar = [\"أولا مارش\"]"),
        ];
        assert_eq!(given_forms(&given, rows.iter()), BTreeSet::from(["دانا".to_owned()]));
    }

    #[test]
    fn two_words_are_turned_for_given_names_and_three_for_sounds() {
        let given = BTreeSet::from(["Dana"]);
        let orders = |text: &str, form| orders_in_arabic(&row(text), form, &given).len();
        assert_eq!(orders("name = \"Dana Marsh\"\nkind = \"person\"\nar = []", "دانا مارش"), 1);
        assert_eq!(orders("name = \"Ito Marsh\"\nkind = \"person\"\nar = []", "إيتو مارش"), 0);
        assert_eq!(orders("name = \"Dana de Marsh\"\nkind = \"person\"\nar = []", "دانا دي مارش"), 3);
        assert_eq!(orders("name = \"Bank of Marsh\"\nkind = \"organisation\"\nar = []", "بنك أوف مارش"), 0);
    }
}
