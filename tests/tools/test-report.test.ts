import { describe, expect, test } from 'vitest';
import {
  addUp,
  countCheck,
  countPlaywright,
  countRunner,
  countVitest,
  summaryLine,
} from '../../tools/test-report.mjs';

function vitestFile(status: string, results: readonly string[]) {
  return { name: 'a.test.ts', status, assertionResults: results.map((one) => ({ status: one })) };
}

function run(report: unknown, exitCode: number) {
  const reportText = report === null ? null : JSON.stringify(report);
  return countRunner({ name: 'Vitest', exitCode, reportText, read: countVitest });
}

describe('counting Vitest', () => {
  test('takes each test by its own status', () => {
    const report = {
      testResults: [
        vitestFile('failed', ['passed', 'failed', 'skipped', 'todo']),
        vitestFile('passed', ['passed']),
      ],
    };
    expect(countVitest(report)).toMatchObject({ passed: 2, failed: 1, skipped: 2 });
  });

  test('counts a file that could not be loaded as one failure', () => {
    expect(countVitest({ testResults: [vitestFile('failed', [])] })).toMatchObject({ failed: 1 });
  });
});

describe('counting Playwright', () => {
  const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };

  test('counts a flaky test as passed', () => {
    expect(countPlaywright({ stats, errors: [] })).toMatchObject({
      passed: 6,
      failed: 2,
      skipped: 3,
    });
  });

  test('names, in one line, the tests that passed on a second try', () => {
    const spec = (title: string, ...statuses: string[]) => ({
      ...{ title, file: 'a.spec.ts' },
      tests: statuses.map((status) => ({ status })),
    });
    const suites = [
      { specs: [spec('is good', 'expected'), spec('is shy', 'expected', 'flaky')] },
      { suites: [{ specs: [spec('is slow', 'flaky'), spec('is bad', 'unexpected')] }] },
    ];
    const { notes, passed } = countPlaywright({ stats, errors: [], suites });
    expect(notes).toEqual(['passed on a second try: a.spec.ts: is shy; a.spec.ts: is slow']);
    expect(passed).toBe(6);
    expect(countPlaywright({ stats, errors: [], suites: suites.slice(2) }).notes).toEqual([]);
  });

  test('counts an error outside the tests as a failure', () => {
    const count = countPlaywright({ stats, errors: [{ message: 'no server' }] });
    expect(count).toMatchObject({ failed: 3, notes: ['outside the tests: no server'] });
  });
});

describe('counting a runner', () => {
  test('takes a missing report for one failure', () => {
    expect(run(null, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('takes a report that is not JSON for one failure', () => {
    const broken = { name: 'Vitest', exitCode: 0, reportText: '{', read: countVitest };
    expect(countRunner(broken)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('takes a run without any test for one failure', () => {
    expect(run({ testResults: [] }, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('takes an exit code that no test explains for one failure', () => {
    const report = { testResults: [vitestFile('passed', ['passed'])] };
    expect(run(report, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('adds nothing where a failed test explains the exit code', () => {
    const report = { testResults: [vitestFile('failed', ['failed'])] };
    expect(run(report, 1)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the last line', () => {
  test('adds up all parts', () => {
    const vitest = countVitest({ testResults: [vitestFile('passed', ['passed', 'passed'])] });
    const sum = addUp([countCheck('check:lint', 0), countCheck('check:docs', 1), vitest]);
    expect(summaryLine(sum)).toBe('3 passed, 1 failed');
    expect(sum.notes).toEqual(['check:docs failed']);
  });

  test('names skipped tests only where there are some', () => {
    expect(summaryLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
  });
});
