import { expect, it, vi } from 'vitest';
import { createWriteQueue } from './write-queue.ts';

/** A queue whose first write is under way until it is let go. */
function busyQueue(onRefused = () => {}) {
  const queue = createWriteQueue(onRefused);
  const written: string[] = [];
  let letGo = () => {};
  const first = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const note = (text: string) => async () => void written.push(text);
  void queue.write(() => first);
  return { queue, written, note, letGo };
}

it('writes a thing that waits once, as it was last', async () => {
  const { queue, written, note, letGo } = busyQueue();
  const all = ['a', 'b', 'c'].map((text) => queue.put('run 1', note(text)));
  void queue.put('run 2', note('other'));
  letGo();
  await Promise.all(all);
  await queue.settled();
  expect(written).toEqual(['c', 'other']);
  await queue.put('run 1', note('d'));
  expect(written).toEqual(['c', 'other', 'd']);
});

it('keeps what comes after a deletion behind it', async () => {
  const { queue, written, note, letGo } = busyQueue();
  void queue.put('run 1', note('put'));
  queue.divide();
  void queue.write(note('delete'));
  void queue.put('run 1', note('undo'));
  letGo();
  await queue.settled();
  expect(written).toEqual(['put', 'delete', 'undo']);
});

it('goes on after a write that was refused, and tells of it', async () => {
  const onRefused = vi.fn();
  const { queue, written, note, letGo } = busyQueue(onRefused);
  const refused = queue.put('run 1', () => Promise.reject(new Error('full')));
  void queue.put('run 2', note('next'));
  letGo();
  await refused;
  await queue.settled();
  expect(onRefused).toHaveBeenCalledOnce();
  expect(written).toEqual(['next']);
  await expect(queue.attempt(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
});

it('counts all that was asked for, what was joined too', () => {
  const { queue, note } = busyQueue();
  void queue.put('run 1', note('a'));
  void queue.put('run 1', note('b'));
  expect(queue.count()).toBe(3);
});
