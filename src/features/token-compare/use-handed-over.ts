import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { readHandedOver, type HandedOver } from './handed-over.ts';

/** Takes over what another page handed to this one, once, and out of the session history. */
export function useHandedOver(take: (handed: HandedOver) => void): void {
  const { pathname, search, state } = useLocation();
  const navigate = useNavigate();
  const takeNow = useEffectEvent(take);
  useEffect(() => {
    const handed = readHandedOver(state);
    if (handed === null) return;
    takeNow(handed);
    void navigate(pathname + search, { replace: true, preventScrollReset: true });
  }, [state, pathname, search, navigate]);
}
