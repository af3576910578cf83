//! Completions and the manual page, from the arguments themselves.

use super::args::Arguments;
use super::{Exit, Failure, print};
use clap::CommandFactory as _;

pub(super) fn completions(shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "tadqiq", &mut out);
    print(&String::from_utf8_lossy(&out))?;
    Ok(Exit::Clean)
}

pub(super) fn man() -> Result<Exit, Failure> {
    let mut out = Vec::new();
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        clap_mangen::Man::new(sub.clone().name(format!("tadqiq-{}", sub.get_name()).leak() as &'static str))
            .render(&mut out)?;
    }
    print(&String::from_utf8_lossy(&out))?;
    Ok(Exit::Clean)
}
