//! Tokens: one pass over an article, computed once, read by every rule.

use super::chars::{Class, class, is_quote, is_sentence_end};
use super::clitics;
use super::fold::{Hasher, Key, KeySet, fold_char, plain_letter};
use super::span::Span;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word in Arabic letters, its marks and tatweels included.
    Arabic,
    /// A word in Latin letters, with digits and apostrophes inside it (`McDonald's`, `iPhone15`).
    Latin,
    /// Digits with marks inside (`14.3`, `١٬٠٠٠`, `19:30`, `06ر6`).
    Number,
    /// One punctuation mark.
    Punct,
    /// An address, an e-mail, a handle, a domain, or what a format masks as code: never prose.
    Opaque,
    /// `#` and the word behind it.
    Hashtag,
    /// A word in any other script.
    Other,
    /// Any other sign: emoji, arrows, currency signs.
    Symbol,
}

impl TokenKind {
    /// Whether the token is a word of prose in either script.
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self, Self::Arabic | Self::Latin)
    }
}

/// A word, number or mark of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the article's text.
    pub span: Span,
    /// Key of its folded form.
    pub key: Key,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space (or a masked piece of mark-up) stands before it.
    pub space_before: bool,
    /// Whether a sentence begins here; true of the first token of each block.
    pub sentence_start: bool,
    /// Whether it is an Arabic word of plain letters: no marks, no tatweel, no letters of other languages, nothing invisible.
    pub plain: bool,
}

impl Token {
    /// Whether the word, as it stands in `text` or without particles, is one of `words`.
    #[must_use]
    pub fn is_among(&self, text: &str, words: &KeySet) -> bool {
        let mut found = words.contains(&self.key);
        clitics::strip(self.of(text), |s| found |= words.contains(&s.key));
        found
    }

    /// The token as it stands in `text`.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether the token is the one character `c`.
    #[must_use]
    pub fn is(&self, text: &str, c: char) -> bool {
        let mut chars = self.of(text).chars();
        chars.next() == Some(c) && chars.next().is_none()
    }
}

/// Why a stretch of an article is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaskKind {
    /// Code, an address, a tag: one [`TokenKind::Opaque`] token.
    Opaque,
    /// Mark-up that the reader does not see (`**`, `](…)`): no token at all.
    Markup,
}

/// A stretch of an article that is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Where.
    pub span: Span,
    /// What it stands for.
    pub kind: MaskKind,
}

/// All tokens of an article, block by block.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    blocks: Vec<Range<u32>>,
}

impl Tokens {
    /// Tokenises the `blocks` of `text`, in order, leaving out what `masks` (sorted) covers.
    #[must_use]
    pub fn new(text: &str, blocks: impl IntoIterator<Item = Span>, masks: &[Mask]) -> Self {
        let mut out = Self::default();
        let mut masks = masks.iter().peekable();
        for block in blocks {
            let first = out.list.len();
            let mut scanner = Scanner { text, out: &mut out.list, space: false, sentence: true, ended: false };
            let mut at = block.start;
            while let Some(mask) = masks.peek().filter(|m| m.span.start < block.end) {
                if mask.span.start >= at {
                    scanner.scan(at as usize, mask.span.start as usize);
                    scanner.mask(mask);
                    at = mask.span.end;
                } else {
                    at = at.max(mask.span.end);
                }
                masks.next();
            }
            if at < block.end {
                scanner.scan(at as usize, block.end as usize);
            }
            let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            out.blocks.push(narrow(first)..narrow(out.list.len()));
        }
        out
    }

    /// Appends the tokens of further blocks of the same text (made by another thread).
    pub fn append(&mut self, other: Self) {
        let shift = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.extend(other.list);
        self.blocks.extend(other.blocks.into_iter().map(|r| r.start + shift..r.end + shift));
    }

    /// Every token.
    #[must_use]
    pub fn all(&self) -> &[Token] {
        &self.list
    }

    /// Number of blocks.
    #[must_use]
    pub fn block_count(&self) -> usize {
        self.blocks.len()
    }

