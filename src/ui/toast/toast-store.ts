export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replace(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says that something was done, with a way back. It stays until it is closed or times out. */
export function showToast(message: string, action: Toast['action'] = null) {
  lastId += 1;
  replace([...toasts.slice(-2), { id: lastId, message, action }]);
}

export function closeToast(id: number) {
  replace(toasts.filter((toast) => toast.id !== id));
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
