//! The way to systems inside of a company: proxies (pproxy) and TLS with an authority of its own (OpenSSL by CPython, trustme).

mod certificates;
mod relay;
mod relays;
mod tls;
