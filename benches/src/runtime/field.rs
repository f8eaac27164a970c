//! Who takes part in the table `runtime`, and the server that answers them.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use spoke_bench_stand::{Measured, Plan, Workload};

use super::CLIENTS;
use crate::compile::cargo::cargo;
use crate::report;

/// The package of the clients that other people wrote.
const PEERS: &str = "spoke-bench-peers";

/// Everybody who takes part.
#[derive(Clone, Debug)]
pub struct Field {
    /// One for each client and call, ours first.
    pub runners: Vec<Runner>,
}

impl Field {
    /// Those that stand in this program.
    pub fn own() -> Field {
        let program = std::env::current_exe().expect("the program has a path");
        let runners = CLIENTS.iter().flat_map(|(client, calls)| {
            calls.iter().map(|workload| Runner {
                program: program.clone(),
                client: (*client).to_owned(),
                version: String::new(),
                workload: *workload,
            })
        });
        Field { runners: runners.collect() }
    }

    /// Those, and the peers, which are built first.
    ///
    /// # Errors
    ///
    /// Where the peers do not build: our own, and what is missing.
    pub fn whole() -> Result<Field, (Field, String)> {
        let mut field = Field::own();
        match peers() {
            Ok(peers) => field.runners.extend(peers),
            Err(missing) => return Err((field, missing)),
        }
        Ok(field)
    }
}

fn peers() -> Result<Vec<Runner>, String> {
    let built = cargo("build")
        .args(["--release", "--package", PEERS])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    if !built.success() {
        return Err(format!("the peers do not build: `cargo build --release -p {PEERS}`"));
    }
    let program = report::target().join("release").join(PEERS);
    let said = Command::new(&program)
        .arg("clients")
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    said.lines()
        .map(|line| match line.split_whitespace().collect::<Vec<_>>().as_slice() {
            [client, workload, version] => Ok(Runner {
                program: program.clone(),
                client: (*client).to_owned(),
                version: (*version).to_owned(),
                workload: Workload::named(workload).ok_or_else(|| format!("no call `{workload}`"))?,
            }),
            _ => Err(format!("`{PEERS} clients` said `{line}`")),
        })
        .collect()
}

/// One client with one call.
#[derive(Clone, Debug)]
pub struct Runner {
    /// The program that it stands in.
    pub program: PathBuf,
    /// Its name.
    pub client: String,
    /// Its version, where it is a crate of somebody else's.
    version: String,
    /// Which call it makes.
    pub workload: Workload,
}

impl Runner {
    /// Name and version.
    pub fn title(&self) -> String {
        match self.client.as_str() {
            "spoke" => "**spoke**".into(),
            "reqwest" => "by hand over reqwest".into(),
            "hyper-util" => "by hand over hyper-util".into(),
            name => format!("{name} {}", self.version),
        }
    }

    /// What it is asked to do.
    pub fn plan(&self, server: &Server, calls: u64, in_flight: u64) -> Plan {
        Plan {
            client: self.client.clone(),
            workload: self.workload,
            address: server.address.clone(),
            calls,
            in_flight,
        }
    }

    /// Makes the calls in a process of its own.
    ///
    /// # Errors
    ///
    /// Where the process fails, with what it said.
    pub fn run(&self, server: &Server, calls: u64, in_flight: u64) -> Result<Measured, String> {
        let failed = |why: &dyn std::fmt::Display| format!("{} {}: {why}", self.client, self.workload.name());
        let ran = Command::new(&self.program)
            .args(self.plan(server, calls, in_flight).words())
            .output()
            .map_err(|error| failed(&error))?;
        if !ran.status.success() {
            return Err(failed(&String::from_utf8_lossy(&ran.stderr).trim()));
        }
        serde_json::from_slice(&ran.stdout).map_err(|error| failed(&error))
    }
}

/// The server, for as long as it is held.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts it and waits for its address.
    ///
    /// # Errors
    ///
    /// Where it says none.
    pub fn start() -> std::io::Result<Server> {
        let mut child = Command::new(std::env::current_exe()?).arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut address = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut address)?;
        }
        Ok(Server { child, address: address.trim().to_owned() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is gone already where it cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
