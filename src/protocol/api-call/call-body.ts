import { encodeForm } from '#protocol/http/form-encoding.ts';
import type { CallBody } from './call-draft.ts';
import { encodeMultipart } from './multipart.ts';

/** A body as it is sent, and the content type that goes with it. */
export interface MadeBody {
  readonly content: string | Uint8Array;
  /** Empty where none is to be sent. */
  readonly type: string;
}

/**
 * Makes the body of a call; null where it has none.
 * @see RFC 6749 appendix B for forms; RFC 7578 for multipart ones; RFC 8259 §11 for JSON
 */
export function makeCallBody(body: CallBody): MadeBody | null {
  const parts = body.parts.filter(({ included }) => included);
  switch (body.kind) {
    case 'none':
      return null;
    case 'json':
      return { content: body.json, type: 'application/json' };
    case 'form':
      return {
        content: encodeForm(parts.map(({ name, value }) => [name, value])),
        type: 'application/x-www-form-urlencoded',
      };
    case 'multipart':
      return {
        content: encodeMultipart(parts, body.boundary),
        type: `multipart/form-data; boundary=${body.boundary}`,
      };
    case 'text':
      return { content: body.text, type: body.textType.trim() };
    case 'file':
      return { content: body.file?.bytes ?? '', type: body.file?.type ?? '' };
  }
}
