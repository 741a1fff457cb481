import { deflateZlib } from '#protocol/jwe/inflate.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { signJwt } from '#protocol/jwt/sign-jwt.ts';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';

/** A token whose status is in a list, the list, and the key of both. */
export interface SampleStatusList {
  readonly token: string;
  readonly statusListToken: string;
  readonly publicKey: Jwk;
}

const uri = 'https://issuer.example.com/statuslists/1';
const index = 412;
/** As many as are in use: two bits each, so that there is room for SUSPENDED. */
const size = 100_000;

/**
 * Makes a token that is suspended, and the list that says so, with a key made for them alone.
 * @see Token Status List §5.1, §6.2
 */
export async function makeSampleStatusList(nowMilliseconds: number): Promise<SampleStatusList> {
  const [key] = await generateSigningKeys(['ES256']);
  if (key === undefined) throw new Error('Failed to make a key');
  const iat = Math.floor(nowMilliseconds / 1000) - 60;
  const { alg, kid } = key;
  const claims = { iss: 'https://issuer.example.com', iat, exp: iat + 30 * 24 * 3600 };
  const token = await signJwt(
    { alg, kid, typ: 'at+jwt' },
    { ...claims, sub: '248289761001', status: { status_list: { idx: index, uri } } },
    key,
  );
  const statusListToken = await signJwt(
    { alg, kid, typ: 'statuslist+jwt' },
    { ...claims, sub: uri, ttl: 43_200, status_list: { bits: 2, lst: await sampleList() } },
    key,
  );
  return { token, statusListToken, publicKey: publicJwk(key) };
}

/** Some are revoked, ours is suspended, the others are valid. @see Token Status List §4.1 */
async function sampleList(): Promise<string> {
  const bytes = new Uint8Array(size / 4);
  for (let at = 17; at < bytes.length; at += 397) bytes[at] = 1;
  bytes[index / 4] = 2;
  return encodeBase64Url(await deflateZlib(bytes));
}
