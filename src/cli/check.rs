//! `tadqiq check`.

use super::args::Check;
use super::{Exit, Failure, print, terminal};
use crate::config::{Config, FailOn};
use crate::diagnostic::{Applicability, Bilingual, Lang};
use crate::document::Format;
use crate::engine::{Checker, FileReport, Fixed, Input, Options, Original, Report, discover, fix_file, scan};
use crate::error::Error;
use crate::knowledge::Knowledge;
use crate::report::{OutputFormat, RuleDoc, Style, render};
use crate::rules::{RULES, manual};
use rayon::prelude::*;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

pub(super) fn run(arguments: &Check) -> Result<Exit, Failure> {
    if arguments.output_format == OutputFormat::JsonSchema {
        print(&render(OutputFormat::JsonSchema, &Report::default(), &[], &style(arguments)))?;
        return Ok(Exit::Clean);
    }
    if let Some(threads) = arguments.threads {
        // Fails only if the pool was started before, which nothing does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let config = configuration(arguments)?;
    let checker = Checker {
        knowledge: config.own_packs()?.map_or_else(Knowledge::builtin, Knowledge::with_own),
        selection: config.selection()?,
        house: config.style.clone(),
        ignore_in: config.ignore_in.clone(),
    };
    let options = Options {
        fields: config.jsonl.clone(),
        exclude: excludes(arguments, &config),
        force_exclude: arguments.force_exclude,
        original: original(
            arguments.source.as_ref(),
            arguments.source_suffix.as_ref().or(config.source_suffix.as_ref()),
        ),
    };
    let (mut inputs, mut errors) = inputs(arguments, &options)?;
    if arguments.source.is_some() {
        one_article(&inputs)?;
    }
    let mut occupied = false;
    if arguments.diff || arguments.fix {
        hold_stdin(&mut inputs)?;
        let fixed = mend(arguments, &checker, &inputs, &options);
        if arguments.diff {
            return show_diffs(arguments, fixed, errors);
        }
        occupied = finish_mending(arguments, &mut inputs, fixed, &mut errors)?;
    }
    let mut files = scan(&checker, &inputs, &options, &|| {});
    add_errors(&mut files, errors);
    let report = Report { files };
    if occupied && arguments.output_file.is_none() {
        report.files.iter().flat_map(|f| &f.errors).for_each(|e| complain(&e.to_string()));
    } else {
        publish(arguments, &report)?;
    }
    Ok(exit(&config, &report))
}

/// Where originals are, by the command line or the configuration.
fn original(file: Option<&PathBuf>, suffix: Option<&String>) -> Option<Original> {
    file.map(|f| Original::File(f.clone())).or_else(|| suffix.map(|s| Original::Suffix(s.clone())))
}

/// One original is that of one article.
fn one_article(inputs: &[Input]) -> Result<(), Error> {
    let records = inputs.iter().any(|i| Format::of(Path::new(&i.name())) == Format::Jsonl);
    if inputs.len() > 1 || records {
        return Err(Error::Usage {
            what: "--source is the original of one article".to_owned(),
            remedy: "name one file, or use --source-suffix for many files and the field `source` in JSON Lines"
                .to_owned(),
        });
    }
    Ok(())
}

/// The configuration with what the command line says on top.
fn configuration(arguments: &Check) -> Result<Config, Error> {
    let mut config = match &arguments.config {
        Some(path) => Config::read(path)?,
        None if arguments.isolated => Config::default(),
        None => Config::discover(&std::env::current_dir().unwrap_or_default())?,
    };
    if arguments.select.is_some() {
        config.select.clone_from(&arguments.select);
    }
    config.extend_select.extend(arguments.extend_select.iter().cloned());
    config.ignore.extend(arguments.ignore.iter().cloned());
    config.min_confidence = arguments.min_confidence.or(config.min_confidence);
    config.min_quality = arguments.min_quality.or(config.min_quality);
    config.fail_on = arguments.fail_on.or(config.fail_on);
    if arguments.text_field.is_some() {
        config.jsonl.text.clone_from(&arguments.text_field);
    }
    if let Some(field) = &arguments.id_field {
        config.jsonl.id.clone_from(field);
    }
    if let Some(field) = &arguments.source_field {
        config.jsonl.source.clone_from(field);
    }
    Ok(config)
}

/// Patterns of the configuration are relative to it, those of the command line to the working folder.
fn excludes(arguments: &Check, config: &Config) -> Vec<(PathBuf, String)> {
    let from_config = config.exclude.iter().map(|p| (config.folder.clone(), p.clone()));
    from_config.chain(arguments.exclude.iter().map(|p| (PathBuf::new(), p.clone()))).collect()
}

fn inputs(arguments: &Check, options: &Options) -> Result<(Vec<Input>, Vec<Error>), Error> {
    let (stdin, paths): (Vec<&PathBuf>, Vec<&PathBuf>) = arguments.paths.iter().partition(|p| p.as_os_str() == "-");
    let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
    let found = discover(&paths, options)?;
    let mut inputs = found.inputs;
    if !stdin.is_empty() {
        inputs.insert(0, Input::Stdin(arguments.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("-"))));
    }
    Ok((inputs, found.errors))
}

/// Standard input can be read once only; mending reads it twice.
fn hold_stdin(inputs: &mut [Input]) -> Result<(), Error> {
    for input in inputs {
        if let Input::Stdin(name) = input {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(|cause| Error::read(name, cause))?;
            *input = Input::Memory(name.clone(), bytes);
        }
    }
    Ok(())
}

