import {
  keptCallsName,
  logoutCallLimit,
  logoutValueLimit,
} from '#sandbox/contract/logout-addresses.ts';
import type { FrontChannelCall } from '#sandbox/contract/logout-calls.ts';

/** What the framed page has of a window. */
export interface FramedWindow {
  readonly location: { readonly search: string };
  /** Throws where the browser gives a frame no storage. */
  readonly localStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly self: unknown;
  readonly top: unknown;
}

/**
 * Notes what this page was called with where the app looks for it. In a frame of another site a
 * browser may give the page storage of its own (a partition), which the app never sees.
 * @see OpenID Connect Front-Channel Logout 1.0 §2 and §4
 */
export function keepFrontChannelCall(window: FramedWindow, now = Date.now()): 'kept' | 'not-kept' {
  try {
    const { localStorage } = window;
    const before = readCalls(localStorage.getItem(keptCallsName));
    const calls = [...before, callOf(window, now)].slice(-logoutCallLimit);
    localStorage.setItem(keptCallsName, JSON.stringify(calls));
    return 'kept';
  } catch {
    return 'not-kept';
  }
}

function callOf({ location, self, top }: FramedWindow, at: number): FrontChannelCall {
  const parameters = new URLSearchParams(location.search);
  const value = (name: string) => parameters.get(name)?.slice(0, logoutValueLimit) ?? null;
  return {
    ...{ kind: 'front-channel', at, iss: value('iss'), sid: value('sid') },
    place: self === top ? 'tab' : 'frame',
  };
}

/** What is there is only carried along here; the app parses it. */
function readCalls(text: string | null): unknown[] {
  const calls: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(calls) ? calls : [];
}
