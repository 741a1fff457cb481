import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { formatJsonLine } from '#protocol/jwt/format-json.ts';
import { jsonValue, type JsonMember, type JsonNode } from '#protocol/jwt/json-tree.ts';
import { signJwt, type SignatureKey } from '#protocol/jwt/sign-jwt.ts';
import { publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { encodeDisclosure } from './disclosure.ts';
import { compactSdJwt } from './parse-sd-jwt.ts';
import { pathText, type ClaimPath } from './place-disclosures.ts';
import { sdDigest, type SdHash } from './sd-hash.ts';

/** What is to be issued. */
export interface Issuance {
  /** The claims as they would be without selective disclosure: an object. */
  readonly claims: JsonNode & { readonly kind: 'object' };
  /** The claims and array elements that the holder may withhold. One inside another is recursive. */
  readonly hidden: readonly ClaimPath[];
  readonly hash: SdHash;
  /** How many decoys each list of digests gets. */
  readonly decoys: number;
  /** Bound to this key; its private members are left out. Null for none. */
  readonly holderKey: Jwk | null;
}

/** How it is signed. */
export interface IssuerSignature {
  readonly header: Readonly<Record<string, unknown>> & { readonly alg: string };
  readonly key: SignatureKey;
}

/** What was issued. */
export interface Issued {
  readonly sdJwt: string;
  readonly issuerJwt: string;
  readonly disclosures: readonly string[];
}

interface Work {
  readonly hidden: ReadonlySet<string>;
  readonly hash: SdHash;
  readonly decoys: number;
  readonly random: RandomBytes;
  readonly disclosures: string[];
}

/**
 * Issues an SD-JWT: hides the claims chosen, innermost first, and signs what is left. Throws where the
 * key does not fit the algorithm.
 * @see RFC 9901 §4.1, §4.2
 */
export async function issueSdJwt(
  { claims, hidden, hash, decoys, holderKey }: Issuance,
  { header, key }: IssuerSignature,
  random: RandomBytes,
): Promise<Issued> {
  const disclosures: string[] = [];
  const keys = new Set(hidden.map(pathKey));
  const work: Work = { hidden: keys, hash, decoys, random, disclosures };
  const payload = await hideIn(work, claims, []);
  const members = { ...plainMembers(payload), _sd_alg: hash };
  const signed = holderKey === null ? members : { ...members, cnf: { jwk: bareKey(holderKey) } };
  const issuerJwt = await signJwt(header, signed, key);
  return { sdJwt: compactSdJwt(issuerJwt, disclosures), issuerJwt, disclosures };
}

function pathKey(path: ClaimPath): string {
  return JSON.stringify(path);
}

function plainMembers(node: JsonNode): Readonly<Record<string, unknown>> {
  // A tree of kind `object` has a plain object as its value.
  return node.kind === 'object' ? (jsonValue(node) as Readonly<Record<string, unknown>>) : {};
}

/** Only what tells the key: a store's names and uses are nobody's business. */
function bareKey(jwk: Jwk): Jwk {
  const { kid: _kid, use: _use, key_ops: _ops, x5c: _chain, ...bare } = publicJwk(jwk);
  return bare;
}

async function hideIn(work: Work, node: JsonNode, path: ClaimPath): Promise<JsonNode> {
  if (node.kind === 'object') return hideMembers(work, node.members, path);
  if (node.kind === 'array') return hideItems(work, node.items, path);
  return node;
}

async function hideMembers(
  work: Work,
  members: readonly JsonMember[],
  path: ClaimPath,
): Promise<JsonNode> {
  const kept: JsonMember[] = [];
  const digests: string[] = [];
  for (const { name, nameText, value } of members) {
    const inside = [...path, name];
    const rest = await hideIn(work, value, inside);
    if (!work.hidden.has(pathKey(inside))) kept.push({ name, nameText, value: rest });
    else digests.push(await disclose(work, [nameText, formatJsonLine(rest)]));
  }
  if (digests.length === 0) return { kind: 'object', members: kept };
  for (let count = 0; count < work.decoys; count += 1) digests.push(await decoy(work));
  // RFC 9901 §4.2.4.1: sorted, so that the order of the claims does not show.
  const items = digests.toSorted().map(textNode);
  const list: JsonMember = { name: '_sd', nameText: '"_sd"', value: { kind: 'array', items } };
  return { kind: 'object', members: [list, ...kept] };
}

async function hideItems(
  work: Work,
  items: readonly JsonNode[],
  path: ClaimPath,
): Promise<JsonNode> {
  const kept: JsonNode[] = [];
  let isHiding = false;
  for (const [index, item] of items.entries()) {
    const inside = [...path, index];
    const rest = await hideIn(work, item, inside);
    const isHidden = work.hidden.has(pathKey(inside));
    isHiding ||= isHidden;
    kept.push(isHidden ? elementNode(await disclose(work, [formatJsonLine(rest)])) : rest);
  }
  for (let count = 0; isHiding && count < work.decoys; count += 1) {
    const [chance = 0] = work.random(1);
    kept.splice(chance % (kept.length + 1), 0, elementNode(await decoy(work)));
  }
  return { kind: 'array', items: kept };
}

/** Keeps the disclosure for the holder and gives its digest for the payload. */
async function disclose(work: Work, content: readonly string[]): Promise<string> {
  const salt = encodeBase64Url(work.random(16));
  const disclosure = encodeDisclosure([JSON.stringify(salt), ...content]);
  work.disclosures.push(disclosure);
  return sdDigest(disclosure, work.hash);
}

/** @see RFC 9901 §4.2.5 */
function decoy({ random, hash }: Work): Promise<string> {
  return sdDigest(encodeBase64Url(random(32)), hash);
}

function textNode(value: string): JsonNode {
  return { kind: 'string', value, text: JSON.stringify(value) };
}

function elementNode(digest: string): JsonNode {
  const member: JsonMember = { name: '...', nameText: '"..."', value: textNode(digest) };
  return { kind: 'object', members: [member] };
}

/** Where the claims have a name that only digests may have; null where they do not. @see RFC 9901 §4.1 */
export function findReservedName(node: JsonNode, path: ClaimPath = []): string | null {
  if (node.kind === 'array') {
    return firstFound(node.items.map((item, index) => findReservedName(item, [...path, index])));
  }
  if (node.kind !== 'object') return null;
  return firstFound(
    node.members.map(({ name, value }) => {
      const inside = [...path, name];
      return /^(?:_sd|_sd_alg|\.\.\.)$/.test(name)
        ? pathText(inside)
        : findReservedName(value, inside);
    }),
  );
}

function firstFound(found: readonly (string | null)[]): string | null {
  return found.find((one) => one !== null) ?? null;
}
