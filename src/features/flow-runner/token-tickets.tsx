import { Link, useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/define-flow.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { Button } from '#ui/button/button.tsx';
import { buttonClass } from '#ui/button/button-class.ts';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { shorten } from '#ui/shorten/shorten.ts';
import { Time } from '#ui/time/time.tsx';
import type { Run } from '#workspace/model/run.ts';
import { recall } from '#workspace/runs/recall.ts';
import styles from './token-tickets.module.css';

interface TokenTicketsProps {
  readonly run: Run;
  readonly flow: Flow;
}

interface Ticket {
  readonly name: string;
  readonly token: string;
  readonly expiresAt: number | null;
  readonly about: string;
  /** Flows that can be run with it: the name of the link, and the flow. */
  readonly uses: readonly { readonly label: string; readonly flow: string }[];
}

/** The tokens that a run has got, drawn as claim checks, with what can be done with each. */
export function TokenTickets({ run, flow }: TokenTicketsProps) {
  const navigate = useNavigate();
  const tickets = ticketsOf(recall(run, flow), flow);
  if (tickets.length === 0) return null;
  return (
    <section className={styles['list']} aria-labelledby="tokens-of-run">
      <h2 id="tokens-of-run">Tokens of this run</h2>
      {tickets.map(({ name, token, expiresAt, about, uses }) => (
        <article key={name} className={styles['ticket']} aria-label={name}>
          <div className={styles['stub']}>
            {name}
            {expiresAt !== null && (
              <span className={styles['soft']}>
                expires <Time at={expiresAt} />
              </span>
            )}
          </div>
          <div className={styles['face']}>
            <Face token={token} />
            <bdi className={styles['soft']}>{shorten(about)}</bdi>
          </div>
          <div className={styles['acts']}>
            <Button
              kind="quiet"
              aria-label={`Inspect ${lower(name)}`}
              onClick={() => void navigate(paths.inspect, { state: { token } })}
            >
              Inspect
            </Button>
            <Button
              kind="quiet"
              aria-label={`Compare ${lower(name)}`}
              onClick={() => void navigate(paths.compare, { state: { first: token } })}
            >
              Compare…
            </Button>
            {name === 'Access token' && (
              <Link
                className={buttonClass('quiet')}
                to={paths.request}
                state={{ draft: { runId: run.id } }}
              >
                Call an API
              </Link>
            )}
            {uses.map((use) => (
              <Link
                key={use.flow}
                className={buttonClass('quiet')}
                to={{ pathname: paths.flow(use.flow), search: searchFor(run) }}
              >
                {use.label}
              </Link>
            ))}
            <CopyButton text={token} label={`Copy ${lower(name)}`} />
          </div>
        </article>
      ))}
    </section>
  );
}

/** Only ids of this browser: what a token is, never enters an address. */
function searchFor(run: Run): string {
  const { environmentId, clientKey, id } = run;
  return new URLSearchParams({
    environment: environmentId,
    client: clientKey,
    from: id,
  }).toString();
}

function ticketsOf(memory: RunMemory, flow: Flow): readonly Ticket[] {
  const { accessToken, idToken, refreshToken } = memory;
  const tickets: Ticket[] = [];
  if (accessToken !== null) {
    tickets.push({
      name: 'Access token',
      token: accessToken,
      expiresAt: memory.accessTokenExpiresAt,
      about: describeAccess(memory),
      uses: [
        { label: 'UserInfo', flow: 'userinfo' },
        { label: 'Introspect', flow: 'introspection' },
        { label: 'Exchange', flow: 'token-exchange' },
        { label: 'Revoke', flow: 'revocation' },
      ].slice(flow.id === 'client-credentials' ? 1 : 0),
    });
  }
  if (idToken !== null) {
    const about =
      memory.idTokenSubject === null
        ? 'Says who signed in, for this client alone'
        : `Says who signed in: ${memory.idTokenSubject}`;
    tickets.push({
      name: 'ID token',
      token: idToken,
      expiresAt: null,
      about,
      uses: [{ label: 'Sign out', flow: 'logout' }],
    });
  }
  if (refreshToken !== null) {
    tickets.push({
      name: 'Refresh token',
      token: refreshToken,
      expiresAt: null,
      about: 'Brings new access tokens, from the token endpoint alone',
      uses: flow.id === 'refresh-token' ? [] : [{ label: 'Refresh', flow: 'refresh-token' }],
    });
  }
  return tickets;
}

function describeAccess({ tokenType, grantedScope }: RunMemory): string {
  const scope = grantedScope === null || grantedScope === '' ? 'no scope named' : grantedScope;
  return `${tokenType ?? 'unknown type'} · ${scope}`;
}

const partStyles = ['header', 'payload', 'signature'] as const;
const mostCharacters = 300;

function Face({ token }: { readonly token: string }) {
  const parts = token.slice(0, mostCharacters).split('.');
  if (token.split('.', 4).length !== 3) return <code>{token.slice(0, mostCharacters)}</code>;
  return (
    <code>
      {parts.map((part, index) => (
        <span key={index}>
          {index > 0 && '.'}
          <span className={styles[partStyles[index] ?? 'signature']}>{part}</span>
        </span>
      ))}
    </code>
  );
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() === 'i' ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
