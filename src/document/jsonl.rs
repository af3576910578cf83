//! JSON Lines: an article a record, its text decoded and mapped back to the escapes of the file.

use super::{Article, Format, OffsetMap, plain};
use crate::error::{Error, nearest};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Which fields of a record hold what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Fields {
    /// The Arabic text. Without one, the first of `target`, `text`, `body`, `content` that the record has.
    pub text: Option<String>,
    /// The record's id: a string or a number.
    pub id: String,
    /// The English original.
    pub source: String,
}

impl Default for Fields {
    fn default() -> Self {
        Self { text: None, id: "id".to_owned(), source: "source".to_owned() }
    }
}

const TEXT_FIELDS: [&str; 4] = ["target", "text", "body", "content"];

/// Reads the record on one `line` (without its line end), which starts at byte `offset` and on row `row` of the file.
///
/// # Errors
/// If the line is no JSON object, has no text field, or the text holds half a surrogate pair.
pub fn read_record<'a>(
    path: &Path,
    line: &'a str,
    offset: u64,
    row: u64,
    fields: &Fields,
) -> Result<Article<'a>, Error> {
    let broken =
        |what: String, remedy: &str| Error::Format { path: path.to_path_buf(), row, what, remedy: remedy.to_owned() };
    if u32::try_from(line.len()).is_err() {
        return Err(Error::TooLarge { path: path.to_path_buf(), what: "a record" });
    }
    let record: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(line).map_err(|e| {
        broken(format!("not a JSON object: {e}"), "each line must hold one object; mend or remove the line")
    })?;
    let name = match &fields.text {
        Some(name) => record.contains_key(name.as_str()).then_some(name.as_str()),
        None => TEXT_FIELDS.into_iter().find(|f| record.contains_key(*f)),
    };
    let Some(raw) = name.map(|n| record[n].get()) else {
        let wanted = fields.text.as_deref().unwrap_or("target");
        let near =
            nearest(wanted, record.keys().map(AsRef::as_ref)).map(|n| format!(" (there is “{n}”)")).unwrap_or_default();
        return Err(broken(
            format!("the record has no field “{wanted}”{near}"),
            "name the field of the Arabic text with --text-field",
        ));
    };
    let Some(inner) = raw.strip_prefix('"').and_then(|r| r.strip_suffix('"')) else {
        return Err(broken(
            format!("the field “{}” is no string", name.unwrap_or_default()),
            "name the field of the Arabic text with --text-field",
        ));
    };
    // The raw value is a slice of the line, so its distance from the line's start is its place in the file.
    let at = offset + (inner.as_ptr() as usize - line.as_ptr() as usize) as u64;
    let (text, map) = decode(inner, at).ok_or_else(|| {
        broken("half of a surrogate pair in the text".to_owned(), "write the character whole, e.g. \\ud83d\\ude00")
    })?;
    let string = |name: &str| record.get(name).map(|v| v.get());
    let decoded =
        |raw: &'a str| -> Option<Cow<'a, str>> { Some(decode(raw.strip_prefix('"')?.strip_suffix('"')?, 0)?.0) };
    Ok(Article {
        id: string(&fields.id).and_then(|raw| match raw.as_bytes()[0] {
            b'"' => decoded(raw).map(Cow::into_owned),
            b'{' | b'[' | b'n' => None,
            _ => Some(raw.to_owned()),
        }),
        blocks: plain::lines(&text),
        text,
        masks: Vec::new(),
        map,
        source: string(&fields.source).and_then(decoded),
        format: Format::Jsonl,
    })
}

/// Decodes the inside of a JSON string that starts at byte `at` of the file. `None` for half a surrogate pair.
fn decode(raw: &str, at: u64) -> Option<(Cow<'_, str>, OffsetMap)> {
    let mut map = OffsetMap::shifted(at);
    if memchr::memchr(b'\\', raw.as_bytes()).is_none() {
        return Some((Cow::Borrowed(raw), map));
    }
    let mut text = String::with_capacity(raw.len());
    let mut pos = 0;
    while let Some(skip) = memchr::memchr(b'\\', &raw.as_bytes()[pos..]) {
        text.push_str(&raw[pos..pos + skip]);
        pos += skip;
        map.step(text.len(), at + pos as u64);
        let bytes = raw.as_bytes();
        let (c, len) = match bytes.get(pos + 1)? {
            b'n' => ('\n', 2),
            b't' => ('\t', 2),
            b'r' => ('\r', 2),
            b'b' => ('\u{8}', 2),
            b'f' => ('\u{C}', 2),
            b'u' => {
                let high = hex(raw, pos + 2)?;
                if (0xD800..0xDC00).contains(&high) {
                    let low = raw.get(pos + 6..pos + 8).filter(|s| *s == "\\u").and_then(|_| hex(raw, pos + 8))?;
                    let code = 0x1_0000 + ((high - 0xD800) << 10) + low.checked_sub(0xDC00).filter(|l| *l < 0x400)?;
                    (char::from_u32(code)?, 12)
                } else {
                    let c = char::from_u32(high)?;
                    if high >= 0x80 {
                        map.set_escapes_non_ascii();
                    }
                    (c, 6)
                }
            }
            &other => (char::from(other), 2),
        };
        text.push(c);
        pos += len;
        map.step(text.len(), at + pos as u64);
    }
    text.push_str(&raw[pos..]);
    Some((Cow::Owned(text), map))
}

fn hex(raw: &str, at: usize) -> Option<u32> {
    u32::from_str_radix(raw.get(at..at + 4)?, 16).ok()
}

/// `text` as the inside of a JSON string; with `ascii`, letters beyond ASCII as `\u` escapes.
pub(super) fn escape(text: &str, ascii: bool) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inner = &quoted[1..quoted.len() - 1];
    if !ascii {
        return inner.to_owned();
    }
    let mut out = String::with_capacity(inner.len() * 2);
    for c in inner.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Fields, decode, escape, read_record};
    use std::path::Path;

    #[test]
    fn escapes_are_decoded_and_mapped_back() {
        let line = r#"{"id":7,"target":"\u0642\u0627\u0644 \"نعم\"\n\ud83d\ude00 ثم"}"#;
        let article = read_record(Path::new("x"), line, 100, 1, &Fields::default()).expect("a record");
        assert_eq!(article.text, "قال \"نعم\"\n😀 ثم");
        assert_eq!(article.id.as_deref(), Some("7"));
        for (i, c) in article.text.char_indices() {
            let at = usize::try_from(article.map.file(u32::try_from(i).expect("small")) - 100).expect("small");
            let raw = &line[at..];
            assert!(raw.starts_with(c) || raw.starts_with('\\'), "{c:?} at {at}");
        }
        assert_eq!(article.encode("ي\""), "\\u064a\\\"");
    }

    #[test]
    fn escape_is_the_inverse_of_decode() {
        for text in ["«أ»\t\"\\", "😀\u{200F}"] {
            for ascii in [false, true] {
                let raw = escape(text, ascii);
                assert_eq!(decode(&raw, 0).expect("whole").0, text);
            }
        }
    }

    #[test]
    fn broken_records_say_what_to_do() {
        for (line, want) in [
            ("[1]", "not a JSON object"),
            (r#"{"tagret":"x"}"#, "there is “tagret”"),
            (r#"{"target":5}"#, "is no string"),
            (r#"{"target":"\ud83d"}"#, "surrogate"),
        ] {
            let error = read_record(Path::new("x"), line, 0, 3, &Fields::default()).expect_err(line);
            assert!(error.to_string().contains(want), "{error}");
            assert!(error.to_string().starts_with("x:3: "), "{error}");
        }
    }
}
