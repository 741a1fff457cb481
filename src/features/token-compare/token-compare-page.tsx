import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { ComparedBox } from './compared-box.tsx';
import { Findings } from './findings.tsx';
import { RunPicker } from './run-picker.tsx';
import { noPicks } from './run-picks.ts';
import { samplePair } from './sample-pair.ts';
import { useComparison } from './use-comparison.ts';
import styles from './token-compare.module.css';

/** `/tokens/compare`: what became of one token in another. Nothing is sent anywhere. */
export function Component() {
  const { clock } = useServices();
  const runs = useWorkspaceState((state) => state.runs);
  const { first, second, picks, isByRuns, type, replace, swap } = useComparison();
  const isEmpty = first.text === '' && second.text === '';
  return (
    <>
      <PageHead
        title="Compare two tokens"
        about="Claim by claim: what was added, removed and changed. Nothing leaves this browser."
        actions={
          <>
            {!isEmpty && (
              <>
                <Button kind="quiet" onClick={() => replace({ first: '', second: '' }, noPicks)}>
                  Clear
                </Button>
                <Button onClick={swap}>Swap</Button>
              </>
            )}
            {/* Last, so that it stays where it is when the others come. */}
            <Button onClick={() => replace(samplePair(clock()), noPicks)}>
              Use two sample tokens
            </Button>
          </>
        }
      />
      <div className={styles['page']}>
        <Card>
          <div className={styles['boxes']}>
            <ComparedBox
              label="First token"
              compared={first}
              onChange={(text) => type('first', text)}
            />
            <ComparedBox
              label="Second token"
              compared={second}
              onChange={(text) => type('second', text)}
            />
          </div>
          <details className={styles['history']} open={isByRuns}>
            <summary>Take the tokens of two runs</summary>
            <RunPicker runs={runs} picks={picks} onPick={(next, filled) => replace(filled, next)} />
          </details>
        </Card>
        {first.decoded.kind === 'empty' || second.decoded.kind === 'empty' ? (
          <EmptyState title={isEmpty ? 'Nothing to compare yet' : 'One more token is needed'}>
            Put a token into each box, or take the tokens of two runs. Scopes and audiences are
            compared as sets, times relative to each other, keys by their thumbprints. An opaque or
            encrypted token is compared as far as it can be read.
          </EmptyState>
        ) : (
          <Findings first={first.decoded} second={second.decoded} />
        )}
      </div>
    </>
  );
}
