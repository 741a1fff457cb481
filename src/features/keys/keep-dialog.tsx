import { useEffect, useState } from 'react';
import { hideKey } from '#protocol/keys/hide-key.ts';
import { publicHalf } from '#protocol/keys/public-half.ts';
import { Button } from '#ui/button/button.tsx';
import { Dialog } from '#ui/dialog/dialog.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { showToast } from '#ui/toast/toast-store.ts';
import { useWorkspace } from '#workspace/react/use-workspace.ts';
import { halfOf, type BenchKey } from './bench.ts';
import styles from './keys.module.css';

interface KeepDialogProps {
  readonly benchKey: BenchKey;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

type How = 'unreadable' | 'readable' | 'public';

interface Answers {
  readonly of: BenchKey;
  readonly typed: string | null;
  readonly chosen: How | null;
}

/** Asks how much of a key is to be kept, and says what that means. */
export function KeepDialog({ benchKey, name, isOpen, onClose }: KeepDialogProps) {
  const workspace = useWorkspace();
  const { ways, hidden } = useWays(benchKey, isOpen);
  // Another key is asked about anew.
  const [answers, setAnswers] = useState<Answers | null>(null);
  const { typed, chosen } = answers?.of === benchKey ? answers : { typed: null, chosen: null };
  const answer = (change: Partial<Answers>) =>
    setAnswers({ typed, chosen, ...change, of: benchKey });
  const how = chosen ?? ways[0] ?? 'public';
  const keep = async () => {
    if (workspace === null) return;
    const title = (typed ?? name).trim();
    const part = partOf(benchKey, how, hidden);
    const key = await workspace.keys.save({ name: title === '' ? name : title, ...part });
    onClose();
    showToast(`The key “${key.name}” is kept in this browser.`);
  };
  return (
    <Dialog
      title="Keep this key?"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" isBusy={workspace === null} onClick={() => void keep()}>
            Keep
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <TextField
          label="Name"
          value={typed ?? name}
          onChange={(text) => answer({ typed: text })}
        />
        <fieldset className={styles['ways']}>
          <legend>What is kept</legend>
          {ways.map((way) => (
            <label key={way} className={styles['choice']}>
              <input
                type="radio"
                name="way"
                checked={way === how}
                onChange={() => answer({ chosen: way })}
              />
              <span>
                {wayWords[way].title}
                <span className={styles['soft']}> {wayWords[way].about}</span>
              </span>
            </label>
          ))}
          {halfOf(benchKey) === 'private' && benchKey.jwk.alg === undefined && (
            <p className={styles['soft']}>
              To keep it so that nobody can read it, say first which alg it is for.
            </p>
          )}
        </fieldset>
      </div>
    </Dialog>
  );
}

const wayWords: Readonly<Record<How, { readonly title: string; readonly about: string }>> = {
  unreadable: {
    title: 'The private key, which nobody can read.',
    about: 'This browser signs or decrypts with it, and gives it to no page.',
  },
  readable: {
    title: 'The private key, readable.',
    about:
      'It lies unencrypted in this browser’s storage: whoever uses this browser profile can read it. Do so with keys for trying out, not with those of a real service.',
  },
  public: { title: 'The public half.', about: 'It is no secret.' },
};

/** What can be kept of a key, the safest of what is useful first. */
function useWays(benchKey: BenchKey, isOpen: boolean) {
  const [hidden, setHidden] = useState<CryptoKey | null>(null);
  const { jwk, handle } = benchKey;
  const half = halfOf(benchKey);
  useEffect(() => {
    if (!isOpen || half === 'public') return undefined;
    let isGone = false;
    const hide = handle === null ? hideKey(jwk) : Promise.resolve(handle);
    void hide.then((key) => {
      if (!isGone) setHidden(key);
    });
    return () => {
      isGone = true;
      setHidden(null);
    };
  }, [isOpen, half, jwk, handle]);
  const ways: readonly How[] = [
    ...(half !== 'public' && (handle ?? hidden) !== null ? (['unreadable'] as const) : []),
    ...(half === 'private' || half === 'secret' ? (['readable'] as const) : []),
    ...(jwk.kty === 'oct' ? [] : (['public'] as const)),
  ];
  return { ways, hidden: handle ?? hidden };
}

function partOf({ jwk }: BenchKey, how: How, hidden: CryptoKey | null) {
  if (how === 'readable') return { jwk, handle: null };
  const { k: _secret, ...unnamed } = jwk;
  const half = publicHalf(jwk) ?? { ...unnamed, kty: jwk.kty };
  return { jwk: half, handle: how === 'unreadable' ? hidden : null };
}
