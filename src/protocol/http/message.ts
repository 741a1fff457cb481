/** A header as written: the order and the letter case are kept, names may repeat. */
export type HeaderPair = readonly [name: string, value: string];

/** A request as plain data: it can be shown, edited, stored, turned into code and sent. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute and normalised, as `new URL(text).href` writes it, without a fragment. */
  readonly url: string;
  /** Only the headers that a page may set; the browser adds its own. */
  readonly headers: readonly HeaderPair[];
  readonly body: string | Uint8Array | null;
}

/** An answer as plain data. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly HeaderPair[];
  /** The body decoded as UTF-8, or in base64 where it is not UTF-8 text. */
  readonly body: string;
  readonly bodyEncoding: 'utf-8' | 'base64';
  /** `cors-filtered`: a page of another origin sees only some headers (Fetch, CORS-safelisted). */
  readonly headersSeen: 'all' | 'cors-filtered';
  readonly durationMilliseconds: number;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** What was sent, and what came back. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}
