import type { ReadCallback } from '#workspace/ports.ts';

type Answer = NonNullable<Awaited<ReturnType<ReadCallback>>>;
type Parameters = Answer['parameters'];

/** How a `form_post` answer is collected from the host that took it in. */
export interface FormPostDoor {
  readonly handleIn: (search: string) => string | null;
  readonly collect: (
    handle: string,
  ) => Promise<{ readonly parameters: readonly [string, string][] } | null>;
}

/**
 * Reads the authorization response that this page was opened with, once: before anything else
 * happens it is taken out of the address bar and the session history.
 * @see RFC 6749 §10.5, OAuth 2.0 Multiple Response Types §2.1
 */
export async function readCallbackAnswer(door: FormPostDoor): Promise<Answer | null> {
  const { search, hash, pathname } = window.location;
  if (search === '' && hash === '') return null;
  window.history.replaceState(window.history.state, '', pathname);
  const handle = door.handleIn(search);
  if (handle !== null) {
    const collected = await door.collect(handle);
    return collected === null ? null : { parameters: collected.parameters, mode: 'form_post' };
  }
  return chooseAnswer(pairsOf(search), pairsOf(hash.replace(/^#/, '')));
}

const answerNames = ['code', 'error', 'state', 'iss', 'id_token', 'access_token', 'response'];

/** The query or the fragment, whichever holds an answer; a redirect URI may have a query of its own. */
export function chooseAnswer(query: Parameters, fragment: Parameters): Answer | null {
  const holds = (pairs: Parameters) => pairs.some(([name]) => answerNames.includes(name));
  if (holds(fragment)) return { parameters: fragment, mode: 'fragment' };
  if (query.length > 0) return { parameters: query, mode: 'query' };
  return fragment.length > 0 ? { parameters: fragment, mode: 'fragment' } : null;
}

function pairsOf(text: string): Parameters {
  return [...new URLSearchParams(text)];
}
