//! Base64 by both alphabets (RFC 4648, sections 4 and 5).

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What `text` stands for; line breaks and padding are skipped. `None` where a letter belongs to neither alphabet.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.bytes().filter(|letter| !b"=\r\n".contains(letter)) {
        let letter = match letter {
            b'-' => b'+',
            b'_' => b'/',
            other => other,
        };
        let six = LETTERS.iter().position(|known| *known == letter)?;
        held = (held << 6) | u32::try_from(six).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}

/// `bytes` with padding, and with a line break after 60 letters as GitHub has it.
pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (index, three) in bytes.chunks(3).enumerate() {
        if index > 0 && index % 15 == 0 {
            text.push('\n');
        }
        let held =
            three.iter().fold(0_u32, |held, byte| (held << 8) | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let six = (held >> (18 - 6 * place)) & 63;
            text.push(if place > three.len() { '=' } else { char::from(LETTERS[six as usize]) });
        }
    }
    text
}
