import { useCallback, useState } from 'react';
import { deriveChallenge, type PkceMethod } from '#protocol/authorization/make-pkce.ts';
import {
  makeVerifier,
  verifierFaults,
  verifierLength,
} from '#protocol/authorization/make-verifier.ts';
import { matchChallenge } from '#protocol/authorization/match-challenge.ts';
import { Notes } from '#features/tools/bench/notes.tsx';
import { ResultList } from '#features/tools/bench/result-list.tsx';
import { ToolPage } from '#features/tools/bench/tool-page.tsx';
import { useComputed } from '#features/tools/bench/use-computed.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';
import { SelectField } from '#ui/field/select-field.tsx';
import { TextAreaField } from '#ui/field/text-area-field.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { useServices } from '#workspace/react/services.ts';
import { explainVerifierFault, matchWords } from './pkce-words.ts';
import styles from '#features/tools/bench/bench.module.css';

/** RFC 7636 appendix B. */
const example = {
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
};

const methods = [
  { value: 'S256', label: 'S256 (a hash)' },
  { value: 'plain', label: 'plain (the verifier itself)' },
];

/** Verifier to challenge, and whether the two belong together. */
export function Component() {
  const { random } = useServices();
  const [verifier, setVerifier] = useState('');
  const [challenge, setChallenge] = useState('');
  const [method, setMethod] = useState<PkceMethod>('S256');
  const [length, setLength] = useState(String(verifierLength.least));
  const generate = () => {
    setVerifier(makeVerifier(Number(length), random));
    setChallenge('');
  };
  const isEmpty = verifier === '' && challenge === '';
  return (
    <ToolPage
      id="pkce"
      actions={
        <>
          {!isEmpty && (
            <Button
              kind="quiet"
              onClick={() => {
                setVerifier('');
                setChallenge('');
              }}
            >
              Clear
            </Button>
          )}
          <Button
            onClick={() => {
              setVerifier(example.verifier);
              setChallenge(example.challenge);
              setMethod('S256');
            }}
          >
            Use the example of RFC 7636
          </Button>
        </>
      }
    >
      <div className={styles['columns']}>
        <Card title="Verifier" about="The client’s secret of one authorization request.">
          <div className={styles['tight']}>
            <TextAreaField
              label="Code verifier"
              rows={3}
              hint={`${verifier.length} characters; 43 to 128 are allowed (RFC 7636 §4.1).`}
              aside={verifier !== '' && <CopyButton text={verifier} label="Copy code verifier" />}
              value={verifier}
              onChange={setVerifier}
            />
            {verifier !== '' && (
              <Notes
                label="About the verifier"
                notes={verifierFaults(verifier).map(explainVerifierFault)}
              />
            )}
          </div>
          <div className={styles['fields']}>
            <TextField
              label="Length"
              type="number"
              min={verifierLength.least}
              max={verifierLength.most}
              value={length}
              onChange={setLength}
            />
            <Button kind="primary" onClick={generate}>
              Generate
            </Button>
          </div>
        </Card>
        <div className={styles['column']}>
          <Challenge
            verifier={verifier}
            method={method}
            onMethod={(value) => setMethod(value === 'plain' ? 'plain' : 'S256')}
          />
          <Check verifier={verifier} challenge={challenge} onChange={setChallenge} />
        </div>
      </div>
    </ToolPage>
  );
}

interface ChallengeProps {
  readonly verifier: string;
  readonly method: PkceMethod;
  readonly onMethod: (method: string) => void;
}

function Challenge({ verifier, method, onMethod }: ChallengeProps) {
  const derive = useCallback(() => deriveChallenge(verifier, method), [verifier, method]);
  const challenge = useComputed(derive);
  return (
    <Card title="Challenge" about="What goes with the authorization request.">
      <SelectField label="Method" value={method} choices={methods} onChange={onMethod} />
      {verifier === '' || challenge === null ? (
        <p className={styles['soft']}>Type a verifier, or generate one.</p>
      ) : (
        <ResultList
          label="Challenge"
          rows={[
            { label: 'code_challenge', value: challenge },
            { label: 'code_challenge_method', value: method },
          ]}
        />
      )}
    </Card>
  );
}

interface CheckProps {
  readonly verifier: string;
  readonly challenge: string;
  readonly onChange: (challenge: string) => void;
}

function Check({ verifier, challenge, onChange }: CheckProps) {
  const typed = challenge.trim();
  const match = useCallback(() => matchChallenge(verifier, typed), [verifier, typed]);
  const making = useComputed(match);
  const words = making === null ? null : matchWords[making];
  return (
    <Card title="Do they belong together?" about="As the token endpoint finds out (RFC 7636 §4.6).">
      <TextField
        label="Code challenge to check"
        isMono
        value={challenge}
        onChange={onChange}
        hint="From an authorization request."
      />
      {verifier !== '' && typed !== '' && words !== null && (
        <Notice kind={words.kind} title={words.title} role="status">
          {words.more ?? undefined}
        </Notice>
      )}
    </Card>
  );
}