    /// The token indices of block `i`.
    #[must_use]
    pub fn block_range(&self, i: usize) -> Range<usize> {
        self.blocks.get(i).map_or(0..0, |r| r.start as usize..r.end as usize)
    }

    /// The tokens of block `i`.
    #[must_use]
    pub fn block(&self, i: usize) -> &[Token] {
        &self.list[self.block_range(i)]
    }

    /// The block that token `index` stands in.
    #[must_use]
    pub fn block_of(&self, index: usize) -> usize {
        self.blocks.partition_point(|r| r.end as usize <= index)
    }

    /// The token index ranges of the sentences of block `i`.
    pub fn sentences(&self, i: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let range = self.block_range(i);
        let mut start = range.start;
        std::iter::from_fn(move || {
            (start < range.end).then(|| {
                let next = (start + 1..range.end).find(|&t| self.list[t].sentence_start).unwrap_or(range.end);
                std::mem::replace(&mut start, next)..next
            })
        })
    }

    /// Number of words, numbers included: what findings per 1,000 words are counted against.
    #[must_use]
    pub fn words(&self) -> usize {
        self.list
            .iter()
            .filter(|t| t.kind.is_word() || matches!(t.kind, TokenKind::Number | TokenKind::Hashtag))
            .count()
    }
}

/// State of the scan of one block.
struct Scanner<'t, 'o> {
    text: &'t str,
    out: &'o mut Vec<Token>,
    space: bool,
    sentence: bool,
    ended: bool,
}

/// Endings under which a dotted Latin word is taken for a web domain.
const DOMAIN_ENDINGS: [&str; 26] = [
    "ly", "gg", "be", "gl", "il", "fr", "in", "ai", "com", "org", "net", "io", "gov", "edu", "co", "uk", "ae", "sa",
    "eg", "qa", "news", "info", "app", "dev", "tv", "me",
];

impl Scanner<'_, '_> {
    fn push(&mut self, start: usize, end: usize, kind: TokenKind, key: Key) {
        let text = &self.text[start..end];
        if self.ended {
            let closes = kind == TokenKind::Punct
                && text.chars().all(|c| is_quote(c) || is_sentence_end(c) || matches!(c, ')' | ']' | '}'));
            if closes && !self.space {
                // Still the same sentence's end: ‏قال." or !!
            } else {
                self.sentence |= self.space || kind == TokenKind::Arabic;
                self.ended = false;
            }
        }
        let sentence_start = std::mem::take(&mut self.sentence);
        if kind == TokenKind::Punct && text.chars().all(is_sentence_end) && !(text == "." && self.after_initial()) {
            self.ended = true;
        }
        self.out.push(Token {
            span: Span::new(start, end),
            key,
            kind,
            space_before: std::mem::take(&mut self.space),
            sentence_start,
            plain: false,
        });
    }

    /// Whether the last token is a lone letter or a short title, whose full stop ends no sentence (`J.`, `Dr.`, `د.`).
    fn after_initial(&self) -> bool {
        self.out.last().is_some_and(|t| {
            let word = t.of(self.text);
            t.kind.is_word()
                && (word.chars().count() == 1 || matches!(word, "Dr" | "Mr" | "Mrs" | "Ms" | "St" | "Jr" | "No"))
        })
    }

    fn mask(&mut self, mask: &Mask) {
        if mask.kind == MaskKind::Opaque {
            let text = mask.span.of(self.text);
            self.push(mask.span.start as usize, mask.span.end as usize, TokenKind::Opaque, super::fold::key(text));
        }
    }

    fn scan(&mut self, start: usize, end: usize) {
        let text = &self.text[..end];
        let mut at = start;
        while let Some(c) = text[at..].chars().next() {
            let next = at + c.len_utf8();
            at = match class(c) {
                Class::Space => {
                    self.space = true;
                    next
                }
                Class::Invisible | Class::Mark => next,
                Class::Arabic => self.word(at, text, TokenKind::Arabic),
                Class::Latin => self.latin(at, text),
                Class::Digit => self.number(at, text),
                Class::OtherLetter => self.word(at, text, TokenKind::Other),
                Class::Punct => self.punct(at, c, text),
            };
        }
    }

