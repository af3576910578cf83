//! Encoding: entities, tags, mojibake, invisible debris, stray letters.

use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::document::Format;
use crate::knowledge::words::arabic;
use crate::text::chars::{Class, class};
use crate::text::{Span, TokenKind};
use regex::Regex;
use std::sync::LazyLock;

static ENTITY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^&(?:([A-Za-z]{2,8})|#([0-9]{2,6})|#[xX]([0-9A-Fa-f]{2,5}));").ok());
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|li|ul|ol|img|seg|table|tr|td|th|iframe|script|style|figure|figcaption|blockquote|hr|small|sup|sub|font|section|article)(?:[ /][^<>]{0,300})?>",
    )
    .ok()
});
static ESCAPE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"^\\(?:u[0-9a-fA-F]{4}|[nrt"]|x[0-9a-fA-F]{2})"#).ok());

/// Everything that is a fault of bytes rather than of language.
pub(super) fn encoding(cx: &Context<'_>, out: &mut Findings) {
    for (index, block) in cx.article.blocks.iter().enumerate() {
        signs(cx, block.span, out);
        stray_madda(cx, index, out);
    }
}

/// First bytes of what can be a fault: most text has none of them and is skipped at full speed.
static MAY_MATTER: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(byte as u8, b'&' | b'<' | b'\\' | b'%' | 0xC2 | 0xC3 | 0xC5 | 0xE2 | 0xEF | 0x7F)
            || (byte < 0x20 && !matches!(byte as u8, b'\t' | b'\n' | b'\r'));
        byte += 1;
    }
    table
};

fn signs(cx: &Context<'_>, block: Span, out: &mut Findings) {
    let text = block.of(cx.text);
    let base = block.start as usize;
    let mut at = 0;
    while let Some(skip) = text.as_bytes()[at..].iter().position(|&b| MAY_MATTER[usize::from(b)]) {
        at += skip;
        if !text.is_char_boundary(at) {
            at += 1;
            continue;
        }
        let found = if is_masked(cx, base + at) { 0 } else { sign(cx, text, at, base, out) };
        at += found.max(text[at..].chars().next().map_or(1, char::len_utf8));
    }
}

fn is_masked(cx: &Context<'_>, at: usize) -> bool {
    let masks = &cx.article.masks;
    let i = masks.partition_point(|m| m.span.end as usize <= at);
    if masks.get(i).is_some_and(|m| m.span.start as usize <= at) {
        return true;
    }
    let all = cx.all();
    let i = all.partition_point(|t| t.span.end as usize <= at);
    all.get(i).is_some_and(|t| t.kind == TokenKind::Opaque && t.span.start as usize <= at)
}

/// Judges the character at `at`; gives the length of what was reported, or 0.
fn sign(cx: &Context<'_>, text: &str, at: usize, base: usize, out: &mut Findings) -> usize {
    let rest = &text[at..];
    let Some(c) = rest.chars().next() else { return 0 };
    let markdown = cx.article.format == Format::Markdown;
    match c {
        '&' if !markdown => entity(rest, base + at, out),
        '<' if !markdown => tag(rest, base + at, out),
        '\\' if !markdown => escape(rest, base + at, out),
        '%' => percent(rest, base + at, out),
        '\u{FFFD}' => {
            let len = rest.chars().take_while(|&c| c == '\u{FFFD}').map(char::len_utf8).sum();
            out.report(
                Span::new(base + at, base + at + len),
                0.98,
                say("A letter was lost in a conversion (U+FFFD)", "حرف ضاع في تحويل الترميز (U+FFFD)"),
                say(
                    "The text went through the wrong character set; take it from its source again",
                    "مر النص بترميز خاطئ، فأعد أخذه من مصدره",
                ),
            );
            len
        }
        _ if is_debris(text, at, c) => {
            let len = c.len_utf8();
            let span = Span::new(base + at, base + at + len);
            out.report(
                span,
                0.95,
                say(format!("Invisible character U+{:04X}", c as u32), format!("محرف خفي U+{:04X}", c as u32)),
                say(
                    "It breaks search, copying and line ends, and nobody sees it",
                    "يفسد البحث والنسخ ونهايات الأسطر ولا يراه أحد",
                ),
            )
            .fix(Fix::safe(vec![Edit::delete(span)]));
            len
        }
        _ => mojibake(rest, base + at, out),
    }
}

