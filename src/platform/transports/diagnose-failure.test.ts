import { expect, it } from 'vitest';
import { isLocalName } from './diagnose-failure.ts';

it.each([
  'localhost',
  '127.0.0.1',
  '10.1.2.3',
  '192.168.0.1',
  '172.31.0.1',
  '[fd00::1]',
  'nas.local',
])('takes %s for a name of the local network', (name) => {
  expect(isLocalName(name)).toBe(true);
});

it.each(['example.com', '172.32.0.1', '11.0.0.1', 'local.example', '[2001:db8::1]'])(
  'takes %s for a name of the internet',
  (name) => {
    expect(isLocalName(name)).toBe(false);
  },
);
