import { useMemo, useState } from 'react';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { useHandedOver } from '#features/tools/bench/use-handed-over.ts';
import { ChecksCard } from '#features/tools/checks/checks-card.tsx';
import { explainKeyMaterialProblem, parseKeyMaterial } from '#protocol/keys/parse-key-material.ts';
import { makeSampleStatusList } from '#protocol/status-list/make-sample-status-list.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import { useServices } from '#workspace/react/services.ts';
import { ReferenceCard } from './reference-card.tsx';
import { referenceIn, wantedFrom, type StatusBox } from './status-box.ts';
import { StatusCard } from './status-card.tsx';
import { useJudged } from './use-judged.ts';
import styles from '#features/tools/bench/bench.module.css';

const emptyBox: StatusBox = { token: '', uri: '', index: '', list: '', key: '' };

/** `/tools/status-list`: whether a token is still valid, by the list that its issuer publishes. */
export function Component() {
  const { clock } = useServices();
  const [box, setBox] = useState(emptyBox);
  const change = (next: Partial<StatusBox>) => setBox((now) => ({ ...now, ...next }));
  useHandedOver((token) => setBox({ ...emptyBox, token, ...referenceIn(token) }));
  const wanted = useMemo(() => wantedFrom(box), [box]);
  const key = useMemo(() => readKey(box.key), [box.key]);
  const judged = useJudged(box.list, wanted, key.keys);
  const isEmpty = Object.values(box).every((text) => text === '');
  const replace = (next: StatusBox, message: string) => {
    setBox(next);
    if (!isEmpty) showToast(message, { label: 'Undo', run: () => setBox(box) });
  };
  const sample = async () => {
    const { token, statusListToken, publicKey } = await makeSampleStatusList(clock());
    const next = { token, ...referenceIn(token), list: statusListToken };
    const filled = { ...emptyBox, ...next, key: JSON.stringify(publicKey, null, 2) };
    replace(filled, 'The sample took the place of what was here.');
  };
  return (
    <ToolPage
      id="status-list"
      actions={
        <>
          {!isEmpty && (
            <Button kind="quiet" onClick={() => replace(emptyBox, 'Everything was cleared.')}>
              Clear
            </Button>
          )}
          <Button onClick={() => void sample()}>Use a sample</Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <ReferenceCard box={box} onChange={change} />
          <Card
            title="Status list token"
            about="The signed list, fetched or pasted. One list serves many tokens, so that its issuer does not learn which was looked up."
          >
            <TextAreaField
              label="Status list token"
              hint="A JWT of type statuslist+jwt"
              rows={6}
              autoCapitalize="off"
              value={box.list}
              onChange={(list) => change({ list })}
            />
            <TextAreaField
              label="Key of the list’s issuer"
              hint="JWK, JWK Set or PEM public key"
              error={key.error}
              rows={3}
              autoCapitalize="off"
              value={box.key}
              onChange={(text) => change({ key: text })}
            />
          </Card>
        </div>
        <div className={styles['column']}>
          <StatusCard text={box.list} judged={judged} wanted={wanted} />
          {judged !== null && judged.checks.length > 0 && <ChecksCard checks={judged.checks} />}
        </div>
      </div>
    </ToolPage>
  );
}

function readKey(text: string) {
  if (text.trim() === '') return { keys: null, error: null };
  const read = parseKeyMaterial(text);
  if (!read.ok) return { keys: null, error: explainKeyMaterialProblem(read.problem) };
  return read.value.kind === 'url'
    ? { keys: null, error: 'This is an address. Paste the key that is there.' }
    : { keys: read.value, error: null };
}
