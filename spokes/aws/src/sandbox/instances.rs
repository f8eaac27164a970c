//! EC2: instances whose state moves with each look at them.

use std::collections::BTreeMap;

use spoke_runtime::sandbox::{Answer, Request};

use super::Cloud;
use super::answers::{ec2, ec2_refused, element};
use super::dispatch::value;

/// The most instances that one call makes.
const MOST: u32 = 20;

/// An instance.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) state: State,
    pub(super) image: String,
    pub(super) kind: String,
    reservation: String,
}

/// How an instance is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Pending,
    Running,
    ShuttingDown,
    Terminated,
    Stopping,
    Stopped,
}

impl State {
    pub(super) fn name(self) -> &'static str {
        match self {
            State::Pending => "pending",
            State::Running => "running",
            State::ShuttingDown => "shutting-down",
            State::Terminated => "terminated",
            State::Stopping => "stopping",
            State::Stopped => "stopped",
        }
    }

    /// <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html>
    fn code(self) -> u16 {
        match self {
            State::Pending => 0,
            State::Running => 16,
            State::ShuttingDown => 32,
            State::Terminated => 48,
            State::Stopping => 64,
            State::Stopped => 80,
        }
    }

    /// Where it ends by itself.
    pub(super) fn settled(self) -> Self {
        match self {
            State::Pending => State::Running,
            State::ShuttingDown => State::Terminated,
            State::Stopping => State::Stopped,
            State::Running | State::Terminated | State::Stopped => self,
        }
    }

    fn xml(self) -> String {
        element("code", &self.code().to_string()) + &element("name", self.name())
    }
}

impl Instance {
    pub(super) fn new(state: State, image: &str, kind: &str, reservation: &str) -> Self {
        let [image, kind, reservation] = [image, kind, reservation].map(str::to_owned);
        Instance { state, image, kind, reservation }
    }

    fn xml(&self, id: &str) -> String {
        format!(
            "<item>{}{}<instanceState>{}</instanceState>{}<groupSet/></item>",
            element("instanceId", id),
            element("imageId", &self.image),
            self.state.xml(),
            element("instanceType", &self.kind),
        )
    }
}

/// `POST /` with an `Action` of EC2.
pub(super) fn act(cloud: &mut Cloud, action: &str, request: &Request) -> Result<Answer, Answer> {
    let answer = answer(cloud, action, request);
    if cloud.has_no_waits {
        cloud.settle();
    }
    answer
}

fn answer(cloud: &mut Cloud, action: &str, request: &Request) -> Result<Answer, Answer> {
    if value(request, "Version").as_deref() != Some("2016-11-15") {
        return Err(ec2_refused(400, "NoSuchVersion", "The requested version of the service is not valid."));
    }
    match action {
        "StartInstances" => change(cloud, action, request, |state| match state {
            State::Stopped => Ok(State::Pending),
            State::Pending | State::Running => Ok(state),
            State::ShuttingDown | State::Terminated | State::Stopping => Err("started"),
        }),
        "StopInstances" => change(cloud, action, request, |state| match state {
            State::Pending | State::Running => Ok(State::Stopping),
            State::Stopping | State::Stopped => Ok(state),
            State::ShuttingDown | State::Terminated => Err("stopped"),
        }),
        "TerminateInstances" => change(cloud, action, request, |state| match state {
            State::Terminated => Ok(state),
            _ => Ok(State::ShuttingDown),
        }),
        "RebootInstances" => {
            change(cloud, action, request, |state| match state {
                State::Running | State::Pending => Ok(state),
                _ => Err("rebooted"),
            })?;
            Ok(ec2(action, "<return>true</return>"))
        }
        "DescribeInstances" => describe(cloud, request),
        "RunInstances" => run(cloud, request),
        other => {
            let message = format!("The action {other} is not valid for this web service.");
            Err(ec2_refused(400, "InvalidAction", &message))
        }
    }
}

