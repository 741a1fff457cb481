import { useState } from 'react';
import { Button } from '#ui/button/button.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { membersOf } from '#workspace/environments/client-members.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import styles from './step-exhibit.module.css';

interface LogoutAddressProps {
  readonly member: 'frontchannel_logout_uri' | 'backchannel_logout_uri';
  readonly address: string;
  /** False where nobody can reach it: a site that is files alone. */
  readonly isTaken: boolean;
  readonly environment: Environment | null;
  readonly client: Client | null;
}

/** Where this app is told, and who registers that for the client. */
export function LogoutAddress(props: LogoutAddressProps) {
  const { member, address, isTaken, environment } = props;
  if (!isTaken) {
    return (
      <p>
        This server cannot post to this copy of the app, which is files alone, or has a host that is
        shared. Start your own with <code>npm start</code>, or paste a token that another app was
        sent.
      </p>
    );
  }
  const isRemote = environment?.kind === 'remote';
  return (
    <>
      <p>
        {isRemote ? 'Register this at the server, as the client’s ' : 'Told here, as the client’s '}
        <code>{member}</code>:
      </p>
      <p>
        <bdi>
          <code>{address}</code>
        </bdi>{' '}
        <CopyButton kind="faint" text={address} label={`Copy ${member}`} />
      </p>
      <Registering {...props} />
    </>
  );
}

/** A sandbox of the user’s own is told by a press; the default one has it registered. */
function Registering({ member, address, environment, client }: LogoutAddressProps) {
  const workspace = useWorkspace();
  const [refusal, setRefusal] = useState<string | null>(null);
  const definition = environment?.sandbox?.definition ?? null;
  if (environment === null || definition === null || client === null) return null;
  const members = membersOf(definition, client.clientId);
  const registered = members[member] ?? '';
  if (registered === address) return <p className={styles['soft']}>It is registered there.</p>;
  const register = async () => {
    const changed = { ...members, [member]: address };
    const saved = await workspace?.environments.saveClient(environment.id, client, changed);
    setRefusal(saved?.ok === false ? saved.problem.reason : null);
  };
  return (
    <div className={styles['acts']}>
      <Button onClick={() => void register()}>Register it for this client</Button>
      <span className={styles['soft']} role="status">
        {refusal ??
          (registered === '' ? 'The sandbox has none for it.' : `Registered now: ${registered}`)}
      </span>
    </div>
  );
}
