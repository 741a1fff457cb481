/** An XML signature algorithm, by its name as JOSE and as WebCrypto know it. */
export interface XmlAlgorithm {
  readonly uri: string;
  readonly alg: string;
  readonly parameters: { readonly name: string; readonly hash: string };
}

/** What is taken, the same as for JWTs; nothing by SHA-1. @see RFC 6931 §2.3.2, §2.3.3 and §2.3.6 */
export const xmlAlgorithms: readonly XmlAlgorithm[] = [256, 384, 512].flatMap((bits) => [
  {
    uri: `http://www.w3.org/2001/04/xmldsig-more#rsa-sha${bits}`,
    alg: `RS${bits}`,
    parameters: { name: 'RSASSA-PKCS1-v1_5', hash: `SHA-${bits}` },
  },
  {
    uri: `http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha${bits}`,
    alg: `ES${bits}`,
    parameters: { name: 'ECDSA', hash: `SHA-${bits}` },
  },
]);

/** Digests by their names. @see XML Encryption §5.7, RFC 6931 §2.1.3 */
export const xmlDigests: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
};

/** The namespace of signatures. @see XML Signature Syntax and Processing §1.3 */
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';
/** @see XML Signature Syntax and Processing §6.6.4 */
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
/** @see Exclusive XML Canonicalization 1.0 §4 */
export const exclusiveCanonicalization = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** The digest of a text. */
export async function digestOf(text: string, hash: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(text)));
}
