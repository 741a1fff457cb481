import { useState } from 'react';
import { Card } from '#ui/card/card.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { Tabs } from '#ui/tabs/tabs.tsx';
import { CreateSandboxButton } from './create-sandbox-button.tsx';
import { DiscoverForm } from './discover-form.tsx';
import styles from './environments.module.css';
import { ImportFile } from './import-file.tsx';
import { PasteMetadataForm } from './paste-metadata-form.tsx';
import { ProviderForm } from './provider-form.tsx';
import { ResourceForm } from './resource-form.tsx';
import { TypeEndpointsForm } from './type-endpoints-form.tsx';

export function Component() {
  const [way, setWay] = useState('discover');
  return (
    <>
      <PageHead
        title="New environment"
        about="Make a server to play with, or connect one that is there."
      />
      <Card
        title="A sandbox"
        about="A whole authorization server of your own: issuer, endpoints, signing keys, two users, scopes, a public and a confidential client, and an API to call. It lives with this app."
      >
        <div className={styles['row']}>
          <CreateSandboxButton kind="primary" />
        </div>
      </Card>
      <Card
        title="A real server"
        about="Any OAuth 2 or OpenID Connect server that this browser, or the local relay, can reach."
      >
        <Tabs
          label="How to tell about the server"
          value={way}
          onChange={setWay}
          items={[
            { id: 'discover', label: 'Ask the server', panel: <DiscoverForm /> },
            { id: 'provider', label: 'A well-known one', panel: <ProviderForm /> },
            { id: 'resource', label: 'Start from an API', panel: <ResourceForm /> },
            { id: 'paste', label: 'Paste metadata', panel: <PasteMetadataForm /> },
            { id: 'type', label: 'Type endpoints', panel: <TypeEndpointsForm /> },
          ]}
        />
      </Card>
      <Card
        title="A file"
        about="An environment that was exported from Claimcheck, here or elsewhere."
      >
        <ImportFile />
      </Card>
    </>
  );
}
