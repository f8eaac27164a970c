//! Packed bodies, in whatever pieces they come.

use std::io::{self, Write};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderValue};

use super::Unpacking;

/// What may be unpacked at a time, in bytes.
const MOST: usize = 64 << 10;

const TEXT: &str = "disk full, disk full, disk full, disk full, disk full, disk full, ";

/// The same by brotli.
const BROTLI: &[u8] = &[
    0x1b, 0x41, 0x00, 0xf8, 0x1d, 0x09, 0x36, 0x4e, 0x7c, 0x7d, 0xb8, 0x33, 0x54, 0x93, 0x99, 0xb1, 0xcd,
    0x69, 0x10, 0x96, 0x35, 0x36, 0x95, 0x56, 0x17, 0x47, 0x45, 0x00, 0x05, 0x0e, 0xb7, 0x00,
];

/// A million times `a` by brotli.
const BROTLI_BOMB: &[u8] =
    &[0x5b, 0x3f, 0x42, 0x8f, 0x5f, 0x22, 0x2c, 0x1e, 0x0b, 0x04, 0xf2, 0x73, 0x1e, 0x00];

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn headers(coding: &'static str) -> HeaderMap {
    HeaderMap::from_iter([
        (CONTENT_ENCODING, HeaderValue::from_static(coding)),
        (CONTENT_LENGTH, HeaderValue::from_static("7")),
    ])
}

fn unpacking(coding: &'static str) -> Unpacking {
    Unpacking::told_by(&mut headers(coding)).unwrap()
}

fn drain(unpacking: &mut Unpacking, into: &mut Vec<u8>) -> io::Result<()> {
    while let Some(piece) = unpacking.next()? {
        assert!(piece.len() <= MOST, "{} bytes at a time", piece.len());
        into.extend_from_slice(&piece);
    }
    Ok(())
}

/// What comes out of `packed` where it comes in pieces of `size` bytes.
fn unpacked(coding: &'static str, packed: &[u8], size: usize) -> io::Result<Vec<u8>> {
    let (mut unpacking, mut whole) = (unpacking(coding), Vec::new());
    for piece in packed.chunks(size) {
        unpacking.feed(Bytes::copy_from_slice(piece));
        drain(&mut unpacking, &mut whole)?;
    }
    unpacking.finish()?;
    Ok(whole)
}

fn both() -> [(&'static str, Vec<u8>); 2] {
    [("gzip", gzip(TEXT.as_bytes())), ("br", BROTLI.to_vec())]
}

#[test]
fn a_body_is_the_same_in_whatever_pieces_it_comes() {
    for (coding, packed) in both() {
        for size in [1, 2, 3, 7, packed.len()] {
            assert_eq!(unpacked(coding, &packed, size).unwrap(), TEXT.as_bytes(), "{coding} by {size}");
        }
    }
}

#[test]
fn one_that_breaks_off_anywhere_was_cut() {
    for (coding, packed) in both() {
        for length in 1..packed.len() {
            for size in [1, length] {
                let error = unpacked(coding, &packed[..length], size).unwrap_err();
                assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{coding} after {length}: {error}");
            }
        }
    }
}

#[test]
fn one_whose_check_sum_is_wrong_was_not_cut() {
    for place in 1..=8 {
        let mut packed = gzip(TEXT.as_bytes());
        let last = packed.len();
        packed[last - place] ^= 1;
        let error = unpacked("gzip", &packed, last).unwrap_err();
        assert_ne!(error.kind(), io::ErrorKind::UnexpectedEof, "{error}");
    }
}

#[test]
fn no_bytes_are_no_body() {
    for (coding, _) in both() {
        assert_eq!(unpacked(coding, b"", 1).unwrap(), b"");
    }
}

#[test]
fn an_empty_body_is_unpacked() {
    assert_eq!(unpacked("gzip", &gzip(b""), 1).unwrap(), b"");
    assert_eq!(unpacked("br", &[0x3b], 1).unwrap(), b"");
}

#[test]
fn all_members_are_one_body() {
    let members = [gzip(b"disk"), gzip(b" "), gzip(b""), gzip(b"full")].concat();
    for size in [1, 5, members.len()] {
        assert_eq!(unpacked("gzip", &members, size).unwrap(), b"disk full", "by {size}");
    }
    let second_cut = &members[..members.len() - 3];
    assert_eq!(unpacked("gzip", second_cut, 9).unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
}

#[test]
fn padding_is_passed_over() {
    for (coding, mut packed) in both() {
        packed.extend([0; 40]);
        for size in [1, 3, packed.len()] {
            assert_eq!(unpacked(coding, &packed, size).unwrap(), TEXT.as_bytes(), "{coding} by {size}");
        }
    }
}

#[test]
fn a_bomb_comes_in_small_pieces() {
    let zeros = vec![0; 10 << 20];
    let packed = gzip(&zeros);
    for size in [1000, packed.len()] {
        assert_eq!(unpacked("gzip", &packed, size).unwrap().len(), zeros.len());
        assert_eq!(unpacked("br", BROTLI_BOMB, size).unwrap().len(), 1_000_000);
    }
}

#[test]
fn what_has_come_is_given_at_once() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let mut unpacking = unpacking("gzip");
    for length in [1, 40_000, 70_000] {
        let event = "event ".repeat(length);
        encoder.write_all(event.as_bytes()).unwrap();
        encoder.flush().unwrap();
        unpacking.feed(std::mem::take(encoder.get_mut()).into());
        let mut come = Vec::new();
        drain(&mut unpacking, &mut come).unwrap();
        assert!(come == event.as_bytes(), "{} of {} bytes", come.len(), event.len());
    }
}

#[test]
fn headers_say_nothing_of_a_packing_that_is_gone() {
    for coding in ["gzip", "br", "GZIP"] {
        let mut headers = headers(coding);
        assert!(Unpacking::told_by(&mut headers).is_some(), "{coding}");
        assert!(headers.is_empty(), "{headers:?}");
    }
    for coding in ["identity", "zstd", "gzip, br"] {
        let mut headers = headers(coding);
        assert!(Unpacking::told_by(&mut headers).is_none(), "{coding}");
        assert_eq!(headers.len(), 2);
    }
}

#[test]
fn windows_beyond_the_rfc_are_refused_before_anything_is_made_for_them() {
    // The mark of a large window, and one of 2^30 bytes (brotli's `large_window`, not of RFC 7932).
    let mut unpacking = unpacking("br");
    unpacking.feed(Bytes::from_static(&[0x11, 0x1e, 0x00, 0x00, 0x00, 0x00]));
    assert_eq!(unpacking.next().unwrap_err().kind(), io::ErrorKind::InvalidData);
}

#[test]
fn a_body_that_was_packed_twice_is_left_as_it_is() {
    let mut twice = headers("gzip");
    twice.append(CONTENT_ENCODING, HeaderValue::from_static("br"));
    assert!(Unpacking::told_by(&mut twice).is_none());
    assert_eq!(twice.get_all(CONTENT_ENCODING).iter().count(), 2);
}
