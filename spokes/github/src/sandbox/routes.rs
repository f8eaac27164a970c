//! Which request goes where, and who is let in.

use std::io;

use spoke_runtime::Method;
use spoke_runtime::sandbox::{Answer, Request, Router, Server};

use super::answers::{not_found, refuse};
use super::forge::Forge;
use super::{
    INSTALLATION_TOKEN, TOKEN, app, comments, commits, contents, forge, git, graphql, hooks, issues, labels,
    pulls, releases, repositories, reviews, runs, search,
};

/// The versions of GitHub's REST interface that the sandbox speaks.
const VERSIONS: &[&str] = &["2022-11-28"];

impl Forge {
    /// Starts serving; the sandbox stops when the server is dropped.
    ///
    /// # Errors
    /// Where the system gives no port.
    pub async fn serve(self) -> io::Result<Server<Forge>> {
        Router::new()
            .gate(admit)
            .route(Method::Get, "/user", forge::get_user)
            .route(Method::Get, "/user/repos", repositories::list)
            .route(Method::Get, "/orgs/{org}/repos", repositories::list_of_organization)
            .route(Method::Get, "/rate_limit", forge::get_rate_limit)
            .route(Method::Get, "/search/issues", search::issues)
            .route(Method::Post, "/graphql", graphql::run)
            .route(Method::Post, app::PATH, app::create_token)
            .route(Method::Get, "/repos/{owner}/{repo}", repositories::get)
            .route(Method::Post, "/repos/{owner}/{repo}/issues", issues::create)
            .route(Method::Get, "/repos/{owner}/{repo}/issues", issues::list)
            .route(Method::Get, "/repos/{owner}/{repo}/issues/{number}", issues::get)
            .route(Method::Patch, "/repos/{owner}/{repo}/issues/{number}", issues::update)
            .route(Method::Post, "/repos/{owner}/{repo}/issues/{number}/comments", comments::create)
            .route(Method::Get, "/repos/{owner}/{repo}/issues/{number}/comments", comments::list)
            .route(Method::Patch, "/repos/{owner}/{repo}/issues/comments/{id}", comments::update)
            .route(Method::Delete, "/repos/{owner}/{repo}/issues/comments/{id}", comments::delete)
            .route(Method::Post, "/repos/{owner}/{repo}/labels", labels::create)
            .route(Method::Get, "/repos/{owner}/{repo}/labels", labels::list)
            .route(Method::Post, "/repos/{owner}/{repo}/issues/{number}/labels", labels::add)
            .route(Method::Get, "/repos/{owner}/{repo}/issues/{number}/labels", labels::list_of_issue)
            .route(Method::Delete, "/repos/{owner}/{repo}/issues/{number}/labels/{name}", labels::remove)
            .route(Method::Post, "/repos/{owner}/{repo}/pulls", pulls::create)
            .route(Method::Get, "/repos/{owner}/{repo}/pulls", pulls::list)
            .route(Method::Get, "/repos/{owner}/{repo}/pulls/{number}", pulls::get)
            .route(Method::Patch, "/repos/{owner}/{repo}/pulls/{number}", pulls::update)
            .route(Method::Put, "/repos/{owner}/{repo}/pulls/{number}/merge", pulls::merge)
            .route(Method::Get, "/repos/{owner}/{repo}/pulls/{number}/files", pulls::files)
            .route(Method::Post, "/repos/{owner}/{repo}/pulls/{number}/reviews", reviews::create)
            .route(Method::Post, "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers", reviews::ask)
            .route(Method::Get, "/repos/{owner}/{repo}/git/ref/{*ref}", git::get)
            .route(Method::Post, "/repos/{owner}/{repo}/git/refs", git::create)
            .route(Method::Delete, "/repos/{owner}/{repo}/git/refs/{*ref}", git::delete)
            .route(Method::Get, "/repos/{owner}/{repo}/contents/{*path}", contents::get)
            .route(Method::Put, "/repos/{owner}/{repo}/contents/{*path}", contents::write)
            .route(Method::Delete, "/repos/{owner}/{repo}/contents/{*path}", contents::delete)
            .route(Method::Get, "/repos/{owner}/{repo}/commits", commits::list)
            .route(Method::Get, "/repos/{owner}/{repo}/commits/{ref}", commits::get)
            .route(Method::Get, "/repos/{owner}/{repo}/compare/{basehead}", commits::compare)
            .route(Method::Post, "/repos/{owner}/{repo}/releases", releases::create)
            .route(Method::Get, "/repos/{owner}/{repo}/releases", releases::list)
            .route(Method::Get, "/repos/{owner}/{repo}/releases/latest", releases::latest)
            .route(Method::Post, "/uploads/repos/{owner}/{repo}/releases/{id}/assets", releases::upload)
            .route(
                Method::Post,
                "/repos/{owner}/{repo}/actions/workflows/{workflow}/dispatches",
                runs::dispatch,
            )
            .route(
                Method::Get,
                "/repos/{owner}/{repo}/actions/workflows/{workflow}/runs",
                runs::list_of_workflow,
            )
            .route(Method::Get, "/repos/{owner}/{repo}/actions/runs", runs::list)
            .route(Method::Get, "/repos/{owner}/{repo}/actions/runs/{id}", runs::get)
            .route(Method::Post, "/repos/{owner}/{repo}/actions/runs/{id}/rerun", runs::rerun)
            .route(Method::Post, "/repos/{owner}/{repo}/actions/runs/{id}/rerun-failed-jobs", runs::rerun)
            .route(Method::Post, "/repos/{owner}/{repo}/actions/runs/{id}/cancel", runs::cancel)
            .route(Method::Post, "/repos/{owner}/{repo}/hooks", hooks::create)
            .route(Method::Get, "/repos/{owner}/{repo}/hooks", hooks::list)
            .route(Method::Patch, "/repos/{owner}/{repo}/hooks/{id}", hooks::update)
            .route(Method::Delete, "/repos/{owner}/{repo}/hooks/{id}", hooks::delete)
            .route(Method::Post, "/repos/{owner}/{repo}/hooks/{id}/pings", hooks::ping)
            .unknown_path(|_, _| not_found())
            // GitHub tells nobody that a path knows other methods.
            .wrong_method(|_, _| not_found())
            .serve(self)
            .await
    }
}

