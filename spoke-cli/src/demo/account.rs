//! The account in AWS where the incident's instance has stopped.

use serde_json::json;
use spokes::aws::sandbox::Cloud;

use super::flow::{LOG, LOGS, REMEDIATION, log_folder};
use super::incident::Incident;

/// What the instance wrote before it stopped.
const LAST_LINES: &str = "\
14:01:58 INFO release 2042 is live
14:02:11 ERROR payments-db: no free connection in the pool
14:02:12 WARN answered 503
14:02:40 ERROR payments-db: no free connection in the pool
14:03:05 ERROR health check failed, stopping
";

/// An account with the instance that the incident names, its logs, and the function that repairs it.
pub(super) fn account(incident: &Incident) -> Cloud {
    let mut cloud = Cloud::new().without_waits().bucket(LOGS).function(REMEDIATION, |given| {
        match given["errors"].as_array() {
            Some(errors) => Ok(json!({"summary": format!("pool reset after {} errors", errors.len())})),
            None => Err("`errors` is not a list".to_owned()),
        }
    });
    if let Some(instance) = &incident.instance {
        let folder = log_folder(instance);
        cloud = cloud.stopped_instance(instance).object(LOGS, &format!("{folder}{LOG}"), LAST_LINES);
        for day in 1..=4 {
            cloud = cloud.object(LOGS, &format!("{folder}day-{day}.log"), "INFO nothing to report\n");
        }
    }
    cloud
}
