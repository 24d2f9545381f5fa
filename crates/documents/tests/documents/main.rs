//! What people and the law must find in documents and mails.

#[cfg(test)]
mod law;
#[cfg(test)]
mod mails;
#[cfg(test)]
mod mandate;
#[cfg(test)]
mod order;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod summary;
#[cfg(test)]
mod whole;
