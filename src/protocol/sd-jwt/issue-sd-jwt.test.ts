import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonValue, parseJsonTree, type JsonNode } from '#protocol/jwt/json-tree.ts';
import { verifyJws } from '#protocol/jwt/verify-jws.ts';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import {
  allPlaced,
  chooseDisclosure,
  presentedParts,
  writeCompact,
  writeJson,
} from './choose-disclosures.ts';
import { findReservedName, issueSdJwt, type Issuance } from './issue-sd-jwt.ts';
import { makeKeyBindingJwt, verifyKeyBinding } from './key-binding.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import type { ClaimPath } from './place-disclosures.ts';
import { processSdJwtUnverified, type ProcessedSdJwt } from './process-sd-jwt.ts';
import { sdHashes, type SdHash } from './sd-hash.ts';

const [issuerKey, holderKey] = await generateSigningKeys(['ES256', 'ES256']);
if (issuerKey === undefined || holderKey === undefined) throw new Error('Failed to make keys');
const signature = { header: { alg: 'ES256', typ: 'example+sd-jwt' }, key: issuerKey };
let counter = 0;

/** Not random, but never the same. */
function countingBytes(length: number): Uint8Array {
  counter += 1;
  return Uint8Array.from({ length }, (_, index) => (index < 4 ? counter >> (8 * index) : 7) & 0xff);
}

function tree(value: unknown): Issuance['claims'] {
  const parsed = parseJsonTree(JSON.stringify(value));
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('Failed to make claims');
  return parsed.value;
}

async function read(text: string): Promise<ProcessedSdJwt> {
  const parsed = parseSdJwt(text);
  if (!parsed.ok) throw new Error(`Failed to parse: ${parsed.problem.code}`);
  return processSdJwtUnverified(parsed.value);
}

async function issue(claims: unknown, given: Partial<Issuance> = {}) {
  const issuance = { hidden: [], hash: 'sha-256', decoys: 0, holderKey: null, ...given } as const;
  return issueSdJwt({ ...issuance, claims: tree(claims) }, signature, countingBytes);
}

const verifies = (processed: ProcessedSdJwt, key: Jwk) =>
  verifyJws(processed.parts.issuerJwt, { kind: 'jwks', keys: [publicJwk(key)], text: '' });

/** Every place of a claim or an element. */
function allPaths(node: JsonNode, path: ClaimPath = []): ClaimPath[] {
  const inside: [string | number, JsonNode][] =
    node.kind === 'object'
      ? node.members.map(({ name, value }) => [name, value])
      : node.kind === 'array'
        ? node.items.map((item, index) => [index, item])
        : [];
  return inside.flatMap(([step, value]) => [[...path, step], ...allPaths(value, [...path, step])]);
}

const key = (path: ClaimPath) => JSON.stringify(path);

/** The claims that are left, worked out from the claims themselves. */
function expectedClaims(
  node: JsonNode,
  withheld: ReadonlySet<string>,
  path: ClaimPath = [],
): unknown {
  if (node.kind === 'array') {
    return node.items.flatMap((item, index) =>
      withheld.has(key([...path, index])) ? [] : [expectedClaims(item, withheld, [...path, index])],
    );
  }
  if (node.kind !== 'object') return jsonValue(node);
  return Object.fromEntries(
    node.members.flatMap(({ name, value }) =>
      withheld.has(key([...path, name]))
        ? []
        : [[name, expectedClaims(value, withheld, [...path, name])]],
    ),
  );
}

const names = fc.oneof(
  fc.constantFrom('name', 'address', 'é', 'a.b', '__proto__', 'constructor', ''),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const { claims: claimsOf } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string({ unit: 'binary' })),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('claims'),
  ),
  claims: fc.dictionary(names, tie('value'), { maxKeys: 4 }),
}));

it('gives exactly the chosen claims, whatever is hidden and chosen', async () => {
  const cases = fc.record({
    claims: claimsOf.filter((claims) => findReservedName(tree(claims)) === null),
    decoys: fc.integer({ min: 0, max: 2 }),
    hash: fc.constantFrom(...(Object.keys(sdHashes) as SdHash[])),
    isHidden: fc.func(fc.boolean()),
    isChosen: fc.func(fc.boolean()),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ claims, decoys, hash, isHidden, isChosen }) => {
      const hidden = allPaths(tree(claims)).filter((path) => isHidden(key(path)));
      const { sdJwt } = await issue(claims, { hidden, decoys, hash });
      const whole = await read(sdJwt);
      expect(whole.claims).toEqual(claims);
      let chosen: ReadonlySet<number> = new Set();
      whole.disclosures.forEach((_, index) => {
        const change = { index, isChosen: true };
        if (isChosen(index)) chosen = chooseDisclosure(chosen, change, whole.disclosures);
      });
      const presented = await read(writeCompact(presentedParts(whole.parts, chosen)));
      const withheld = whole.disclosures.flatMap(({ placement }, index) =>
        chosen.has(index) || placement === null ? [] : [key(placement.path)],
      );
      expect(presented.claims).toEqual(expectedClaims(tree(claims), new Set(withheld)));
      expect(presented.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      const { status } = await verifies(presented, issuerKey);
      expect(status).toBe('verified');
    }),
    { numRuns: 60 },
  );
});

