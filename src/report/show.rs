//! Showing text of others to people: nothing invisible, nothing that steers the terminal, the fault marked.

use super::Style;
use crate::diagnostic::{Bilingual, Lang, Severity};
use crate::engine::Finding;
use crate::text::chars::{Class, class, is_invisible};
use anstyle::{AnsiColor, Style as Ink};
use std::fmt::Write as _;

/// First strong isolate: what follows is laid out by itself, in the direction of its first letter.
const FSI: char = '\u{2068}';
/// Ends an isolate.
const PDI: char = '\u{2069}';
/// Right-to-left mark: makes an isolate that begins with a Latin name run from the right.
const RLM: char = '\u{200F}';

/// Whether a character must be named rather than printed.
fn is_hidden(c: char) -> bool {
    is_invisible(c)
        || c.is_control()
        || matches!(c, '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{2028}' | '\u{2029}' | '\u{3164}' | '\u{FFA0}')
        || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}

/// Selectors and joiners inside an emoji, which a reader does see.
fn joins_emoji(before: Option<char>, c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{200D}')
        && before.is_some_and(|b| matches!(b, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{FE0F}'))
}

/// `text` with hidden characters named; `own` says what else a character (with its offset) is shown as.
fn clean(text: &str, own: impl Fn(usize, char) -> Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        match own(at, c) {
            Some('\0') => push_code(&mut out, c),
            Some(shown) => out.push(shown),
            None if is_hidden(c) && !joins_emoji(before, c) => push_code(&mut out, c),
            None => out.push(c),
        }
        before = Some(c);
    }
    out
}

fn push_code(out: &mut String, c: char) {
    let _ = write!(out, "U+{:04X}", c as u32);
}

/// `text` on one line: line ends and tabs become spaces, invisible and control characters their names (`U+200F`).
pub(super) fn visible(text: &str) -> String {
    clean(&text.replace("\r\n", " "), |_, c| (c.is_whitespace() && is_hidden(c)).then_some(' '))
}

/// As [`visible`], but line ends and tabs stay.
pub(super) fn visible_lines(text: &str) -> String {
    clean(text, |_, c| matches!(c, '\n' | '\r' | '\t').then_some(c))
}

/// The text found fault with: as [`visible`], but its white space is shown where it may be the fault.
pub(super) fn visible_fault(text: &str) -> String {
    if text.is_empty() {
        return "‸".to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let (first, last) = (text.len() - text.trim_start().len(), text.trim_end().len());
    clean(&text, |at, c| match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('⏎'),
        ' ' if at < first || at >= last || text[..at].ends_with(' ') || text[at + 1..].starts_with(' ') => Some('␣'),
        ' ' => None,
        _ if c.is_whitespace() => Some('\0'),
        _ => None,
    })
}

/// Width of `text` in terminal cells, as near as it can be told without a font.
pub(super) fn cells(text: &str) -> usize {
    text.chars().filter(|&c| class(c) != Class::Mark || c == crate::text::chars::TATWEEL).count()
}

/// `text` in lines of at most `width` cells, broken at spaces; one line if `width` is 0.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let wide = cells(word);
        if used > 0 && width > 0 && used + 1 + wide > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
        }
        used += wide;
    }
    lines
}

/// The longest beginning of `text` of at most `width` cells that ends at a word, and whether that is all of it.
fn head(text: &str, width: usize) -> (&str, bool) {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += usize::from(class(c) != Class::Mark);
        if used > width {
            let cut = &text[..at];
            return (cut.rfind(' ').map_or("", |space| &cut[..space]), false);
        }
    }
    (text, true)
}

/// As [`head`], from the end.
fn tail(text: &str, width: usize) -> (&str, bool) {
    let mut used = 0;
    for (at, c) in text.char_indices().rev() {
        used += usize::from(class(c) != Class::Mark);
        if used > width {
            let cut = &text[at + c.len_utf8()..];
            return (cut.find(' ').map_or("", |space| &cut[space + 1..]), false);
        }
    }
    (text, true)
}

/// Beginning and end of a long word, `half` characters each.
fn broken(text: &str, half: usize) -> Vec<String> {
    let skip = text.chars().count().saturating_sub(half);
    vec![text.chars().take(half).collect(), text.chars().skip(skip).collect()]
}

fn is_arabic(c: char) -> bool {
    class(c) == Class::Arabic
}

/// The colour of a severity.
fn ink(severity: Severity) -> Ink {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    Ink::new().bold().fg_color(Some(color.into()))
}

impl Style {
    fn paint(&self, ink: Ink, text: &str) -> String {
        if self.color && !text.is_empty() { format!("{ink}{text}{ink:#}") } else { text.to_owned() }
    }

    /// Text that stands out: paths, headings.
    pub(super) fn bold(&self, text: &str) -> String {
        self.paint(Ink::new().bold(), text)
    }

    /// Text that steps back: labels, numbers.
    pub(super) fn dim(&self, text: &str) -> String {
        self.paint(Ink::new().dimmed(), text)
    }

    /// Text that is good news: a cure, a command.
    pub(super) fn green(&self, text: &str) -> String {
        self.paint(Ink::new().fg_color(Some(AnsiColor::Green.into())), text)
    }