/// Checks who asks, with what credential, for what media type and version, and what is sent.
fn admit(_: &mut Forge, request: &Request) -> Result<(), Answer> {
    if request.header("user-agent").is_none_or(str::is_empty) {
        let message = "Request forbidden by administrative rules. Please make sure your request has a User-Agent header";
        return Err(Answer::text(403, message));
    }
    let credential = request
        .header("authorization")
        .and_then(|value| value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("token ")));
    match credential {
        Some(token) if app::is_for_apps(request) => app::admit(token)?,
        None => return Err(refuse(401, "Requires authentication")),
        Some(TOKEN | INSTALLATION_TOKEN) => {}
        Some(_) => return Err(refuse(401, "Bad credentials")),
    }
    let accept = request.header("accept").unwrap_or("*/*");
    if !["json", "*/*", "application/*"].iter().any(|known| accept.contains(known)) {
        let message = format!("Unsupported 'Accept' header: '{accept}'. Must accept 'application/json'.");
        return Err(refuse(415, &message));
    }
    if let Some(version) = request.header("x-github-api-version")
        && !VERSIONS.contains(&version)
    {
        return Err(refuse(400, &format!("The version '{version}' is not supported.")));
    }
    let is_upload = request.path().starts_with("/uploads/");
    let is_json = |media_type: &str| media_type == "application/json" || media_type.ends_with("+json");
    if !is_upload && !request.body().is_empty() && !request.media_type().as_deref().is_some_and(is_json) {
        return Err(refuse(415, "Unsupported Media Type"));
    }
    Ok(())
}
