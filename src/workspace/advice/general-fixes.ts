import type { FixKind } from '#knowledge/explanation.ts';
import type { Fix } from '#workspace/model/fix.ts';
import type { AdviceContext } from './advice-context.ts';
import {
  editClient,
  editEnvironment,
  makeAgain,
  restore,
  sendAgain,
  startOver,
  useRelay,
} from './fixes.ts';

/** The buttons for what is generally known to help; the last one always leads on. */
export function generalFixes(kind: FixKind | null, context: AdviceContext): readonly Fix[] {
  const { edited, isAuthorization } = context;
  const anew = isAuthorization ? startOver(context) : makeAgain(context);
  switch (kind) {
    case 'send-again':
      return [isAuthorization ? anew : sendAgain];
    case 'start-again':
      return [startOver(context)];
    case 'use-relay':
      return [useRelay(false), sendAgain];
    case 'restore-parameters':
      return edited.length === 0 ? [anew] : [restore(edited, context), anew];
    case 'edit-client':
      return [editClient, anew];
    case 'edit-environment':
      return [editEnvironment, anew];
    case 'paste-again':
    case null:
      return [anew];
  }
}
