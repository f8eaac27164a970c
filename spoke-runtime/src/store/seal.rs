//! Encrypting and decrypting a whole file in age's format, <https://age-encryption.org/v1>.

use std::io::{Read, Write};
use std::iter::once;
use std::ops::RangeInclusive;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};
use zeroize::Zeroizing;

use crate::secret::Secret;

use super::error::StoreError;
use super::key::{StoreKey, identity};

/// How much work it is to try a passphrase: scrypt's N is two to this power, which takes 256 MiB and about a second.
pub const WORK: u8 = 18;

/// The most work that a file may ask of its reader: 1 GiB.
pub const MOST_WORK: u8 = 20;

/// With less, passphrases are guessed too fast.
const LEAST_WORK: u8 = 17;

/// Why a file was not opened, or none was made.
#[derive(Debug)]
pub(super) enum Unopened {
    /// It is not what was written; how that shows.
    Damaged(&'static str),
    /// No stanza is for this identity.
    NotItsKey,
    /// The passphrase is another one.
    NotItsPassphrase,
    /// It was encrypted to a key, and a passphrase was given.
    TakesKey,
    /// It was encrypted with a passphrase, and a key was given.
    TakesPassphrase,
    /// The work factor that it says, and those that are taken.
    Work(u8, RangeInclusive<u8>),
    /// What was given is no key.
    Key(StoreError),
}

/// The file that holds `plain`.
pub(super) fn seal(plain: &[u8], key: &StoreKey) -> Result<Vec<u8>, Unopened> {
    match key {
        StoreKey::Identity(text) => sealed(plain, &identity(text).map_err(Unopened::Key)?.to_public()),
        StoreKey::Passphrase(passphrase) => {
            let mut recipient = scrypt::Recipient::new(secret(passphrase));
            recipient.set_work_factor(WORK);
            sealed(plain, &recipient)
        }
    }
}

fn sealed(plain: &[u8], recipient: &dyn Recipient) -> Result<Vec<u8>, Unopened> {
    let unwritten = |_| Unopened::Damaged("it cannot be encrypted");
    let encryptor = Encryptor::with_recipients(once(recipient)).map_err(|_| Unopened::NotItsKey)?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(unwritten)?;
    writer.write_all(plain).map_err(unwritten)?;
    writer.finish().map_err(unwritten)?;
    Ok(sealed)
}

/// What a file holds.
pub(super) fn open(sealed: &[u8], key: &StoreKey) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    if sealed.is_empty() {
        return Err(Unopened::Damaged("it is empty"));
    }
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| match error {
        DecryptError::Io(_) => Unopened::Damaged("its beginning is cut off"),
        _ => Unopened::Damaged("it does not begin as an age file does"),
    })?;
    match key {
        StoreKey::Identity(_) if decryptor.is_scrypt() => Err(Unopened::TakesPassphrase),
        StoreKey::Identity(text) => {
            let identity = identity(text).map_err(Unopened::Key)?;
            opened(decryptor, sealed.len(), &identity, Unopened::NotItsKey)
        }
        StoreKey::Passphrase(_) if !decryptor.is_scrypt() => Err(Unopened::TakesKey),
        StoreKey::Passphrase(passphrase) => {
            let found = work(sealed).ok_or(Unopened::Damaged("its header says no work factor"))?;
            let allowed = LEAST_WORK..=MOST_WORK;
            if !allowed.contains(&found) {
                return Err(Unopened::Work(found, allowed));
            }
            let mut identity = scrypt::Identity::new(secret(passphrase));
            identity.set_max_work_factor(MOST_WORK);
            opened(decryptor, sealed.len(), &identity, Unopened::NotItsPassphrase)
        }
    }
}

fn opened(
    decryptor: Decryptor<&[u8]>,
    length: usize,
    identity: &dyn Identity,
    not_its_own: Unopened,
) -> Result<Zeroizing<Vec<u8>>, Unopened> {
    let mut reader = decryptor.decrypt(once(identity)).map_err(|error| match error {
        DecryptError::InvalidMac => Unopened::Damaged("its header was changed"),
        DecryptError::InvalidHeader => Unopened::Damaged("its header is none of age's"),
        _ => not_its_own,
    })?;
    // What is decrypted is shorter than what is encrypted: the buffer never grows, and so leaves no copy behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(length));
    reader.read_to_end(&mut plain).map_err(|_| Unopened::Damaged("it was changed, or its end is missing"))?;
    Ok(plain)
}

/// The work factor that the header says: `-> scrypt SALT FACTOR`.
fn work(sealed: &[u8]) -> Option<u8> {
    let line = sealed.split(|byte| *byte == b'\n').nth(1)?;
    let stanza = std::str::from_utf8(line).ok()?.strip_prefix("-> scrypt ")?;
    stanza.split(' ').nth(1)?.parse().ok()
}

/// The library overwrites its copy, too.
fn secret(passphrase: &Secret<String>) -> SecretString {
    SecretString::from(passphrase.expose().as_str())
}
