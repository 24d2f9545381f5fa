//! What people, a screen reader and the law must find in the PDF of a document.

#[cfg(test)]
#[path = "../../../documents/tests/documents/samples.rs"]
mod samples;

#[cfg(test)]
#[expect(dead_code, reason = "one of its three readings is wanted here")]
#[path = "../../../documents/tests/documents/reading.rs"]
mod reading;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod kept;
#[cfg(test)]
mod listening;
#[cfg(test)]
mod tagged;
#[cfg(test)]
mod words;
