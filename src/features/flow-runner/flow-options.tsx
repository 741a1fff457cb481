import type { Flow, FlowOption } from '#flows/define-flow.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import type { Run } from '#workspace/model/run.ts';
import { reduceRun } from '#workspace/runs/reduce-run.ts';
import type { Workspace } from '#workspace/workspace.ts';
import styles from './flow-screen.module.css';
import { ShortSpecLink } from './spec-link.tsx';

interface FlowOptionsProps {
  readonly workspace: Workspace;
  readonly flow: Flow;
  readonly run: Run;
  readonly environment: Environment;
}

/** The choices that shape a flow; each makes the requests anew that it concerns. */
export function FlowOptions({ workspace, flow, run, environment }: FlowOptionsProps) {
  const { options } = reduceRun(run, flow);
  const hasApi = flow.steps.some(({ id }) => id === 'call-api') && environment.apis.length > 1;
  const choose = (option: string, value: string) =>
    void workspace.runs.chooseOption(run.id, option, value);
  const field = ({ id, label, choices, initial, spec }: FlowOption) => (
    <SelectField
      key={id}
      label={label}
      aside={<ShortSpecLink spec={spec} />}
      value={options[id] ?? initial}
      choices={choices}
      onChange={(value) => choose(id, value)}
    />
  );
  const extensions = flow.options.filter(({ group }) => group === 'extension');
  const isChosen = ({ id, initial }: FlowOption) => (options[id] ?? initial) !== initial;
  const chosen = extensions.filter(isChosen);
  return (
    <>
      {flow.options.filter(({ group }) => group !== 'extension').map(field)}
      {hasApi && (
        <SelectField
          label="API"
          value={options['api'] ?? ''}
          choices={[
            ...(options['api'] === undefined ? [{ value: '', label: 'as the scope allows' }] : []),
            ...environment.apis.map(({ title, scope }) => ({
              value: title,
              label: `${title} (${scope})`,
            })),
          ]}
          onChange={(value) => {
            if (value !== '') choose('api', value);
          }}
        />
      )}
      {extensions.length > 0 && (
        <details className={styles['extensions']} open={chosen.length > 0 ? true : undefined}>
          <summary>
            Extensions{chosen.length > 0 && `: ${chosen.map(({ label }) => label).join(', ')}`}
          </summary>
          <div className={styles['bar']}>{extensions.map(field)}</div>
        </details>
      )}
    </>
  );
}
