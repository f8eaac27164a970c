//! The derives of Spoke: tokens in, the compiler's answer out.
