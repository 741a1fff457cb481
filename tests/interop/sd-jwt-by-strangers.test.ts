import { createHash, randomBytes } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { CompactSign, compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import {
  allPlaced,
  chooseDisclosure,
  presentedParts,
  writeCompact,
} from '#protocol/sd-jwt/choose-disclosures.ts';
import { issueSdJwt } from '#protocol/sd-jwt/issue-sd-jwt.ts';
import { makeKeyBindingJwt, verifyKeyBinding } from '#protocol/sd-jwt/key-binding.ts';
import { parseSdJwt } from '#protocol/sd-jwt/parse-sd-jwt.ts';
import { pathText } from '#protocol/sd-jwt/place-disclosures.ts';
import { processSdJwtUnverified } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { sdHashes, type SdHash } from '#protocol/sd-jwt/sd-hash.ts';

// The stranger is @sd-jwt/core, which was written by others from the same specification.

const [issuer, holder] = await generateSigningKeys(['ES256', 'ES256']);
if (issuer === undefined || holder === undefined) throw new Error('Failed to make keys');

const importKey = ({ key_ops: _ops, x5c: _chain, ...jwk }: Jwk) => importJWK(jwk, 'ES256');

/** The stranger leaves signing to its user: over the input given, the signature alone. */
const signerOf = (key: Jwk) => async (input: string) => {
  const [head = '', payload = ''] = input.split('.');
  const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString());
  const token = await new CompactSign(Buffer.from(payload, 'base64url'))
    .setProtectedHeader(header as { alg: string })
    .sign(await importKey(key));
  return token.split('.')[2] ?? '';
};

const verifierOf = (key: Jwk) => async (input: string, signature: string) => {
  await compactVerify(`${input}.${signature}`, await importKey(publicJwk(key)));
  return true;
};

function stranger(hashAlg: SdHash) {
  return new SDJwtInstance({
    signer: signerOf(issuer!),
    signAlg: 'ES256',
    verifier: verifierOf(issuer!),
    kbSigner: signerOf(holder!),
    kbSignAlg: 'ES256',
    kbVerifier: verifierOf(holder!),
    hasher: (content, alg) =>
      createHash(alg.replace('-', ''))
        .update(new Uint8Array(Buffer.from(content as string)))
        .digest(),
    hashAlg,
    saltGenerator: (length) => randomBytes(length).toString('base64url'),
  });
}

const claims = {
  iss: 'https://issuer.example',
  iat: 1_800_000_000,
  given_name: 'Zoë',
  address: { locality: 'Köln', country: 'DE' },
  nationalities: ['DE', 'FR', 'US'],
};
const binding = { audience: 'https://rp.example', nonce: 'n-0S6', now: 1_800_000_000_000 };
const moment = { now: binding.now, toleranceSeconds: 60 };

function tree(value: object) {
  const parsed = parseJsonTree(JSON.stringify(value));
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('Failed to make claims');
  return parsed.value;
}

async function read(text: string) {
  const parsed = parseSdJwt(text);
  if (!parsed.ok) throw new Error(`Failed to parse: ${parsed.problem.code}`);
  return processSdJwtUnverified(parsed.value);
}

describe.each(Object.keys(sdHashes) as SdHash[])('with %s', (hash) => {
  it('the stranger verifies what is issued, presented and bound here', async () => {
    const { sdJwt } = await issueSdJwt(
      {
        claims: tree(claims),
        hidden: [['given_name'], ['address'], ['address', 'locality'], ['nationalities', 1]],
        hash,
        decoys: 2,
        holderKey: holder!,
      },
      { header: { alg: 'ES256', typ: 'example+sd-jwt' }, key: issuer! },
      (length) => new Uint8Array(randomBytes(length)),
    );
    const { parts, disclosures } = await read(sdJwt);
    const hide = disclosures.findIndex(
      ({ placement }) => pathText(placement?.path ?? []) === 'given_name',
    );
    const change = { index: hide, isChosen: false };
    const chosen = chooseDisclosure(allPlaced(disclosures), change, disclosures);
    const presented = writeCompact(presentedParts(parts, chosen));
    const kbJwt = await makeKeyBindingJwt({ sdJwt: presented, hash }, binding, {
      key: holder!,
      alg: 'ES256',
    });
    const { payload, kb } = await stranger(hash).verify(presented + kbJwt, {
      keyBindingNonce: binding.nonce,
      currentDate: binding.now / 1000,
    });
    const { given_name: _hidden, ...rest } = claims;
    expect(payload).toMatchObject(rest);
    expect(payload).not.toHaveProperty('given_name');
    expect(kb?.payload.aud).toBe(binding.audience);
  });

  it('what the stranger issues, presents and binds is verified here', async () => {
    const cnf = { jwk: publicJwk(holder!) };
    const other = stranger(hash);
    const issued = await other.issue(
      { ...claims, cnf },
      {
        _sd: ['given_name', 'address'],
        _sd_decoy: 2,
        address: { _sd: ['locality'] },
        nationalities: { _sd: [0, 2] },
      },
    );
    const presented = await other.present(
      issued,
      { address: { locality: true }, nationalities: { 2: true } },
      {
        kb: {
          payload: { iat: binding.now / 1000, aud: binding.audience, nonce: binding.nonce },
        },
      },
    );
    const processed = await read(presented);
    expect(processed.hash).toBe(hash);
    expect(processed.claims).toEqual({
      iss: claims.iss,
      iat: claims.iat,
      address: claims.address,
      nationalities: ['FR', 'US'],
      cnf,
    });
    const checks = await verifyKeyBinding(
      processed,
      { isRequired: true, audience: binding.audience, nonce: binding.nonce, maxAgeSeconds: 60 },
      moment,
    );
    const all = [...processed.checks, ...checks];
    expect(all.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(checks.map(({ outcome }) => outcome)).toEqual(checks.map(() => 'passed'));
    const keys = { kind: 'jwks', keys: [publicJwk(issuer!)], text: '' } as const;
    expect((await verifyJws(processed.parts.issuerJwt, keys)).status).toBe('verified');
  });
});