    /// A run of letters of one script; marks and invisible characters between letters belong to it.
    fn word(&mut self, start: usize, text: &str, kind: TokenKind) -> usize {
        let mut hasher = Hasher::default();
        let mut plain = start;
        while let Some(letter) = plain_letter(&text.as_bytes()[plain..]) {
            hasher.push(letter);
            plain += 2;
        }
        let mut end = plain;
        for (i, c) in text[plain..].char_indices() {
            let inside = match class(c) {
                Class::Arabic | Class::Mark => kind == TokenKind::Arabic,
                Class::OtherLetter => kind == TokenKind::Other,
                Class::Invisible => continue,
                _ => false,
            };
            if !inside {
                break;
            }
            fold_char(c, &mut |f| hasher.push(f));
            end = plain + i + c.len_utf8();
        }
        self.push(start, end, kind, hasher.finish());
        if let Some(word) = self.out.last_mut() {
            word.plain = end == plain && end > start;
        }
        end
    }

    fn latin(&mut self, start: usize, text: &str) -> usize {
        let rest = &text[start..];
        let bytes = rest.as_bytes();
        let address = ["http://", "https://", "www."]
            .iter()
            .any(|p| bytes.len() > p.len() && bytes[..p.len()].eq_ignore_ascii_case(p.as_bytes()));
        if address {
            return self.opaque(start, text, |c| {
                !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | '(' | ')' | '[' | ']')
            });
        }
        let mut hasher = Hasher::default();
        let mut len = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let inside = match class(c) {
                Class::Latin | Class::Digit => true,
                Class::Invisible => continue,
                _ => {
                    c == '_'
                        || (matches!(c, '\'' | '\u{2019}')
                            && chars.peek().is_some_and(|&(_, n)| class(n) == Class::Latin))
                }
            };
            if !inside {
                break;
            }
            fold_char(c, &mut |f| hasher.push(f));
            len = i + c.len_utf8();
        }
        let tail = &rest[len..];
        let mail = tail.starts_with('@') && tail[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if mail || is_domain(tail) {
            return self
                .opaque(start, text, |c| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '@' | '/')));
        }
        self.push(start, start + len, TokenKind::Latin, hasher.finish());
        start + len
    }

    /// An opaque token up to the first character that `stops` it; a full stop or comma at its end is left out.
    fn opaque(&mut self, start: usize, text: &str, stops: impl Fn(char) -> bool) -> usize {
        let rest = &text[start..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let run = rest[first..].find(&stops).map_or(rest, |i| &rest[..first + i]);
        let run = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        let end = start + run.len().max(first);
        self.push(start, end, TokenKind::Opaque, super::fold::key(&text[start..end]));
        end
    }

    fn number(&mut self, start: usize, text: &str) -> usize {
        let mut hasher = Hasher::default();
        let mut end = start;
        let mut chars = text[start..].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let digit = class(c) == Class::Digit;
            let mark = matches!(c, '.' | ',' | ':' | '/' | '\u{066B}' | '\u{066C}' | '\u{0631}') // reh: 06ر6
                && chars.peek().is_some_and(|&(_, n)| class(n) == Class::Digit);
            if !digit && !mark {
                break;
            }
            fold_char(c, &mut |f| hasher.push(f));
            end = start + i + c.len_utf8();
        }
        self.push(start, end, TokenKind::Number, hasher.finish());
        end
    }

    fn punct(&mut self, start: usize, c: char, text: &str) -> usize {
        let end = start + c.len_utf8();
        let next = text[end..].chars().next();
        let letters = next.is_some_and(|n| n == '_' || matches!(class(n), Class::Arabic | Class::Latin | Class::Digit));
        match c {
            '#' if letters => {
                let len = text[end..]
                    .find(|c: char| {
                        !(c == '_'
                            || matches!(
                                class(c),
                                Class::Arabic | Class::Latin | Class::Digit | Class::Mark | Class::Invisible
                            ))
                    })
                    .unwrap_or(text.len() - end);
                let end = end + len;
                self.push(start, end, TokenKind::Hashtag, super::fold::key(&text[start..end]));
                return end;
            }
            '@' if next.is_some_and(|n| n == '_' || n.is_ascii_alphanumeric()) => {
                return self.opaque(start, text, |c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')));
            }
            _ => {}
        }
        let kind = if is_mark(c) { TokenKind::Punct } else { TokenKind::Symbol };
        let mut hasher = Hasher::default();
        hasher.push(c);
        self.push(start, end, kind, hasher.finish());
        end
    }
}

