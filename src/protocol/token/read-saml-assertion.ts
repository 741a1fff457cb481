import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { decodeBase64Url, encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { rfc } from '#protocol/spec.ts';

/** What must be true of an assertion when it is sent. */
export interface SamlExpectation {
  readonly issuer: string;
  readonly tokenEndpoint: string | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** An assertion, encoded for the wire, and what was found in it. */
export interface SamlReading {
  /** base64url without padding; null where there is no assertion to be found. */
  readonly encoded: string | null;
  readonly checks: readonly Check[];
}

const rule = rfc(7522, '3');

/**
 * Reads a SAML assertion that was pasted as XML, base64 or base64url. It is looked at with a few
 * patterns, not parsed: its signature and its meaning are the server's to judge.
 * @see RFC 7522 §2.1, §3
 */
export function readSamlAssertion(text: string, expected: SamlExpectation): SamlReading {
  const xml = samlXmlOf(text);
  if (xml === null) {
    const say = checkAbout('assertion', rfc(7522, '2.1'));
    return { encoded: null, checks: [say.failed('There is no Assertion element in the text')] };
  }
  const checks = [
    checkOne(xml),
    checkNamed('Issuer', xml),
    checkNamed('NameID', xml),
    checkAudience(xml, expected),
    checkConfirmation(xml, expected),
    checkExpiry(xml, expected.now),
    checkSigned(xml),
  ];
  return { encoded: encode(xml), checks };
}

/** The assertion in a text as the grant sends it; null where there is none. @see RFC 7522 §2.1 */
export function encodeSamlAssertion(text: string): string | null {
  const xml = samlXmlOf(text);
  return xml === null ? null : encode(xml);
}

function encode(xml: string): string {
  return encodeBase64Url(new TextEncoder().encode(xml));
}

/** The assertion in a text, encoded or not, as XML; null where there is none. */
export function samlXmlOf(text: string): string | null {
  const trimmed = text.trim();
  const xml = trimmed.startsWith('<') ? trimmed : decoded(trimmed);
  return xml !== null && /<(?:[\w.-]+:)?Assertion[\s>]/.test(xml) ? xml : null;
}

function decoded(text: string): string | null {
  const plain = text
    .replace(/\s/g, '')
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/(?<!=)=+$/, '');
  const bytes = decodeBase64Url(plain);
  return bytes.ok ? new TextDecoder().decode(bytes.value) : null;
}

// The whole response is what is mostly at hand; the grant takes the assertion alone.
function checkOne(xml: string): Check {
  const say = checkAbout('assertion', rfc(7522, '2.1'));
  return /^\s*(?:<\?xml[^>]*>\s*)?<(?:[\w.-]+:)?Assertion[\s>]/.test(xml)
    ? say.passed('The text is one Assertion element')
    : say.failed('The Assertion is inside another element; it has to be sent alone');
}

function checkNamed(element: 'Issuer' | 'NameID', xml: string): Check {
  const say = checkAbout(`assertion.${element}`, rule);
  const found = contentOf(element, xml);
  return found === null
    ? say.failed(`There is no ${element}`)
    : say.passed(element === 'Issuer' ? 'It says who made it' : 'It says whom it is about', found);
}

function checkAudience(xml: string, { issuer, tokenEndpoint }: SamlExpectation): Check {
  const say = checkAbout('assertion.Audience', rule);
  const found = contentOf('Audience', xml);
  if (found === null) return say.failed('There is no Audience that would name the server');
  return found === issuer || found === tokenEndpoint
    ? say.passed('It is made for this server', found)
    : say.warned('It is made for another audience than this server', found);
}

function checkConfirmation(xml: string, { tokenEndpoint }: SamlExpectation): Check {
  const say = checkAbout('assertion.SubjectConfirmation', rule);
  if (!xml.includes('urn:oasis:names:tc:SAML:2.0:cm:bearer')) {
    return say.failed('It has no SubjectConfirmation of the method bearer');
  }
  const recipient = /\sRecipient="([^"]*)"/.exec(xml)?.[1] ?? null;
  if (recipient === null) return say.warned('It names no Recipient');
  return recipient === tokenEndpoint
    ? say.passed('Its Recipient is the token endpoint', recipient)
    : say.warned('Its Recipient is not the token endpoint', recipient);
}

function checkExpiry(xml: string, now: number): Check {
  const say = checkAbout('assertion.NotOnOrAfter', rule);
  const times = [...xml.matchAll(/\sNotOnOrAfter="([^"]*)"/g)].map(([, time = '']) => time);
  const [earliest] = times.toSorted();
  if (earliest === undefined) return say.failed('It does not say until when it counts');
  return Date.parse(earliest) > now
    ? say.passed('It is in its time', `until ${earliest}`)
    : say.failed('It has expired', earliest);
}

function checkSigned(xml: string): Check {
  const say = checkAbout('assertion.Signature', rule);
  return /<(?:[\w.-]+:)?Signature[\s>]/.test(xml)
    ? say.skipped('It is signed; the server verifies by whom')
    : say.failed('It is not signed, and the server has to refuse it');
}

function contentOf(element: string, xml: string): string | null {
  const found = new RegExp(`<(?:[\\w.-]+:)?${element}(?:\\s[^<>]*)?>([^<]{1,500})<`).exec(xml);
  return found?.[1]?.trim() ?? null;
}
