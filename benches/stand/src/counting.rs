//! Allocations and memory in use, counted.

use std::alloc::System;

use peakmem_alloc::{PeakMemAlloc, PeakMemAllocTrait};
use stats_alloc::StatsAlloc;

static COUNTED: StatsAlloc<System> = StatsAlloc::system();

#[global_allocator]
static PEAK: PeakMemAlloc<&StatsAlloc<System>> = PeakMemAlloc::new(&COUNTED);

/// How many allocations there were so far, growing ones included.
pub fn allocations() -> u64 {
    let stats = COUNTED.stats();
    (stats.allocations + stats.reallocations) as u64
}

/// The bytes in use now.
pub fn in_use() -> usize {
    let stats = COUNTED.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

/// Begins to look for the peak: what is in use now counts as nothing.
pub fn begin_peak() {
    PEAK.reset_peak_memory();
}

/// The most bytes that were in use at once since [`begin_peak`], beyond what was in use then.
pub fn peak() -> usize {
    PEAK.get_peak_memory()
}