fn dry_run(request: &Request) -> Result<(), Answer> {
    match value(request, "DryRun").as_deref() {
        Some("true") => {
            let message = "Request would have succeeded, but DryRun flag is set.";
            Err(ec2_refused(412, "DryRunOperation", message))
        }
        _ => Ok(()),
    }
}

fn missing(name: &str) -> Answer {
    ec2_refused(400, "MissingParameter", &format!("The request must contain the parameter {name}"))
}

/// `InstanceId.1`, `InstanceId.2`, …
fn counted(request: &Request, name: &str) -> Vec<String> {
    (1..).map_while(|count| value(request, &format!("{name}.{count}"))).collect()
}

fn known(cloud: &Cloud, ids: &[String]) -> Result<(), Answer> {
    match ids.iter().find(|id| !cloud.instances.contains_key(*id)) {
        Some(id) => {
            let message = format!("The instance ID '{id}' does not exist");
            Err(ec2_refused(400, "InvalidInstanceID.NotFound", &message))
        }
        None => Ok(()),
    }
}

/// Changes all or none.
fn change(
    cloud: &mut Cloud,
    action: &str,
    request: &Request,
    next: impl Fn(State) -> Result<State, &'static str>,
) -> Result<Answer, Answer> {
    let ids = counted(request, "InstanceId");
    if ids.is_empty() {
        return Err(missing("InstanceId"));
    }
    known(cloud, &ids)?;
    let mut items = String::new();
    let mut changed = BTreeMap::new();
    for id in ids {
        let previous = cloud.instances[&id].state;
        let current = next(previous).map_err(|verb| {
            let message = format!("The instance '{id}' is not in a state from which it can be {verb}.");
            ec2_refused(400, "IncorrectInstanceState", &message)
        })?;
        items.push_str(&format!(
            "<item>{}<currentState>{}</currentState><previousState>{}</previousState></item>",
            element("instanceId", &id),
            current.xml(),
            previous.xml()
        ));
        changed.insert(id, current);
    }
    dry_run(request)?;
    for (id, state) in changed {
        cloud.instances.entry(id).and_modify(|instance| instance.state = state);
    }
    Ok(ec2(action, &format!("<instancesSet>{items}</instancesSet>")))
}

/// The instances by reservation, a page at a time; what is on its way has arrived at the next look.
fn describe(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let ids = counted(request, "InstanceId");
    known(cloud, &ids)?;
    let filters = filters(request)?;
    let size = match value(request, "MaxResults") {
        None => usize::MAX,
        Some(size) if ids.is_empty() => size.parse().ok().filter(|size| (5..=1000).contains(size)).ok_or_else(|| {
            let message = format!("Value ( {size} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.");
            ec2_refused(400, "InvalidParameterValue", &message)
        })?,
        Some(_) => {
            let message = "The parameter instancesSet cannot be used with the parameter maxResults";
            return Err(ec2_refused(400, "InvalidParameterCombination", message));
        }
    };
    let from = match value(request, "NextToken") {
        None => 0,
        Some(token) => token
            .strip_prefix("page-")
            .and_then(|from| from.parse().ok())
            .ok_or_else(|| ec2_refused(400, "InvalidParameterValue", "Unable to parse pagination token"))?,
    };
    let is_wanted = |id: &String, instance: &Instance| {
        (ids.is_empty() || ids.contains(id))
            && filters.iter().all(|(name, values)| values.contains(&told(name, id, instance).to_owned()))
    };
    let found: Vec<_> = cloud.instances.iter().filter(|(id, instance)| is_wanted(id, instance)).collect();
    let mut reservations: BTreeMap<&str, String> = BTreeMap::new();
    for (id, instance) in found.iter().skip(from).take(size) {
        reservations.entry(&instance.reservation).or_default().push_str(&instance.xml(id));
    }
    let items: String = reservations
        .iter()
        .map(|(id, inner)| {
            format!("<item>{}<instancesSet>{inner}</instancesSet></item>", element("reservationId", id))
        })
        .collect();
    let next = from.saturating_add(size);
    let token =
        if next < found.len() { element("nextToken", &format!("page-{next}")) } else { String::new() };
    let answer = ec2("DescribeInstances", &format!("<reservationSet>{items}</reservationSet>{token}"));
    cloud.settle();
    Ok(answer)
}

