import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import { sha256 } from '#sandbox/server/http/encoding.ts';
import type { SandboxWorld } from './sandbox-world.ts';

/** A key that a client proves possession of. */
export interface ProofKeys {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** Makes one. */
export async function makeProofKeys(alg = 'ES256'): Promise<ProofKeys> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return {
    privateKey,
    publicJwk: await exportJWK(publicKey),
    privateJwk: await exportJWK(privateKey),
  };
}

/** What a proof says; what is left out is right. */
export interface ProofParts {
  readonly path?: string;
  readonly method?: string;
  readonly token?: string;
  readonly nonce?: string;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: JWTPayload;
  /** What signs it, where that is not the key that it carries. */
  readonly signer?: CryptoKey;
}

let count = 0;

/** A proof of RFC 9449 §4.2, made without the app's own code. */
export async function makeProof(
  world: SandboxWorld,
  keys: ProofKeys,
  parts: ProofParts = {},
): Promise<string> {
  const { path = '/token', method = 'POST', token, nonce, header, claims, signer } = parts;
  return new SignJWT({
    ...{ jti: `proof-${(count += 1)}`, htm: method, htu: world.issuer + path },
    iat: Math.floor(world.now() / 1000),
    ...(nonce !== undefined && { nonce }),
    ...(token !== undefined && { ath: await sha256(token) }),
    ...claims,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: keys.publicJwk, ...header })
    .sign(signer ?? keys.privateKey);
}

/** The public client redeems a code with a proof. */
export async function redeemWith(
  world: SandboxWorld,
  proof: string,
  params: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return world.redeem(await world.code(params), {}, { DPoP: proof });
}

/** Tokens of the public client, bound to a key. */
export async function boundTokens(
  world: SandboxWorld,
  keys: ProofKeys,
): Promise<Record<string, string>> {
  const response = await redeemWith(world, await makeProof(world, keys));
  return (await response.json()) as Record<string, string>;
}

/** Calls a resource with a token that is bound to a key. */
export function callProven(
  world: SandboxWorld,
  token: string,
  proof: string | null,
  path = '/api/orders',
): Promise<Response> {
  const headers = { Authorization: `DPoP ${token}`, ...(proof !== null && { DPoP: proof }) };
  return world.fetch(world.issuer + path, { headers });
}
