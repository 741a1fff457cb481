import type { TransportProblem } from '#protocol/http/transport.ts';
import type { Problem } from '#protocol/problem.ts';
import type { Explanation } from './explanation.ts';

/** Says a problem in words: what it is, what it means, why it happens and what to do. */
export function explainProblem(problem: Problem | TransportProblem): Explanation {
  return {
    title: problem.code,
    said: null,
    meaning: problem.code,
    causes: [],
    todo: problem.code,
    spec: 'spec' in problem ? problem.spec : null,
    fix: null,
  };
}
