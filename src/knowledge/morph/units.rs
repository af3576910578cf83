//! Number words, 3 to 10.

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
