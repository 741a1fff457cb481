import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '#ui/button/button.tsx';
import { closeToast, currentToasts, subscribeToasts, type Toast } from './toast-store.ts';
import styles from './toasts.module.css';

const none: readonly Toast[] = [];
const stayMilliseconds = 12_000;

/** Where toasts appear. There is one of it, in the shell. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, () => none);
  return (
    <div className={styles['place']} role="status" aria-live="polite" aria-label="Notifications">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

/** While the pointer or the focus is on it, it does not go away. */
function ToastCard({ toast }: { readonly toast: Toast }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => closeToast(toast.id), stayMilliseconds);
    return () => clearTimeout(timer);
  }, [isHeld, toast.id]);
  const { action } = toast;
  return (
    <div
      className={styles['toast']}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className={styles['message']}>{toast.message}</span>
      {action !== null && (
        <Button
          kind="quiet"
          onClick={() => {
            action.run();
            closeToast(toast.id);
          }}
        >
          {action.label}
        </Button>
      )}
      <Button kind="quiet" aria-label="Close notification" onClick={() => closeToast(toast.id)}>
        ✕
      </Button>
    </div>
  );
}
