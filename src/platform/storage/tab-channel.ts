/** Tells the other tabs that something was written, and hears it from them. */
export interface TabChannel {
  readonly tell: () => void;
  readonly listen: (changed: () => void) => () => void;
}

/** Writes in quick succession are read once. */
const settleMilliseconds = 40;

/** A channel among the tabs of this app; a tab does not hear itself. */
export function openTabChannel(name: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, listen: () => () => {} };
  const channel = new BroadcastChannel(name);
  return {
    tell: () => channel.postMessage('written'),
    listen: (changed) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const hear = () => {
        clearTimeout(timer);
        timer = setTimeout(changed, settleMilliseconds);
      };
      channel.addEventListener('message', hear);
      return () => {
        clearTimeout(timer);
        channel.removeEventListener('message', hear);
      };
    },
  };
}
