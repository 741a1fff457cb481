import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A program that a test started, with all that it printed. */
export interface Spawned {
  /** Standard output and standard error, in the order they came. */
  readonly said: () => string;
  /** Waits until what it printed matches; fails when it ends before. */
  readonly until: (pattern: RegExp) => Promise<void>;
  /** Sends a signal to it and to all that it started, as Ctrl-C in a terminal does. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Sends a signal to it alone, as a program that started it does. */
  readonly signalAlone: (signal: NodeJS.Signals) => void;
  /**
   * Resolves when it and all that hold its output have ended, with what a shell says of it: its exit
   * code, or 128 and the number of the signal that ended it.
   */
  readonly ended: Promise<number>;
  /** Ends by force what still runs of it. */
  readonly kill: () => void;
}

/** Starts a program in a process group of its own. */
export function start(command: string, args: readonly string[]): Spawned {
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
  const until = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(said)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      void ended.then(() => reject(new Error(`Failed to start ${command}: ${said}`)));
      look();
    });
  return {
    said: () => said,
    until,
    ended,
    signal: (signal) => void signalGroup(child.pid, signal),
    signalAlone: (signal) => void child.kill(signal),
    kill: () => void signalGroup(child.pid, 'SIGKILL'),
  };
}

/** The group is there as long as one of it is, also when the program itself has ended. */
function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // All of it has ended.
  }
}
