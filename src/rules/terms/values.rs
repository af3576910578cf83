//! What a repair may not change: the number, the place in an order, the side and the direction that the text names. A pack that lists
//! several of them in one entry has one repair for all.

use crate::text::fold::fold;
use crate::text::{Key, KeyMap, clitics, key};
use std::sync::LazyLock;

/// Words of one kind, each row of one value.
const KINDS: [&[&[&str]]; 4] = [
    // two to ten
    &[
        &["اثنان", "اثنين", "اثنتان", "اثنتين"],
        &["ثلاثة", "ثلاث"],
        &["أربعة", "أربع"],
        &["خمسة", "خمس"],
        &["ستة", "ست"],
        &["سبعة", "سبع"],
        &["ثمانية", "ثماني", "ثمان"],
        &["تسعة", "تسع"],
        &["عشرة", "عشر"],
    ],
    // first to tenth, the last among them
    &[
        &["أول", "أولى"],
        &["ثاني", "ثانية", "ثانيا"],
        &["ثالث", "ثالثة", "ثالثا"],
        &["رابع", "رابعة", "رابعا"],
        &["خامس", "خامسة", "خامسا"],
        &["سادس", "سادسة", "سادسا"],
        &["سابع", "سابعة", "سابعا"],
        &["ثامن", "ثامنة", "ثامنا"],
        &["تاسع", "تاسعة", "تاسعا"],
        &["عاشر", "عاشرة", "عاشرا"],
    ],
    // right and left
    &[&["يمين", "أيمن", "يمنى"], &["يسار", "أيسر", "يسرى"]],
    // up and down, rise and fall
    &[
        &["أعلى", "ارتفع", "ارتفعت", "ارتفاع", "صعد", "صعدت", "صعود", "ربح", "مكاسب"],
        &["أسفل", "انخفض", "انخفضت", "انخفاض", "تراجع", "تراجعت", "هبط", "هبطت", "هبوط", "خسر", "خسائر"],
    ],
];

static VALUES: LazyLock<KeyMap<(usize, usize)>> = LazyLock::new(|| {
    let rows =
        KINDS.iter().enumerate().flat_map(|(kind, rows)| rows.iter().enumerate().map(move |(n, r)| (kind, n, r)));
    rows.flat_map(|(kind, n, row)| row.iter().map(move |word| (key(word), (kind, n)))).collect()
});

/// What the words of a text name.
fn values(text: &str) -> Vec<(usize, usize)> {
    let value = |key: Key| VALUES.get(&key).copied();
    let bare = |word: &str| {
        let word = fold(word);
        value(key(word.strip_prefix("\u{0627}\u{0644}").unwrap_or(&word)))
    };
    let mut out = Vec::new();
    for word in text.split_whitespace() {
        out.extend(bare(word));
        clitics::strip(word, |s| out.extend(word.get(s.prefix..).and_then(bare)));
        out.extend(word.strip_prefix("\u{0644}\u{0644}").and_then(bare));
    }
    out
}

/// Whether a repair names another number, order, side or direction than the text: it repairs something else.
#[must_use]
pub(super) fn contradicts(text: &str, repair: &str) -> bool {
    let named = values(text);
    values(repair).iter().any(|new| {
        let same_kind = |old: &&(usize, usize)| old.0 == new.0;
        named.iter().any(|old| same_kind(&old)) && !named.contains(new)
    })
}

#[cfg(test)]
mod tests {
    use super::contradicts;

    #[test]
    fn a_repair_keeps_number_order_side_and_direction() {
        assert!(contradicts("لاعب القاعدة الأول", "لاعب القاعدة الثانية"));
        assert!(contradicts("بخمس مباريات", "ثلاث مباريات"));
        assert!(contradicts("تحرك إلى الأسفل قليلا", "ارتفع قليلا"));
        assert!(contradicts("الجانب الأيمن", "الجهة اليسرى"));
        assert!(!contradicts("آخر ثمانية", "ربع النهائي"));
        assert!(!contradicts("بخمس مباريات", "الإيقاف خمس مباريات"));
        assert!(!contradicts("تراجع إلى الأسفل", "انخفض"));
    }
}
