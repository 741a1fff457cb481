import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * Takes the token that another page handed over with the navigation, and clears it from the session
 * history, so that going back and forth does not take it apart again.
 */
export function useHandedToken(take: (token: string) => void): void {
  const { pathname, search, state } = useLocation();
  const handed = tokenIn(state);
  const navigate = useNavigate();
  const takeRef = useRef(take);
  useEffect(() => {
    takeRef.current = take;
  });
  useEffect(() => {
    if (handed === null) return;
    takeRef.current(handed);
    void navigate(pathname + search, { replace: true, preventScrollReset: true });
  }, [handed, pathname, search, navigate]);
}

function tokenIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('token' in state)) return null;
  return typeof state.token === 'string' ? state.token : null;
}
