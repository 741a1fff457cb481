import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificateFolder, onP256 } from '../../../tests/support/certificate-folder.ts';
import { examineChain, type ExaminedChain } from './examine-chain.ts';
import { encodeBase64 } from './pem.ts';
import type { Certificate } from './read-certificate.ts';

const folder = makeCertificateFolder();
afterAll(folder.remove);

const day = 86_400_000;
let root: Certificate;
let middle: Certificate;
let leaf: Certificate;
let other: Certificate;

beforeAll(async () => {
  folder.selfSigned('root', onP256);
  folder.issued('middle', 'root');
  folder.issued('leaf', 'middle');
  folder.selfSigned('other', ['rsa:2048', '-sha1']);
  [root, middle] = [await folder.read('root'), await folder.read('middle')];
  [leaf, other] = [await folder.read('leaf'), await folder.read('other')];
});

const chainOf = (...all: readonly Certificate[]) => ({
  x5c: all.map((one) => encodeBase64(one.der)),
});
const soon = () => leaf.notBefore + day;

function outcomes({ entries, checks }: ExaminedChain): Record<string, string> {
  const all = [...entries.flatMap((entry) => entry.checks), ...checks];
  return Object.fromEntries(all.map(({ id, outcome }) => [id, outcome]));
}

it('reads a chain, each certificate signed by the next, to a root that signed itself', async () => {
  const header = {
    ...chainOf(leaf, middle, root),
    alg: 'ES256',
    x5t: leaf.sha1,
    'x5t#S256': leaf.sha256,
  };
  const examined = await examineChain(header, soon());
  expect(examined.entries.map(({ certificate }) => certificate?.subject)).toEqual([
    'CN=leaf',
    'CN=middle',
    'CN=root',
  ]);
  expect(outcomes(examined)).toEqual({
    'x5c.0.time': 'passed',
    'x5c.0.signed': 'passed',
    'x5c.0.algorithm': 'passed',
    'x5c.1.time': 'passed',
    'x5c.1.signed': 'passed',
    'x5c.1.algorithm': 'passed',
    'x5c.2.time': 'passed',
    'x5c.2.signed': 'warned',
    'x5c.2.algorithm': 'passed',
    x5t: 'passed',
    'x5t#S256': 'passed',
    'x5c.alg': 'passed',
  });
});

it('says that the issuer is not there, where a chain ends before its root', async () => {
  const found = outcomes(await examineChain(chainOf(leaf, middle), soon()));
  expect(found).toMatchObject({ 'x5c.0.signed': 'passed', 'x5c.1.signed': 'skipped' });
});

it('finds a chain in the wrong order, out of its time, over SHA-1, or of another key', async () => {
  const wrong = outcomes(await examineChain(chainOf(middle, leaf), soon()));
  expect(wrong['x5c.0.signed']).toBe('failed');
  const late = outcomes(await examineChain(chainOf(leaf), leaf.notAfter + day));
  expect(late['x5c.0.time']).toBe('failed');
  const early = outcomes(await examineChain(chainOf(leaf), leaf.notBefore - day));
  expect(early['x5c.0.time']).toBe('failed');
  const weak = { ...chainOf(other), alg: 'ES256', x5t: leaf.sha1, 'x5t#S256': 7 };
  expect(outcomes(await examineChain(weak, soon()))).toMatchObject({
    'x5c.0.algorithm': 'failed',
    'x5c.alg': 'failed',
    x5t: 'failed',
    'x5t#S256': 'failed',
  });
});

it('finds an issuer of the right name whose key did not sign', async () => {
  folder.selfSigned('impostor', onP256);
  const impostor = { ...(await folder.read('impostor')), subject: leaf.issuer };
  const forged = makeCertificateFolder();
  try {
    forged.selfSigned('middle', onP256);
    const same = await forged.read('middle');
    expect(same.subject).toBe(impostor.subject);
    const found = outcomes(await examineChain(chainOf(leaf, same), soon()));
    expect(found['x5c.0.signed']).toBe('failed');
  } finally {
    forged.remove();
  }
});

it('names what is written in base64url, or is no certificate, and reads the rest', async () => {
  const [first = ''] = chainOf(leaf).x5c;
  const urlSafe = first.replace(/\+/g, '-').replace(/\//g, '_');
  const examined = await examineChain({ x5c: [`${urlSafe}`, 'AAAA', 7] }, soon());
  expect(examined.entries.map(({ certificate }) => certificate !== null)).toEqual([
    true,
    false,
    false,
  ]);
  expect(outcomes(examined)).toMatchObject({ 'x5c.1.form': 'failed', 'x5c.2.form': 'failed' });
  if (urlSafe !== first) expect(outcomes(examined)['x5c.0.form']).toBe('failed');
});

it.each([[undefined], [[]], ['MII'], [{}]])('refuses x5c %j as no list', async (x5c) => {
  expect(outcomes(await examineChain({ x5c }, soon()))).toEqual({ x5c: 'failed' });
});

it('reads no more than ten, and says so', async () => {
  const x5c = Array.from({ length: 1000 }, () => 'AAAA');
  const examined = await examineChain({ x5c }, soon());
  expect(examined.entries).toHaveLength(10);
  expect(outcomes(examined)['x5c']).toBe('warned');
});

it('throws at no header', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.jsonValue(), async (x5c, x5t) => {
      await examineChain({ x5c, x5t }, soon());
    }),
    { numRuns: 50 },
  );
});
