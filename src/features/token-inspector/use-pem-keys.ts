import { useEffect, useState } from 'react';
import type { KeyTextProblem } from '#protocol/keys/key-from-text.ts';
import { loadKeyReaders } from './load.ts';
import type { KeySource } from './use-signature.ts';

/** A key in one of the forms that take more code to read. */
export interface PemKeys {
  readonly status: 'reading' | 'read' | 'failed';
  readonly source: KeySource | null;
  readonly reason: string | null;
}

const reading: PemKeys = { status: 'reading', source: null, reason: 'Reading the key…' };

/** Forms that are read at once, by the code that verifies. */
const plainForms = /^\s*-----BEGIN (?:PUBLIC KEY|CERTIFICATE)-----/;

/**
 * Reads PKCS #1, SEC 1 and private keys, of which the public half is used; null for any other text.
 * What reads them is loaded when there is one.
 */
export function usePemKeys(text: string): PemKeys | null {
  const isOurs = text.includes('-----BEGIN ') && !plainForms.test(text);
  const [settled, setSettled] = useState<{ readonly text: string; readonly keys: PemKeys } | null>(
    null,
  );
  useEffect(() => {
    if (!isOurs) return undefined;
    let isOver = false;
    readPem(text).then(
      (keys) => {
        if (!isOver) setSettled({ text, keys });
      },
      () => {
        const reason = 'The code that reads this key could not be loaded.';
        if (!isOver) setSettled({ text, keys: { status: 'failed', source: null, reason } });
      },
    );
    return () => {
      isOver = true;
    };
  }, [isOurs, text]);
  if (!isOurs) return null;
  const isDone = settled?.text === text;
  return isDone ? settled.keys : reading;
}

async function readPem(text: string): Promise<PemKeys> {
  const { readAnyKey, publicHalf } = await loadKeyReaders();
  const read = await readAnyKey(text);
  if (!read.ok) return { status: 'failed', source: null, reason: explain(read.problem) };
  const halves = read.value.flatMap(({ jwk }) => publicHalf(jwk) ?? []);
  const isPrivate = read.value.some(({ form }) => /^(?:pkcs8|pkcs1-private|sec1)$/.test(form));
  const source = isPrivate
    ? 'given here: of this private key the public half is used'
    : 'given here';
  return {
    status: 'read',
    source: { keys: { kind: 'jwks', keys: halves, text }, source },
    reason: null,
  };
}

function explain(problem: KeyTextProblem): string {
  if (problem.code === 'key_encrypted') {
    return 'This key is encrypted with a password. Verifying needs its public half: openssl pkey -in key.pem -pubout';
  }
  if (problem.code === 'key_form_unsupported') {
    return `“${problem.label}” is no form of a key that is read here.`;
  }
  return 'This PEM text cannot be read as a key: was it copied in part?';
}
