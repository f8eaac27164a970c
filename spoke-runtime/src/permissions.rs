//! Who may read and write the files that secrets come from.

use std::fs::Metadata;

/// Why a file is not trusted with a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    /// Its mode, as `chmod` takes it.
    pub(crate) mode: u32,
    /// Whether others can change it, too.
    is_writable: bool,
}

impl Open {
    /// What is wrong, for the middle of a sentence: `mode 644 lets others read it`.
    pub(crate) fn words(self) -> String {
        let verb = if self.is_writable { "change" } else { "read" };
        format!("mode {:o} lets others {verb} it", self.mode)
    }
}

/// A file is its owner's alone: neither group nor others read or write it.
///
/// # Errors
/// Where they do. Systems without modes say nothing.
#[cfg(any(test, feature = "store"))]
pub(crate) fn is_private(metadata: &Metadata) -> Result<(), Open> {
    seen(metadata, |_| 0o077)
}

/// A file is its owner's alone, or one that the system has mounted: it belongs to root, lies on another file system than `/`
/// does, and nobody else writes it. So are the secrets of Kubernetes and Docker, whose modes their readers cannot change.
///
/// # Errors
/// Where neither holds. Systems without modes say nothing.
pub(crate) fn is_private_or_mounted(metadata: &Metadata) -> Result<(), Open> {
    seen(metadata, |is_mounted| if is_mounted { 0o022 } else { 0o077 })
}

/// Nobody but its owner writes a file.
///
/// # Errors
/// Where somebody does. Systems without modes say nothing.
#[cfg(feature = "store")]
pub(crate) fn is_written_by_its_owner(metadata: &Metadata) -> Result<(), Open> {
    seen(metadata, |_| 0o022)
}

/// What is no file, such as a pipe, is nobody's to open a second time.
#[cfg(unix)]
fn seen(metadata: &Metadata, forbidden: impl Fn(bool) -> u32) -> Result<(), Open> {
    use std::os::unix::fs::MetadataExt;

    if !metadata.is_file() {
        return Ok(());
    }
    let on_root = || std::fs::metadata("/").is_ok_and(|root| root.dev() == metadata.dev());
    let is_mounted = metadata.uid() == 0 && !on_root();
    judged(metadata.mode() & 0o777, forbidden(is_mounted))
}

#[cfg(not(unix))]
fn seen(_: &Metadata, _: impl Fn(bool) -> u32) -> Result<(), Open> {
    Ok(())
}

#[cfg(unix)]
fn judged(mode: u32, forbidden: u32) -> Result<(), Open> {
    if mode & forbidden == 0 { Ok(()) } else { Err(Open { mode, is_writable: mode & 0o022 != 0 }) }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::{Open, is_private, is_private_or_mounted};

    fn words(mode: u32) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        fs::write(&file, "x").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
        let metadata = fs::metadata(&file).unwrap();
        assert_eq!(is_private(&metadata), is_private_or_mounted(&metadata), "a folder of tests is no mount");
        is_private(&metadata).err().map(Open::words)
    }

    #[test]
    fn what_its_owner_alone_reads_is_private() {
        for mode in [0o600, 0o400, 0o700] {
            assert_eq!(words(mode), None);
        }
    }

    #[test]
    fn what_others_read_or_write_is_not() {
        assert_eq!(words(0o644).unwrap(), "mode 644 lets others read it");
        assert_eq!(words(0o640).unwrap(), "mode 640 lets others read it");
        assert_eq!(words(0o622).unwrap(), "mode 622 lets others change it");
    }

    /// What the system itself mounts for this process is read by all and written by none.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_mount_of_the_system_is_trusted_as_far_as_others_do_not_write() {
        let mounted = fs::metadata("/proc/version").unwrap();
        assert_eq!(is_private_or_mounted(&mounted), Ok(()));
        assert_eq!(is_private(&mounted).unwrap_err().words(), "mode 444 lets others read it");
    }

    #[test]
    fn a_pipe_is_no_file() {
        let metadata = fs::metadata("/dev/null").unwrap();
        assert_eq!(is_private(&metadata), Ok(()));
    }
}