fn mend(arguments: &Check, checker: &Checker, inputs: &[Input], options: &Options) -> Vec<Fixed> {
    let level = if arguments.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    let show = arguments.diff.then(|| terminal::color(arguments.color) && arguments.output_file.is_none());
    inputs.par_iter().map(|input| fix_file(checker, input, options, level, show)).collect()
}

/// Prints what `--fix` would write.
fn show_diffs(arguments: &Check, fixed: Vec<Fixed>, mut errors: Vec<Error>) -> Result<Exit, Failure> {
    let mut shown = String::new();
    for fixed in fixed {
        errors.extend(fixed.errors);
        shown.push_str(&fixed.shown);
    }
    write_out(arguments.output_file.as_deref(), &shown)?;
    errors.iter().for_each(|e| complain(&e.to_string()));
    Ok(match (errors.is_empty(), shown.is_empty()) {
        (false, _) => Exit::Failed,
        (true, false) => Exit::Findings,
        (true, true) => Exit::Clean,
    })
}

/// Prints the mended standard input and says what was mended. Gives whether standard output is taken by the text.
fn finish_mending(
    arguments: &Check,
    inputs: &mut [Input],
    fixed: Vec<Fixed>,
    errors: &mut Vec<Error>,
) -> Result<bool, Failure> {
    let count: usize = fixed.iter().map(|f| f.count).sum();
    let mut occupied = false;
    for (input, fixed) in inputs.iter_mut().zip(fixed) {
        if let Input::Memory(_, bytes) = input {
            // A text that cannot be read is not swallowed: the report says what is wrong with it.
            if fixed.errors.is_empty() {
                print(&fixed.shown)?;
                occupied = true;
                *bytes = fixed.shown.into_bytes();
            }
        } else {
            errors
                .extend(fixed.errors.into_iter().filter(|e| matches!(e, Error::Write { .. } | Error::Changed { .. })));
        }
    }
    if !arguments.quiet && count > 0 {
        let en = if count == 1 { "1 fix written".to_owned() } else { format!("{count} fixes written") };
        let said = Bilingual::new(en, format!("عدد الإصلاحات المكتوبة: {count}"));
        complain(said.get(terminal::language(arguments.lang)));
    }
    Ok(occupied)
}

/// Errors about files join the reports of their files.
fn add_errors(files: &mut Vec<FileReport>, errors: Vec<Error>) {
    for error in errors {
        let path = error.path().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
        match files.iter_mut().find(|f| f.path == path) {
            Some(file) => file.errors.push(error),
            None => files.push(FileReport { path, errors: vec![error], ..FileReport::default() }),
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
}

fn publish(arguments: &Check, report: &Report) -> Result<(), Failure> {
    let text = if arguments.statistics {
        statistics(report)
    } else {
        render(arguments.output_format, report, &rule_docs(), &style(arguments))
    };
    let human = matches!(arguments.output_format, OutputFormat::Full | OutputFormat::Concise | OutputFormat::Grouped);
    if !human || arguments.statistics || arguments.output_file.is_some() {
        for error in report.files.iter().flat_map(|f| &f.errors) {
            complain(&error.to_string());
        }
    }
    write_out(arguments.output_file.as_deref(), &text)
}

fn write_out(file: Option<&Path>, text: &str) -> Result<(), Failure> {
    match file {
        Some(path) => {
            std::fs::write(path, text).map_err(|cause| Error::Write { path: path.to_path_buf(), cause }.into())
        }
        None => print(text),
    }
}

/// Says something on standard error; if that is closed, there is nobody to say it to.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "tadqiq: {text}");
}

fn statistics(report: &Report) -> String {
    let mut counts: Vec<(&str, usize)> = report.by_rule().into_iter().collect();
    counts.sort_by_key(|&(rule, n)| (std::cmp::Reverse(n), rule));
    counts.into_iter().fold(String::new(), |mut out, (rule, n)| {
        let _ = writeln!(out, "{n:>6}  {rule}");
        out
    })
}

fn style(arguments: &Check) -> Style {
    let file = arguments.output_file.is_some();
    Style {
        color: terminal::color(arguments.color) && !file,
        bidi: terminal::does_bidi() && !file,
        width: terminal::width(),
        lang: terminal::language(arguments.lang),
        summary: !arguments.quiet,
    }
}

/// What reports say of the rules themselves.
fn rule_docs() -> Vec<RuleDoc> {
    RULES
        .iter()
        .map(|rule| RuleDoc {
            name: rule.name,
            family: rule.family.name(),
            mqm: rule.mqm,
            severity: rule.severity,
            summary: Bilingual::new(rule.summary.0, rule.summary.1),
            help_markdown: manual::page(rule, Lang::En),
        })
        .collect()
}

fn exit(config: &Config, report: &Report) -> Exit {
    if report.has_errors() {
        return Exit::Failed;
    }
    let threshold = config.fail_on.unwrap_or(FailOn::Warning).threshold();
    let found = threshold.is_some_and(|t| report.worst().is_some_and(|w| w >= t));
    let poor = config.min_quality.is_some_and(|min| {
        report.files.iter().any(|f| {
            if f.articles.is_empty() {
                f.score().quality() < min
            } else {
                f.articles.iter().any(|(_, s)| s.quality() < min)
            }
        })
    });
    if found || poor { Exit::Findings } else { Exit::Clean }
}
