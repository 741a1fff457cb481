import { valueText } from '#protocol/value-text.ts';
import { isMembers, type JsonMembers } from './read-body.ts';

/** An error as OAuth words it. */
export interface OauthError {
  readonly error: string;
  readonly description: string | null;
  readonly uri: string | null;
}

/**
 * The error in a body: in the form of RFC 6749 §5.2, or in one of the forms that servers use instead;
 * null where there is none.
 * @see RFC 6749 §5.2; RFC 9457 §3
 */
export function readOauthError(members: JsonMembers): OauthError | null {
  const { error } = members;
  const uri = textOf(members, ['error_uri']);
  if (typeof error === 'string' && error !== '') {
    const description = textOf(members, ['error_description', 'message', 'detail']);
    return { error, description, uri };
  }
  if (Array.isArray(error) && typeof error[0] === 'string') {
    return { error: error[0], description: textOf(members, ['error_description']), uri };
  }
  if (isMembers(error)) {
    const code = textOf(error, ['status', 'type', 'code', 'error']) ?? 'error';
    return { error: code, description: textOf(error, ['message', 'description']), uri };
  }
  return readForeignError(members, uri);
}

// Forms seen instead: Okta's errorCode, RFC 9457's problem details, a bare message.
function readForeignError(members: JsonMembers, uri: string | null): OauthError | null {
  if (Object.keys(members).some((name) => /token$/i.test(name))) return null;
  const code = textOf(members, ['errorCode', 'error_code', 'title']);
  const description = textOf(members, ['errorSummary', 'error_description', 'detail', 'message']);
  if (code === null && description === null) return null;
  return { error: code ?? 'error', description, uri };
}

function textOf(members: JsonMembers, names: readonly string[]): string | null {
  for (const name of names) {
    const value = members[name];
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value) && typeof value[0] === 'string') return value.map(valueText).join(' ');
  }
  return null;
}
