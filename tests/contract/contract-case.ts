/** A sandbox somewhere, with the test definition in place, and a browser in front of it. */
export interface ContractWorld {
  readonly origin: string;
  /** `{origin}/sandbox/{id}` */
  readonly issuer: string;
  /** The redirect URI that takes the place of the test definition's. */
  readonly redirectUri: string;
  /** As a page of the same origin sees it. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Puts the test definition in place again. */
  readonly define: () => Promise<Response>;
  /** Navigates to an address, presses what is asked for, and gives what the client got. */
  readonly authorize: (url: string) => Promise<URLSearchParams>;
}

/** One thing that the sandbox keeps wherever it runs. */
export interface ContractCase {
  readonly name: string;
  readonly run: (world: ContractWorld) => Promise<void>;
}
