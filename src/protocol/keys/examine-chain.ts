import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { keyMisfit } from '#protocol/jwt/jws-algorithms.ts';
import { rfc } from '#protocol/spec.ts';
import { decodeBase64 } from './pem.ts';
import { readCertificate, type Certificate } from './read-certificate.ts';
import { verifyCertificate } from './verify-certificate.ts';

/** What stands at one place of `x5c`. */
export interface ChainEntry {
  /** Null where it is no certificate. */
  readonly certificate: Certificate | null;
  readonly checks: readonly Check[];
}

/** The certificates that a header brings. Whoever made the token chose them: none is trusted. */
export interface ExaminedChain {
  readonly entries: readonly ChainEntry[];
  /** About the chain as a whole and what else the header says of it. */
  readonly checks: readonly Check[];
}

type Header = Readonly<Record<string, unknown>>;

/** More than any chain has; each costs a verification. */
const longest = 10;

/**
 * Reads `x5c` and says of each certificate whether it is in its time and signed by the next, and
 * whether the thumbprints of the header are those of the first. Never throws.
 * @see RFC 7515 §4.1.6 to §4.1.8, RFC 5280 §6.1.3
 */
export async function examineChain(header: Header, now: number): Promise<ExaminedChain> {
  const about = checkAbout('x5c', rfc(7515, '4.1.6'));
  const chain: unknown = header['x5c'];
  if (!Array.isArray(chain) || chain.length === 0) {
    return { entries: [], checks: [about.failed('x5c is no list with a certificate in it')] };
  }
  const read = await Promise.all(chain.slice(0, longest).map(readEntry));
  const entries = await Promise.all(
    read.map(async (entry, index) => ({
      certificate: entry.certificate,
      checks: [
        ...entry.checks,
        ...(entry.certificate === null ? [] : await examineOne(read, { index, now })),
      ],
    })),
  );
  const [first] = read;
  const ofFirst = first?.certificate ?? null;
  const tooLong =
    chain.length > longest
      ? [about.warned(`Only the first ${longest} are read`, `${chain.length} certificates`)]
      : [];
  return {
    entries,
    checks: [...tooLong, ...(ofFirst === null ? [] : checkHeader(header, ofFirst))],
  };
}

async function readEntry(value: unknown, index: number): Promise<ChainEntry> {
  const say = checkAbout(`x5c.${index}.form`, rfc(7515, '4.1.6'));
  if (typeof value !== 'string') {
    return { certificate: null, checks: [say.failed('It is not text', typeof value)] };
  }
  const isUrlSafe = /[-_]/.test(value);
  const der = decodeBase64(value.replace(/-/g, '+').replace(/_/g, '/'));
  const certificate = der === null ? null : await readCertificate(der);
  if (certificate?.ok !== true) {
    return { certificate: null, checks: [say.failed('It is no certificate in base64')] };
  }
  const form = isUrlSafe
    ? say.failed('It is written in base64url: x5c is the one member that is plain base64')
    : null;
  return { certificate: certificate.value, checks: form === null ? [] : [form] };
}

interface Place {
  readonly index: number;
  readonly now: number;
}

async function examineOne(
  chain: readonly Pick<ChainEntry, 'certificate'>[],
  { index, now }: Place,
): Promise<readonly Check[]> {
  const own = chain[index]?.certificate ?? null;
  if (own === null) return [];
  const next = chain[index + 1];
  const isLast = index === chain.length - 1;
  const signed = isLast ? await checkLast(own, index) : await checkNext(own, next, index);
  return [checkTime(own, { index, now }), signed, checkAlgorithm(own, index)];
}

function checkTime({ notBefore, notAfter }: Certificate, { index, now }: Place): Check {
  const say = checkAbout(`x5c.${index}.time`, rfc(5280, '4.1.2.5'));
  const found = `${dayOf(notBefore)} to ${dayOf(notAfter)}`;
  if (now < notBefore) return say.failed('It is not valid yet', found);
  return now > notAfter
    ? say.failed('It is no longer valid', found)
    : say.passed('It is in its time', found);
}

function dayOf(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : 'no date';
}

async function checkNext(
  own: Certificate,
  next: Pick<ChainEntry, 'certificate'> | undefined,
  index: number,
): Promise<Check> {
  const say = checkAbout(`x5c.${index}.signed`, rfc(5280, '6.1.3'));
  const signer = next?.certificate ?? null;
  if (signer === null) return say.skipped('What signed it cannot be read');
  if (own.issuer !== signer.subject) {
    const found = `issuer ${own.issuer}, then comes ${signer.subject}`;
    return say.failed('The next certificate is not its issuer’s: the order is wrong', found);
  }
  switch (await verifyCertificate(own, signer)) {
    case 'signed':
      return say.passed('It is signed by the next certificate’s key', signer.subject);
    case 'not-signed':
      return say.failed('It names the next as its issuer, and is not signed by that key');
    case 'unknown':
      return say.skipped('Its signature cannot be checked here', own.signatureAlgorithm);
  }
}

async function checkLast(own: Certificate, index: number): Promise<Check> {
  const say = checkAbout(`x5c.${index}.signed`, rfc(5280, '6.1'));
  if (!own.isSelfIssued) {
    return say.skipped('Its issuer is not in the chain: a reader has to know it', own.issuer);
  }
  const verdict = await verifyCertificate(own, own);
  if (verdict === 'not-signed') return say.failed('It names itself as issuer, and did not sign it');
  return verdict === 'unknown'
    ? say.skipped('Its signature cannot be checked here', own.signatureAlgorithm)
    : say.warned(
        index === 0
          ? 'It signed itself: trust it only where this very certificate is known'
          : 'It is a root, which signed itself: being in the token makes nobody trust it',
      );
}

// RFC 6194, RFC 6151: their hashes do not bind any more.
function checkAlgorithm({ signatureAlgorithm }: Certificate, index: number): Check {
  const say = checkAbout(`x5c.${index}.algorithm`, rfc(8725, '3.2'));
  return /SHA-1$|MD5$/.test(signatureAlgorithm)
    ? say.failed('It is signed over a hash that is broken', signatureAlgorithm)
    : say.passed('It is signed over a hash that holds', signatureAlgorithm);
}

function checkHeader(header: Header, first: Certificate): readonly Check[] {
  return [
    ...checkHash(header, 'x5t', first.sha1),
    ...checkHash(header, 'x5t#S256', first.sha256),
    ...checkFit(header['alg'], first),
  ];
}

function checkHash(header: Header, member: 'x5t' | 'x5t#S256', hash: string): readonly Check[] {
  const said = header[member];
  if (said === undefined) return [];
  const say = checkAbout(member, rfc(7515, member === 'x5t' ? '4.1.7' : '4.1.8'));
  return [
    said === hash
      ? say.passed(`${member} is the hash of the first certificate`, hash)
      : say.failed(
          `${member} is not the hash of the first certificate`,
          `${written(said)}, not ${hash}`,
        ),
  ];
}

function written(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : typeof value;
}

function checkFit(alg: unknown, { publicKeyJwk }: Certificate): readonly Check[] {
  if (typeof alg !== 'string') return [];
  const say = checkAbout('x5c.alg', rfc(7515, '4.1.6'));
  const misfit = publicKeyJwk === null ? 'JOSE has no such key' : keyMisfit(publicKeyJwk, alg);
  return [
    misfit === null
      ? say.passed('The key in the first certificate fits alg', alg)
      : say.failed('The key in the first certificate is not for this alg', misfit),
  ];
}
