import { useEffect, useState } from 'react';
import { certificateThumbprint } from '#protocol/keys/certificate-thumbprint.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { certificateFault } from './client-faults.ts';
import styles from './environments.module.css';

interface ClientCertificateProps {
  readonly pem: string;
  readonly onChange: (pem: string) => void;
}

/** The certificate of a client that proves itself by TLS: what its tokens should be bound to. */
export function ClientCertificate({ pem, onChange }: ClientCertificateProps) {
  const [found, setFound] = useState<{ readonly pem: string; readonly x5t: string | null }>({
    pem: '',
    x5t: null,
  });
  useEffect(() => {
    let isCurrent = true;
    void certificateThumbprint(pem).then((x5t) => {
      if (isCurrent) setFound({ pem, x5t });
    });
    return () => {
      isCurrent = false;
    };
  }, [pem]);
  const isRead = found.pem === pem && pem.trim() !== '';
  return (
    <div>
      <TextAreaField
        label="Certificate (PEM)"
        hint="Without its private key: a page cannot choose a certificate. The code snippets and the relay use one; here it is compared with the tokens (cnf.x5t#S256)."
        value={pem}
        error={certificateFault(pem) ?? (isRead && found.x5t === null ? notWhole : null)}
        onChange={onChange}
      />
      {isRead && found.x5t !== null && (
        <p className={styles['row']}>
          <code>x5t#S256</code> <bdi className={styles['mono']}>{found.x5t}</bdi>
          <CopyButton kind="faint" text={found.x5t} label="Copy x5t#S256" />
        </p>
      )}
    </div>
  );
}

const notWhole =
  'This is not a whole certificate: it begins with “-----BEGIN CERTIFICATE-----” and ends with “-----END CERTIFICATE-----”.';
