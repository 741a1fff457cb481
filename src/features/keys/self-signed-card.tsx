import { useState, type FormEvent } from 'react';
import { explainKeyProblem } from '#protocol/keys/explain-key-problem.ts';
import { encodePem } from '#protocol/keys/pem.ts';
import { readCertificate, type Certificate } from '#protocol/keys/read-certificate.ts';
import { makeSelfSigned } from '#protocol/keys/self-signed.ts';
import { citeSpec, rfc, specUrl } from '#protocol/spec.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { useServices } from '#workspace/react/services.ts';
import { fileName, type BenchKey } from './bench.ts';
import { CertificateFacts } from './certificate-facts.tsx';
import styles from './keys.module.css';

/** A certificate that the key signs for itself, for mutual TLS. */
export function SelfSignedCard({ benchKey }: { readonly benchKey: BenchKey }) {
  const { clock } = useServices();
  const [subject, setSubject] = useState('CN=client');
  const [names, setNames] = useState('');
  const [days, setDays] = useState('365');
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<Certificate | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wish = { subject, names, days: Number(days), now: clock() };
    const der = await makeSelfSigned(benchKey, wish, (length) =>
      crypto.getRandomValues(new Uint8Array(length)),
    );
    setProblem(der.ok ? null : explainKeyProblem(der.problem));
    const read = der.ok ? await readCertificate(der.value) : null;
    setMade(read?.ok === true ? read.value : null);
  };
  const spec = rfc(8705, '2.2');
  return (
    <Card
      title="Self-signed certificate"
      about={
        <>
          For a client that proves itself by mutual TLS: the server knows its key or thumbprint, and
          nobody vouches for the names.{' '}
          <a href={specUrl(spec)} target="_blank" rel="noreferrer">
            {citeSpec(spec)}
          </a>
        </>
      }
    >
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <div className={styles['two']}>
          <TextField
            label="Subject"
            hint="As RFC 4514 writes it: CN=client,O=Example"
            isMono
            value={subject}
            onChange={setSubject}
          />
          <TextField label="Days" inputMode="numeric" value={days} onChange={setDays} />
        </div>
        <TextAreaField
          label="Names (SAN)"
          hint="One a line: a host, an address, a URI or an e-mail address. May be empty."
          rows={2}
          value={names}
          onChange={setNames}
        />
        {problem !== null && <Notice kind="bad" role="alert" title={problem} />}
        <div>
          <Button type="submit">Make certificate</Button>
        </div>
      </form>
      {made !== null && <Made certificate={made} benchKey={benchKey} />}
    </Card>
  );
}

interface MadeProps {
  readonly certificate: Certificate;
  readonly benchKey: BenchKey;
}

function Made({ certificate, benchKey }: MadeProps) {
  const { saveFile } = useServices();
  const pem = encodePem('CERTIFICATE', certificate.der);
  return (
    <div className={styles['form']} role="group" aria-label="The certificate">
      <CodeBlock
        label="Certificate as PEM"
        part="certificate"
        text={pem}
        copyLabel="Copy the certificate"
      />
      <div>
        <Button onClick={() => saveFile(fileName(benchKey.jwk, '.crt.pem'), pem)}>
          Save the certificate
        </Button>
      </div>
      <CertificateFacts certificate={certificate} />
    </div>
  );
}
