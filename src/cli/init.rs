//! `tadqiq init`.

use super::{Exit, Failure, print};
use crate::config::FILE_NAME;
use crate::diagnostic::{Bilingual, Lang};
use crate::error::Error;
use crate::rules::RULES;
use std::io::Write as _;
use std::path::Path;

/// Writes a commented configuration file.
pub(super) fn run(force: bool, lang: Lang) -> Result<Exit, Failure> {
    let path = Path::new(FILE_NAME);
    let mut open = std::fs::OpenOptions::new();
    open.write(true);
    if force {
        open.create(true).truncate(true);
    } else {
        open.create_new(true);
    }
    let mut file = open.open(path).map_err(|cause| {
        if cause.kind() == std::io::ErrorKind::AlreadyExists {
            Error::Usage {
                what: format!("{FILE_NAME} is there already"),
                remedy: "use --force to replace it".to_owned(),
            }
        } else {
            Error::Write { path: path.to_path_buf(), cause }
        }
    })?;
    file.write_all(template(lang).as_bytes()).map_err(|cause| Error::Write { path: path.to_path_buf(), cause })?;
    print(&format!("{FILE_NAME}\n"))?;
    Ok(Exit::Clean)
}

/// The default configuration, every key commented out and explained.
fn template(lang: Lang) -> String {
    let say = |en: &str, ar: &str| format!("# {}\n", Bilingual::new(en, ar).get(lang));
    let names: Vec<&str> = RULES.iter().map(|r| r.name).collect();
    let entries = [
        say("Rules or families to run; without it, all. `tadqiq rules` lists them.", "القواعد أو العائلات المشغلة، وبدونها كلها. ‏tadqiq rules يسردها."),
        format!("# select = [\"names\", \"repetition\"]\n# {}\n", names.join(", ")),
        say("Rules or families to leave out.", "ما يُستثنى منها."),
        "# ignore = [\"digits\"]\n".to_owned(),
        say("Files to leave out, as in .gitignore.", "ملفات مستثناة، كما في ‎.gitignore."),
        "# exclude = [\"drafts/\"]\n".to_owned(),
        say("From which severity on findings fail the run: error, warning, info or never.", "درجة الخطورة التي يفشل عندها التشغيل."),
        "# fail-on = \"warning\"\n".to_owned(),
        say("MQM quality an article must reach, 0 to 100.", "جودة MQM المطلوبة للمقال من 0 إلى 100."),
        "# min-quality = 95\n".to_owned(),
        say("Findings less certain than this are dropped, 0 to 1.", "تُهمل الملاحظات الأقل ثقة من هذا، من 0 إلى 1."),
        "# min-confidence = 0.7\n".to_owned(),
        say("Your own packs of names and terms, relative to this file.", "حزمكم من الأسماء والمصطلحات، نسبة إلى هذا الملف."),
        "# packs = [\"newsroom/names.toml\"]\n".to_owned(),
        "\n[severity]\n# calque = \"info\"\n".to_owned(),
        "\n[style]\n".to_owned(),
        say("House style. What is not set is judged by each article's own habit.", "أسلوب الدار. ما لا يُحدد يُقاس بعادة المقال نفسه."),
        "# quotes = \"guillemets\"      # guillemets, curly, straight\n# digits = \"western\"         # western, arabic-indic\n# names = \"arabic\"           # arabic, latin\n# egyptian-yeh = true\n# no-final-stop = true\n# allow = [\"startup\"]\n"
            .to_owned(),
        "\n[jsonl]\n# text = \"target\"\n# id = \"id\"\n# source = \"source\"\n".to_owned(),
        "\n[ignore-in]\n".to_owned(),
        say("Rules that are silent for an article, by its id.", "قواعد تُسكت في مقال بعينه، بحسب معرّفه."),
        "# \"story-17\" = [\"repeated-sentence\"]\n".to_owned(),
    ];
    entries.concat()
}

#[cfg(test)]
mod tests {
    use super::template;
    use crate::diagnostic::Lang;

    #[test]
    fn the_template_is_valid_with_every_key_in_force() {
        for lang in [Lang::En, Lang::Ar] {
            let text = template(lang);
            let live: String = text
                .lines()
                .map(|line| match line.strip_prefix("# ") {
                    Some(rest) if rest.contains(" = ") => format!("{rest}\n"),
                    _ => format!("{line}\n"),
                })
                .collect();
            toml::from_str::<crate::config::Config>(&text).expect("as written");
            toml::from_str::<crate::config::Config>(&live).expect("with every key in force");
        }
    }
}
