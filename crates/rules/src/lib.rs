//! Decision tables: facts, cells, hit policy, explanation.