/// Whether `tail` goes on like a web domain: `.com`, `.co.uk`.
fn is_domain(tail: &str) -> bool {
    let Some(after) = tail.strip_prefix('.') else { return false };
    let label = after.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    DOMAIN_ENDINGS.contains(&label) || (!label.is_empty() && is_domain(&after[label.len()..]))
}

/// Punctuation proper, as against symbols.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        || is_quote(c)
        || matches!(
            c,
            '\u{060C}' | '\u{061B}' | '\u{061F}' | '\u{066A}'..='\u{066D}' | '\u{06D4}' | '\u{2010}'..='\u{2015}'
                | '\u{2018}'..='\u{201B}' | '\u{2022}' | '\u{2026}' | '\u{2030}' | '\u{B7}' | '\u{A1}' | '\u{BF}'
        )
}

#[cfg(test)]
mod tests {
    use super::{Mask, MaskKind, TokenKind, Tokens};
    use crate::text::Span;

    fn tokens(text: &str) -> Vec<(&str, TokenKind)> {
        let t = Tokens::new(text, [Span::new(0, text.len())], &[]);
        t.all().iter().map(|t| (t.of(text), t.kind)).collect()
    }

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|(w, _)| w).collect()
    }

    #[test]
    fn news_tokens() {
        use TokenKind::{Arabic, Hashtag, Latin, Number, Opaque, Punct};
        assert_eq!(
            tokens("وقالت OpenAI، 14.3٪ #غزة_الآن @sama https://x.com/a?b=1."),
            [
                ("وقالت", Arabic),
                ("OpenAI", Latin),
                ("،", Punct),
                ("14.3", Number),
                ("٪", Punct),
                ("#غزة_الآن", Hashtag),
                ("@sama", Opaque),
                ("https://x.com/a?b=1", Opaque),
                (".", Punct),
            ]
        );
    }

    #[test]
    fn what_belongs_inside_a_word() {
        assert_eq!(words("McDonald's مُحَمَّد مـهم 06ر6 5G"), ["McDonald's", "مُحَمَّد", "مـهم", "06ر6", "5", "G"]);
        assert_eq!(words("Booking.com. U.S. a@b.co"), ["Booking.com", ".", "U", ".", "S", ".", "a@b.co"]);
        assert_eq!(words("وMeta"), ["و", "Meta"]);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let text = "قال ج. سميث إن الأمر انتهى. \"لماذا؟\" سأل. ثم ذهب 3.5 كم.وعاد";
        let t = Tokens::new(text, [Span::new(0, text.len())], &[]);
        let first: Vec<&str> = t.sentences(0).map(|r| t.all()[r.start].of(text)).collect();
        assert_eq!(first, ["قال", "\"", "سأل", "ثم", "وعاد"]);
    }

    #[test]
    fn masks_hide_code_and_markup() {
        let text = "قال **سام** `code` نعم";
        let bold = text.find("**").expect("bold");
        let code = text.find('`').expect("code");
        let masks = [
            Mask { span: Span::new(bold, bold + 2), kind: MaskKind::Markup },
            Mask { span: Span::new(bold + 8, bold + 10), kind: MaskKind::Markup },
            Mask { span: Span::new(code, code + 6), kind: MaskKind::Opaque },
        ];
        let t = Tokens::new(text, [Span::new(0, text.len())], &masks);
        let got: Vec<_> = t.all().iter().map(|t| (t.of(text), t.kind)).collect();
        use TokenKind::{Arabic, Opaque};
        assert_eq!(got, [("قال", Arabic), ("سام", Arabic), ("`code`", Opaque), ("نعم", Arabic)]);
    }
}
