//! Signatures against the examples of RFC 7515, and keys in their files.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rsa::{KeyPairComponents, PublicKeyComponents};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
    RSA_PKCS1_2048_8192_SHA256, RsaKeyPair, UnparsedPublicKey,
};
use serde_json::{Value, json};

use super::{Claims, SigningKey};
use crate::clock::ManualClock;
use crate::secret::Secret;

/// The payload of appendix A, line ends included.
const PAYLOAD: &str =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

// Keys that were made for these tests and open nothing.
const RSA_PKCS8: &str = include_str!("../../../tests/keys/rsa_pkcs8.pem");
const RSA_PKCS1: &str = include_str!("../../../tests/keys/rsa_pkcs1.pem");
const P256_PKCS8: &str = include_str!("../../../tests/keys/p256_pkcs8.pem");
const P256_SEC1: &str = include_str!("../../../tests/keys/p256_sec1.pem");

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

/// RFC 7515, appendix A.1.
#[test]
fn hs256_signs_as_the_rfc_does() {
    let key = SigningKey::of_hmac(&bytes(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
    ));
    let signature = key.signature(format!("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.{PAYLOAD}").as_bytes());
    assert_eq!(URL_SAFE_NO_PAD.encode(signature.unwrap()), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}

/// RFC 7515, appendix A.2.
#[test]
fn rs256_signs_as_the_rfc_does() {
    let part = |text: &str| bytes(&text.replace(['\n', ' '], ""));
    let components = KeyPairComponents {
        public_key: PublicKeyComponents { n: part(N), e: bytes("AQAB") },
        d: part(D),
        p: part(P),
        q: part(Q),
        dP: part(DP),
        dQ: part(DQ),
        qInv: part(QI),
    };
    let key = SigningKey::of_rsa(RsaKeyPair::from_components(&components).unwrap());
    let signature = key.signature(format!("eyJhbGciOiJSUzI1NiJ9.{PAYLOAD}").as_bytes()).unwrap();
    assert_eq!(signature, part(RS256_SIGNATURE));
}

/// RFC 7515, appendix A.3: no two signatures are the same, so the RFC's is checked, and ours by the RFC's key.
#[test]
fn es256_signs_for_the_rfcs_key() {
    let mut public = vec![4];
    public.extend(bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"));
    public.extend(bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
    let secret = bytes("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
    let signed = format!("eyJhbGciOiJFUzI1NiJ9.{PAYLOAD}");
    let reader = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &public);
    let theirs = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    reader.verify(signed.as_bytes(), &bytes(theirs)).unwrap();
    let pair = EcdsaKeyPair::from_private_key_and_public_key(
        &ECDSA_P256_SHA256_FIXED_SIGNING,
        &secret,
        &public,
        &crate::clock::chance(),
    );
    let ours = SigningKey::of_p256(pair.unwrap()).signature(signed.as_bytes()).unwrap();
    reader.verify(signed.as_bytes(), &ours).unwrap();
}

#[test]
fn keys_are_read_from_pem() {
    let escaped = RSA_PKCS1.replace('\n', "\\n");
    for (pem, algorithm) in
        [(RSA_PKCS8, "RS256"), (RSA_PKCS1, "RS256"), (escaped.as_str(), "RS256"), (P256_PKCS8, "ES256")]
    {
        let key = SigningKey::from_pem(&Secret::from(pem)).unwrap();
        assert_eq!(key.algorithm(), algorithm);
        assert_eq!(format!("{key:?}"), format!("SigningKey({algorithm})"));
    }
}

#[test]
fn what_is_no_key_is_told_without_it() {
    let told = |pem: &str| SigningKey::from_pem(&Secret::from(pem)).unwrap_err();
    assert!(told(P256_SEC1).contains("openssl pkcs8 -topk8"));
    assert!(told("hunter2").contains("-----BEGIN PRIVATE KEY-----"));
    let torn = RSA_PKCS8.replacen("MII", "MIA", 1);
    assert!(told(&torn).starts_with("the key cannot be used ("), "{}", told(&torn));
    for pem in [P256_SEC1, "hunter2", &torn] {
        let line = pem.lines().nth(1).unwrap_or("hunter2");
        assert!(!told(pem).contains(line));
    }
}

#[test]
fn claims_are_signed_with_their_times() {
    let clock = ManualClock::new();
    let pair = RsaKeyPair::from_pkcs8(
        &rustls_pki_types::pem::PemObject::from_pem_slice(RSA_PKCS8.as_bytes())
            .map(|key: rustls_pki_types::PrivatePkcs8KeyDer<'_>| key.secret_pkcs8_der().to_vec())
            .unwrap(),
    )
    .unwrap();
    let key = SigningKey::from_pem(&Secret::from(RSA_PKCS8)).unwrap().named("k1");
    let claims = Claims::new(&clock, Duration::from_secs(600)).backdated(Duration::from_secs(60)).issuer("7");
    let token = claims.unique(&clock).unwrap().signed(&key).unwrap();
    let (signed, signature) = token.expose().rsplit_once('.').unwrap();
    let reader = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, pair.public_key().as_ref());
    reader.verify(signed.as_bytes(), &bytes(signature)).unwrap();
    let (header, payload) = signed.split_once('.').unwrap();
    let json = |part: &str| serde_json::from_slice::<Value>(&bytes(part)).unwrap();
    assert_eq!(json(header), json!({"alg": "RS256", "kid": "k1", "typ": "JWT"}));
    let payload = json(payload);
    assert_eq!((&payload["iat"], &payload["exp"]), (&json!(1_767_225_540), &json!(1_767_226_200)));
    assert_eq!((&payload["iss"], payload["jti"].as_str().map(str::len)), (&json!("7"), Some(43)));
}

const N: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp
    -Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOW
    vG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUs
    LA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9k
    G4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2
    PAcDTW9gb54h4FRWyuXpoQ";
const D: &str = "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_G
    Q5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKV
    RUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9J
    YanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoF
    aFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjn
    czT0QU91p1DhOVRuOopznQ";
const P: &str = "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l5
    8BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHd
    wW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc";
const Q: &str = "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYs
    p1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnD
    zQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc";
const DP: &str = "BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9Y
    kxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7
    tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0";
const DQ: &str = "h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbK
    gB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5
    iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU";
const QI: &str = "IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0Em
    pScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1c
    q9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U";
const RS256_SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7
    AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4
    BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K
    0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqv
    hJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrB
    p0igcN_IoypGlUPQGe77Rw";
