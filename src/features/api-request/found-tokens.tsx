import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { findTokens } from '#protocol/jwt/find-tokens.ts';
import { Button } from '#ui/button/button.tsx';
import styles from './api-request.module.css';

/** In longer bodies nobody looks for a token. */
const searched = 200_000;
const mostShown = 5;

/** Tokens that an answer holds, each a click away from being decoded; nothing where there is none. */
export function FoundTokens({ response }: { readonly response: HttpResponse }) {
  const navigate = useNavigate();
  const tokens = useMemo(() => tokensIn(response), [response]);
  if (tokens.length === 0) return null;
  return (
    <p className={styles['note']}>
      The answer holds {tokens.length === 1 ? 'a token' : 'tokens'}:{' '}
      {tokens.map(({ token, name }) => (
        <Button
          key={token}
          kind="quiet"
          onClick={() => void navigate(paths.inspect, { state: { token } })}
        >
          Inspect {name ?? 'it'}
        </Button>
      ))}
    </p>
  );
}

function tokensIn({ body, bodyEncoding }: HttpResponse) {
  if (bodyEncoding === 'base64' || !/eyJ[\w-]+\./.test(body.slice(0, searched))) return [];
  return findTokens(body.slice(0, searched))
    .filter(({ token }) => /^eyJ[\w-]+\.[\w.-]+$/.test(token))
    .slice(0, mostShown);
}
