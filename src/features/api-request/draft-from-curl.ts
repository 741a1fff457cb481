import { emptyCallDraft, noCredential, type CallDraft } from '#protocol/api-call/call-draft.ts';
import { asRows, draftFromRequest } from '#protocol/api-call/draft-from-request.ts';
import type { ReadCurl } from '#snippets/read-curl/read-curl.ts';
import type { RunToken } from '#workspace/calls/run-tokens.ts';

/**
 * The draft that sends what a command would. A token that is one of a run is taken as that, so that it
 * can be refreshed and is guarded as such.
 */
export function draftFromCurl(
  read: ReadCurl,
  tokens: readonly RunToken[],
  boundary: string,
): CallDraft {
  const { method, headers, body, parts, wantsFile } = read;
  const { url, user } = takeUser(read.url);
  const draft = draftFromRequest({ method, url, headers, body }, emptyCallDraft(boundary));
  const known = tokens.find(({ accessToken }) => accessToken === draft.credential.token);
  const credential =
    draft.credential.kind === 'bearer' && known !== undefined
      ? ({ ...noCredential, kind: 'run', runId: known.runId } as const)
      : user !== null && draft.credential.kind === 'none'
        ? { ...noCredential, kind: 'basic' as const, ...user }
        : draft.credential;
  return { ...draft, credential, body: { ...draft.body, ...uploads(parts, wantsFile) } };
}

function uploads(parts: ReadCurl['parts'], wantsFile: boolean): Partial<CallDraft['body']> {
  if (parts !== null) {
    const rows = asRows(parts.map(({ name, value }) => [name, value]));
    return {
      kind: 'multipart',
      parts: rows.map((row, index) => {
        const name = parts[index]?.fileName ?? null;
        const file = name === null ? null : { name, type: '', bytes: new Uint8Array() };
        return { ...row, id: `part.${index + 1}`, file };
      }),
    };
  }
  return wantsFile ? { kind: 'file', file: null } : {};
}

/** `https://name:word@host/`: browsers refuse it, and curl makes Basic of it. RFC 9110 §4.2.4 */
function takeUser(address: string): {
  readonly url: string;
  readonly user: { readonly username: string; readonly password: string } | null;
} {
  if (!URL.canParse(address)) return { url: address, user: null };
  const url = new URL(address);
  url.hash = '';
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const isPlain = username === '' && password === '';
  if (isPlain) return { url: address.replace(/#.*$/s, ''), user: null };
  return { url: url.href, user: { username: decode(username), password: decode(password) } };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
