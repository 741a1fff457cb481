import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import vectors from '../../../tests/vectors/sd-jwt.json' with { type: 'json' };
import { checkSdJwtVc, isSdJwtVc } from './check-sd-jwt-vc.ts';
import { issuerMetadataAddress, processIssuerMetadata } from './issuer-metadata.ts';
import { parseSdJwt } from './parse-sd-jwt.ts';
import { processSdJwtUnverified } from './process-sd-jwt.ts';
import { sdDigest } from './sd-hash.ts';

const encode = (value: unknown) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));

async function read(text: string) {
  const parsed = parseSdJwt(text);
  if (!parsed.ok) throw new Error(`Failed to parse: ${parsed.problem.code}`);
  return processSdJwtUnverified(parsed.value);
}

const good = { iss: 'https://issuer.example/t/', vct: 'https://credentials.example/id', cnf: {} };

async function found(claims: object, header: object = {}, disclosures: readonly string[] = []) {
  const head = encode({ alg: 'ES256', typ: 'dc+sd-jwt', ...header });
  const processed = await read([`${head}.${encode(claims)}.AAAA`, ...disclosures, ''].join('~'));
  return checkSdJwtVc(processed).flatMap(({ id, outcome }) =>
    outcome === 'failed' || outcome === 'warned' ? [`${id} ${outcome}`] : [],
  );
}

it('finds no fault in the credential of RFC 9901 A.3', async () => {
  const sdJwt = vectors.tokens.find(({ name }) => name === 'A.3 presented')?.sdJwt ?? '';
  const processed = await read(sdJwt);
  expect(isSdJwtVc(processed)).toBe(true);
  expect(checkSdJwtVc(processed).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

describe('a credential', () => {
  it.each<[string, object, object, string[]]>([
    ['as it has to be', good, {}, []],
    ['of the older type', good, { typ: 'vc+sd-jwt' }, ['vc.typ warned']],
    ['of another type', good, { typ: 'JWT' }, ['vc.typ failed']],
    ['without vct', { ...good, vct: undefined }, {}, ['vc.vct failed']],
    ['with a vct that may clash', { ...good, vct: 'id' }, {}, ['vc.vct warned']],
    ['with further types', { ...good, aka_vcts: ['urn:a'] }, {}, []],
    ['that repeats its type', { ...good, aka_vcts: [good.vct] }, {}, ['vc.aka_vcts failed']],
    ['whose further types are none', { ...good, aka_vcts: [] }, {}, ['vc.aka_vcts failed']],
    ['whose issuer is no address', { ...good, iss: 'did:x:y' }, {}, ['vc.issuer_key warned']],
    ['whose issuer has a certificate', { ...good, iss: undefined }, { x5c: ['AA=='] }, []],
    ['with a broken status', { ...good, status: { status_list: {} } }, {}, ['vc.status failed']],
  ])('%s', async (_what, ...[claims, header, ids]) => {
    expect(await found(claims, header)).toEqual(ids);
  });

  it.each(['iss', 'exp', 'nbf', 'cnf', 'vct', 'vct#integrity', 'aka_vcts', 'status'])(
    'fails where %s can be withheld',
    async (name) => {
      const { [name]: _open, ...rest }: Readonly<Record<string, unknown>> = good;
      const disclosure = encode(['a'.repeat(22), name, name === 'vct' ? good.vct : 'x:y']);
      const claims = { ...rest, _sd: [await sdDigest(disclosure, 'sha-256')] };
      expect(await found(claims, {}, [disclosure])).toContain('vc.not_disclosed failed');
    },
  );

  it('fails where a part of such a claim can be withheld', async () => {
    const disclosure = encode(['a'.repeat(22), 'jwk', {}]);
    const claims = { ...good, cnf: { _sd: [await sdDigest(disclosure, 'sha-256')] } };
    expect(await found(claims, {}, [disclosure])).toEqual(['vc.not_disclosed failed']);
  });
});

describe('the metadata of an issuer', () => {
  it.each([
    ['https://example.com', 'https://example.com/.well-known/jwt-vc-issuer'],
    ['https://example.com/', 'https://example.com/.well-known/jwt-vc-issuer'],
    [
      'https://example.com/tenant/1234',
      'https://example.com/.well-known/jwt-vc-issuer/tenant/1234',
    ],
    ['https://example.com/a/', 'https://example.com/.well-known/jwt-vc-issuer/a'],
    ['http://example.com', null],
    ['https://example.com?a=b', null],
    ['https://a:b@example.com', null],
    ['did:web:example.com', null],
    [7, null],
  ])('of %s is at %s', (iss, address) => {
    expect(issuerMetadataAddress(iss)).toBe(address);
  });

  const iss = 'https://example.com';
  const answer = (body: unknown, status = 200) =>
    processIssuerMetadata(
      {
        status,
        statusText: '',
        headers: [],
        body: typeof body === 'string' ? body : JSON.stringify(body),
        bodyEncoding: 'utf-8',
        headersSeen: 'all',
        durationMilliseconds: 1,
        receivedAt: 0,
      },
      iss,
    );

  it('gives the keys, or their address', () => {
    const key = { kty: 'EC', kid: 'a' };
    expect(answer({ issuer: iss, jwks: { keys: [key] } })).toEqual({
      ok: true,
      value: { kind: 'keys', keys: [key] },
    });
    expect(answer({ issuer: iss, jwks_uri: 'https://example.com/k' })).toEqual({
      ok: true,
      value: { kind: 'address', jwksUri: 'https://example.com/k' },
    });
  });

  it.each([
    ['of another issuer', { issuer: `${iss}/`, jwks: { keys: [] } }, 'issuer_metadata_mismatch'],
    ['of no issuer', {}, 'issuer_metadata_mismatch'],
    ['with no keys', { issuer: iss }, 'issuer_metadata_keys'],
    ['with both', { issuer: iss, jwks: {}, jwks_uri: 'https://a.example' }, 'issuer_metadata_keys'],
    ['with an insecure address', { issuer: iss, jwks_uri: 'http://a' }, 'issuer_metadata_keys'],
    ['that is no JSON', '<html>', 'issuer_metadata_not_json'],
    ['that is a list', [], 'issuer_metadata_not_json'],
  ])('%s is not used', (_what, body, code) => {
    expect(answer(body)).toMatchObject({ ok: false, problem: { code } });
  });

  it('is not read from an error', () => {
    expect(answer({ issuer: iss }, 404)).toMatchObject({
      problem: { code: 'issuer_metadata_status' },
    });
  });
});
