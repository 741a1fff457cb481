import { useEffect, useId, useState } from 'react';
import { tokenKind, kindNames } from '#protocol/jwt/token-kind.ts';
import type { DecodedJws, DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import type { FoundToken } from '#protocol/jwt/find-tokens.ts';
import type { TokenReading } from '#protocol/jwt/read-tokens.ts';
import { Button } from '#ui/button/button.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { TokenColours } from './token-colours.tsx';
import { useShortenedBox } from './use-shortened-box.ts';
import type { TokenText } from './use-token-text.ts';
import styles from './token-inspector.module.css';

const places: Readonly<Record<FoundToken['place'], string>> = {
  whole: '',
  'authorization-header': 'Found in a header line',
  'url-query': 'Found in the query of a URL',
  'url-fragment': 'Found in the fragment of a URL',
  form: 'Found in a form body',
  json: 'Found in JSON',
  'jws-json': 'Put together from the JSON serialization',
  cookie: 'Found in a cookie',
  text: 'Found in the text',
};

/** Up to this the colours follow each keystroke; up to the other, each pause. */
const colourAtOnce = 4 * 1024;
const colourLimit = 16 * 1024;
const pauseMilliseconds = 300;

/** The token to colour in the box; null while its text is plain. */
function useColoured(text: string, decoded: DecodedToken): DecodedJws | null {
  const [paused, setPaused] = useState<DecodedToken | null>(null);
  const waits = text.length > colourAtOnce && text.length <= colourLimit;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => setPaused(decoded), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [waits, decoded]);
  if (decoded.kind !== 'jws' || text.length > colourLimit) return null;
  return waits && paused !== decoded ? null : decoded;
}

/** The box for whatever holds a token, with the parts coloured and the tokens found to choose from. */
export function TokenBox(props: TokenText) {
  const { boxRef, text, reading, isShortened, choose, typed } = props;
  const id = useId();
  const own = useShortenedBox(props);
  const decoded = reading.status === 'read' ? reading.decoded : nothingYet;
  const coloured = useColoured(text, decoded);
  const isColoured = coloured !== null;
  return (
    <div className={styles['tokenCard']}>
      <div className={styles['tokenHead']}>
        <label htmlFor={id}>Token</label>
        <span className={styles['about']}>
          {reading.status === 'read' ? describe(decoded) : 'Reading it…'}
        </span>
      </div>
      <div className={styles['tokenFrame']} data-coloured={isColoured}>
        {isColoured && <TokenColours text={text} decoded={coloured} />}
        <textarea
          id={id}
          ref={boxRef}
          data-part="token"
          rows={4}
          defaultValue=""
          placeholder="Paste a token, or anything that holds one"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          readOnly={isShortened}
          aria-describedby={isShortened ? `${id}-shortened` : undefined}
          onChange={(event) => typed(event.target.value)}
          {...own}
        />
      </div>
      {isShortened && <Shortened id={`${id}-shortened`} {...props} />}
      {reading.status === 'read' && <Found id={id} reading={reading} choose={choose} />}
    </div>
  );
}

interface FoundProps {
  readonly id: string;
  readonly reading: Pick<TokenReading, 'found' | 'chosen'>;
  readonly choose: (index: number) => void;
}

/** Where the token stood, or the ones there are to choose from. */
function Found({ id, reading: { found, chosen }, choose }: FoundProps) {
  const place = found[chosen]?.place ?? 'whole';
  return (
    <>
      {place !== 'whole' && found.length === 1 && (
        <p className={styles['place']}>
          {places[place]}
          {found[0]?.name !== null && (
            <>
              {' '}
              as <code>{found[0]?.name}</code>
            </>
          )}
          .
        </p>
      )}
      {found.length > 1 && (
        <fieldset className={styles['found']}>
          <legend>{found.length} found. Look at:</legend>
          {found.map(({ token, name }, index) => (
            <label key={token}>
              <input
                type="radio"
                name={`${id}-found`}
                checked={index === chosen}
                onChange={() => choose(index)}
              />
              <code>{name ?? `${token.slice(0, 12)}…`}</code>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

/** What is known of a text that is still being read. */
const nothingYet = { kind: 'empty' } as const;

function Shortened({ id, text, showWhole }: TokenText & { readonly id: string }) {
  return (
    <div className={styles['shortened']}>
      <p id={id}>
        The box shows the beginning of {text.length.toLocaleString('en')} characters; all of them
        are read. Paste again to replace them.
      </p>
      <CopyButton text={text} label="Copy token" />
      <Button kind="quiet" onClick={showWhole}>
        Edit it here
      </Button>
    </div>
  );
}

function describe(decoded: DecodedToken): string {
  if (decoded.kind === 'empty') return '';
  const size = `${decoded.token.length.toLocaleString('en')} characters`;
  if (decoded.kind === 'opaque') return `no JWT · ${size}`;
  const { alg } = decoded.header.claims;
  const algorithm = typeof alg === 'string' && alg.length < 24 ? alg : 'no alg';
  if (decoded.kind === 'jwe') return `encrypted (JWE) · ${algorithm} · ${size}`;
  const kind = tokenKind({ header: decoded.header.claims, claims: decoded.payload.claims });
  return `${kindNames[kind]} · ${algorithm} · ${size}`;
}
