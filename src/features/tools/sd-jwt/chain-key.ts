import { decodeBase64 } from '#protocol/keys/pem.ts';
import { readCertificate } from '#protocol/keys/read-certificate.ts';
import { fail, ok, type Result } from '#protocol/result.ts';

/** The key of the first certificate of `x5c`, as JSON. The chain is not judged. RFC 7515 §4.1.6 */
export async function readChainKey(chain: unknown): Promise<Result<string, string>> {
  const first: unknown = Array.isArray(chain) ? chain[0] : null;
  const der = typeof first === 'string' ? decodeBase64(first) : null;
  if (der === null) return fail('x5c is not a list of certificates in base64.');
  const read = await readCertificate(der);
  if (!read.ok) return fail('The first entry of x5c is no certificate that can be read.');
  const { publicKeyJwk } = read.value;
  return publicKeyJwk === null
    ? fail('The certificate has a kind of key that JOSE does not have.')
    : ok(JSON.stringify(publicKeyJwk, null, 2));
}
