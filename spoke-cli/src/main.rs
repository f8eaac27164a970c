//! The binary `spoke`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    spoke_cli::main()
}
