import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/define-flow.ts';
import { groupFlows } from '#flows/flow-groups.ts';
import { flows } from '#flows/registry.ts';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { Tag } from '#ui/tag/tag.tsx';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { chooseClient, chooseEnvironment, obstacleOf } from './choose-target.ts';
import styles from './flow-screen.module.css';
import { SpecLinks } from './spec-link.tsx';

/** Every flow, with what it is for and whether the chosen client can use it. */
export function Component() {
  const state = useWorkspaceState((whole) => whole);
  const environment = chooseEnvironment(state, null);
  const clientOf = (flow: Flow): Client | null =>
    environment === null ? null : chooseClient(state, { environment, flow, wanted: null });
  return (
    <>
      <PageHead
        title="Flows"
        about="The ways to get a token, and to use one. Each runs against your sandbox or a server of yours, step by step, with every message in sight."
      />
      {groupFlows(flows).map((group) => (
        <section key={group.title} className={styles['group']}>
          <h2>{group.title}</h2>
          <ul className={styles['flows']}>
            {group.flows.map((flow) => (
              <FlowCard
                key={flow.id}
                flow={flow}
                environment={environment}
                client={clientOf(flow)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface FlowCardProps {
  readonly flow: Flow;
  readonly environment: Environment | null;
  /** The one that it would run as. */
  readonly client: Client | null;
}

function FlowCard({ flow, environment, client }: FlowCardProps) {
  return (
    <li className={styles['flow']}>
      <h3>
        <Link to={paths.flow(flow.id)}>{flow.title}</Link>
      </h3>
      {flow.legacy !== undefined && <Tag tone="warn">legacy</Tag>}
      <p>{flow.summary}</p>
      <div className={styles['foot']}>
        <span>
          <SpecLinks specs={flow.specs} />
        </span>
        {environment !== null && client !== null && (
          <span>
            {obstacleOf(flow, { environment, client }) === null ? (
              <>
                ✓ as <bdi>{client.clientId}</bdi>
              </>
            ) : (
              <>
                ✕ no client of <bdi>{environment.name}</bdi> may use it
              </>
            )}
          </span>
        )}
      </div>
    </li>
  );
}
