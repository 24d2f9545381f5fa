//! How long things take.

use crate::milliseconds;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// What something gives and how long it took.
pub fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let given = black_box(run());
    (given, start.elapsed())
}

/// The times of many questions, sorted.
pub struct Spread(Vec<Duration>);

impl Spread {
    /// Asks each question once.
    pub fn over<Q, T>(questions: &[Q], mut ask: impl FnMut(&Q) -> T) -> Self {
        Self::of(questions.iter().map(|question| timed(|| ask(question)).1).collect())
    }

    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// As a row of a table.
    pub fn row(&self, name: &str) -> String {
        let [p50, p99, max] = [50, 99, 100].map(|percent| milliseconds(self.within(percent)));
        format!("| {name:<44} | p50 {p50:>8.3} ms | p99 {p99:>8.3} ms | max {max:>8.3} ms |")
    }

    /// The time within which so many of a hundred were answered.
    fn within(&self, percent: usize) -> Duration {
        let last = self.0.len().saturating_sub(1);
        self.0.get(last * percent / 100).copied().unwrap_or_default()
    }
}
