import { checkAbout } from '#protocol/check-about.ts';
import type { Check } from '#protocol/check.ts';
import { checkTimes, numericDate, type CheckMoment } from '#protocol/jwt/check-times.ts';
import { decodeJwtUnverified, type DecodedJws } from '#protocol/jwt/decode-jwt.ts';
import { describeDuration } from '#protocol/jwt/describe-duration.ts';
import { spec } from '#protocol/spec.ts';
import {
  explainStatusListProblem,
  readStatusList,
  statusAt,
  statusMeaning,
  type StatusList,
} from './read-status.ts';
import { valueText } from '#protocol/value-text.ts';
import type { StatusReference } from './status-reference.ts';

/** What a status list token says, and every rule that was looked at but its signature. */
export interface JudgedStatusList {
  readonly decoded: DecodedJws | null;
  readonly list: StatusList | null;
  /** The status at the index; null where there is none. */
  readonly status: number | null;
  readonly checks: readonly Check[];
}

/** What is known of the token whose status is wanted. What is null is not compared. */
export interface WantedStatus {
  readonly index: StatusReference['index'] | null;
  readonly uri: StatusReference['uri'] | null;
}

/**
 * Judges a status list token in the JWT form and reads one status. Never throws; the signature is for
 * `verifyJws`.
 * @see Token Status List §5.1, §8.3
 */
export async function judgeStatusList(
  token: string,
  wanted: WantedStatus,
  moment: CheckMoment,
): Promise<JudgedStatusList> {
  const decoded = decodeJwtUnverified(token);
  if (decoded.kind !== 'jws' || decoded.payload.json?.kind !== 'object') {
    const check = checkAbout('status_list.form', spec('Token Status List', '5.1'));
    const found = decoded.kind === 'jws' ? 'a JWT that cannot be read' : decoded.kind;
    return { ...nothing, checks: [check.failed('This is no status list token as a JWT', found)] };
  }
  const { claims } = decoded.payload;
  const read = await readStatusList(claims['status_list']);
  const list = read.ok ? read.value : null;
  const status = list === null || wanted.index === null ? null : statusAt(list, wanted.index);
  const content = checkAbout('status_list.list', spec('Token Status List', '4.2'));
  return {
    decoded,
    list,
    status,
    checks: [
      checkType(decoded.header.claims['typ']),
      checkSubject(claims['sub'], wanted.uri),
      ...checkTimes(claims, moment, {
        prefix: 'status_list',
        exp: { isRequired: false, spec: spec('Token Status List', '5.1') },
        iat: { isRequired: true, spec: spec('Token Status List', '5.1') },
      }),
      checkTtl(claims, moment),
      read.ok
        ? content.passed('The list inflates', describeList(read.value))
        : content.failed(explainStatusListProblem(read.problem)),
      ...(list === null || wanted.index === null ? [] : [checkStatus(list, wanted.index, status)]),
    ],
  };
}

const nothing = { decoded: null, list: null, status: null } as const;

function describeList({ bits, bytes, size, compressedBytes }: StatusList): string {
  const count = (value: number) => value.toLocaleString('en');
  return `${count(size)} statuses of ${bits} ${bits === 1 ? 'bit' : 'bits'}, ${count(compressedBytes)} bytes inflated to ${count(bytes.length)}`;
}

function checkType(typ: unknown): Check {
  const check = checkAbout('status_list.typ', spec('Token Status List', '5.1'));
  return typeof typ === 'string' && /^(?:application\/)?statuslist\+jwt$/i.test(typ)
    ? check.passed('typ is statuslist+jwt', typ)
    : check.failed('typ is not statuslist+jwt', typ === undefined ? 'no typ' : valueText(typ));
}

function checkSubject(sub: unknown, uri: string | null): Check {
  const check = checkAbout('status_list.sub', spec('Token Status List', '8.3'));
  if (typeof sub !== 'string') return check.failed('No sub: it has to say which list it is');
  if (uri === null) return check.skipped('sub is not compared: no token refers to this list', sub);
  return sub === uri
    ? check.passed('sub is the uri that the token refers to', sub)
    : check.failed('sub is not the uri that the token refers to', `expected ${uri}, got ${sub}`);
}

function checkTtl({ ttl, iat }: Readonly<Record<string, unknown>>, { now }: CheckMoment): Check {
  const check = checkAbout('status_list.ttl', spec('Token Status List', '5.1'));
  if (ttl === undefined) return check.skipped('No ttl: it does not say how long it may be kept');
  const seconds = numericDate(ttl);
  if (seconds === null || seconds <= 0) return check.failed('ttl is not a positive number');
  const issued = numericDate(iat);
  const left = issued === null ? seconds : issued + seconds - now / 1000;
  const kept = `It may be kept for ${describeDuration(seconds)}`;
  return left > 0
    ? check.passed(kept)
    : check.warned(`${kept}, and is older than that: fetch it afresh`);
}

function checkStatus(list: StatusList, index: number, status: number | null): Check {
  if (status === null) {
    return checkAbout('status_list.status', spec('Token Status List', '8.3')).failed(
      'The index is beyond the end of the list: the token has to be rejected',
      `index ${index}, ${list.size} statuses`,
    );
  }
  const check = checkAbout('status_list.status', spec('Token Status List', '7.1'));
  const { name, about, isGood } = statusMeaning(status);
  const value = `0x${status.toString(16).padStart(2, '0')} ${name} at index ${index}`;
  return isGood
    ? check.passed(`The status is ${about}`, value)
    : check.failed(`The status is: ${about}`, value);
}
