import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodePem } from '#protocol/keys/pem.ts';
import { readCertificate, type Certificate } from '#protocol/keys/read-certificate.ts';

/** Certificates of openssl in a folder of their own, by name. */
export interface CertificateFolder {
  /** @param options How the key is made, and how it signs. */
  readonly selfSigned: (name: string, options: readonly string[]) => void;
  /** A certificate for a key on P-256, signed by another's key. */
  readonly issued: (name: string, signer: string) => void;
  readonly read: (name: string) => Promise<Certificate>;
  readonly remove: () => void;
}

/** A key on P-256. */
export const onP256 = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] as const;

/** Makes the folder; its certificates are valid for 30 days. */
export function makeCertificateFolder(): CertificateFolder {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-chain-'));
  const openssl = (...words: readonly string[]) =>
    execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  return {
    selfSigned: (name, options) =>
      openssl(
        ...['req', '-x509', '-newkey', ...options, '-nodes', '-subj', `/CN=${name}`],
        ...['-days', '30', '-keyout', `${name}.key`, '-out', `${name}.pem`],
      ),
    issued: (name, signer) => {
      const out = ['-keyout', `${name}.key`, '-out', `${name}.csr`];
      openssl('req', '-newkey', ...onP256, '-nodes', '-subj', `/CN=${name}`, ...out);
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${signer}.pem`, '-CAkey'],
        ...[`${signer}.key`, '-set_serial', '1', '-days', '30', '-out', `${name}.pem`],
      );
    },
    read: async (name) => {
      const blocks = decodePem(readFileSync(join(folder, `${name}.pem`), 'utf8'));
      const der = blocks.ok ? blocks.value[0]?.der : undefined;
      const certificate = der === undefined ? null : await readCertificate(der);
      if (certificate?.ok !== true) throw new Error(`Failed to read ${name}`);
      return certificate.value;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
