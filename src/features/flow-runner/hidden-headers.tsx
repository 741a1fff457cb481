import { headerValue } from '#protocol/http/header-value.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { Fix } from '#workspace/model/fix.ts';
import { Button } from '#ui/button/button.tsx';
import type { StepContext } from './step-context.ts';
import styles from './step-section.module.css';

interface HiddenHeadersProps {
  readonly context: StepContext;
  readonly response: HttpResponse;
  readonly applyFix: (fix: Fix) => void;
}

/** Headers whose absence costs something, and what. */
const missed = [
  ['www-authenticate', 'why a request with a token is refused'],
  ['cache-control', 'whether the answer may be kept in a cache'],
  ['dpop-nonce', 'the nonce that a DPoP proof needs'],
  ['retry-after', 'how long to wait'],
  ['date', 'how far the clocks are apart'],
] as const;

/** A page of another origin sees only some headers: which ones are missing, and what that costs. */
export function HiddenHeaders({ context, response, applyFix }: HiddenHeadersProps) {
  const gone = missed.filter(([name]) => headerValue(response, name) === null);
  if (gone.length === 0) return null;
  const isOneTime = carriesOneTimeThing(context);
  const label = isOneTime ? 'Start over through the relay' : 'Send again through the relay';
  return (
    <details>
      <summary>Headers that are not here: not sent, or hidden by CORS</summary>
      <div className={styles['panel']}>
        <p className={styles['note']}>
          This page is of another origin than the server, so the browser shows it a few headers, and
          those that the server names in <code>Access-Control-Expose-Headers</code>. Not seen here:
        </p>
        <ul className={styles['added']}>
          {gone.map(([name, cost]) => (
            <li key={name}>
              <code>{name}</code>: without it this page cannot tell {cost}
            </li>
          ))}
        </ul>
        {context.hasRelay ? (
          <div className={styles['send']}>
            <Button onClick={() => applyFix({ kind: 'use-relay', label, fresh: isOneTime })}>
              {label}
            </Button>
            <span className={styles['note']}>The relay sees every header.</span>
          </div>
        ) : (
          <p className={styles['note']}>
            A relay would see every header; this host has none that takes requests.
          </p>
        )}
      </div>
    </details>
  );
}

/** A code or a refresh token may be spent by now: the same request again would fail. */
function carriesOneTimeThing({ view }: StepContext): boolean {
  const body = view.sent?.request.body;
  if (typeof body !== 'string') return false;
  const sent = new URLSearchParams(body);
  return sent.has('code') || sent.has('refresh_token');
}
