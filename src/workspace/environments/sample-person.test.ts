import { expect, it } from 'vitest';
import { defaultEnvironment } from './default-environment.ts';
import { samplePerson } from './sample-person.ts';

const sandbox = defaultEnvironment('http://localhost:4173/', 0);

it('is the first user of a sandbox', () => {
  expect(samplePerson(sandbox)?.username).toBe('alice');
});

it('is nobody at a real server', () => {
  expect(samplePerson({ sandbox: null })).toBeUndefined();
});
