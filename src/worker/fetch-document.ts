import { clientDocumentLimitBytes } from '#sandbox/contract/definition.ts';
import type { DocumentOutcome } from '#sandbox/server/ports.ts';

/** A server that takes longer has no document. */
const patienceMilliseconds = 5000;

/**
 * Gets the document of a client as a page would: its server has to let it by CORS, a redirect is not
 * followed, and where it may go is the browser's to say.
 * @see Client ID Metadata Document §5 and §8.7
 */
export async function fetchDocument(url: string): Promise<DocumentOutcome> {
  try {
    const response = await fetch(url, {
      headers: { Accept: 'application/json' },
      ...{ credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer' },
      ...{ cache: 'no-store', signal: AbortSignal.timeout(patienceMilliseconds) },
    });
    if (response.type === 'opaqueredirect') return { arrived: false, reason: 'it is a redirect' };
    const body = await readUpTo(response, clientDocumentLimitBytes);
    if (body === null) {
      return { arrived: false, reason: `it is longer than ${clientDocumentLimitBytes / 1024} kB` };
    }
    const { status, headers } = response;
    return {
      ...{ arrived: true, status, body },
      contentType: headers.get('Content-Type'),
      cacheControl: headers.get('Cache-Control'),
    };
  } catch {
    const reason =
      'nobody answers there, or its server lets no page of another site read it (CORS)';
    return { arrived: false, reason };
  }
}

async function readUpTo(response: Response, limitBytes: number): Promise<string | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > limitBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
