import type { Flow } from '#flows/define-flow.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import { newClientKey } from '#workspace/environments/new-client.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import type { WorkspaceState } from '#workspace/workspace.ts';
import { chooseClient, obstacleOf } from './choose-target.ts';
import styles from './flow-screen.module.css';

interface FlowSelectorsProps {
  readonly state: WorkspaceState;
  readonly flow: Flow;
  readonly environment: Environment | null;
  readonly client: Client | null;
  readonly onChoose: (environmentId: string, clientKey: string | null) => void;
}

/** Where the flow runs, and as whom. */
export function FlowSelectors(props: FlowSelectorsProps) {
  const { state, flow, environment, client, onChoose } = props;
  const environments = state.environments.map(({ id, name }) => ({ value: id, label: name }));
  const clients = (environment?.clients ?? []).map((one) => ({
    value: one.id,
    label: labelOf(flow, { environment, client: one }),
  }));
  return (
    <div className={styles['selectors']}>
      <SelectField
        label="Environment"
        value={environment?.id ?? ''}
        choices={environment === null ? [deleted, ...environments] : environments}
        onChange={(id) => {
          const next = state.environments.find((one) => one.id === id);
          if (next === undefined) return;
          const chosen = chooseClient(state, { environment: next, flow, wanted: null });
          onChoose(next.id, chosen?.id ?? null);
        }}
      />
      <SelectField
        label="Client"
        value={client?.id ?? ''}
        choices={[
          ...(client === null ? [none] : []),
          ...(flow.makesClient === true ? [toBeMade] : []),
          ...clients,
        ]}
        onChange={(id) => {
          if (environment !== null && id !== '') onChoose(environment.id, id);
        }}
      />
    </div>
  );
}

const deleted = { value: '', label: '(deleted)' };
const none = { value: '', label: '(none)' };
const toBeMade = { value: newClientKey, label: 'A new client' };

interface Target {
  readonly environment: Environment | null;
  readonly client: Client;
}

function labelOf(flow: Flow, { environment, client }: Target): string {
  const kind = client.authentication === 'none' ? 'public' : 'confidential';
  const isFree = environment === null || obstacleOf(flow, { environment, client }) === null;
  return `${client.clientId} (${kind}${isFree ? '' : ', not for this flow'})`;
}
