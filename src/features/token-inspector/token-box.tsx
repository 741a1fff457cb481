import { useId } from 'react';
import { tokenKind, kindNames } from '#protocol/jwt/token-kind.ts';
import type { DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import type { FoundToken } from '#protocol/jwt/find-tokens.ts';
import { TokenColours } from './token-colours.tsx';
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

/** Beyond this the colours would cost more than they show. */
const colourLimit = 16 * 1024;

/** The box for whatever holds a token, with the parts coloured and the tokens found to choose from. */
export function TokenBox({ boxRef, text, found, chosen, decoded, choose, typed }: TokenText) {
  const id = useId();
  const isColoured = text.length <= colourLimit && decoded.kind === 'jws';
  const place = found[chosen]?.place ?? 'whole';
  return (
    <div className={styles['tokenCard']}>
      <div className={styles['tokenHead']}>
        <label htmlFor={id}>Token</label>
        <span className={styles['about']}>{describe(decoded)}</span>
      </div>
      <div className={styles['tokenFrame']} data-coloured={isColoured}>
        {isColoured && <TokenColours text={text} decoded={decoded} />}
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
          onChange={(event) => typed(event.target.value)}
        />
      </div>
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
