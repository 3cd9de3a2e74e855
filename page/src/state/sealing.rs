//! Encrypts an answer for a session and decrypts it there, with the browser's WebCrypto alone.
//!
//! A session has a key pair on the curve P-256. An answer brings the public key of a pair made for it alone; the
//! secret both share (ECDH) becomes a key (HKDF with SHA-256) for AES-GCM, which also notices any change.
//! The parts of WebCrypto are called by name, so that the page carries no bindings for them.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use sprintloop::exchange::cards_link::KEY_BYTES;

/// Bytes of the number that AES-GCM uses once.
const NONCE: usize = 12;
/// Bits of the shared secret.
const SECRET_BITS: u32 = 256;
/// Bits of the key that encrypts.
const KEY_BITS: u32 = 256;
/// What the derived key is for.
const PURPOSE: &[u8] = b"sprintloop answer 1";

/// Why something isn't encrypted or decrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// The browser offers no encryption here.
    #[error(
        "Your browser offers no encryption on this page, because its address doesn't begin with https. Use a card file instead."
    )]
    NoCrypto,
    /// The browser refused.
    #[error("This browser couldn't encrypt. Use a card file instead.")]
    Refused,
    /// It doesn't decrypt with this key: it was changed.
    #[error("It can't be decrypted. Ask for it again.")]
    Changed,
}

/// A session's key pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPair {
    /// The public key, an uncompressed point.
    pub public: Vec<u8>,
    /// The private key, as PKCS #8.
    pub private: Vec<u8>,
}

/// Makes a key pair.
///
/// # Errors
/// [`NotSealed::NoCrypto`] or [`NotSealed::Refused`].
pub async fn new_key_pair() -> Result<KeyPair, NotSealed> {
    let pair = Crypto::here()?.make_pair(true).await?;
    let crypto = Crypto::here()?;
    let public = crypto.export("raw", &part(&pair, "publicKey")?).await?;
    let private = crypto.export("pkcs8", &part(&pair, "privateKey")?).await?;
    Ok(KeyPair { public, private })
}

/// Encrypts for a public key.
///
/// # Errors
/// [`NotSealed::NoCrypto`] or [`NotSealed::Refused`].
pub async fn seal(public: &[u8], plain: &[u8]) -> Result<Vec<u8>, NotSealed> {
    let crypto = Crypto::here()?;
    let pair = crypto.make_pair(false).await?;
    let own = crypto.export("raw", &part(&pair, "publicKey")?).await?;
    let theirs = crypto.import("raw", public, &ecdh(), &[]).await?;
    let secret = crypto.secret(&part(&pair, "privateKey")?, &theirs).await?;
    let key = crypto.derive(&secret, &[&own, public], "encrypt").await?;
    let nonce = crypto.random(NONCE)?;
    let locked = crypto.call("encrypt", &[gcm(&nonce), key, bytes(plain)]).await?;
    Ok([own, nonce, Uint8Array::new(&locked).to_vec()].concat())
}

/// Decrypts with a key pair.
///
/// # Errors
/// [`NotSealed::Changed`] if it's no answer for this key, or the browser's refusal.
pub async fn open(pair: &KeyPair, sealed: &[u8]) -> Result<Vec<u8>, NotSealed> {
    let crypto = Crypto::here()?;
    let (own, rest) = sealed.split_at_checked(KEY_BYTES).ok_or(NotSealed::Changed)?;
    let (nonce, locked) = rest.split_at_checked(NONCE).ok_or(NotSealed::Changed)?;
    let private = crypto.import("pkcs8", &pair.private, &ecdh(), &["deriveBits"]).await?;
    let theirs = crypto.import("raw", own, &ecdh(), &[]).await.map_err(|_| NotSealed::Changed)?;
    let secret = crypto.secret(&private, &theirs).await?;
    let key = crypto.derive(&secret, &[own, &pair.public], "decrypt").await?;
    let plain = crypto.call("decrypt", &[gcm(nonce), key, bytes(locked)]).await;
    plain.map(|plain| Uint8Array::new(&plain).to_vec()).map_err(|_| NotSealed::Changed)
}

/// The browser's encryption.
struct Crypto {
    all: JsValue,
    subtle: JsValue,
}

