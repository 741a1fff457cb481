import type { ComponentType } from 'react';

/** A small bench: one page below `/tools`, loaded when it is opened. */
export interface Tool {
  /** Its address: `/tools/{id}`. */
  readonly id: string;
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly about: string;
  /** Its page, which is drawn inside a `ToolPage` of the same id. */
  readonly load: () => Promise<{ readonly Component: ComponentType }>;
}

/** Every bench, in the order of the list. What is here has an address, a prerendered page and a place in the list. */
export const tools: readonly Tool[] = [
  {
    id: 'pkce',
    title: 'PKCE',
    about:
      'Make a code verifier and its challenge, or find out why the two that you have do not belong together.',
    load: () => import('#features/tools/pkce/pkce-bench.tsx'),
  },
  {
    id: 'base64url',
    title: 'base64url',
    about:
      'Text and bytes to base64url and back. What an encoder would not have written is named, with its place.',
    load: () => import('#features/tools/base64url/base64url-bench.tsx'),
  },
  {
    id: 'hashes',
    title: 'Hashes',
    about:
      'at_hash, c_hash and s_hash of an ID token, x5t and x5t#S256 of a certificate, jkt of a key.',
    load: () => import('#features/tools/hashes/hashes-bench.tsx'),
  },
  {
    id: 'basic',
    title: 'Basic header',
    about: 'A client’s or a user’s Authorization: Basic, each with its own encoding, and back.',
    load: () => import('#features/tools/basic/basic-bench.tsx'),
  },
  {
    id: 'authorization',
    title: 'Authorization headers',
    about: 'Authorization and WWW-Authenticate taken apart, with what each part means.',
    load: () => import('#features/tools/authorization/authorization-bench.tsx'),
  },
  {
    id: 'url',
    title: 'URL and parameters',
    about: 'An address as rows of parameters, query and fragment, and back.',
    load: () => import('#features/tools/url/url-bench.tsx'),
  },
  {
    id: 'time',
    title: 'Time',
    about: 'A NumericDate to a date and back, in UTC, in your time zone and relative to now.',
    load: () => import('#features/tools/time/time-bench.tsx'),
  },
  {
    id: 'sd-jwt',
    title: 'SD-JWT',
    about:
      'Read an SD-JWT, choose what to disclose of it, bind the presentation to a key, or issue one. Nothing leaves this browser.',
    load: () => import('#features/tools/sd-jwt/sd-jwt-bench.tsx'),
  },
  {
    id: 'status-list',
    title: 'Token status list',
    about:
      'Look a token’s status up in the list that its issuer publishes: fetch it when you say so, inflate it, read one entry, verify it.',
    load: () => import('#features/tools/status-list/status-list-bench.tsx'),
  },
];

/** The bench of that id; null where there is none. */
export function toolOf(id: string): Tool | null {
  return tools.find((tool) => tool.id === id) ?? null;
}
