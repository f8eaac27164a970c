//! A server of somebody else's, running for as long as a test needs it.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::missing::Missing;

/// How long a server may take until it listens: Node reads a large description in seconds, several at a time on a busy
/// machine in many.
const READY_WITHIN: Duration = Duration::from_secs(120);

/// The last lines that are kept of what a server says.
const KEPT_LINES: usize = 60;

/// A running server. It is stopped when this is dropped, also by a panic.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    said: Said,
}

type Said = Arc<Mutex<VecDeque<String>>>;

impl Server {
    /// Starts `command`, which listens on port 0 of 127.0.0.1, and waits until it says where it listens:
    /// `… listening on http://127.0.0.1:36143`. No port is chosen here, so none can be taken away.
    ///
    /// # Errors
    /// Where there is no such program.
    ///
    /// # Panics
    /// Where the program ends or says no address in time; with its last words.
    pub fn start(command: Command) -> Result<Self, Missing> {
        let program = command.get_program().to_string_lossy().into_owned();
        // From here on a failure drops the server, and so ends the program.
        let (mut server, addresses) = Server::spawn(command, SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        let what = match addresses.recv_timeout(READY_WITHIN) {
            Ok(address) => {
                server.address = address;
                return Ok(server);
            }
            Err(RecvTimeoutError::Timeout) => "does not listen yet",
            Err(RecvTimeoutError::Disconnected) => "ended before it listened",
        };
        panic!("`{program}` {what}; it said: {}", server.last_words())
    }

    /// Starts `command`, which was told to listen on `port` of 127.0.0.1, and waits until somebody answers there and
    /// `is_ready` says so: some servers listen before they can do anything.
    ///
    /// # Errors
    /// Where there is no such program.
    ///
    /// # Panics
    /// Where the program ends or is not ready in time; with its last words.
    pub fn start_on(
        port: u16,
        command: Command,
        is_ready: impl Fn(SocketAddr) -> bool,
    ) -> Result<Self, Missing> {
        let program = command.get_program().to_string_lossy().into_owned();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        // Nobody reads what it announces: it was told where to listen.
        let (mut server, _) = Server::spawn(command, address)?;
        let began = Instant::now();
        while TcpStream::connect(address).is_err() || !is_ready(address) {
            let is_over = server.child.try_wait().is_ok_and(|ended| ended.is_some());
            if is_over || began.elapsed() > READY_WITHIN {
                panic!("`{program}` is not ready; it said: {}", server.last_words());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }

    /// A program that runs, and the addresses that it will announce.
    fn spawn(mut command: Command, address: SocketAddr) -> Result<(Self, Receiver<SocketAddr>), Missing> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| {
            let program = command.get_program().to_string_lossy();
            Missing::new(format!("`{program}` is needed and cannot be run: {error}"))
        })?;
        let said = Said::default();
        let (sender, addresses) = mpsc::channel();
        if let Some(stdout) = child.stdout.take() {
            listen(stdout, sender.clone(), Arc::clone(&said));
        }
        if let Some(stderr) = child.stderr.take() {
            listen(stderr, sender, Arc::clone(&said));
        }
        Ok((Server { child, address, said }, addresses))
    }

    /// `http://127.0.0.1:36143`, whichever scheme it speaks.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The last lines that the server wrote.
    pub fn last_words(&self) -> String {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.iter().map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// Ports of 127.0.0.1 that nobody listens on, for servers that cannot choose one themselves. Another program may take one before
/// the server does: it ends then, and says so.
///
/// # Panics
/// Where the system has none left.
pub fn free_ports<const N: usize>() -> [u16; N] {
    // All are held until all are known, or the system might give one twice.
    let held: [TcpListener; N] = std::array::from_fn(|_| match TcpListener::bind((Ipv4Addr::LOCALHOST, 0)) {
        Ok(listener) => listener,
        Err(error) => panic!("no port is free: {error}"),
    });
    held.map(|listener| listener.local_addr().map_or(0, |address| address.port()))
}

impl Drop for Server {
    fn drop(&mut self) {
        // It fails only where the program has ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Reads on until the program ends, so that a full pipe never stops it.
fn listen(from: impl Read + Send + 'static, sender: Sender<SocketAddr>, said: Said) {
    std::thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            if let Some(address) = announced(&line) {
                // Nobody waits any more once the first address is known.
                sender.send(address).ok();
            }
            let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
            if said.len() == KEPT_LINES {
                said.pop_front();
            }
            said.push_back(line);
        }
    });
}

/// The address in `Serving on http://127.0.0.1:36143`; an address with a path is an example, not an announcement.
fn announced(line: &str) -> Option<SocketAddr> {
    let (_, address) = line.trim_end().rsplit_once("http://").or_else(|| line.rsplit_once("https://"))?;
    let address: SocketAddr = address.trim_end().parse().ok()?;
    (address.port() != 0).then_some(address)
}
