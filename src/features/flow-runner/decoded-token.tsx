import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { decodeJwtUnverified, type DecodedPart } from '#protocol/jwt/decode-jwt.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';
import { Button } from '#ui/button/button.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import styles from './decoded-token.module.css';

interface DecodedTokenProps {
  /** `Request object`: what the token is called. */
  readonly label: string;
  readonly token: string;
}

/** What is in a token that was made here: its header, and its payload where that can be read. */
export function DecodedToken({ label, token }: DecodedTokenProps) {
  const navigate = useNavigate();
  const decoded = useMemo(() => decodeJwtUnverified(token), [token]);
  if (decoded.kind !== 'jws' && decoded.kind !== 'jwe') return null;
  return (
    <div className={styles['token']} role="group" aria-label={`${label}, decoded`}>
      <div className={styles['header']}>
        <p>Header</p>
        <Part part={decoded.header} name="header" label={`Header of the ${lower(label)}`} />
      </div>
      <div className={styles['payload']}>
        <p>Payload</p>
        {decoded.kind === 'jws' ? (
          <Part part={decoded.payload} name="payload" label={`Payload of the ${lower(label)}`} />
        ) : (
          <p className={styles['soft']}>It is encrypted to the server, which alone can read it.</p>
        )}
      </div>
      <div>
        <Button
          kind="quiet"
          aria-label={`Inspect the ${lower(label)}`}
          onClick={() => void navigate(paths.inspect, { state: { token } })}
        >
          Inspect
        </Button>
      </div>
    </div>
  );
}

interface PartProps {
  readonly part: DecodedPart;
  readonly name: 'header' | 'payload';
  readonly label: string;
}

function Part({ part, name, label }: PartProps) {
  const isJson = part.json !== null;
  return (
    <CodeBlock
      part={name}
      label={label}
      language={isJson ? 'json' : 'plain'}
      text={part.json === null ? (part.text ?? 'It cannot be read.') : formatJson(part.json)}
    />
  );
}

function lower(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
