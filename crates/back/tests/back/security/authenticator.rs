//! An authenticator made for these tests: it signs by RSA what WebAuthn wants signed, and whatever else a test wants it to.
//! A real browser's is in the journeys.

use crate::support::PAGES;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::PrivateSigningKey;
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use weblys_api::passkeys::{Ceremony, PasskeyAnswer};

/// Present, verified its owner.
const CHECKED: u8 = 0x05;
const HAS_KEY: u8 = 0x40;

/// What it does wrong, if anything.
#[derive(Debug, Clone)]
pub struct Manner {
    /// Where it believes to be.
    pub origin: String,
    /// The domain that it signs for.
    pub domain: String,
    /// Present and verified.
    pub flags: u8,
    /// Instead of the challenge that it was given.
    pub challenge: Option<String>,
    /// Whether what it signed is changed afterwards.
    pub tampered: bool,
}

impl Default for Manner {
    fn default() -> Self {
        let (origin, domain) = (PAGES.to_owned(), "localhost".to_owned());
        Self { origin, domain, flags: CHECKED, challenge: None, tampered: false }
    }
}

/// One key of one person.
#[derive(Clone)]
pub struct Authenticator {
    /// What it calls its key.
    pub id: Vec<u8>,
    /// Whose it is.
    pub handle: Vec<u8>,
    /// How often it has signed.
    pub counter: u32,
    pem: &'static str,
}

impl Authenticator {
    /// A new one.
    pub fn new(id: &str) -> Self {
        let pem = include_str!("keys/one.pem");
        Self { id: id.as_bytes().to_vec(), handle: Vec::new(), counter: 0, pem }
    }

    /// One that has the same names and another key.
    pub fn forged(&self) -> Self {
        Self { pem: include_str!("keys/another.pem"), ..self.clone() }
    }

    fn key(&self) -> CoreRsaPrivateSigningKey {
        CoreRsaPrivateSigningKey::from_pem(self.pem, None).unwrap()
    }

    /// Makes its key for somebody.
    pub fn makes(&mut self, begun: &Ceremony) -> PasskeyAnswer {
        let options = &begun.options["publicKey"];
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        self.handle = bytes(&options["user"]["id"]);
        let client = client_data("webauthn.create", options, &Manner::default());
        let mut data = self.data(&Manner { flags: CHECKED | HAS_KEY, ..Manner::default() });
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.public_key());
        let mut object = vec![0xa3];
        object.extend(text("fmt"));
        object.extend(text("none"));
        object.extend(text("attStmt"));
        object.push(0xa0);
        object.extend(text("authData"));
        object.extend(binary(&data));
        let response = json!({"clientDataJSON": word(&client), "attestationObject": word(&object)});
        self.answer(begun, &response)
    }

    /// Signs in with it.
    pub fn signs(&mut self, begun: &Ceremony, manner: &Manner) -> PasskeyAnswer {
        self.counter += 1;
        let client = client_data("webauthn.get", &begun.options["publicKey"], manner);
        let data = self.data(manner);
        let signed = [data.clone(), Sha256::digest(&client).to_vec()].concat();
        let mut signature = self.key().sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, &signed).unwrap();
        signature[9] ^= u8::from(manner.tampered);
        let response = json!({"clientDataJSON": word(&client), "authenticatorData": word(&data),
            "signature": word(&signature), "userHandle": word(&self.handle)});
        self.answer(begun, &response)
    }

    fn answer(&self, begun: &Ceremony, response: &Value) -> PasskeyAnswer {
        let id = word(&self.id);
        let answer = json!({"id": id, "rawId": id, "type": "public-key", "response": response,
            "clientExtensionResults": {}});
        PasskeyAnswer { ceremony: begun.ceremony.clone(), answer: answer.to_string() }
    }

    fn data(&self, manner: &Manner) -> Vec<u8> {
        let mut data = Sha256::digest(&manner.domain).to_vec();
        data.push(manner.flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// The key in COSE (RFC 8152): RSA, RS256, modulus, exponent.
    fn public_key(&self) -> Vec<u8> {
        let key = serde_json::to_value(self.key().as_verification_key()).unwrap();
        let mut cose = vec![0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20];
        cose.extend(binary(&bytes(&key["n"])));
        cose.push(0x21);
        cose.extend(binary(&bytes(&key["e"])));
        cose
    }
}

fn client_data(kind: &str, options: &Value, manner: &Manner) -> Vec<u8> {
    let challenge = manner.challenge.clone().unwrap_or_else(|| options["challenge"].as_str().unwrap().to_owned());
    json!({"type": kind, "challenge": challenge, "origin": manner.origin, "crossOrigin": false})
        .to_string()
        .into_bytes()
}

fn word(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(word: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(word.as_str().unwrap()).unwrap()
}

/// CBOR: a text of fewer than 24 letters.
fn text(text: &str) -> Vec<u8> {
    [&[0x60 + u8::try_from(text.len()).unwrap()], text.as_bytes()].concat()
}

/// CBOR: bytes, fewer than 65,536.
fn binary(bytes: &[u8]) -> Vec<u8> {
    [&[0x59], &u16::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
}
