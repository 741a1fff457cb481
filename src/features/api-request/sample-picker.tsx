import { sampleCalls } from '#workspace/calls/sample-calls.ts';
import type { WorkspaceState } from '#workspace/workspace.ts';
import styles from './api-request.module.css';
import { draftOfSketch } from './read-sketch.ts';
import type { OpenCall } from './use-open-call.ts';

interface SamplePickerProps {
  readonly state: WorkspaceState;
  readonly now: number | null;
  readonly open: OpenCall;
}

/** Begins with a request of an environment's API; nothing where there is none. */
export function SamplePicker({ state, now, open }: SamplePickerProps) {
  const samples = sampleCalls(state.environments, state.runs, now ?? 0);
  if (samples.length === 0) return null;
  const environments = new Map(
    samples.map(({ environmentId, environmentName }) => [environmentId, environmentName]),
  );
  return (
    <select
      className={styles['samples']}
      aria-label="Sample request"
      value=""
      onChange={(event) => {
        const picked = samples.find(({ id }) => id === event.target.value);
        if (picked !== undefined) open.change(draftOfSketch(picked.sketch, open.draft));
      }}
    >
      <option value="">Sample request …</option>
      {[...environments].map(([id, name]) => (
        <optgroup key={id} label={name}>
          {samples
            .filter(({ environmentId }) => environmentId === id)
            .map((sample) => (
              <option key={sample.id} value={sample.id}>
                {sample.label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
