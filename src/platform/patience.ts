import { isPatience, patienceRange } from '#workspace/patience.ts';
import type { PatiencePort } from '#workspace/ports.ts';

const key = 'claimcheck-patience';

/** How long this browser's user lets a server take, for this page and the next visit. */
export const patience: PatiencePort = {
  seconds: () => {
    try {
      const kept = Number(localStorage.getItem(key) ?? patienceRange.usual);
      return isPatience(kept) ? kept : patienceRange.usual;
    } catch {
      return patienceRange.usual;
    }
  },
  choose: (seconds) => {
    try {
      localStorage.setItem(key, String(seconds));
      return true;
    } catch {
      return false;
    }
  },
};
