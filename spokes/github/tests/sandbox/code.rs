//! Repositories, branches, files and commits, by the typed actions.

use spoke_github::commits::{CompareCommits, ComparisonStatus, GetCommit, ListCommits};
use spoke_github::contents::{CreateOrUpdateFile, DeleteFile, GetFile};
use spoke_github::git::{CreateRef, DeleteRef, GetRef};
use spoke_github::repositories::{ListMyRepositories, ListOrganizationRepositories};
use spoke_github::sandbox::{Forge, TOKEN};
use spoke_github::{FileCommit, FileStatus, GitHub};
use spoke_runtime::prelude::*;
use spoke_runtime::{Error, Kind};

use super::{connect, sandbox};

/// Base64 of a text (RFC 4648, section 4).
fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in text.as_bytes().chunks(3) {
        let held =
            (0..3).fold(0_usize, |held, place| (held << 8) | usize::from(*three.get(place).unwrap_or(&0)));
        for place in 0..4 {
            let letter = char::from(LETTERS[(held >> (18 - 6 * place)) & 63]);
            written.push(if place > three.len() { '=' } else { letter });
        }
    }
    written
}

/// A branch beside `main`.
pub(super) async fn branch(github: &Connection<GitHub>, name: &str) {
    let main = GetRef::new("acme", "infra", "heads/main").on(github).await.unwrap();
    CreateRef::new("acme", "infra", format!("heads/{name}"), main.sha).on(github).await.unwrap();
}

pub(super) async fn write(
    github: &Connection<GitHub>,
    branch: &str,
    path: &str,
    content: &str,
    sha: Option<&str>,
) -> Result<FileCommit, Error> {
    let file = CreateOrUpdateFile::new("acme", "infra", path, format!("Write {path}"), base64(content));
    file.branch(branch).maybe_sha(sha.map(str::to_owned)).on(github).await
}

#[tokio::test]
async fn repositories_page_by_page() {
    let server = Forge::new().repository("acme", "b").repository("acme", "a").repository("other", "c");
    let server = server.serve().await.unwrap();
    let github = connect(&server, TOKEN);
    let mine = ListMyRepositories::new().per_page(2).on(&github).items().all().await.unwrap();
    let names: Vec<_> = mine.iter().map(|it| it.full_name.as_str()).collect();
    assert_eq!(names, ["acme/a", "acme/b", "other/c"]);
    let own = ListOrganizationRepositories::new("acme").on(&github).await.unwrap();
    assert_eq!(own.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let nobody = ListOrganizationRepositories::new("nobody").on(&github).await.unwrap_err();
    assert_eq!(nobody.kind(), Kind::NotFound);
}

#[tokio::test]
async fn a_branch_from_created_to_deleted() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    let main = GetRef::new("acme", "infra", "heads/main").on(&github).await.unwrap();
    assert_eq!((main.name.as_str(), main.object_type.as_str()), ("refs/heads/main", "commit"));
    let create = || CreateRef::new("acme", "infra", "heads/fix/disk full", main.sha.as_str());
    assert_eq!(create().on(&github).await.unwrap().name, "refs/heads/fix/disk full");
    let again = create().on(&github).await.unwrap_err();
    assert_eq!((again.kind(), again.message()), (Kind::Invalid, Some("Reference already exists")));
    let nothing = CreateRef::new("acme", "infra", "heads/b", "0".repeat(40)).on(&github).await.unwrap_err();
    assert_eq!(nothing.message(), Some("Object does not exist"));
    assert_eq!(GetRef::new("acme", "infra", "heads/fix/disk full").on(&github).await.unwrap().sha, main.sha);
    DeleteRef::new("acme", "infra", "heads/fix/disk full").on(&github).await.unwrap();
    let gone = GetRef::new("acme", "infra", "heads/fix/disk full").on(&github).await.unwrap_err();
    assert_eq!(gone.kind(), Kind::NotFound);
    let gone = DeleteRef::new("acme", "infra", "heads/fix/disk full").on(&github).await.unwrap_err();
    assert_eq!(gone.kind(), Kind::Invalid);
}

