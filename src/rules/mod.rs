//! The rules: one file a family, a rule a row of [`RULES`] and a plain function.
//!
//! A rule reads a [`Context`] and reports into [`Findings`]. It never tokenises, never folds an article, never opens a
//! file; everything expensive has been computed once. The table is the one truth from which help, manuals, configuration
//! and SARIF are made.

mod accuracy;
mod boilerplate;
mod consistency;
mod encoding;
mod grammar;
mod house;
mod latin_names;
mod leftovers;
mod mangled;
pub mod manual;
mod names;
mod repetition;
mod run_on;
mod selection;
mod source_names;
mod spelling;
mod table;
mod terms;
mod typography;

pub use house::{House, QuoteStyle};
pub use selection::{Selection, select};
pub use spelling::Survey;
pub use table::RULES;

use crate::align::Alignment;
use crate::diagnostic::{Bilingual, Diagnostic, Fix, Related, Severity};
use crate::document::Article;
use crate::knowledge::pack::Conditions;
use crate::knowledge::phrases::Stem;
use crate::knowledge::renderings::{self, Renderings};
use crate::knowledge::{Knowledge, Matches, Word, Words};
use crate::names::Names;
use crate::text::{Span, Token, TokenKind, Tokens, key};
use std::ops::Range;
use std::sync::OnceLock;

/// A family of rules: one manual, one source file, one name to select them all by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Family {
    Names,
    Repetition,
    Leftovers,
    Terms,
    Spelling,
    Grammar,
    Typography,
    Accuracy,
}

impl Family {
    /// All families, in the order of the manuals.
    pub const ALL: [Self; 8] = [
        Self::Names,
        Self::Repetition,
        Self::Leftovers,
        Self::Terms,
        Self::Spelling,
        Self::Grammar,
        Self::Typography,
        Self::Accuracy,
    ];

    /// The name used in configuration and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Repetition => "repetition",
            Self::Leftovers => "leftovers",
            Self::Terms => "terms",
            Self::Spelling => "spelling",
            Self::Grammar => "grammar",
            Self::Typography => "typography",
            Self::Accuracy => "accuracy",
        }
    }
}

/// Which fixes a rule offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixes {
    /// None.
    Never,
    /// For some findings.
    Sometimes,
    /// For every finding.
    Always,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the fault, in the field's words.
    pub name: &'static str,
    /// Its family.
    pub family: Family,
    /// Its MQM category, as a path.
    pub mqm: &'static str,
    /// How bad its findings are, unless configured otherwise.
    pub severity: Severity,
    /// Whether it needs the English original.
    pub needs_source: bool,
    /// Which fixes it offers.
    pub fixes: Fixes,
    /// The version it came with.
    pub since: &'static str,
    /// What it finds, in a line: English, Arabic.
    pub summary: (&'static str, &'static str),
    /// The rule itself.
    pub check: fn(&Context<'_>, &mut Findings),
}

/// The rule of that name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.name == name)
}

/// Everything a rule may read.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article<'a>,
    /// Its text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a Tokens,
    /// What is known of each word.
    pub words: &'a Words<'a>,
    /// The patterns found in it.
    pub matches: &'a Matches,
    /// What is known.
    pub knowledge: &'a Knowledge,
    /// The newsroom's style.
    pub house: &'a House,
    /// The article's words as the rules about spelling see them: made by the first that asks.
    pub survey: &'a OnceLock<Survey>,
    /// The article's names: found by the first rule that asks.
    pub names: &'a OnceLock<Names>,
    /// The English original beside it, if there is one.
    pub aligned: Option<&'a Alignment<'a>>,
}

