//! What the terminal and the locale are like.

use super::args::{Color, Language};
use crate::diagnostic::Lang;
use std::env;
use std::io::IsTerminal as _;

/// The language of messages: as asked for, or that of the locale.
pub(super) fn language(asked: Option<Language>) -> Lang {
    match asked {
        Some(Language::En) => Lang::En,
        Some(Language::Ar) => Lang::Ar,
        None => {
            let set = |name| env::var(name).ok().filter(|v: &String| !v.is_empty());
            let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default();
            if locale.starts_with("ar") { Lang::Ar } else { Lang::En }
        }
    }
}

/// Whether to colour what goes to standard output.
pub(super) fn color(asked: Color) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let refused =
                env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) || env::var("TERM").is_ok_and(|t| t == "dumb");
            std::io::stdout().is_terminal() && !refused
        }
    }
}

/// Whether the terminal lays out Arabic itself (VTE since 0.58, Konsole, mlterm, Terminal.app).
pub(super) fn does_bidi() -> bool {
    let vte = env::var("VTE_VERSION").ok().and_then(|v| v.parse::<u32>().ok()).is_some_and(|v| v >= 5800);
    let apple = env::var("TERM_PROGRAM").is_ok_and(|p| p == "Apple_Terminal");
    std::io::stdout().is_terminal()
        && (vte || apple || env::var_os("KONSOLE_VERSION").is_some() || env::var_os("MLTERM").is_some())
}

/// Columns of the terminal; 100 where it is none.
pub(super) fn width() -> usize {
    env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|&c: &usize| c >= 40).unwrap_or(100)
}
