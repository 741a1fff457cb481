import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMoment } from './read-moment.ts';

const now = 1_795_464_000_000;
const read = (text: string) => {
  const moment = readMoment(text, now);
  return moment.ok ? [moment.value.seconds, moment.value.form] : moment.problem.code;
};

test.each([
  ['1300819380', [1_300_819_380, 'seconds']],
  ['1300819380.5', [1_300_819_380.5, 'seconds']],
  ['"exp": 1300819380'.slice(7), [1_300_819_380, 'seconds']],
  ['1,300,819,380', [1_300_819_380, 'seconds']],
  ['1300819380000', [1_300_819_380, 'milliseconds']],
  ['1300819380000000', [1_300_819_380, 'microseconds']],
  ['1300819380000000000', [1_300_819_380, 'nanoseconds']],
  ['-1', [-1, 'seconds']],
  ['2011-03-22T18:43:00Z', [1_300_819_380, 'date']],
  ['2011-03-22T20:43:00+02:00', [1_300_819_380, 'date']],
  ['2011-03-22 18:43', [1_300_819_380, 'date-without-zone']],
  ['2011-03-22', [1_300_752_000, 'date-without-zone']],
  ['Tue, 22 Mar 2011 18:43:00 GMT', [1_300_819_380, 'http-date']],
  ['now', [1_795_464_000, 'relative']],
  ['now + 5 m', [1_795_464_300, 'relative']],
  ['now-1d', [1_795_377_600, 'relative']],
  ['2011-02-29T00:00:00Z', 'moment_no_such_day'],
  ['2011-03-22T25:00Z', 'moment_no_such_day'],
  ['9'.repeat(25), 'moment_beyond'],
  ['tomorrow', 'moment_unknown'],
  ['', 'moment_unknown'],
  ['0x10', 'moment_unknown'],
])('%s is read as %j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('what a Date writes is read back, to the millisecond', () => {
  const date = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (one) => {
      const moment = readMoment(one.toISOString(), now);
      expect(moment.ok && Math.round(moment.value.seconds * 1000)).toBe(one.getTime());
      const http = readMoment(one.toUTCString(), now);
      expect(http.ok && http.value.seconds).toBe(Math.floor(one.getTime() / 1000));
    }),
  );
});

test('no text makes it throw, and what is read has a date', () => {
  const number = fc.double({ noNaN: true }).map(String);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), number), (text) => {
      const moment = readMoment(text, now);
      if (moment.ok) expect(new Date(moment.value.seconds * 1000).getTime()).not.toBeNaN();
    }),
  );
});
