//! Nothing that a value holds changes the shape of a request: what was sent is parsed by somebody else, and compared.

mod body;
mod pairs;
mod path;
mod place;
mod probe;
mod values;
mod xml;
