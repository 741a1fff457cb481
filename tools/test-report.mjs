// Reads the runners' own JSON reports and adds them up. Without it `npm test` would have to trust
// a runner's words on the screen, and a runner that died early would look like one that passed.

/** @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Count */

/** @returns {Count} */
export function nothing() {
  return { passed: 0, failed: 0, skipped: 0, notes: [] };
}

/** A part that could not be counted: one failure, and a line that says why. @returns {Count} */
export function failure(note) {
  return { ...nothing(), failed: 1, notes: [note] };
}

/** A check is one test. @returns {Count} */
export function countCheck(name, exitCode) {
  return exitCode === 0 ? { ...nothing(), passed: 1 } : failure(`${name} failed`);
}

/** What Vitest's JSON report says. A file that failed outside its tests is a failure of its own. */
export function countVitest(report) {
  const count = nothing();
  for (const file of report.testResults) {
    const results = file.assertionResults.map(({ status }) => status);
    const failed = results.filter((status) => status === 'failed').length;
    const passed = results.filter((status) => status === 'passed').length;
    count.passed += passed;
    count.failed += failed;
    count.skipped += results.length - failed - passed;
    if (file.status === 'failed' && failed === 0) {
      count.failed += 1;
      count.notes.push(`${file.name} failed outside its tests`);
    }
  }
  return count;
}

/** The tests that passed on a second try only. */
function flakySpecs(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')),
    ...flakySpecs(inner),
  ]);
}

function flakyNote(report) {
  const specs = flakySpecs(report.suites ?? []);
  const names = specs.map(({ file, title }) => (file === undefined ? title : `${file}: ${title}`));
  return names.length === 0 ? [] : [`passed on a second try: ${names.join('; ')}`];
}

/**
 * What Playwright's JSON report says. An error outside the tests is a failure of its own; a test that
 * passed on a second try has passed, and is named.
 */
export function countPlaywright(report) {
  const { expected, flaky, unexpected, skipped } = report.stats;
  const errors = report.errors.map(({ message }) => `outside the tests: ${message ?? 'an error'}`);
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
    notes: [...errors, ...flakyNote(report)],
  };
}

/**
 * The count of one runner. No report, one that cannot be read, one without a test, or an exit code
 * that its report does not explain: each is one failure more.
 * @returns {Count}
 */
export function countRunner({ name, exitCode, reportText, read }) {
  if (reportText === null) return failure(`${name} gave no report (exit code ${exitCode})`);
  let count;
  try {
    count = read(JSON.parse(reportText));
  } catch {
    return failure(`${name} gave a report that cannot be read (exit code ${exitCode})`);
  }
  if (count.passed + count.failed + count.skipped === 0) return failure(`${name} ran no test`);
  if (exitCode !== 0 && count.failed === 0) {
    const note = `${name} ended with exit code ${exitCode}, though no test failed`;
    return { ...count, failed: 1, notes: [...count.notes, note] };
  }
  return count;
}

/** @param {Count[]} counts @returns {Count} */
export function addUp(counts) {
  return counts.reduce(
    (sum, { passed, failed, skipped, notes }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
      notes: [...sum.notes, ...notes],
    }),
    nothing(),
  );
}

/** The last line. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
