//! The program: see `tadqiq --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tadqiq::cli::main()
}
