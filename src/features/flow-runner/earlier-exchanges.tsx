import { renderRequest, renderResponse } from '#protocol/http/render-message.ts';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { Time } from '#ui/time/time.tsx';
import type { EarlierExchange } from '#workspace/model/step-view.ts';
import styles from './step-section.module.css';

interface EarlierExchangesProps {
  readonly earlier: readonly EarlierExchange[];
}

/** What was asked before, and answered by a wish to be asked again: both messages of each. */
export function EarlierExchanges({ earlier }: EarlierExchangesProps) {
  return (
    <details>
      <summary>
        Asked before, and asked again by itself: {earlier.length}{' '}
        {earlier.length === 1 ? 'time' : 'times'}
      </summary>
      {earlier.map((one, index) => (
        <details key={one.at} className={styles['panel']} open={earlier.length === 1}>
          <summary>
            <bdi>
              <code>{one.reason}</code>
            </bdi>{' '}
            ({one.response.status}), <Time at={one.at} />
          </summary>
          <CodeBlock
            part="earlier-request"
            label={`Earlier request ${index + 1}`}
            text={renderRequest(one.request)}
            language="http"
            copyLabel="Copy earlier request"
          />
          <CodeBlock
            part="earlier-response"
            label={`Earlier response ${index + 1}`}
            text={renderResponse(one.response)}
            language="http"
            copyLabel="Copy earlier response"
          />
        </details>
      ))}
    </details>
  );
}
