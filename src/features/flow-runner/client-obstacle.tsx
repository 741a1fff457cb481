import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/define-flow.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { type Obstacle, obstacleOf } from './choose-target.ts';

interface ClientObstacleProps {
  readonly environment: Environment;
  readonly client: Client;
  readonly flow: Flow;
  readonly onChoose: (environmentId: string, clientKey: string | null) => void;
}

/** Why the chosen client cannot use the flow, and which one can; nothing where it can. */
export function ClientObstacle({ environment, client, flow, onChoose }: ClientObstacleProps) {
  const obstacle = obstacleOf(flow, { environment, client });
  if (obstacle === null) return null;
  const other = environment.clients.find(
    (one) => obstacleOf(flow, { environment, client: one }) === null,
  );
  const isPublic = obstacle.kind === 'public-client';
  return (
    <Notice
      kind="warn"
      title={
        <>
          <bdi>{client.clientId}</bdi>{' '}
          {isPublic
            ? 'is a public client, which this flow is not for'
            : 'is not registered for this flow'}
        </>
      }
      actions={
        other === undefined ? (
          <Link className={buttonClass()} to={paths.environment(environment.id)}>
            {isPublic ? 'Add a confidential client' : 'See the clients'}
          </Link>
        ) : (
          <Button onClick={() => onChoose(environment.id, other.id)}>
            Use <bdi>{other.clientId}</bdi>
          </Button>
        )
      }
    >
      <Reason obstacle={obstacle} /> You may send the request nevertheless, to see that it does.
    </Notice>
  );
}

function Reason({ obstacle }: { readonly obstacle: Obstacle }) {
  if (obstacle.kind === 'public-client') {
    return (
      <>
        Here the client’s secret is all that proves who asks, and a public client has none: the
        server has to refuse it.
      </>
    );
  }
  return (
    <>
      Its <code>grant_types</code> have no{' '}
      {obstacle.grants.map((grant, index) => (
        <span key={grant}>
          {index > 0 && ' and no '}
          <code>{grant}</code>
        </span>
      ))}
      : the server has to refuse it.
    </>
  );
}
