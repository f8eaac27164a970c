//! Releases: created, read, listed; their files uploaded.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::{answer, invalid, not_found, refuse};
use super::forge::{Forge, LOGIN, user};
use super::members::{asked, flag, object, text, word};
use super::pages::page;

/// `POST /repos/{owner}/{repo}/releases`
pub(super) fn create(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let (id, now) = (forge.next_id(), forge.now());
    let repository = forge.repository_mut(request)?;
    let members = object(request)?;
    let tag = text(&members, "tag_name")?.filter(|tag| !tag.is_empty());
    let tag = tag.ok_or_else(|| invalid("Release", "tag_name", "missing_field"))?;
    let target = text(&members, "target_commitish")?.unwrap_or_else(|| "main".to_owned());
    let (name, body) = (text(&members, "name")?, text(&members, "body")?);
    let is_draft = flag(&members, "draft")?.unwrap_or(false);
    let is_prerelease = flag(&members, "prerelease")?.unwrap_or(false);
    flag(&members, "generate_release_notes")?;
    word(&members, "make_latest", &["true", "false", "legacy"])?;
    if text(&members, "discussion_category_name")?.is_some() {
        return Err(not_found());
    }
    if repository.releases.iter().any(|it| it["tag_name"] == tag.as_str() && it["draft"] == false) {
        return Err(invalid("Release", "tag_name", "already_exists"));
    }
    let commit =
        repository.commit(&target).ok_or_else(|| invalid("Release", "target_commitish", "invalid"))?;
    let sha = commit.sha.clone();
    if !is_draft {
        repository.refs.entry(format!("tags/{tag}")).or_insert(sha);
    }
    let release = json!({
        "id": id,
        "tag_name": tag,
        "target_commitish": target,
        "name": name,
        "body": body,
        "draft": is_draft,
        "prerelease": is_prerelease,
        "created_at": now,
        "published_at": (!is_draft).then_some(now),
        "author": user(LOGIN),
        "assets": [],
    });
    repository.releases.push(release.clone());
    Ok(answer(201, located(request, release)))
}

/// `GET /repos/{owner}/{repo}/releases/latest`
pub(super) fn latest(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let releases = &forge.repository_mut(request)?.releases;
    let is_full = |release: &&Value| release["draft"] == false && release["prerelease"] == false;
    let release = releases.iter().rev().find(is_full).cloned().ok_or_else(not_found)?;
    Ok(answer(200, located(request, release)))
}

/// `GET /repos/{owner}/{repo}/releases`
pub(super) fn list(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let releases = forge.repository_mut(request)?.releases.iter().rev().cloned();
    page(request, releases.map(|release| located(request, release)).collect())
}

/// `POST /uploads/repos/{owner}/{repo}/releases/{id}/assets`, at GitHub on a host of its own
pub(super) fn upload(forge: &mut Forge, request: &Request) -> Result<Answer, Answer> {
    let asset_id = forge.next_id();
    let id: u64 = request.slot("id").parse().map_err(|_| not_found())?;
    let repository = forge.repository_mut(request)?;
    let release = repository.releases.iter_mut().find(|it| it["id"] == id).ok_or_else(not_found)?;
    if request.header("content-length").is_none() {
        return Err(refuse(411, "Length Required"));
    }
    let name = asked(request, "name").filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| invalid("ReleaseAsset", "name", "missing_field"))?;
    let assets = release["assets"].as_array().cloned().unwrap_or_default();
    if assets.iter().any(|asset| asset["name"] == name.as_str()) {
        return Err(invalid("ReleaseAsset", "name", "already_exists"));
    }
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    let tag = release["tag_name"].as_str().unwrap_or_default();
    let asset = json!({
        "id": asset_id,
        "name": name,
        "label": asked(request, "label"),
        "state": "uploaded",
        "content_type": request.media_type(),
        "size": request.body().len(),
        "download_count": 0,
        "browser_download_url": format!("{origin}/{owner}/{repo}/releases/download/{tag}/{name}"),
        "uploader": user(LOGIN),
    });
    release["assets"] = Value::Array(assets.into_iter().chain([asset.clone()]).collect());
    Ok(answer(201, asset))
}

fn located(request: &Request, mut release: Value) -> Value {
    let (origin, owner, repo) = (request.origin(), request.slot("owner"), request.slot("repo"));
    let (id, tag) = (release["id"].clone(), release["tag_name"].as_str().unwrap_or_default().to_owned());
    release["html_url"] = json!(format!("{origin}/{owner}/{repo}/releases/tag/{tag}"));
    let address = format!("{origin}/uploads/repos/{owner}/{repo}/releases/{id}/assets");
    release["upload_url"] = json!(address + "{?name,label}");
    release
}
