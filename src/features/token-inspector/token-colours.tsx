import type { DecodedJws } from '#protocol/jwt/decode-jwt.ts';
import { tokenFaults } from '#protocol/jwt/explain-token-problem.ts';
import styles from './token-inspector.module.css';

/** The box's text again, behind it and in colours; the box's own is transparent meanwhile. */
export function TokenColours({ text, decoded }: { text: string; decoded: DecodedJws }) {
  const at = text.indexOf(decoded.token);
  return (
    <div className={styles['colours']} aria-hidden="true">
      {at < 0 ? (
        text
      ) : (
        <>
          <span className={styles['dim']}>{text.slice(0, at)}</span>
          <Parts decoded={decoded} />
          <span className={styles['dim']}>{text.slice(at + decoded.token.length)}</span>
        </>
      )}
      {'\n'}
    </div>
  );
}

function Parts({ decoded }: { readonly decoded: DecodedJws }) {
  const faults = tokenFaults(decoded).flatMap(({ tokenIndex }) => tokenIndex ?? []);
  const parts = [
    { name: 'header', ...decoded.header },
    { name: 'payload', ...decoded.payload },
    { name: 'signature', ...decoded.signature },
  ];
  const hasAll = decoded.token.split('.', 3).length === 3;
  return parts.map(({ name, start, encoded }) => {
    const fault = faults.find((index) => index >= start && index < start + encoded.length);
    const dot = name === 'signature' || (name === 'payload' && !hasAll) ? '' : '.';
    return (
      <span key={name}>
        <span className={styles[name]}>
          <Marked text={encoded} at={fault === undefined ? null : fault - start} />
        </span>
        <span className={styles['dim']}>{dot}</span>
      </span>
    );
  });
}

function Marked({ text, at }: { readonly text: string; readonly at: number | null }) {
  if (at === null) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + 1)}</mark>
      {text.slice(at + 1)}
    </>
  );
}
