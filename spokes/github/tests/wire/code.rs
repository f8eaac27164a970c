//! Repositories with their branches, files and commits on the wire.

use spoke_github::commits::{CompareCommits, ComparisonStatus, GetCommit, ListCommits};
use spoke_github::contents::{CreateOrUpdateFile, DeleteFile, GetFile};
use spoke_github::git::{CreateRef, DeleteRef, GetRef};
use spoke_github::repositories::{
    GetRepository, ListMyRepositories, ListOrganizationRepositories, RepositoryType, Visibility,
};
use spoke_github::{Direction, FileStatus, Person, RepositorySort};
use spoke_runtime::Kind;

use super::{HEAD, wire};

const BLOB: &str = "95b966ae1c166bd92f8ae7d1c313e738c731dfc3";

fn octocat() -> Person {
    Person { name: "Monalisa Octocat".into(), email: "octocat@github.com".into() }
}

#[tokio::test]
async fn get_repository() {
    let action = GetRepository::new("acme", "in fra/..");
    let repository = wire().reply(action.clone()).await;
    assert_eq!((repository.full_name.as_str(), repository.owner.as_str()), ("acme/infra", "acme"));
    assert_eq!((repository.is_private, repository.is_archived), (true, false));
    assert_eq!((repository.default_branch.as_str(), repository.description), ("main", None));
    assert_eq!((repository.topics, repository.open_issue_count), (vec!["ops".to_owned()], 3));
    let error = wire().error(action, Kind::NotFound, None).await;
    assert!(error.to_string().contains("Not Found"), "{error}");
}

#[tokio::test]
async fn list_my_repositories() {
    let action = ListMyRepositories::new()
        .visibility(Visibility::Private)
        .affiliation("owner,collaborator")
        .sort(RepositorySort::FullName)
        .direction(Direction::Desc)
        .since("2026-01-01T00:00:00Z")
        .before("2026-02-01T00:00:00Z")
        .per_page(100)
        .page(1);
    let repositories = wire().reply(action.clone()).await;
    assert_eq!((repositories.len(), repositories[0].full_name.as_str()), (1, "octocat/Hello-World"));
    wire().error(action, Kind::Auth, None).await;
}

#[tokio::test]
async fn list_organization_repositories() {
    let action = ListOrganizationRepositories::new("acme")
        .repository_type(RepositoryType::Sources)
        .sort(RepositorySort::Pushed)
        .direction(Direction::Asc)
        .per_page(100)
        .page(1);
    let repositories = wire().reply(action.clone()).await;
    assert_eq!((repositories[0].default_branch.as_str(), repositories[0].topics.len()), ("master", 4));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn get_ref() {
    let action = GetRef::new("acme", "infra", "heads/fix/disk full");
    let branch = wire().reply(action.clone()).await;
    assert_eq!((branch.name.as_str(), branch.object_type.as_str()), ("refs/heads/featureA", "commit"));
    assert_eq!(branch.sha, "aa218f56b14c9653891f9e74264a383fa43fefbd");
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn create_ref() {
    let sha = "aa218f56b14c9653891f9e74264a383fa43fefbd";
    let action = CreateRef::new("acme", "infra", "heads/fix/\"disk\"", sha);
    assert_eq!(wire().reply(action.clone()).await.sha, sha);
    let error = wire().error(action, Kind::Invalid, None).await;
    assert_eq!(error.message(), Some("Reference already exists"));
}

#[tokio::test]
async fn delete_ref() {
    let action = DeleteRef::new("acme", "infra", "tags/v1.0+7");
    wire().reply(action.clone()).await;
    wire().error(action, Kind::Invalid, None).await;
}

#[tokio::test]
async fn get_file() {
    let action = GetFile::new("acme", "infra", "runbooks/disk full?.md").reference("fix/disk");
    let file = wire().reply(action.clone()).await;
    assert_eq!(
        (file.name.as_str(), file.path.as_str(), file.file_type.as_str()),
        ("README.md", "README.md", "file")
    );
    assert_eq!((file.sha.as_str(), file.size), ("3d21ec53a331a6f037a91c368710b99387d012c1", 5362));
    assert!(file.content.unwrap().starts_with("IyBZb2dh"));
    assert_eq!(file.encoding.as_deref(), Some("base64"));
    wire().error(action, Kind::NotFound, None).await;
}

#[tokio::test]
async fn create_or_update_file() {
    let content = "bXkgbmV3IGZpbGUgY29udGVudHM=";
    let action = CreateOrUpdateFile::new("acme", "infra", "notes/hello.txt", "my commit message", content)
        .sha(BLOB)
        .branch("main")
        .committer(octocat())
        .author(octocat());
    let written = wire().reply(action.clone()).await;
    assert_eq!(written.path.as_deref(), Some("notes/hello.txt"));
    assert_eq!(written.sha.as_deref(), Some("a56507ed892d05a37c6d6128c260937ea4d287bd"));
    assert_eq!(written.commit_sha, "18a43cd8e1e3a79c786e3d808a73d23b6d212b16");
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn delete_file() {
    let action = DeleteFile::new("acme", "infra", "notes/hello.txt", "delete it", BLOB)
        .branch("main")
        .committer(octocat())
        .author(octocat());
    let deleted = wire().reply(action.clone()).await;
    assert_eq!(deleted.commit_sha, "7638417db6d59f3c431d3e1f261cc637155684cd");
    assert_eq!((deleted.path, deleted.sha, deleted.url), (None, None, None));
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn list_commits() {
    let action = ListCommits::new("acme", "infra")
        .start("fix/disk")
        .path("src/disk full.rs")
        .author("octocat")
        .committer("octocat@github.com")
        .since("2026-01-01T00:00:00Z")
        .until("2026-02-01T00:00:00Z")
        .per_page(100)
        .page(2);
    let commits = wire().reply(action.clone()).await;
    assert_eq!((commits[0].sha.as_str(), commits[0].message.as_str()), (HEAD, "Fix all the bugs"));
    assert_eq!(
        (commits[0].author.as_deref(), commits[0].author_name.as_deref()),
        (None, Some("Monalisa Octocat"))
    );
    assert_eq!((commits[0].additions, commits[0].files.len()), (None, 0));
    wire().error(action, Kind::Conflict, None).await;
}

#[tokio::test]
async fn get_commit() {
    let action = GetCommit::new("acme", "infra", "heads/fix/disk");
    let commit = wire().reply(action.clone()).await;
    assert_eq!((commit.additions, commit.deletions, commit.parents.len()), (Some(104), Some(4), 1));
    assert_eq!((commit.files.len(), &commit.files[0].status), (1, &FileStatus::Modified));
    assert_eq!(
        (commit.is_verified, commit.committed_at.as_deref()),
        (Some(false), Some("2011-04-14T16:00:49Z"))
    );
    wire().error(action, Kind::Invalid, None).await;
}

#[tokio::test]
async fn compare_commits() {
    let action = CompareCommits::new("acme", "infra", "main", "octocat:fix/disk");
    let comparison = wire().reply(action.clone()).await;
    assert_eq!(comparison.status, ComparisonStatus::Other("entangled".to_owned()));
    assert_eq!((comparison.ahead_by, comparison.behind_by, comparison.merge_base.as_str()), (1, 2, HEAD));
    assert_eq!((comparison.commits.len(), comparison.files[0].path.as_str()), (1, "file1.txt"));
    wire().error(action, Kind::NotFound, None).await;
}