impl<'a> Context<'a> {
    /// All tokens.
    #[must_use]
    pub fn all(&self) -> &'a [Token] {
        self.tokens.all()
    }

    /// Every word looked up, once.
    fn survey(&self) -> &'a Survey {
        self.survey.get_or_init(|| Survey::of(self))
    }

    /// Whether it is an Arabic article with Latin words in it, and no text in two languages.
    fn has_latin_words(&self) -> bool {
        let count = |kind| self.all().iter().filter(|t| t.kind == kind).count();
        let latin = count(TokenKind::Latin);
        latin > 0 && 2 * latin <= count(TokenKind::Arabic)
    }

    /// Whether an entry's conditions hold for words of the article; its original may speak for the topic.
    fn holds(&self, pack: u8, conditions: &Conditions, at: &Range<usize>) -> bool {
        let original = self.aligned.map(|aligned| aligned.matches.topics());
        self.matches.holds(pack, conditions, self.tokens, at, original)
    }

    /// The article's names.
    fn names(&self) -> &'a Names {
        self.names.get_or_init(|| Names::of(self.words, self.text, self.tokens, self.matches))
    }

    /// Whether the article has `word`, in another place than where `instead` stands for it.
    fn has_word(&self, word: &str, instead: &str) -> bool {
        let (right, wrong) = (key(word), key(instead));
        let others = self.survey().count(self.all(), right);
        others > u32::from(right == wrong)
    }

    /// A token as it stands.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.all().get(index).map_or("", |t| t.of(self.text))
    }

    /// For every way in which the word of a token renders an English one as engines do, the bytes of proclitics before it.
    fn renderings(&self, at: usize, english: Stem) -> impl Iterator<Item = usize> {
        let word = self.word(at);
        let arabic = self.tokens.all().get(at).is_some_and(|t| t.kind == TokenKind::Arabic);
        let ways = arabic.then(|| self.known(at).ways(word));
        ways.into_iter().flat_map(move |ways| {
            let all = renderings::of(english).flat_map(Renderings::words);
            all.filter_map(move |telling| telling.behind(word, ways))
        })
    }

    /// Whether the word of a token renders an English one as engines do.
    fn renders(&self, at: usize, english: Stem) -> bool {
        self.renderings(at, english).next().is_some()
    }

    /// What is known of the word of a token.
    #[must_use]
    pub fn known(&self, index: usize) -> &'a Word {
        self.words.at(index)
    }

    /// The token range of each block.
    pub fn blocks(&self) -> impl Iterator<Item = Range<usize>> + 'a {
        let tokens = self.tokens;
        (0..tokens.block_count()).map(|b| tokens.block_range(b))
    }

    /// The span from the first to the last token of a range.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.all()[range.start].span.cover(self.all()[range.end - 1].span)
    }
}

/// Where a rule reports to.
#[derive(Debug)]
pub struct Findings {
    rule: &'static Rule,
    list: Vec<Diagnostic>,
}

impl Findings {
    /// An empty list for `rule`.
    #[must_use]
    pub fn new(rule: &'static Rule) -> Self {
        Self { rule, list: Vec::new() }
    }

    /// Reports a finding; the returned handle takes fixes and further places.
    pub fn report(&mut self, span: Span, confidence: f32, message: Bilingual, why: Bilingual) -> Handle<'_> {
        self.list.push(Diagnostic {
            rule: self.rule.name,
            span,
            severity: self.rule.severity,
            confidence,
            message,
            why,
            fixes: Vec::new(),
            related: Vec::new(),
        });
        let last = self.list.len() - 1;
        Handle(&mut self.list[last])
    }

    /// What was reported.
    #[must_use]
    pub fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }
}

/// A finding just reported.
#[derive(Debug)]
pub struct Handle<'f>(&'f mut Diagnostic);

impl Handle<'_> {
    /// Adds a fix after those it has.
    pub fn fix(self, fix: Fix) -> Self {
        self.0.fixes.push(fix);
        self
    }

    /// Adds a place that explains it.
    pub fn related(self, span: Span, en: &str, ar: &str) -> Self {
        self.0.related.push(Related { span, message: Bilingual::new(en, ar) });
        self
    }

    /// Sets its severity.
    pub fn severity(self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }
}

/// Both languages of a message.
fn say(en: impl Into<String>, ar: impl Into<String>) -> Bilingual {
    Bilingual::new(en, ar)
}
