import type { Check, CheckOutcome } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { rfc } from '#protocol/spec.ts';
import {
  compareAuthorizationDetails,
  type ComparedDetail,
  type DetailDifference,
  type DetailOutcome,
} from './compare-authorization-details.ts';
import {
  readAuthorizationDetails,
  toDetails,
  type AuthorizationDetail,
} from './read-authorization-details.ts';

/** The name of the check on a token response; the page draws the comparison where it was made. */
export const grantedDetailsCheck = 'authorization_details';

/**
 * Compares what a token response grants with what was asked for, one check for each thing. Nothing
 * where there were no details on either side.
 * @see RFC 9396 §7, §7.1
 */
export function checkGrantedDetails(asked: string | null, granted: unknown): readonly Check[] {
  if (asked === null && granted === undefined) return [];
  const spec = rfc(9396, '7');
  const say = checkAbout(grantedDetailsCheck, spec);
  if (granted === undefined) {
    return [say.failed('Details were asked for, and the answer does not say which were granted')];
  }
  const there = toDetails(granted);
  if (there === null) {
    return [say.failed('authorization_details is no list of objects that have a type')];
  }
  const wanted = asked === null ? [] : readAuthorizationDetails(asked).details;
  if (wanted === null) {
    return [
      say.skipped('What was asked for is no list of details, so there is nothing to compare'),
    ];
  }
  const compared = compareAuthorizationDetails(wanted, there);
  if (compared.length === 0) return [say.passed('No details were asked for, and none granted')];
  return compared.map(describe);
}

/**
 * Compares the details in an access token that is a JWT with those that its response grants.
 * @see RFC 9396 §9.1
 */
export function checkTokenDetails(accessToken: string, granted: unknown): readonly Check[] {
  const say = checkAbout('access_token.authorization_details', rfc(9396, '9.1'));
  const decoded = decodeJwtUnverified(accessToken);
  const expected = toDetails(granted);
  if (decoded.kind !== 'jws') {
    if (expected === null) return [];
    return [say.skipped('The token cannot be read here: introspection tells what it allows')];
  }
  const claim = decoded.payload.claims['authorization_details'];
  if (claim === undefined) {
    if (expected === null || expected.length === 0) return [];
    return [say.warned('The token does not carry the details: an API has to ask the server')];
  }
  return checkCopy('access_token.authorization_details', claim, expected);
}

/**
 * Compares the details that introspection tells with those that the token response granted. It may
 * tell an API more or less than the client was told.
 * @see RFC 9396 §9.2
 */
export function checkIntrospectedDetails(told: unknown, granted: string | null): readonly Check[] {
  const expected = granted === null ? null : readAuthorizationDetails(granted).details;
  const say = checkAbout('introspection.authorization_details', rfc(9396, '9.2'));
  if (told === undefined) {
    if (expected === null || expected.length === 0) return [];
    return [say.warned('Details were granted, and introspection tells none')];
  }
  return checkCopy('introspection.authorization_details', told, expected);
}

function checkCopy(
  id: string,
  value: unknown,
  expected: readonly AuthorizationDetail[] | null,
): readonly Check[] {
  const say = checkAbout(id, rfc(9396, id.startsWith('introspection') ? '9.2' : '9.1'));
  const details = toDetails(value);
  if (details === null) {
    return [say.failed('authorization_details is no list of objects that have a type')];
  }
  if (expected === null) {
    return [say.skipped('There is nothing to compare the details with', typesOf(details))];
  }
  const odd = compareAuthorizationDetails(expected, details).filter(
    ({ outcome }) => outcome !== 'same',
  );
  if (odd.length === 0) {
    return [say.passed('The details are those of the token response', typesOf(details))];
  }
  const evidence = odd.map((one) => `${one.type}: ${evidenceOf(one) ?? words[one.outcome][2]}`);
  return [say.warned('The details are not those of the token response', evidence.join('; '))];
}

function typesOf(details: readonly AuthorizationDetail[]): string {
  return details.map(({ type }) => type).join(', ');
}

/** Each outcome: what comes of it, its sentence, and the one word for it. */
const words: Readonly<Record<DetailOutcome, readonly [CheckOutcome, string, string]>> = {
  same: ['passed', 'is granted as it was asked for', 'same'],
  enriched: ['passed', 'is granted, and the server has added to it', 'enriched'],
  reduced: ['warned', 'is granted in part: something of it was left out', 'reduced'],
  changed: ['warned', 'is granted otherwise than it was asked for', 'changed'],
  missing: ['warned', 'was asked for, and is not granted', 'missing'],
  'not-asked': ['warned', 'is granted, and nobody asked for it', 'not asked for'],
};

function describe(compared: ComparedDetail): Check {
  const [outcome, sentence] = words[compared.outcome];
  const say = checkAbout(grantedDetailsCheck, compared.spec)[outcome];
  return say(`${compared.type.slice(0, 100)} ${sentence}`, evidenceOf(compared));
}

/** So much of a value is evidence; the whole of it is in the answer. */
const longestValue = 200;

function evidenceOf({ differences }: ComparedDetail): string | null {
  return differences.length === 0 ? null : differences.map(describeDifference).join('; ');
}

function describeDifference({ path, asked, granted }: DetailDifference): string {
  if (asked === undefined) return `added ${path} ${write(granted)}`;
  if (granted === undefined) return `left out ${path} ${write(asked)}`;
  return `${path} ${write(asked)} became ${write(granted)}`;
}

function write(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