    /// Text in the colour of `severity`.
    pub(super) fn severe(&self, severity: Severity, text: &str) -> String {
        self.paint(ink(severity), text)
    }

    /// `painted` kept together as one right-to-left stretch, if the terminal does bidi and `plain` holds Arabic.
    ///
    /// A mark puts a stretch on the right that is Arabic but begins with a Latin name.
    pub(super) fn isolate_as(&self, plain: &str, painted: &str) -> String {
        if !self.bidi || !plain.chars().any(is_arabic) {
            return painted.to_owned();
        }
        let latin = plain.chars().filter(|&c| class(c) == Class::Latin).count();
        let arabic = plain.chars().filter(|&c| is_arabic(c)).count();
        let begins_latin = plain.chars().find(|&c| matches!(class(c), Class::Latin | Class::Arabic));
        let turned = arabic >= latin && begins_latin.is_some_and(|c| !is_arabic(c));
        let mark = if turned { RLM.to_string() } else { String::new() };
        format!("{FSI}{mark}{painted}{PDI}")
    }

    /// `text`, all of it Arabic, kept together.
    pub(super) fn isolate(&self, text: &str) -> String {
        self.isolate_as(text, text)
    }

    /// A path, or an English sentence that begins with one: kept together, in the direction it begins with.
    pub(super) fn path(&self, text: &str) -> String {
        if self.bidi && text.chars().any(is_arabic) { format!("{FSI}{text}{PDI}") } else { text.to_owned() }
    }

    /// A sentence in the language of the report, cleaned already: an Arabic one is one stretch,
    /// in an English one each quotation and each run of Arabic is.
    pub(super) fn sentence(&self, text: &str) -> String {
        if !self.bidi {
            return text.to_owned();
        }
        match self.lang {
            Lang::Ar => format!("{FSI}{}{text}{PDI}", if text.starts_with(is_arabic) { "" } else { "\u{200F}" }),
            Lang::En => self.isolate_runs(text),
        }
    }

    fn isolate_runs(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 12);
        let mut rest = text;
        while let Some(start) = rest.find(|c| c == '“' || is_arabic(c)) {
            out.push_str(&rest[..start]);
            rest = &rest[start..];
            let run = if let Some(quoted) = rest.strip_prefix('“') {
                out.push('“');
                rest = quoted;
                rest.find('”').unwrap_or(0)
            } else {
                arabic_run(rest)
            };
            out.push_str(&self.isolate(&rest[..run]));
            rest = &rest[run..];
        }
        out.push_str(rest);
        out
    }

    /// A sentence of ours in the language of the report, on one line, without isolates.
    pub(super) fn say(&self, sentence: &Bilingual) -> String {
        visible(sentence.get(self.lang))
    }

    /// The finding's words with the fault marked, in at most `width` cells (0: no limit).
    pub(super) fn phrase(&self, finding: &Finding, width: usize) -> String {
        let fault = visible_fault(&finding.text);
        let (open, close) = match (self.color, fault.contains(['«', '»'])) {
            (true, _) => ("", ""),
            (false, false) => ("«", "»"),
            (false, true) => ("⟦", "⟧"),
        };
        let (before, after) = (visible(&finding.context.before), visible(&finding.context.after));
        let (mut before, mut after) = (before.trim_start().to_owned(), after.trim_end().to_owned());
        let mut inner = vec![fault];
        if width > 0 {
            let room = width.saturating_sub(cells(open) + cells(close)).max(24);
            let long = cells(&inner[0]);
            if long > room {
                let half = (room - 3) / 2;
                let ends = [head(&inner[0], half).0.to_owned(), tail(&inner[0], half).0.to_owned()];
                inner = if ends.iter().any(String::is_empty) { broken(&inner[0], half) } else { ends.to_vec() };
            }
            let side = room.saturating_sub(long.min(room)) / 2;
            let spare = |text: &str| side.saturating_sub(cells(text));
            let (for_before, for_after) = (side + spare(&after), side + spare(&before));
            before = match tail(&before, for_before) {
                (all, true) => all.to_owned(),
                _ if for_before < 4 => String::new(),
                _ => format!("… {}", tail(&before, for_before - 2).0.trim_start_matches(['…', ' '])),
            };
            after = match head(&after, for_after) {
                (all, true) => all.to_owned(),
                _ if for_after < 4 => String::new(),
                _ => format!("{} …", head(&after, for_after - 2).0.trim_end_matches(['…', ' '])),
            };
        }
        let fault = inner.join(" … ");
        let painted = format!("{before}{}{after}", self.severe(finding.severity, &format!("{open}{fault}{close}")));
        self.isolate_as(&format!("{before}{fault}{after}"), &painted)
    }
}

/// Bytes of the run of Arabic that `text` begins with: up to its last Arabic letter before one of another script.
fn arabic_run(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        match class(c) {
            Class::Arabic | Class::Mark => end = at + c.len_utf8(),
            Class::Latin | Class::OtherLetter => break,
            _ if matches!(c, '“' | '”') => break,
            _ => {}
        }
    }
    end
}
