//! The command line. The only room that prints.

mod align;
mod args;
mod check;
mod entity;
mod generate;
mod init;
mod listing;
mod rules;
mod terminal;

use args::{Arguments, Command, RulesCommand};
use clap::Parser as _;
use std::io::Write as _;
use std::process::ExitCode;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Nothing found, or everything found was mended.
    Clean = 0,
    /// Findings at or above the threshold.
    Findings = 1,
    /// The run itself failed, in whole or in part.
    Failed = 2,
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let exit = match run(arguments) {
        Ok(exit) => exit,
        Err(failure) if failure.is_closed_pipe() => Exit::Clean,
        Err(failure) => {
            // Nothing is left to do if even standard error is closed.
            let _ = writeln!(std::io::stderr(), "tadqiq: {failure}");
            Exit::Failed
        }
    };
    ExitCode::from(exit as u8)
}

fn run(arguments: Arguments) -> Result<Exit, Failure> {
    match arguments.command {
        Command::Check(options) => check::run(&options),
        Command::Names(options) => listing::names(&options),
        Command::Topic(options) => listing::topics(&options),
        Command::Align { file, source, json } => align::run(&file, &source, json),
        Command::Rule { name, lang } => rules::explain(&name, terminal::language(lang)),
        Command::Rules { command: Some(RulesCommand::Test { packs }), .. } => rules::test(packs),
        Command::Rules { lang, family, .. } => rules::list(terminal::language(lang), family.as_deref()),
        Command::Entity(options) => entity::run(&options),
        Command::Init { force, lang } => init::run(force, terminal::language(lang)),
        Command::Completions { shell } => generate::completions(shell),
        Command::Man => generate::man(),
    }
}

/// Why a run could not go on.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Tadqiq(#[from] crate::error::Error),
    #[error("standard output: {0}")]
    Output(#[from] std::io::Error),
}

impl Failure {
    /// Whoever reads our output has read enough.
    fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(e) if e.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

/// Prints to standard output.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