fn entity(rest: &str, at: usize, out: &mut Findings) -> usize {
    let Some(found) = ENTITY.as_ref().and_then(|r| r.captures(rest)) else { return 0 };
    let number = |group: usize, radix| {
        found.get(group).and_then(|m| u32::from_str_radix(m.as_str(), radix).ok()).and_then(char::from_u32)
    };
    let decoded = match found.get(1) {
        Some(name) => match named(name.as_str()) {
            Some(c) => Some(c),
            None => return 0,
        },
        None => number(2, 10).or_else(|| number(3, 16)),
    };
    let len = found[0].len();
    let span = Span::new(at, at + len);
    let handle = out.report(
        span,
        0.97,
        say(format!("HTML entity {} in the text", &found[0]), format!("كيان HTML ‏{} داخل النص", &found[0])),
        say("The page's code was copied instead of its text", "نُسخت شيفرة الصفحة بدل نصها"),
    );
    if let Some(c) = decoded.filter(|c| !c.is_control()) {
        let text = if c == '\u{A0}' { ' ' } else { c };
        handle.fix(Fix::safe(vec![Edit::replace(span, text.to_string())]));
    }
    len
}

/// The characters of the entities that news pages use.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "hellip" => '\u{2026}',
        "laquo" => '\u{AB}',
        "raquo" => '\u{BB}',
        "ldquo" => '\u{201C}',
        "rdquo" => '\u{201D}',
        "lsquo" => '\u{2018}',
        "rsquo" => '\u{2019}',
        "bull" => '\u{2022}',
        "middot" => '\u{B7}',
        "copy" => '\u{A9}',
        "reg" => '\u{AE}',
        "trade" => '\u{2122}',
        "euro" => '\u{20AC}',
        "pound" => '\u{A3}',
        "deg" => '\u{B0}',
        "times" => '\u{D7}',
        "eacute" => 'é',
        "rlm" => '\u{200F}',
        "lrm" => '\u{200E}',
        "zwnj" => '\u{200C}',
        _ => return None,
    })
}

fn tag(rest: &str, at: usize, out: &mut Findings) -> usize {
    let Some(found) = TAG.as_ref().and_then(|r| r.find(rest)) else { return 0 };
    let span = Span::new(at, at + found.len());
    out.report(
        span,
        0.95,
        say(format!("HTML tag {} in the text", found.as_str()), format!("وسم HTML ‏{} داخل النص", found.as_str())),
        say("The page's code was copied instead of its text", "نُسخت شيفرة الصفحة بدل نصها"),
    )
    .fix(Fix::risky(vec![Edit::delete(span)]));
    found.len()
}

fn escape(rest: &str, at: usize, out: &mut Findings) -> usize {
    let Some(found) = ESCAPE.as_ref().and_then(|r| r.find(rest)) else { return 0 };
    let span = Span::new(at, at + found.len());
    let handle = out.report(
        span,
        0.85,
        say(
            format!("Escape sequence {} in the text", found.as_str()),
            format!("تسلسل هروب {} داخل النص", found.as_str()),
        ),
        say("A program wrote the text without decoding it", "كتب برنامجٌ النصَّ من غير أن يفك ترميزه"),
    );
    if found.as_str() == "\\\"" {
        handle.fix(Fix::safe(vec![Edit::replace(span, "\"")]));
    }
    found.len()
}

/// `%D8%A7…`: Arabic letters as an address writes them.
fn percent(rest: &str, at: usize, out: &mut Findings) -> usize {
    let bytes = rest.as_bytes();
    let mut decoded = Vec::new();
    while let Some(hex) = rest.get(decoded.len() * 3..decoded.len() * 3 + 3).and_then(|t| t.strip_prefix('%')) {
        match u8::from_str_radix(hex, 16) {
            Ok(byte) => decoded.push(byte),
            Err(_) => break,
        }
    }
    let len = decoded.len() * 3;
    let Ok(text) = String::from_utf8(decoded) else { return 0 };
    if len < 12 || len > bytes.len() || !text.chars().any(|c| class(c) == Class::Arabic) {
        return 0;
    }
    let span = Span::new(at, at + len);
    out.report(
        span,
        0.9,
        say("Percent-encoded Arabic", "حروف عربية بترميز العناوين"),
        say("It was copied from an address", "نُسخت من عنوان رابط"),
    )
    .fix(Fix::risky(vec![Edit::replace(span, text)]));
    len
}

