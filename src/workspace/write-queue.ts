/** Writes to storage, one after the other, in the order in which they were asked for. */
export interface WriteQueue {
  /** The promise is of the write; it never rejects. */
  readonly write: (work: () => Promise<void>) => Promise<void>;
  /**
   * Writes a thing by its name. One that waits still is written as it is now instead of twice, so that
   * who types fast is never more than one write ahead of what is stored.
   */
  readonly put: (name: string, work: () => Promise<void>) => Promise<void>;
  /** What is asked for from now on joins nothing that was asked for before. */
  readonly divide: () => void;
  /** Rejects where the work does. */
  readonly attempt: (work: () => Promise<void>) => Promise<void>;
  /** How many were asked for. */
  readonly count: () => number;
  /** Everything that was asked for until now is through. */
  readonly settled: () => Promise<void>;
}

interface Waiting {
  work: () => Promise<void>;
  readonly done: Promise<void>;
}

/** Makes an empty queue. `onRefused` hears of a write that failed. */
export function createWriteQueue(onRefused: () => void): WriteQueue {
  const waiting = new Map<string, Waiting>();
  let last: Promise<void> = Promise.resolve();
  let count = 0;

  const write = (work: () => Promise<void>): Promise<void> => {
    count += 1;
    last = last.then(work).catch(onRefused);
    return last;
  };
  return {
    write,
    put: (name, work) => {
      const before = waiting.get(name);
      if (before !== undefined) {
        count += 1;
        before.work = work;
        return before.done;
      }
      const done = write(() => {
        if (waiting.get(name) === one) waiting.delete(name);
        return one.work();
      });
      const one: Waiting = { work, done };
      waiting.set(name, one);
      return done;
    },
    divide: () => waiting.clear(),
    attempt: (work) => {
      count += 1;
      waiting.clear();
      const attempted = last.then(work);
      last = attempted.catch(() => undefined);
      return attempted;
    },
    count: () => count,
    settled: () => last,
  };
}
