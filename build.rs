//! Compiles the packs of `rules/` into one file that the library embeds.

#[allow(dead_code, unused_imports)]
#[path = "src/text/mod.rs"]
mod text;

#[allow(dead_code, unused_imports)]
#[path = "src/knowledge/pack/mod.rs"]
mod pack;

use pack::store::Stored;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("rules");
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut compiler = pack::Compiler::new();
    for file in &files {
        let name = format!("rules/{}", file.strip_prefix(&root)?.display());
        compiler.add(&name, &fs::read_to_string(file)?);
    }
    let packs = compiler.finish().map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        format!("mistakes in the packs:\n{}", lines.join("\n"))
    })?;
    let mut bytes = Vec::new();
    packs.write(&mut bytes);
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("packs.bin"), bytes)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
