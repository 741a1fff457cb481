/** The requests that this page has sent and that have not been answered. */
export interface RequestsUnderWay {
  readonly has: (runId: string, step: string) => boolean;
  readonly begin: (runId: string, step: string) => AbortSignal;
  /** Only the request that began with this signal; another may have begun since. */
  readonly end: (runId: string, step: string, signal: AbortSignal) => void;
  /** False when this page has none to cancel. */
  readonly cancel: (runId: string, step: string) => boolean;
}

/** Keeps a way to cancel each request of this page. */
export function trackRequests(): RequestsUnderWay {
  const controllers = new Map<string, AbortController>();
  const key = (runId: string, step: string) => `${runId} ${step}`;
  return {
    has: (runId, step) => controllers.has(key(runId, step)),
    begin: (runId, step) => {
      const controller = new AbortController();
      controllers.set(key(runId, step), controller);
      return controller.signal;
    },
    end: (runId, step, signal) => {
      const isSame = controllers.get(key(runId, step))?.signal === signal;
      if (isSame) controllers.delete(key(runId, step));
    },
    cancel: (runId, step) => {
      const controller = controllers.get(key(runId, step));
      controller?.abort();
      return controller !== undefined;
    },
  };
}
