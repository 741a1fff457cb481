import { type FormEvent, useState } from 'react';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { membersOf } from '#workspace/environments/client-members.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { useServices } from '#workspace/react/services.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import { ClientBasics } from './client-basics.tsx';
import { ClientDocument } from './client-document.tsx';
import { type ClientDraft, clientOf, draftOf, firstScope } from './client-draft.ts';
import { clientFaults } from './client-faults.ts';
import { firstMemberFault } from './client-member-faults.ts';
import { ClientMembersFields } from './client-members-fields.tsx';
import { ClientProof } from './client-proof.tsx';
import styles from './environments.module.css';
import { ExpectedAlgorithm } from './expected-algorithm.tsx';
import { ExtraParameters } from './extra-parameters.tsx';
import { usualParameters } from './usual-parameters.ts';
import { useAppAddress } from './use-app-address.ts';

interface ClientFormProps {
  readonly environment: Environment;
  readonly client: Client | null;
  readonly onClose: () => void;
}

export function ClientForm({ environment, client, onClose }: ClientFormProps) {
  const workspace = useWorkspace();
  const { clock } = useServices();
  const ownRedirectUri = useAppAddress(paths.callback);
  const [draft, setDraft] = useState(() => ({
    ...draftOf(client, ownRedirectUri, firstScope(environment)),
    ...(client === null ? { authorization: usualParameters(environment) } : {}),
  }));
  const definition = environment.sandbox?.definition ?? null;
  const [members, setMembers] = useState(() => membersOf(definition, client?.clientId ?? ''));
  const scene = { members, clientKeys: draft.keys, serverKeys: definition?.keys ?? [] };
  const [isTried, setIsTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const set = (change: Partial<ClientDraft>) => setDraft({ ...draft, ...change });
  const faults = clientFaults(draft);
  const memberFault = definition === null ? null : firstMemberFault(scene);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    const isFaulty = Object.values(faults).some((fault) => fault !== null);
    if (workspace === null || isFaulty || memberFault !== null) return;
    const id = client?.id ?? `client-${clock().toString(36)}`;
    const saved = clientOf(draft, id, ownRedirectUri);
    const kept = await workspace.environments.saveClient(
      environment.id,
      saved,
      definition === null ? undefined : members,
    );
    if (!kept.ok) {
      setRefusal(kept.problem.reason);
      return;
    }
    workspace.environments.select(environment.id, id);
    onClose();
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <ClientBasics {...{ draft, faults, isTried, set }} />
      <ClientDocument {...{ draft, environment, set }} />
      <ClientProof
        {...{ draft, set }}
        keyFault={isTried ? faults.keys : null}
        isSandbox={environment.sandbox !== null}
      />
      {definition !== null && <ClientMembersFields scene={scene} onChange={setMembers} />}
      {environment.sandbox === null && (
        <ExpectedAlgorithm draft={draft} environment={environment} set={set} />
      )}
      <ExtraParameters
        legend="Always added to authorization requests"
        pairs={draft.authorization}
        onChange={(authorization) => set({ authorization })}
      />
      <ExtraParameters
        legend="Always added to token requests"
        pairs={draft.token}
        onChange={(token) => set({ token })}
      />
      <NotSaved reason={(isTried ? memberFault : null) ?? refusal} />
      <div className={styles['row']}>
        <Button kind="primary" type="submit">
          Save client
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function NotSaved({ reason }: { readonly reason: string | null }) {
  if (reason === null) return null;
  return (
    <Notice kind="bad" role="alert" title="The client was not saved">
      <p>{reason}</p>
    </Notice>
  );
}
