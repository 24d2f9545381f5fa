//! Zip archives byte by byte: what a zip library would not write.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// An entry with what is in it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    pub content: Vec<u8>,
}

/// An ordinary archive.
pub fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An archive with each entry changed, or left out.
pub fn rewritten(bytes: &[u8], change: impl Fn(Entry) -> Option<Entry>) -> Vec<u8> {
    let mut read = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut entries = Vec::new();
    for at in 0..read.len() {
        let mut file = read.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        entries.extend(change(Entry { name: file.name().unwrap().into_owned(), content }));
    }
    let entries: Vec<(&str, &[u8])> =
        entries.iter().map(|entry| (entry.name.as_str(), entry.content.as_slice())).collect();
    archive(&entries)
}

/// An entry as it lies in the file, whatever it claims.
pub struct Raw {
    pub name: &'static str,
    /// 0: stored; 8: deflated.
    pub method: u16,
    pub data: Vec<u8>,
    /// The size that it claims to inflate to.
    pub claims: u32,
    pub crc: u32,
}

impl Raw {
    pub fn stored(name: &'static str, content: &[u8]) -> Self {
        let claims = u32::try_from(content.len()).unwrap();
        Self { name, method: 0, data: content.to_vec(), claims, crc: crc(content) }
    }
}

/// An archive of raw entries, in their order.
pub fn raw(entries: &[Raw]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let offset = u32::try_from(file.len()).unwrap();
        let size = u32::try_from(entry.data.len()).unwrap();
        let mut head = Vec::new();
        [20, 0, entry.method, 0, 0x21].iter().for_each(|field: &u16| head.extend(field.to_le_bytes()));
        [entry.crc, size, entry.claims].iter().for_each(|field| head.extend(field.to_le_bytes()));
        let name = u16::try_from(entry.name.len()).unwrap();
        [name, 0].iter().for_each(|field| head.extend(field.to_le_bytes()));
        file.extend(b"PK\x03\x04");
        file.extend(&head);
        file.extend(entry.name.as_bytes());
        file.extend(&entry.data);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let (start, size) = (u32::try_from(file.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    let count = u16::try_from(entries.len()).unwrap();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    [count, count].iter().for_each(|field| file.extend(field.to_le_bytes()));
    [start, size].iter().rev().for_each(|field| file.extend(field.to_le_bytes()));
    file.extend([0, 0]);
    file
}

fn crc(content: &[u8]) -> u32 {
    let one = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    };
    !content.iter().fold(!0, one)
}

/// A deflated stream of this many times 258 equal bytes, thirteen bits for each: RFC 1951 with its fixed codes. It has
/// no end: nobody should come so far.
pub fn deflated(byte: u8, times: usize) -> Vec<u8> {
    assert!(byte < 144, "of the short literals");
    let mut bits = Bits::default();
    bits.put(0b011, 3);
    bits.code(u32::from(byte) + 0x30, 8);
    for _ in 0..10 {
        // A length of 258 at the distance of one: what was written last, again.
        bits.code(0b1100_0101, 8);
        bits.code(0, 5);
    }
    // Eight times thirteen bits are thirteen bytes, the same again and again.
    [bits.bytes[..2].to_vec(), bits.bytes[2..15].repeat(times / 8)].concat()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    fn put(&mut self, value: u32, count: u32) {
        for at in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = u8::try_from((value >> at) & 1).unwrap();
            *self.bytes.last_mut().unwrap() |= bit << (self.used % 8);
            self.used = (self.used + 1) % 8;
        }
    }

    /// Codes are written with their highest bit first.
    fn code(&mut self, value: u32, count: u32) {
        self.put(value.reverse_bits() >> (32 - count), count);
    }
}
