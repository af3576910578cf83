//! Number words: 3 to 10, first to tenth.

/// 3 to 10: the form before a masculine noun, and before a feminine one.
pub const UNITS: [(&str, &str); 8] = [
    ("ثلاثة", "ثلاث"),
    ("أربعة", "أربع"),
    ("خمسة", "خمس"),
    ("ستة", "ست"),
    ("سبعة", "سبع"),
    ("ثمانية", "ثماني"),
    ("تسعة", "تسع"),
    ("عشرة", "عشر"),
];

/// First to tenth: what agrees with a masculine noun, and with a feminine one.
pub const ORDINALS: [(&str, &str); 10] = [
    ("أول", "أولى"),
    ("ثاني", "ثانية"),
    ("ثالث", "ثالثة"),
    ("رابع", "رابعة"),
    ("خامس", "خامسة"),
    ("سادس", "سادسة"),
    ("سابع", "سابعة"),
    ("ثامن", "ثامنة"),
    ("تاسع", "تاسعة"),
    ("عاشر", "عاشرة"),
];
