//! The connections as their files have them, without opening any.

use std::path::Path;

use crate::config::DescribedFile;
use crate::error::Error;

use super::HubBuilder;
use super::sources::Text;

impl HubBuilder {
    /// The connections of a file and of the texts that were added, in the environment that counts: each value with its place,
    /// secrets by their sources. Nothing is opened: no secret is read and no token fetched. It blocks for as long as it takes to
    /// read the file.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), spoke_runtime::Error> {
    /// use spoke_runtime::Hub;
    ///
    /// for connection in Hub::builder().environment("prod").describe("connections.toml")?.connections {
    ///     for value in connection.values {
    ///         println!("{}: {} = {} ({})", connection.alias, value.key, value.shown, value.place);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Where the file cannot be read, and all mistakes in one error, without those that only opening finds.
    pub fn describe(self, path: impl AsRef<Path>) -> Result<DescribedFile, Error> {
        let HubBuilder { registry, mut sources, mistakes, .. } = self;
        sources.texts.push(Text::File(path.as_ref().to_owned()));
        let documents = sources.documents(&mistakes)?;
        let environment = sources.environment(&documents, &mistakes);
        // Read for their mistakes alone.
        sources.connections(&documents, environment.as_deref(), &mistakes);
        let described = documents.iter().flat_map(|it| it.described(environment.as_deref()));
        let mut connections: Vec<_> = described.collect();
        mistakes.into_result()?;
        for connection in &mut connections {
            let spoke = connection.text("spoke").and_then(|name| registry.spoke(name));
            let settings = spoke.map_or(&[][..], |spoke| spoke.identity.declaration.settings);
            for secret in settings.iter().filter(|setting| setting.schema.is_secret()) {
                connection.hide(&format!("settings.{}", secret.name));
            }
        }
        connections.sort_by(|a, b| a.alias.cmp(&b.alias));
        let mut environments: Vec<String> =
            documents.iter().flat_map(|it| it.environments().map(str::to_owned)).collect();
        environments.sort();
        environments.dedup();
        Ok(DescribedFile { environment, environments, connections })
    }
}