impl Crypto {
    fn here() -> Result<Self, NotSealed> {
        let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
        let all = get(&window(), "crypto").filter(|all| !all.is_undefined());
        let all = all.ok_or(NotSealed::NoCrypto)?;
        let subtle = get(&all, "subtle").filter(|subtle| !subtle.is_undefined());
        subtle.map(|subtle| Self { all, subtle }).ok_or(NotSealed::NoCrypto)
    }

    /// Calls a method that promises something.
    async fn call(&self, method: &str, given: &[JsValue]) -> Result<JsValue, NotSealed> {
        let function: Option<Function> =
            Reflect::get(&self.subtle, &method.into()).ok().and_then(|it| it.dyn_into().ok());
        let function = function.ok_or(NotSealed::NoCrypto)?;
        let given: Array = given.iter().collect();
        let promise = function.apply(&self.subtle, &given).map_err(|_| NotSealed::Refused)?;
        let promise: Promise = promise.dyn_into().map_err(|_| NotSealed::Refused)?;
        JsFuture::from(promise).await.map_err(|_| NotSealed::Refused)
    }

    fn random(&self, count: usize) -> Result<Vec<u8>, NotSealed> {
        let fill: Option<Function> = Reflect::get(&self.all, &"getRandomValues".into())
            .ok()
            .and_then(|it| it.dyn_into().ok());
        let into = Uint8Array::new_with_length(u32::try_from(count).unwrap_or_default());
        let filled = fill.and_then(|fill| fill.call1(&self.all, &into).ok());
        filled.map(|_| into.to_vec()).ok_or(NotSealed::NoCrypto)
    }

    async fn make_pair(&self, shown: bool) -> Result<JsValue, NotSealed> {
        self.call("generateKey", &[ecdh(), shown.into(), uses(&["deriveBits"])]).await
    }

    async fn export(&self, format: &str, key: &JsValue) -> Result<Vec<u8>, NotSealed> {
        let out = self.call("exportKey", &[format.into(), key.clone()]).await?;
        Ok(Uint8Array::new(&out).to_vec())
    }

    async fn import(
        &self,
        format: &str,
        key: &[u8],
        of: &JsValue,
        allowed: &[&str],
    ) -> Result<JsValue, NotSealed> {
        let given = [format.into(), bytes(key), of.clone(), false.into(), uses(allowed)];
        self.call("importKey", &given).await
    }

    /// Returns the secret that two keys share.
    async fn secret(&self, private: &JsValue, public: &JsValue) -> Result<Vec<u8>, NotSealed> {
        let how = object(&[("name", "ECDH".into()), ("public", public.clone())]);
        let out = self.call("deriveBits", &[how, private.clone(), SECRET_BITS.into()]).await?;
        Ok(Uint8Array::new(&out).to_vec())
    }

    /// Returns the key of one answer: bound to both public keys.
    async fn derive(
        &self,
        secret: &[u8],
        publics: &[&[u8]],
        allowed: &str,
    ) -> Result<JsValue, NotSealed> {
        let base = self.import("raw", secret, &"HKDF".into(), &["deriveKey"]).await?;
        let how = object(&[
            ("name", "HKDF".into()),
            ("hash", "SHA-256".into()),
            ("salt", bytes(&publics.concat())),
            ("info", bytes(PURPOSE)),
        ]);
        let of = object(&[("name", "AES-GCM".into()), ("length", KEY_BITS.into())]);
        self.call("deriveKey", &[how, base, of, false.into(), uses(&[allowed])]).await
    }
}

fn ecdh() -> JsValue {
    object(&[("name", "ECDH".into()), ("namedCurve", "P-256".into())])
}

fn gcm(nonce: &[u8]) -> JsValue {
    object(&[("name", "AES-GCM".into()), ("iv", bytes(nonce))])
}

fn uses(allowed: &[&str]) -> JsValue {
    allowed.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into()
}

fn bytes(of: &[u8]) -> JsValue {
    Uint8Array::from(of).into()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let made = Object::new();
    for (name, value) in fields {
        // Throws only for what can't be extended.
        let _ = Reflect::set(&made, &JsValue::from_str(name), value);
    }
    made.into()
}

fn part(pair: &JsValue, name: &str) -> Result<JsValue, NotSealed> {
    Reflect::get(pair, &name.into()).map_err(|_| NotSealed::Refused)
}
