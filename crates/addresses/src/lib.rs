//! Addresses as people type them, and the network at each dwelling.
