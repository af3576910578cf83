//! Arguments.

use crate::config::FailOn;
use crate::report::OutputFormat;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Checks Arabic news that a machine translated from English: finds what the machine broke, says why, proposes the repair.
#[derive(Debug, Parser)]
#[command(
    name = "tadqiq",
    version,
    after_help = "Exit status: 0 clean, 1 findings at or above --fail-on, 2 the run itself failed."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles, and mend them with --fix
    Check(Box<Check>),
    /// List the names of articles: their forms, how often, and which form to keep
    Names(Box<Names>),
    /// Tell what articles and their paragraphs are about, and from what
    Topic(Box<Listing>),
    /// Show which sentences of an article render which of its English original
    Align {
        /// The article: a file that holds just one
        file: PathBuf,
        /// The English original
        #[arg(long, value_name = "FILE")]
        source: PathBuf,
        /// Print JSON in place of a table: rows, weight of what both mention, relative length, texts
        #[arg(long)]
        json: bool,
    },
    /// Explain a rule
    Rule {
        /// The rule's name
        name: String,
        #[arg(long, value_enum)]
        lang: Option<Language>,
    },
    /// List the rules, or run the examples of packs
    #[command(args_conflicts_with_subcommands = true)]
    Rules {
        #[command(subcommand)]
        command: Option<RulesCommand>,
        /// Only this family
        family: Option<String>,
        #[arg(long, value_enum)]
        lang: Option<Language>,
    },
    /// Show what is known of a name, in either script
    Entity(Entity),
    /// Write a commented tadqiq.toml into this folder
    Init {
        /// Replace the one that is there
        #[arg(long)]
        force: bool,
        #[arg(long, value_enum)]
        lang: Option<Language>,
    },
    /// Print completions for a shell
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// Run the examples of packs: what an entry says is bad has to be flagged, what it says is good has not
    Test {
        /// Packs to test; by default those of tadqiq.toml
        packs: Vec<PathBuf>,
    },
}

/// Language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    En,
    Ar,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Args)]
pub(super) struct Names {
    #[command(flatten)]
    pub listing: Listing,
    /// Also names that stand once, in one form
    #[arg(long)]
    pub all: bool,
}

/// What a command that lists something of every article takes.
#[derive(Debug, Args)]
pub(super) struct Listing {
    /// Files and folders; `-` for standard input
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// Format of the list
    #[arg(long, value_enum, default_value = "text")]
    pub output_format: ListFormat,
    /// Configuration file, in place of the nearest tadqiq.toml
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long)]
    pub isolated: bool,
    /// Language of the table; by default that of the locale
    #[arg(long, value_enum)]
    pub lang: Option<Language>,
}

#[derive(Debug, Args)]
pub(super) struct Entity {
    /// Names, each in quotes if it has several words
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Format of the answer
    #[arg(long, value_enum, default_value = "text")]
    pub output_format: ListFormat,
    /// Language of the answer; by default that of the locale
    #[arg(long, value_enum)]
    pub lang: Option<Language>,
}

/// How lists are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Text,
    /// For programs: one JSON object
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files and folders to check; `-` for standard input
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,

    /// Write the fixes that are safe
    #[arg(long, conflicts_with = "diff")]
    pub fix: bool,
    /// Also write fixes that are only probably right
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Show what --fix would write, and write nothing
    #[arg(long)]
    pub diff: bool,

    /// The English original of the article; only for one file
    #[arg(long, value_name = "FILE", conflicts_with = "source_suffix", help_heading = "Files")]
    pub source: Option<PathBuf>,
    /// The English originals stand beside the articles under this ending: .en.txt for news.ar.txt and news.en.txt
    #[arg(long, value_name = "ENDING", help_heading = "Files")]
    pub source_suffix: Option<String>,

    /// Rules or families to run, in place of all
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub select: Option<Vec<String>>,
    /// Rules or families to leave out
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub ignore: Vec<String>,
    /// Rules or families to add to those selected
    #[arg(long, value_name = "RULE", value_delimiter = ',', help_heading = "Rules")]
    pub extend_select: Vec<String>,
    /// Drop findings less certain than this, 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share, help_heading = "Rules")]
    pub min_confidence: Option<f32>,

    /// Format of the report
    #[arg(long, value_enum, default_value = "full", help_heading = "Output")]
    pub output_format: OutputFormat,
    /// Write the report to a file
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub output_file: Option<PathBuf>,
    /// Show counts by rule in place of the findings
    #[arg(long, help_heading = "Output")]
    pub statistics: bool,
    /// Print findings and errors only, no summary
    #[arg(long, short, help_heading = "Output")]
    pub quiet: bool,
    /// When to colour
    #[arg(long, value_enum, default_value = "auto", help_heading = "Output")]
    pub color: Color,
    /// Language of messages; by default that of the locale
    #[arg(long, value_enum, help_heading = "Output")]
    pub lang: Option<Language>,

    /// From which severity on findings make the exit status 1 [default: warning]
    #[arg(long, value_enum, help_heading = "Gate")]
    pub fail_on: Option<FailOn>,
    /// Exit with 1 if an article's MQM quality is below this, 0 to 100
    #[arg(long, value_name = "QUALITY", help_heading = "Gate")]
    pub min_quality: Option<f64>,

    /// Configuration file, in place of the nearest tadqiq.toml
    #[arg(long, value_name = "FILE", conflicts_with = "isolated", help_heading = "Files")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, help_heading = "Files")]
    pub isolated: bool,
    /// Name that standard input goes by; its ending tells the format
    #[arg(long, value_name = "NAME", help_heading = "Files")]
    pub stdin_filename: Option<PathBuf>,
    /// Leave out files, patterns as in .gitignore
    #[arg(long, value_name = "PATTERN", value_delimiter = ',', help_heading = "Files")]
    pub exclude: Vec<String>,
    /// Leave out excluded files even if they are named
    #[arg(long, help_heading = "Files")]
    pub force_exclude: bool,
    /// JSON Lines: field of the Arabic text
    #[arg(long, value_name = "FIELD", help_heading = "Files")]
    pub text_field: Option<String>,
    /// JSON Lines: field of the id
    #[arg(long, value_name = "FIELD", help_heading = "Files")]
    pub id_field: Option<String>,
    /// JSON Lines: field of the English original
    #[arg(long, value_name = "FIELD", help_heading = "Files")]
    pub source_field: Option<String>,
    /// Number of threads; by default one for each processor
    #[arg(long, value_name = "N", help_heading = "Files")]
    pub threads: Option<usize>,
}

fn share(text: &str) -> Result<f32, String> {
    text.parse::<f32>().ok().filter(|v| (0.0..=1.0).contains(v)).ok_or_else(|| "write a number from 0 to 1".to_owned())
}
