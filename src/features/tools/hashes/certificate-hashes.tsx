import { useCallback } from 'react';
import { readBase64 } from '#protocol/bytes/read-base64.ts';
import { writeHex } from '#protocol/bytes/read-hex.ts';
import { decodeBase64Url } from '#protocol/jwt/base64url.ts';
import { explainKeyProblem, type KeyProblem } from '#protocol/keys/explain-key-problem.ts';
import { decodePem } from '#protocol/keys/pem.ts';
import { readCertificate, type Certificate } from '#protocol/keys/read-certificate.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { ResultList } from '#features/tools/bench/result-list.tsx';
import { useComputed } from '#features/tools/bench/use-computed.ts';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';

interface CertificateHashesProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** `x5t` and `x5t#S256` of a certificate. */
export function CertificateHashes({ text, onChange }: CertificateHashesProps) {
  const compute = useCallback(() => certificateOf(text), [text]);
  const read = useComputed(compute);
  const isShown = text.trim() !== '' && read !== null;
  return (
    <Card
      title="Hashes of a certificate"
      about="x5t and x5t#S256 of a header or of cnf: the hash of its DER bytes (RFC 7515 §4.1.7, RFC 8705 §3.1)."
    >
      <TextAreaField
        label="Certificate"
        rows={5}
        hint="PEM, or base64 as x5c has it. Of a chain the first one counts."
        error={isShown && !read.ok ? explainKeyProblem(read.problem) : undefined}
        value={text}
        onChange={onChange}
      />
      {isShown && read.ok && <CertificateResults certificate={read.value} />}
    </Card>
  );
}

function CertificateResults({ certificate }: { readonly certificate: Certificate }) {
  const { subject, sha1, sha256 } = certificate;
  return (
    <ResultList
      label="Hashes of the certificate"
      rows={[
        { label: 'Subject', value: subject },
        { label: 'x5t#S256', value: sha256 },
        { label: 'SHA-256', value: fingerprint(sha256), note: 'As openssl and browsers show it.' },
        { label: 'x5t', value: sha1, note: 'SHA-1: only to find a certificate by.' },
        { label: 'SHA-1', value: fingerprint(sha1) },
      ]}
    />
  );
}

function fingerprint(hash: string): string {
  const bytes = decodeBase64Url(hash);
  if (!bytes.ok) return '';
  return (writeHex(bytes.value).toUpperCase().match(/../g) ?? []).join(':');
}

async function certificateOf(text: string): Promise<Result<Certificate, KeyProblem>> {
  const der = derOf(text.trim().replace(/^["'[\s]+|(?<!["'\],\s])["'\],\s]+$/g, ''));
  return der.ok ? readCertificate(der.value) : der;
}

function derOf(text: string): Result<Uint8Array, KeyProblem> {
  if (text.includes('-----BEGIN')) {
    const blocks = decodePem(text);
    if (!blocks.ok) return blocks;
    const [first] = blocks.value;
    const found = blocks.value.find(({ label }) => label.endsWith('CERTIFICATE')) ?? first;
    return found === undefined ? fail({ code: 'pem_none' }) : ok(found.der);
  }
  const read = readBase64(text.split(/["',\s]+,?\s*["']/)[0] ?? '', 'base64');
  return read.ok ? ok(read.value.bytes) : fail({ code: 'key_text_unknown' });
}
