import { useHref } from 'react-router';

/** The absolute address of a page of this app, wherever it is served. */
export function useAppAddress(path: string): string {
  return new URL(useHref(path), window.location.origin).href;
}
