import { parseJsonTree } from '#protocol/jwt/json-tree.ts';
import type { RandomBytes } from '#protocol/random.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { findReservedName, issueSdJwt, type Issuance } from '#protocol/sd-jwt/issue-sd-jwt.ts';
import { isSdHash } from '#protocol/sd-jwt/sd-hash.ts';
import { claimRows } from './claim-rows.ts';
import { noKey, type KeyChoice, type SigningChoice } from './key-choice.ts';

/** What is filled in to issue an SD-JWT. */
export interface IssueForm {
  readonly claims: string;
  /** Keys of the paths that are ticked; those that the claims no longer have are kept, and do nothing. */
  readonly hidden: ReadonlySet<string>;
  readonly typ: string;
  readonly hash: string;
  readonly decoys: string;
  readonly issuerKey: KeyChoice;
  readonly holderKey: KeyChoice;
}

/** A credential to begin with, issued now. */
export function freshIssueForm(now: number): IssueForm {
  const issued = Math.floor(now / 1000);
  const claims = {
    iss: 'https://issuer.example.com',
    iat: issued,
    exp: issued + 365 * 24 * 3600,
    vct: 'https://credentials.example.com/identity_credential',
    given_name: 'Erika',
    family_name: 'Mustermann',
    birthdate: '1984-01-26',
    address: { street_address: 'Heidestraße 17', locality: 'Köln', country: 'DE' },
    nationalities: ['DE', 'FR'],
  };
  const hidden = [
    ['given_name'],
    ['family_name'],
    ['birthdate'],
    ['address'],
    ['address', 'street_address'],
    ['address', 'locality'],
    ['address', 'country'],
    ['nationalities', 0],
    ['nationalities', 1],
  ];
  return {
    claims: JSON.stringify(claims, null, 2),
    hidden: new Set(hidden.map((path) => JSON.stringify(path))),
    typ: 'dc+sd-jwt',
    hash: 'sha-256',
    decoys: '0',
    issuerKey: noKey,
    holderKey: noKey,
  };
}

/** The claims typed, as a tree; a sentence where they are none. */
export function readClaims(text: string): Result<Issuance['claims'], string> {
  const parsed = parseJsonTree(text);
  if (!parsed.ok) {
    const { index, expected } = parsed.problem;
    return fail(
      `Not JSON: expected ${expected} at character ${index + 1}, line ${lineOf(text, index)}.`,
    );
  }
  const { value } = parsed;
  if (value.kind !== 'object') return fail('The claims have to be a JSON object: { … }.');
  const reserved = findReservedName(value);
  return reserved === null
    ? ok(value)
    : fail(`${reserved}: the names _sd, _sd_alg and ... are for the digests. Take it out.`);
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The keys, once they were read. */
export interface IssueKeys {
  readonly issuer: SigningChoice | null;
  readonly holder: SigningChoice | null;
}

/** Issues what the form says; a sentence where it cannot be. */
export async function issueFromForm(
  form: IssueForm,
  { issuer, holder }: IssueKeys,
  random: RandomBytes,
): Promise<Result<string, string>> {
  const claims = readClaims(form.claims);
  if (!claims.ok) return claims;
  if (issuer === null) return fail('Give the issuer’s private key, or make one.');
  const rows = claimRows(claims.value);
  const hidden = rows.filter(({ key }) => form.hidden.has(key)).map(({ path }) => path);
  const hash = isSdHash(form.hash) ? form.hash : 'sha-256';
  const { kid } = issuer.publicKey;
  const named = kid === undefined ? {} : { kid };
  const header = { alg: issuer.alg, ...(form.typ === '' ? {} : { typ: form.typ }), ...named };
  const issuance = {
    claims: claims.value,
    hidden,
    hash,
    decoys: Number(form.decoys),
    holderKey: holder?.publicKey ?? null,
  };
  try {
    const { sdJwt } = await issueSdJwt(issuance, { header, key: issuer.key }, random);
    return ok(sdJwt);
  } catch {
    return fail('This browser cannot sign with this key.');
  }
}
