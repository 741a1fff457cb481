import type { TransportName } from '#protocol/http/transport.ts';

/** A header that a person wrote, and may leave out for a while. */
export interface CallHeader {
  /** Unique within the draft. */
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly included: boolean;
}

/** A file that was chosen, as it was then. */
export interface CallFile {
  readonly name: string;
  /** Its media type; empty where the browser knows none. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A field of a form; a multipart one may hold a file in the place of its text. */
export interface CallPart extends CallHeader {
  readonly file: CallFile | null;
}

/** What the body of a call can be. */
export const callBodyKinds = ['none', 'json', 'form', 'multipart', 'text', 'file'] as const;

/** The body, with what was typed for each kind, so that a change of mind loses nothing. */
export interface CallBody {
  readonly kind: (typeof callBodyKinds)[number];
  readonly json: string;
  readonly parts: readonly CallPart[];
  /** Separates the parts of a multipart body. RFC 2046 §5.1.1. */
  readonly boundary: string;
  readonly text: string;
  /** Content type of `text`; empty: none is sent. */
  readonly textType: string;
  readonly file: CallFile | null;
}

/**
 * How a call can prove itself: by a token of a run, or by what a person typed. Stripe, Twilio and
 * SendGrid want their keys each in its own way.
 */
export const credentialKinds = [
  'none',
  'run',
  'bearer',
  'basic',
  'api-key-header',
  'api-key-query',
  'stripe',
  'stripe-bearer',
  'twilio',
  'sendgrid',
] as const;

/** How a token of a run goes along: as its type says, or otherwise to see what that breaks. */
export const tokenSchemes = ['as-issued', 'Bearer', 'DPoP'] as const;

/** The credential, with what was typed for each kind. */
export interface CallCredential {
  readonly kind: (typeof credentialKinds)[number];
  readonly runId: string | null;
  readonly scheme: (typeof tokenSchemes)[number];
  /** Whether a token that has expired is refreshed before it is sent. */
  readonly refreshFirst: boolean;
  readonly token: string;
  readonly username: string;
  readonly password: string;
  readonly keyName: string;
  readonly key: string;
}

/** A call of an API while it is written. */
export interface CallDraft {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly CallHeader[];
  readonly body: CallBody;
  readonly credential: CallCredential;
  readonly transport: TransportName;
}

/** No credential, and nothing typed for any. */
export const noCredential: CallCredential = {
  kind: 'none',
  runId: null,
  scheme: 'as-issued',
  refreshFirst: false,
  token: '',
  username: '',
  password: '',
  keyName: 'x-api-key',
  key: '',
};

/** A call that asks for JSON and has nothing else yet. */
export function emptyCallDraft(boundary: string): CallDraft {
  return {
    method: 'GET',
    url: '',
    headers: [{ id: 'header.1', name: 'accept', value: 'application/json', included: true }],
    body: {
      kind: 'none',
      json: '',
      parts: [],
      boundary,
      text: '',
      textType: 'text/plain;charset=utf-8',
      file: null,
    },
    credential: noCredential,
    transport: 'direct',
  };
}
