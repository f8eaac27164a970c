//! Connections that share one limiter.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::limit::{Limit, Limiter};

use super::connection::ConnectionConfig;
use super::mistakes::Mistakes;
use super::value::{Place, Spot};

/// The connection that a group begins with.
struct First {
    alias: String,
    place: Place,
    spoke: String,
    limit: Option<Limit>,
    limiter: Arc<Limiter>,
}

/// Lets connections that are configured anew keep the limiters that they had, where group and limit are what they were: what a
/// vendor has counted is not forgotten by a reload.
pub(crate) fn keep(
    configured: &mut BTreeMap<String, ConnectionConfig>,
    before: &BTreeMap<String, ConnectionConfig>,
) {
    for (alias, config) in configured {
        let Some(old) = before.get(alias) else { continue };
        let group = |config: &ConnectionConfig| config.limit_group.as_ref().map(|group| group.value.clone());
        let limit = |config: &ConnectionConfig| config.limit.as_ref().map(|limit| limit.value);
        if group(config) == group(old) && limit(config) == limit(old) && config.spoke.value == old.spoke.value
        {
            config.limiter.clone_from(&old.limiter);
        }
    }
}

/// Gives each connection its limiter, and those of each `limit_group` one. They must lead to the same spoke and say the same `limit`.
pub(crate) fn unite(configured: &mut BTreeMap<String, ConnectionConfig>, mistakes: &Mistakes) {
    let mut groups: BTreeMap<String, First> = BTreeMap::new();
    for (alias, config) in configured {
        let limit = config.limit.as_ref().map(|limit| limit.value);
        let Some(Spot { value: group, place }) = &config.limit_group else {
            config.limiter = Some(Arc::new(Limiter::new(limit)));
            continue;
        };
        let first = groups.entry(group.clone()).or_insert_with(|| First {
            alias: alias.clone(),
            place: place.clone(),
            spoke: config.spoke.value.clone(),
            limit,
            limiter: Arc::new(Limiter::new(limit)),
        });
        let other = format!("as `connection.{}` is ({})", first.alias, first.place);
        if first.spoke != config.spoke.value {
            mistakes.note(
                place,
                format!(
                    "`connection.{alias}` is in the limit group `{group}`, {other}, which leads to `{}` and not to `{}`; a group is \
                     for connections of one spoke",
                    first.spoke, config.spoke.value
                ),
            );
        } else if first.limit != limit {
            mistakes.note(
                place,
                format!(
                    "`connection.{alias}` is in the limit group `{group}`, {other}, and says {} where that one says {}; a group \
                     has one `limit`",
                    said(limit),
                    said(first.limit)
                ),
            );
        }
        config.limiter = Some(Arc::clone(&first.limiter));
    }
}

fn said(limit: Option<Limit>) -> String {
    limit.map_or("no `limit`".to_owned(), |limit| format!("`limit` = {limit}"))
}
