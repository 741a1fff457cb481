import type { FlowApi } from '#flows/define-flow.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './environments.module.css';

/** The APIs that the environment was made for: what flows ask tokens for, and call with them. */
export function ApisCard({ environment: { id, apis } }: { readonly environment: Environment }) {
  const workspace = useWorkspace();
  if (apis.length === 0) return null;
  const remove = async (api: FlowApi) => {
    const rest = apis.filter((one) => one !== api);
    await workspace?.environments.change(id, { apis: rest });
    const undo = () => void workspace?.environments.change(id, { apis });
    showToast(`The API “${api.title}” was taken out.`, { label: 'Undo', run: undo });
  };
  return (
    <Card
      title="API"
      about="Flows ask for tokens for it (resource) and call it with them; a new client begins with its scopes."
    >
      <div>
        {apis.map((api) => (
          <div key={`${api.title} ${api.url}`} className={styles['client']}>
            <div className={styles['between']}>
              <b>
                <bdi>{api.title}</bdi>
              </b>
              <Button
                kind="faint"
                aria-label={`Take out ${api.title}`}
                onClick={() => void remove(api)}
              >
                Take out
              </Button>
            </div>
            <bdi className={styles['mono']}>{api.url}</bdi>
            <span className={styles['soft']}>
              {api.scope === '' ? 'no scope named' : <bdi>{api.scope}</bdi>}
            </span>
          </div>
        ))}
      </div>
    </Card>
  );
}
