import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** Takes the token that another page handed over with the navigation, once. */
export function useHandedOver(take: (text: string) => void): void {
  const { state, pathname } = useLocation();
  const navigate = useNavigate();
  const token = handedOver(state);
  useEffect(() => {
    if (token === null) return;
    take(token);
    void navigate(pathname, { replace: true, preventScrollReset: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was handed over counts
  }, [token]);
}

function handedOver(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('token' in state)) return null;
  return typeof state.token === 'string' ? state.token : null;
}
