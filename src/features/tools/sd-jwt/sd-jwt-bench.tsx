import { useState } from 'react';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { useHandedOver } from '#features/tools/bench/use-handed-over.ts';
import { generateSigningKeys, publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import { Button } from '#ui/button/button.tsx';
import { Tabs } from '#ui/tabs/tabs.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import { useServices } from '#workspace/react/services.ts';
import { freshIssueForm, issueFromForm, type IssueForm } from './issue-form.ts';
import { IssuePanel, type IssuedHere } from './issue-panel.tsx';
import { noKey, readSigningKey, type KeyChoice } from './key-choice.ts';
import { ReadPanel } from './read-panel.tsx';

interface Box {
  readonly text: string;
  readonly issuerKey: string;
  readonly holderKey: KeyChoice;
}

const emptyBox: Box = { text: '', issuerKey: '', holderKey: noKey };

/** `/tools/sd-jwt`: read an SD-JWT, present a part of it, issue one. */
export function Component() {
  const { clock, random } = useServices();
  const [tab, setTab] = useState('read');
  const [box, setBox] = useState(emptyBox);
  // Its times are those of the visit: prerendered HTML cannot know them.
  const [form, setForm] = useState<IssueForm | null>(null);
  // From what is there by then: keys are made, and answers come, while one goes on typing.
  const changeBox = (change: Partial<Box>) => setBox((now) => ({ ...now, ...change }));
  const changeForm = (change: Partial<IssueForm>) =>
    setForm((now) => (now === null ? null : { ...now, ...change }));
  const open = (id: string) => {
    setTab(id);
    if (id === 'issue') setForm(form ?? freshIssueForm(clock()));
  };
  useHandedOver((text) => setBox({ ...emptyBox, text }));
  const read = (issued: IssuedHere) => {
    setBox({ text: issued.sdJwt, issuerKey: issued.issuerKey, holderKey: issued.holderKey });
    setTab('read');
  };
  const replace = (next: Box, message: string) => {
    setBox(next);
    if (box.text !== '') showToast(message, { label: 'Undo', run: () => setBox(box) });
  };
  const sample = async () => {
    const made = await makeSample(freshIssueForm(clock()), random);
    if (made !== null) replace(made, 'The sample took the place of what was in the box.');
    setTab('read');
  };
  return (
    <ToolPage
      id="sd-jwt"
      actions={
        <>
          {box.text !== '' && (
            <Button kind="quiet" onClick={() => replace(emptyBox, 'The box was cleared.')}>
              Clear
            </Button>
          )}
          <Button onClick={() => void sample()}>Use a sample</Button>
        </>
      }
    >
      <Tabs
        label="SD-JWT"
        value={tab}
        onChange={open}
        items={[
          {
            id: 'read',
            label: 'Read and present',
            panel: (
              <ReadPanel
                {...box}
                onText={(text) => changeBox({ text })}
                onIssuerKey={(issuerKey) => changeBox({ issuerKey })}
                onHolderKey={(holderKey) => changeBox({ holderKey })}
                onCheck={(text) => replace({ ...box, text }, 'The presentation is in the box now.')}
              />
            ),
          },
          {
            id: 'issue',
            label: 'Issue',
            panel: form !== null && <IssuePanel form={form} onChange={changeForm} onRead={read} />,
          },
        ]}
      />
    </ToolPage>
  );
}

/** A credential with keys made for it alone. */
async function makeSample(form: IssueForm, random: Parameters<typeof issueFromForm>[2]) {
  const [issuer, holder] = await generateSigningKeys(['ES256', 'ES256']);
  if (issuer === undefined || holder === undefined) return null;
  const holderKey: KeyChoice = { text: JSON.stringify(holder, null, 2), keptId: '' };
  const issuerKey: KeyChoice = { text: JSON.stringify(issuer), keptId: '' };
  const [readIssuer, readHolder] = await Promise.all([
    readSigningKey(issuerKey, []),
    readSigningKey(holderKey, []),
  ]);
  if (!readIssuer.ok || !readHolder.ok) return null;
  const keys = { issuer: readIssuer.value, holder: readHolder.value };
  const issued = await issueFromForm({ ...form, decoys: '2' }, keys, random);
  if (!issued.ok) return null;
  return {
    text: issued.value,
    issuerKey: JSON.stringify(publicJwk(issuer), null, 2),
    holderKey,
  };
}
