"""Signs and verifies JWS, and decrypts JWE, by Python's `cryptography` alone.

Reads one JSON object from standard input, {"verify": [{alg, jwk, token}], "sign": [{alg, jwk, input}],
"decrypt": [{jwk, token}]}, and writes what came of each. RFC 7515 §5, RFC 7516 §5.2, RFC 7518.
"""

import base64
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, hmac, keywrap
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa, utils, x25519
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash
from cryptography.hazmat.primitives.padding import PKCS7

HASHES = {"256": hashes.SHA256, "384": hashes.SHA384, "512": hashes.SHA512}
CURVES = {"P-256": ec.SECP256R1, "P-384": ec.SECP384R1, "P-521": ec.SECP521R1}


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(text):
    return int.from_bytes(decode(text), "big")


def public_key(jwk):
    if jwk["kty"] == "RSA":
        return rsa.RSAPublicNumbers(number(jwk["e"]), number(jwk["n"])).public_key()
    if jwk["kty"] == "EC":
        curve = CURVES[jwk["crv"]]()
        return ec.EllipticCurvePublicNumbers(number(jwk["x"]), number(jwk["y"]), curve).public_key()
    if jwk["crv"] == "X25519":
        return x25519.X25519PublicKey.from_public_bytes(decode(jwk["x"]))
    return ed25519.Ed25519PublicKey.from_public_bytes(decode(jwk["x"]))


def private_key(jwk):
    if jwk["kty"] == "RSA":
        names = ("p", "q", "d", "dp", "dq", "qi")
        public = rsa.RSAPublicNumbers(number(jwk["e"]), number(jwk["n"]))
        return rsa.RSAPrivateNumbers(*(number(jwk[name]) for name in names), public).private_key()
    if jwk["kty"] == "EC":
        return ec.derive_private_key(number(jwk["d"]), CURVES[jwk["crv"]]())
    if jwk["crv"] == "X25519":
        return x25519.X25519PrivateKey.from_private_bytes(decode(jwk["d"]))
    return ed25519.Ed25519PrivateKey.from_private_bytes(decode(jwk["d"]))


def rsa_padding(alg, digest):
    if alg.startswith("PS"):
        return padding.PSS(padding.MGF1(digest), digest.digest_size)
    return padding.PKCS1v15()


def sign(alg, jwk, data):
    if alg.startswith("HS"):
        mac = hmac.HMAC(decode(jwk["k"]), HASHES[alg[2:]]())
        mac.update(data)
        return mac.finalize()
    key = private_key(jwk)
    if jwk["kty"] == "OKP":
        return key.sign(data)
    digest = HASHES[alg[2:]]()
    if jwk["kty"] == "RSA":
        return key.sign(data, rsa_padding(alg, digest), digest)
    size = (key.curve.key_size + 7) // 8
    r, s = utils.decode_dss_signature(key.sign(data, ec.ECDSA(digest)))
    return r.to_bytes(size, "big") + s.to_bytes(size, "big")


def verify(alg, jwk, data, signature):
    if alg.startswith("HS"):
        mac = hmac.HMAC(decode(jwk["k"]), HASHES[alg[2:]]())
        mac.update(data)
        return mac.verify(signature)
    key = public_key(jwk)
    if jwk["kty"] == "OKP":
        return key.verify(signature, data)
    digest = HASHES[alg[2:]]()
    if jwk["kty"] == "RSA":
        return key.verify(signature, data, rsa_padding(alg, digest), digest)
    half = len(signature) // 2
    r, s = (int.from_bytes(part, "big") for part in (signature[:half], signature[half:]))
    return key.verify(utils.encode_dss_signature(r, s), data, ec.ECDSA(digest))


def is_verified(alg, jwk, token):
    data, signature = token.rsplit(".", 1)
    try:
        verify(alg, jwk, data.encode(), decode(signature))
    except InvalidSignature:
        return False
    return True


def agreed_key(header, jwk, name, bits):
    key, other = private_key(jwk), public_key(header["epk"])
    shared = key.exchange(other) if jwk["kty"] == "OKP" else key.exchange(ec.ECDH(), other)
    parts = [name.encode(), decode(header.get("apu", "")), decode(header.get("apv", ""))]
    info = b"".join(len(part).to_bytes(4, "big") + part for part in parts) + bits.to_bytes(4, "big")
    return ConcatKDFHash(hashes.SHA256(), bits // 8, info).derive(shared)


def key_bits(enc):
    return int(enc[-3:]) if "CBC" in enc else int(enc[1:4])


def content_key(header, jwk, wrapped):
    alg, enc = header["alg"], header["enc"]
    if alg == "dir":
        return decode(jwk["k"])
    if alg.startswith("RSA-OAEP"):
        digest = HASHES[alg[9:]] if alg[9:] else hashes.SHA1
        return private_key(jwk).decrypt(
            wrapped, padding.OAEP(padding.MGF1(digest()), digest(), None)
        )
    if alg == "ECDH-ES":
        return agreed_key(header, jwk, enc, key_bits(enc))
    if alg.startswith("ECDH-ES+"):
        key = agreed_key(header, jwk, alg, int(alg[9:12]))
        return keywrap.aes_key_unwrap(key, wrapped)
    if alg.endswith("GCMKW"):
        return AESGCM(decode(jwk["k"])).decrypt(
            decode(header["iv"]), wrapped + decode(header["tag"]), None
        )
    return keywrap.aes_key_unwrap(decode(jwk["k"]), wrapped)


def decrypt(jwk, token):
    head, wrapped, iv, ciphertext, tag = token.split(".")
    header = json.loads(decode(head))
    key = content_key(header, jwk, decode(wrapped))
    iv, ciphertext, tag = decode(iv), decode(ciphertext), decode(tag)
    if "CBC" not in header["enc"]:
        return AESGCM(key).decrypt(iv, ciphertext + tag, head.encode())
    half = len(key) // 2
    mac = hmac.HMAC(key[:half], HASHES[header["enc"][-3:]]())
    mac.update(head.encode() + iv + ciphertext + (len(head) * 8).to_bytes(8, "big"))
    if mac.finalize()[:half] != tag:
        raise ValueError("tag")
    decryptor = Cipher(algorithms.AES(key[half:]), modes.CBC(iv)).decryptor()
    padded = decryptor.update(ciphertext) + decryptor.finalize()
    unpadder = PKCS7(128).unpadder()
    return unpadder.update(padded) + unpadder.finalize()


work = json.load(sys.stdin)
json.dump(
    {
        "verify": [is_verified(one["alg"], one["jwk"], one["token"]) for one in work["verify"]],
        "sign": [
            one["input"] + "." + encode(sign(one["alg"], one["jwk"], one["input"].encode()))
            for one in work["sign"]
        ],
        "decrypt": [decrypt(one["jwk"], one["token"]).decode() for one in work["decrypt"]],
    },
    sys.stdout,
)