const sample = {
  iss: 'https://issuer.example',
  name: 'Alice',
  address: { locality: 'Köln', country: 'DE' },
  nationalities: ['DE', 'FR'],
};
const sampleHidden = [
  ['name'],
  ['address'],
  ['address', 'locality'],
  ['nationalities', 1],
] as const;

it('fails for one flipped character, wherever it is', async () => {
  const { sdJwt } = await issue(sample, { hidden: sampleHidden, holderKey });
  const bound = `${sdJwt}${await makeKeyBindingJwt(
    { sdJwt, hash: 'sha-256' },
    { audience: 'https://rp.example', nonce: 'n', now: 0 },
    { key: holderKey, alg: 'ES256' },
  )}`;
  const isGood = async (text: string) => {
    const parsed = parseSdJwt(text);
    if (!parsed.ok) return false;
    const processed = await processSdJwtUnverified(parsed.value);
    const verdict = await verifies(processed, issuerKey);
    const binding = await verifyKeyBinding(
      processed,
      { isRequired: true, maxAgeSeconds: 60 },
      { now: 0, toleranceSeconds: 0 },
    );
    const checks = [...processed.checks, ...binding];
    return verdict.status === 'verified' && checks.every(({ outcome }) => outcome !== 'failed');
  };
  expect(await isGood(bound)).toBe(true);
  const places = fc.record({
    at: fc.integer({ min: 0, max: bound.length - 1 }),
    to: fc.constantFrom(...'AaZz09-_~.'),
  });
  await fc.assert(
    fc.asyncProperty(places, async ({ at, to }) => {
      fc.pre(bound[at] !== to);
      expect(await isGood(bound.slice(0, at) + to + bound.slice(at + 1))).toBe(false);
    }),
    { numRuns: 150 },
  );
});

it('chooses the parents of a child, and gives up the children of a parent', async () => {
  const { sdJwt } = await issue(sample, { hidden: sampleHidden });
  const { disclosures } = await read(sdJwt);
  const at = (path: ClaimPath) =>
    disclosures.findIndex(({ placement }) => key(placement?.path ?? []) === key(path));
  const locality = at(['address', 'locality']);
  const chosen = chooseDisclosure(new Set(), { index: locality, isChosen: true }, disclosures);
  expect([...chosen].toSorted()).toEqual([locality, at(['address'])].toSorted());
  const all = allPlaced(disclosures);
  const fewer = chooseDisclosure(all, { index: at(['address']), isChosen: false }, disclosures);
  expect([...fewer].toSorted()).toEqual([at(['name']), at(['nationalities', 1])].toSorted());
});

it('writes the same presentation as JSON', async () => {
  const { sdJwt } = await issue(sample, { hidden: sampleHidden });
  const { parts, claims } = await read(sdJwt);
  const fromJson = await read(writeJson(parts));
  expect(fromJson.parts).toEqual({ ...parts, form: 'flattened' });
  expect(fromJson.claims).toEqual(claims);
});

it('adds decoys to each list of digests, and hides the order', async () => {
  const { sdJwt } = await issue(sample, { hidden: sampleHidden, decoys: 3 });
  const { placed, issuerJwt } = await read(sdJwt);
  expect(placed?.withheld).toHaveLength(9);
  const digests: unknown = issuerJwt?.payload.claims['_sd'];
  expect(digests).toEqual(Array.isArray(digests) ? digests.toSorted() : null);
});

it('puts only the public half of the holder’s key into cnf', async () => {
  const { sdJwt } = await issue(sample, { holderKey });
  const { claims } = await read(sdJwt);
  const { x, y, crv, kty, alg } = holderKey;
  expect(claims['cnf']).toEqual({ jwk: { kty, crv, x, y, alg } });
});

it.each([
  [{ a: [{ _sd: 1 }] }, 'a[0]._sd'],
  [{ '...': 1 }, '["..."]'],
  [{ b: { _sd_alg: 'sha-256' } }, 'b._sd_alg'],
  [{ a: 1 }, null],
])('finds a reserved name in %j', (claims, found) => {
  expect(findReservedName(tree(claims))).toBe(found);
});
