import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { explainCredentials } from '#knowledge/explain-authorization.ts';
import { readAuthorization, type Credentials } from '#protocol/http/read-authorization.ts';
import { readBasic } from '#protocol/http/read-basic.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { Notes } from '#features/tools/bench/notes.tsx';
import { ResultList, type ResultRow } from '#features/tools/bench/result-list.tsx';
import { SpecLink } from '#features/tools/bench/spec-link.tsx';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import styles from '#features/tools/bench/bench.module.css';

/** The credentials of a header, with what they are. */
export function CredentialDetails({ header }: { readonly header: string }) {
  if (header.trim() === '') return null;
  const credentials = readAuthorization(header);
  if (credentials === null) {
    return (
      <Notice kind="bad" title="There are no credentials in it">
        <p>It begins with a scheme, such as Bearer, and a value follows (RFC 9110 §11.4).</p>
      </Notice>
    );
  }
  const { says, spec, doubts } = explainCredentials(credentials);
  const rows = rowsOf(credentials);
  return (
    <section className={styles['tight']} aria-label="Credentials">
      <p>
        <code>
          <bdi>{shorten(credentials.scheme)}</bdi>
        </code>
        : {says} <SpecLink spec={spec} />
      </p>
      <Notes label="About the credentials" notes={doubts} />
      {rows.length > 0 && <ResultList label="What stands behind the scheme" rows={rows} />}
      <ToInspector credentials={credentials} />
    </section>
  );
}

function rowsOf(credentials: Credentials): readonly ResultRow[] {
  const { scheme, text, token68, parameters } = credentials;
  if (scheme.toLowerCase() === 'basic') return basicRows(text);
  const named = Object.entries(parameters);
  if (token68 === null && named.length > 0) {
    return named.map(([label, value]) => ({ label: shorten(label), value: shorten(value) }));
  }
  return text === '' ? [] : [{ label: 'Value', value: text, isSecret: true, note: kindOf(text) }];
}

function basicRows(text: string): readonly ResultRow[] {
  const read = readBasic(text);
  if (!read.ok) return [{ label: 'Value', value: text, isSecret: true, note: 'It cannot be read' }];
  const { user, client } = read.value;
  const isOther = client !== null && (client.name !== user.name || client.secret !== user.secret);
  return [
    { label: 'Name', value: user.name },
    { label: 'Password', value: user.secret, isSecret: true },
    ...(isOther
      ? [
          { label: 'Form-decoded name', value: client.name, note: 'Of a client: RFC 6749 §2.3.1' },
          { label: 'Form-decoded password', value: client.secret, isSecret: true },
        ]
      : []),
  ];
}

function kindOf(text: string): string {
  return isJwt(text) ? 'A JWT' : 'An opaque value: only its issuer can say what it is for';
}

/** A token with dots in it may be anything; a JWT has a header. @see RFC 7519 §7.2 */
function isJwt(text: string): boolean {
  const decoded = decodeJwtUnverified(text);
  return 'header' in decoded && decoded.header.json?.kind === 'object';
}

function ToInspector({ credentials }: { readonly credentials: Credentials }) {
  const navigate = useNavigate();
  const { scheme, token68 } = credentials;
  const isToken = /^(?:bearer|dpop)$/i.test(scheme) && token68 !== null;
  if (!isToken || !isJwt(token68)) return null;
  return (
    <div>
      <Button onClick={() => void navigate(paths.inspect, { state: { token: token68 } })}>
        Open in the inspector
      </Button>
    </div>
  );
}