/// `Filter.1.Name`, `Filter.1.Value.1`, …
fn filters(request: &Request) -> Result<Vec<(String, Vec<String>)>, Answer> {
    let names = counted_under(request, "Filter", "Name");
    if let Some(name) = names.iter().find(|name| !FILTERS.contains(&name.as_str())) {
        let message = format!("The filter '{name}' is invalid");
        return Err(ec2_refused(400, "InvalidParameterValue", &message));
    }
    let values = |place: usize| counted(request, &format!("Filter.{}.Value", place + 1));
    Ok(names.into_iter().enumerate().map(|(place, name)| (name, values(place))).collect())
}

/// `Filter.1.Name`, `Filter.2.Name`, …
fn counted_under(request: &Request, name: &str, member: &str) -> Vec<String> {
    (1..).map_while(|count| value(request, &format!("{name}.{count}.{member}"))).collect()
}

/// What filters may look at.
const FILTERS: &[&str] = &["image-id", "instance-id", "instance-state-name", "instance-type"];

/// What such a filter finds.
fn told<'a>(filter: &str, id: &'a str, instance: &'a Instance) -> &'a str {
    match filter {
        "image-id" => &instance.image,
        "instance-state-name" => instance.state.name(),
        "instance-type" => &instance.kind,
        _ => id,
    }
}

fn run(cloud: &mut Cloud, request: &Request) -> Result<Answer, Answer> {
    let image = value(request, "ImageId").ok_or_else(|| missing("ImageId"))?;
    let kind = value(request, "InstanceType").unwrap_or_else(|| "m1.small".to_owned());
    if !image.starts_with("ami-") {
        let message = format!("Invalid id: \"{image}\" (expecting \"ami-...\")");
        return Err(ec2_refused(400, "InvalidAMIID.Malformed", &message));
    }
    let count =
        |name: &str| value(request, name).and_then(|count| count.parse().ok()).ok_or_else(|| missing(name));
    let (least, most): (u32, u32) = (count("MinCount")?, count("MaxCount")?);
    if least == 0 || least > most {
        let message = format!("The minimum count {least} is invalid beside the maximum count {most}");
        return Err(ec2_refused(400, "InvalidParameterValue", &message));
    }
    if least > MOST {
        let message = format!(
            "You have requested more instances ({least}) than your current instance limit of {MOST} allows."
        );
        return Err(ec2_refused(400, "InstanceLimitExceeded", &message));
    }
    dry_run(request)?;
    let asked = format!("{image} {kind} {least} {most}");
    let token = value(request, "ClientToken");
    if let Some((before, reservation)) = token.as_ref().and_then(|token| cloud.tokens.get(token)) {
        if *before != asked {
            let message = "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).";
            return Err(ec2_refused(400, "IdempotentParameterMismatch", message));
        }
        return Ok(ran(cloud, reservation));
    }
    let number = cloud.tick();
    let reservation = format!("r-{number:017x}");
    for place in 0..most.min(MOST) {
        let id = format!("i-{:017x}", (number << 8) | u64::from(place));
        cloud.instances.insert(id, Instance::new(State::Pending, &image, &kind, &reservation));
    }
    if let Some(token) = token {
        cloud.tokens.insert(token, (asked, reservation.clone()));
    }
    Ok(ran(cloud, &reservation))
}

fn ran(cloud: &Cloud, reservation: &str) -> Answer {
    let items: String = cloud
        .instances
        .iter()
        .filter(|(_, instance)| instance.reservation == reservation)
        .map(|(id, instance)| instance.xml(id))
        .collect();
    ec2(
        "RunInstances",
        &format!("{}<instancesSet>{items}</instancesSet>", element("reservationId", reservation)),
    )
}
