//! A stand-in for the hosted card page of a payment provider.
