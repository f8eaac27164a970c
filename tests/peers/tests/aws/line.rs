//! A line between us and a server that breaks off after so many bytes.

use std::collections::VecDeque;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// Which way bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To the server.
    Up,
    /// From the server.
    Down,
}

/// A line that passes on what it is given, and breaks off where a plan says.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) address: SocketAddr,
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug)]
struct Plan {
    passed: [u64; 2],
    /// After how many bytes of a way, counted over all connections, the next break comes.
    breaks: VecDeque<(Way, u64)>,
    done: usize,
}

impl Line {
    /// A line to `server` that breaks off at each of these in turn.
    pub(super) fn to(server: SocketAddr, breaks: impl IntoIterator<Item = (Way, u64)>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let plan = Plan { passed: [0; 2], breaks: breaks.into_iter().collect(), done: 0 };
        let plan = Arc::new(Mutex::new(plan));
        let line = Line { address, plan: Arc::clone(&plan) };
        std::thread::spawn(move || {
            for near in listener.incoming().flatten() {
                let Ok(far) = TcpStream::connect(server) else { continue };
                for (way, from, to) in [(Way::Up, &near, &far), (Way::Down, &far, &near)] {
                    let ends = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let plan = Arc::clone(&plan);
                    std::thread::spawn(move || pass(way, ends, &plan));
                }
            }
        });
        line
    }

    /// How often it broke off.
    pub(super) fn breaks(&self) -> usize {
        self.plan.lock().unwrap().done
    }
}

fn pass(way: Way, (mut from, mut to): (TcpStream, TcpStream), plan: &Mutex<Plan>) {
    let mut some = vec![0; 64 * 1024];
    while let Ok(count @ 1..) = from.read(&mut some) {
        if breaks(way, count as u64, plan) || to.write_all(&some[..count]).is_err() {
            let _ = from.shutdown(Shutdown::Both);
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}

/// Whether these bytes are where it breaks: then they are lost.
fn breaks(way: Way, count: u64, plan: &Mutex<Plan>) -> bool {
    let mut plan = plan.lock().unwrap();
    plan.passed[way as usize] += count;
    let is_due =
        matches!(plan.breaks.front(), Some((of, after)) if *of == way && plan.passed[way as usize] >= *after);
    if is_due {
        plan.breaks.pop_front();
        plan.done += 1;
    }
    is_due
}