/// Invisible characters that have no work to do where they stand.
fn is_debris(text: &str, at: usize, c: char) -> bool {
    let letter_after =
        text[at + c.len_utf8()..].chars().next().is_some_and(|n| matches!(class(n), Class::Arabic | Class::Mark));
    let before = text[..at].chars().next_back();
    let letter_before = before.is_some_and(|p| matches!(class(p), Class::Arabic | Class::Mark));
    match c {
        '\u{200B}' | '\u{2060}' | '\u{AD}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{180E}' => true,
        // Non-joiner: of use between Arabic letters only; joiner: also in emoji and after a lone heh (1445هـ).
        '\u{200C}' => !letter_after || !letter_before,
        '\u{200D}' => letter_before && !letter_after && before != Some('\u{0647}'),
        // An override, or an embedding that nothing closes.
        '\u{202D}' | '\u{202E}' | '\u{202A}' | '\u{202B}' => !text[at..].contains('\u{202C}'),
        '\u{2066}'..='\u{2068}' => !text[at..].contains('\u{2069}'),
        '\u{202C}' => !text[..at].contains(['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}']),
        '\u{2069}' => !text[..at].contains(['\u{2066}', '\u{2067}', '\u{2068}']),
        _ => c.is_control() && !c.is_whitespace(),
    }
}

/// Bytes of UTF-8 that were read as Windows-1252: Ø§Ù„ for ال, â€™ for ’.
fn mojibake(rest: &str, at: usize, out: &mut Findings) -> usize {
    let mut bytes = Vec::new();
    let mut len = 0;
    for c in rest.chars() {
        match windows_1252(c) {
            Some(byte) => bytes.push(byte),
            None if c == ' '
                && !bytes.is_empty()
                && rest[len + 1..].chars().next().is_some_and(|n| windows_1252(n).is_some()) =>
            {
                bytes.push(b' ');
            }
            None => break,
        }
        len += c.len_utf8();
    }
    let Ok(text) = String::from_utf8(bytes) else { return 0 };
    let useful = text
        .chars()
        .any(|c| class(c) == Class::Arabic || matches!(c, '\u{2010}'..='\u{2026}' | '\u{A0}' | '\u{AB}' | '\u{BB}'));
    if !useful || len < 4 {
        return 0;
    }
    let text = text.trim_end().replace('\u{A0}', " ");
    let span = Span::new(at, at + rest[..len].trim_end().len());
    out.report(
        span,
        0.97,
        say("Garbled by a wrong character set", "نص أفسده ترميز خاطئ"),
        say("UTF-8 was read as Windows-1252", "قُرئ UTF-8 على أنه Windows-1252"),
    )
    .fix(Fix::safe(vec![Edit::replace(span, text)]));
    len
}

/// The byte ≥ 0x80 that Windows-1252 shows as `c`.
fn windows_1252(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}',
        '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}', '\u{2019}',
        '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}', '\u{203A}',
        '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
    ];
    match c as u32 {
        0xA0..=0xFF => u8::try_from(c as u32).ok(),
        _ => HIGH.iter().position(|&h| h == c).and_then(|i| u8::try_from(0x80 + i).ok()),
    }
}

/// A stray آ before a word that is one without it (آوعوضا for وعوضا): what is left of a byte order mark.
fn stray_madda(cx: &Context<'_>, block: usize, out: &mut Findings) {
    for token in cx.tokens.block(block).iter().filter(|t| t.kind == TokenKind::Arabic && t.sentence_start) {
        let word = token.of(cx.text);
        let Some(rest) = word.strip_prefix('\u{0622}') else { continue };
        let known = arabic(rest).is_some_and(|w| w.centibels < 600);
        if rest.chars().count() < 4 || !known || arabic(word).is_some() {
            continue;
        }
        let stray = Span::new(token.span.start as usize, token.span.start as usize + 2);
        out.report(
            token.span,
            0.9,
            say(format!("A stray آ before “{rest}”"), format!("حرف آ دخيل قبل «{rest}»")),
            say("The remains of an invisible mark at the beginning of a line", "بقية علامة خفية في أول السطر"),
        )
        .fix(Fix::safe(vec![Edit::delete(stray)]));
    }
}
