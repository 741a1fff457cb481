import type { Check, Processed } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { textMember } from '#protocol/http/find-member.ts';
import { judgeJsonAnswer } from '#protocol/http/judge-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import type { JsonMembers } from '#protocol/http/read-body.ts';
import { pollInterval, requiredSeconds, requiredText } from '#protocol/http/read-required.ts';
import type { EndpointProblem } from '#protocol/problem.ts';
import { rfc } from '#protocol/spec.ts';

/** What a device shows to the person, and asks with. */
export interface DeviceAnswer {
  readonly deviceCode: string | null;
  readonly userCode: string | null;
  readonly verificationUri: string | null;
  readonly verificationUriComplete: string | null;
  /** Milliseconds since the epoch; null where the server does not say. */
  readonly expiresAt: number | null;
  readonly intervalSeconds: number;
}

const spec = rfc(8628, '3.2');

/** Judges a device authorization response. @see RFC 8628 §3.2, §6.1 */
export function processDeviceResponse(
  exchange: Exchange,
): Processed<DeviceAnswer, EndpointProblem> {
  const rules = { answer: 'device', from: 'device', status: 200, spec } as const;
  const read = judgeJsonAnswer(exchange, { ...rules, errorSpec: rfc(6749, '5.2') });
  if (read.value === null) return { checks: read.checks, value: null, problem: read.problem };
  const members = read.value;
  const deviceCode = requiredText(members, 'device_code', spec);
  const userCode = requiredText(members, 'user_code', spec);
  const uri = requiredText(members, 'verification_uri', spec);
  const expiry = requiredSeconds(members, 'expires_in', spec);
  const interval = pollInterval(members, spec);
  const complete = textMember(members, 'verification_uri_complete').text;
  const missing = [deviceCode, userCode, uri].filter(({ value }) => value === null);
  return {
    checks: [
      ...read.checks,
      ...[deviceCode, userCode, uri, expiry, interval].map(({ check }) => check),
      ...checkAddresses({ uri: uri.value, complete, userCode: userCode.value }, members),
      ...checkReadable(userCode.value),
    ],
    value: {
      deviceCode: deviceCode.value,
      userCode: userCode.value,
      verificationUri: uri.value,
      verificationUriComplete: complete,
      expiresAt: expiry.value === null ? null : exchange.response.receivedAt + expiry.value * 1000,
      intervalSeconds: interval.value ?? 5,
    },
    problem:
      missing.length === 0
        ? read.problem
        : {
            ...{ code: 'answer_incomplete', spec, answer: 'device' },
            missing: missing.map(({ name }) => name),
          },
  };
}

interface Addresses {
  readonly uri: string | null;
  readonly complete: string | null;
  readonly userCode: string | null;
}

function checkAddresses(
  { uri, complete, userCode }: Addresses,
  members: JsonMembers,
): readonly Check[] {
  return [...(uri === null ? [] : [checkAddress(uri)]), checkComplete(complete, userCode, members)];
}

function checkAddress(uri: string): Check {
  const say = checkAbout('verification_uri.address', spec);
  if (!isWebAddress(uri)) return say.failed('verification_uri is no web address');
  return uri.length <= 60
    ? say.passed('The address is short enough to type', uri)
    : say.warned('The address is long to type by hand', `${uri.length} characters`);
}

// §3.3.1: it makes a QR code; without it the person types the code.
function checkComplete(
  complete: string | null,
  userCode: string | null,
  members: JsonMembers,
): Check {
  const say = checkAbout('verification_uri_complete', rfc(8628, '3.3.1'));
  if (complete === null) {
    return 'verification_uri_complete' in members
      ? say.failed('verification_uri_complete is no text')
      : say.skipped('There is no address with the code in it: the code has to be typed');
  }
  if (!isWebAddress(complete)) return say.failed('verification_uri_complete is no web address');
  const isCarrying = userCode !== null && readable(complete).includes(userCode);
  return isCarrying
    ? say.passed('verification_uri_complete carries the code')
    : say.warned('The user code cannot be seen in verification_uri_complete');
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

// §6.1: letters that cannot be taken for each other, no vowels that make words.
function checkReadable(userCode: string | null): readonly Check[] {
  if (userCode === null) return [];
  const say = checkAbout('user_code.readable', rfc(8628, '6.1'));
  const bare = userCode.replace(/[\s-]/g, '');
  return [
    /^(?:[B-DF-HJ-NP-TV-XZ]+|\d+)$/i.test(bare)
      ? say.passed('The code is easy to read and to type', `${bare.length} characters`)
      : say.warned('The code has characters that are easily mistaken or spell words'),
  ];
}

function readable(address: string): string {
  const { searchParams, pathname } = new URL(address);
  return [pathname, ...searchParams.values()].join(' ');
}