#[tokio::test]
async fn a_file_from_written_to_deleted() {
    let server = sandbox().await;
    let github = connect(&server, TOKEN);
    let path = "runbooks/disk full?.md";
    let text = "Größe prüfen: 100 % of /var\n".repeat(9);
    let created = write(&github, "main", path, &text, None).await.unwrap();
    let read = || GetFile::new("acme", "infra", path).on(&github);
    let file = read().await.unwrap();
    assert_eq!((file.path.as_str(), file.name.as_str()), (path, "disk full?.md"));
    assert_eq!((Some(file.sha.as_str()), file.size), (created.sha.as_deref(), text.len() as u64));
    let content = file.content.unwrap();
    assert!(content.contains('\n'), "GitHub breaks the lines of its Base64");
    assert_eq!(content.replace('\n', ""), base64(&text));

    let blind = write(&github, "main", path, "new", None).await.unwrap_err();
    assert_eq!(blind.kind(), Kind::Invalid);
    let changed = write(&github, "main", path, "new", Some(&file.sha)).await.unwrap();
    assert_ne!(changed.sha, created.sha);
    let late = write(&github, "main", path, "newer", Some(&file.sha)).await.unwrap_err();
    assert_eq!(late.kind(), Kind::Conflict);
    let nowhere = write(&github, "nowhere", path, "a", None).await.unwrap_err();
    assert_eq!(nowhere.kind(), Kind::NotFound);

    let delete = |sha: &str| DeleteFile::new("acme", "infra", path, "Done", sha).on(&github);
    assert_eq!(delete(&file.sha).await.unwrap_err().kind(), Kind::Conflict);
    let deleted = delete(changed.sha.as_deref().unwrap()).await.unwrap();
    assert_eq!(deleted.path, None);
    assert_eq!(read().await.unwrap_err().kind(), Kind::NotFound);
    let before = GetFile::new("acme", "infra", path).reference(created.commit_sha).on(&github).await.unwrap();
    assert_eq!(before.sha, file.sha, "a commit keeps its files");
    let folder = GetFile::new("acme", "infra", "runbooks").reference(changed.commit_sha).on(&github).await;
    assert!(folder.unwrap_err().to_string().contains("expected object"));
}

#[tokio::test]
async fn commits_and_how_they_differ() {
    let server =
        Forge::new().repository("acme", "infra").file("limits.toml", "max = 8\n").serve().await.unwrap();
    let github = connect(&server, TOKEN);
    branch(&github, "raise").await;
    let before = GetFile::new("acme", "infra", "limits.toml").on(&github).await.unwrap();
    write(&github, "raise", "limits.toml", "max = 9\n", Some(&before.sha)).await.unwrap();
    let tip = write(&github, "raise", "notes.md", "why\n", None).await.unwrap();
    let commits =
        ListCommits::new("acme", "infra").start("raise").per_page(2).on(&github).items().all().await.unwrap();
    let messages: Vec<_> = commits.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["Write notes.md", "Write limits.toml", "Add limits.toml", "Initial commit"]);
    let touching =
        ListCommits::new("acme", "infra").start("raise").path("limits.toml").on(&github).await.unwrap();
    assert_eq!(touching.len(), 2);
    let commit = GetCommit::new("acme", "infra", "heads/raise").on(&github).await.unwrap();
    assert_eq!((commit.sha, commit.additions), (tip.commit_sha, Some(2)));
    assert_eq!((commit.files.len(), &commit.files[0].status), (1, &FileStatus::Added));
    let comparison = CompareCommits::new("acme", "infra", "main", "raise").on(&github).await.unwrap();
    assert_eq!(
        (comparison.status, comparison.ahead_by, comparison.behind_by),
        (ComparisonStatus::Ahead, 2, 0)
    );
    let files: Vec<_> = comparison.files.iter().map(|it| (it.path.as_str(), it.status.clone())).collect();
    assert_eq!(files, [("limits.toml", FileStatus::Modified), ("notes.md", FileStatus::Added)]);
    let same = CompareCommits::new("acme", "infra", "main", "main").on(&github).await.unwrap();
    assert_eq!(same.status, ComparisonStatus::Identical);
    let unknown = GetCommit::new("acme", "infra", "nowhere").on(&github).await.unwrap_err();
    assert_eq!(unknown.kind(), Kind::Invalid);
    let unknown = CompareCommits::new("acme", "infra", "main", "nowhere").on(&github).await.unwrap_err();
    assert_eq!(unknown.kind(), Kind::NotFound);
}
