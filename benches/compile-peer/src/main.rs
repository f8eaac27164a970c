//! An OpenAPI description in, the client that progenitor's builder interface writes for it out.

use std::error::Error;
use std::io;

use progenitor::{GenerationSettings, Generator, InterfaceStyle};

fn main() -> Result<(), Box<dyn Error>> {
    let description = serde_json::from_reader(io::stdin().lock())?;
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder);
    println!("{}", Generator::new(&settings).generate_tokens(&description)?);
    Ok(())
}
