import { explainProblem } from '#knowledge/explain-problem.ts';
import { headerValue } from '#protocol/http/header-value.ts';
import { judgeRefusal } from '#protocol/resource/judge-refusal.ts';
import { sentScheme } from '#protocol/resource/sent-scheme.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { Advice } from '#workspace/model/fix.ts';
import { relayFix, type CallFix, type CallSituation } from './call-fix.ts';
import { challengeFixes } from './challenge-fixes.ts';

/** What a failed call means, and what mends it; the first fix is the likeliest. */
export type CallAdvice = Omit<Advice, 'fixes'> & { readonly fixes: readonly CallFix[] };

/** Says what a failed call means and how to mend it; null where it succeeded, or nothing came yet. */
export function adviseOnCall(situation: CallSituation): CallAdvice | null {
  const { request, outcome } = situation.exchange;
  if (outcome?.kind === 'refused') {
    return adviceOf(outcome.problem, [...relayFix(situation), sendAgain]);
  }
  if (outcome?.kind !== 'answered') return null;
  const { problem } = judgeRefusal(outcome.response, 'api', sentScheme(request));
  if (problem === null) return null;
  const { status } = outcome.response;
  const isRefusal = status === 401 || status === 403;
  const fixes = isRefusal
    ? challengeFixes(situation, problem)
    : statusFixes(request.url, outcome.response);
  return adviceOf(problem, fixes);
}

const sendAgain: CallFix = { kind: 'send-again', label: 'Send again' };

function adviceOf(
  problem: Parameters<typeof explainProblem>[0],
  fixes: readonly CallFix[],
): CallAdvice {
  const { title, said, meaning, causes, todo } = explainProblem(problem);
  return { title, said, meaning, causes, todo, fixes: distinct(fixes) };
}

function distinct(fixes: readonly CallFix[]): readonly CallFix[] {
  const labels = new Set<string>();
  return fixes.filter(({ label }) => !labels.has(label) && labels.add(label) !== undefined);
}

/** A redirect is not followed; where it leads is one click away. @see RFC 9110 §10.2.2 */
function statusFixes(base: string, response: HttpResponse): readonly CallFix[] {
  const { status } = response;
  if (status === 429 || status >= 500) return [sendAgain];
  const location = status >= 300 && status < 400 ? headerValue(response, 'location') : null;
  if (location === null || !URL.canParse(location, base)) return [];
  const url = new URL(location, base);
  return [{ kind: 'go-to', label: `Take the address at ${url.host}`, url: url.href }];
}
