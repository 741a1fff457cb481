import { afterAll, expect, it } from 'vitest';
import { makeCertificateFolder, onP256 } from '../../../tests/support/certificate-folder.ts';
import { verifyCertificate } from './verify-certificate.ts';

const folder = makeCertificateFolder();
afterAll(folder.remove);

const pss = ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:-1'];

const signers: Readonly<Record<string, readonly string[]>> = {
  rs256: ['rsa:2048'],
  rs512: ['rsa:2048', '-sha512'],
  ps256: ['rsa:2048', ...pss],
  es256: onP256,
  es384: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384', '-sha384'],
  es521: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521', '-sha512'],
  ed25519: ['ed25519'],
};

for (const [name, options] of Object.entries(signers)) {
  it(`knows that openssl signed a certificate with ${name}, and by whose key`, async () => {
    folder.selfSigned(name, options);
    folder.issued(`below-${name}`, name);
    const [root, leaf] = [await folder.read(name), await folder.read(`below-${name}`)];
    expect(await verifyCertificate(root, root)).toBe('signed');
    expect(await verifyCertificate(leaf, root)).toBe('signed');
    expect(await verifyCertificate(leaf, leaf)).not.toBe('signed');
    const changed = Uint8Array.from(leaf.der);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(await verifyCertificate({ der: changed }, root)).toBe('not-signed');
  });
}

it('says nothing of a key of another kind, or of none', async () => {
  folder.selfSigned('one', ['ed25519']);
  folder.selfSigned('two', onP256);
  const [one, two] = [await folder.read('one'), await folder.read('two')];
  expect(await verifyCertificate(one, two)).toBe('unknown');
  expect(await verifyCertificate(one, { publicKeyJwk: null })).toBe('unknown');
  expect(await verifyCertificate({ der: Uint8Array.of(1, 2) }, two)).toBe('unknown');
});
