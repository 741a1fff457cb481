import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, as files in PEM. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** An authority in a folder of its own, and what it has signed. */
export interface Authority {
  readonly file: string;
  readonly issue: (name: string) => CertificateFiles;
  /** A certificate that no authority has signed. */
  readonly selfSign: (name: string) => CertificateFiles;
  readonly remove: () => void;
}

/** Makes an authority with openssl; its certificates are for `localhost` and `127.0.0.1`. */
export function makeAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-certificates-'));
  const create = (name: string, more: readonly string[]): CertificateFiles => {
    const certificateFile = join(folder, `${name}.pem`);
    const keyFile = join(folder, `${name}.key`);
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const out = ['-keyout', keyFile, '-out', certificateFile, '-days', '2', '-subj', `/CN=${name}`];
    execFileSync('openssl', ['req', '-x509', ...key, ...out, ...more], { stdio: 'pipe' });
    return { certificateFile, keyFile };
  };
  const own = create('authority', []);
  const signed = ['-CA', own.certificateFile, '-CAkey', own.keyFile];
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE'];
  return {
    file: own.certificateFile,
    issue: (name) => create(name, [...signed, ...names, ...leaf]),
    selfSign: (name) => create(name, [...names, ...leaf]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What TLS takes. */
export function readPem({ certificateFile, keyFile }: CertificateFiles) {
  return { cert: readFileSync(certificateFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
}
