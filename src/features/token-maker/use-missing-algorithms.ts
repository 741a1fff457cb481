import { useEffect, useState } from 'react';
import { makeKey } from '#protocol/keys/make-key.ts';
import { useServices } from '#workspace/react/services.ts';

const doubtful = ['Ed25519', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'] as const;
const none: readonly string[] = [];

/** The algorithms that this browser was built without. */
export function useMissingAlgorithms(): readonly string[] {
  const { random } = useServices();
  const [missing, setMissing] = useState(none);
  useEffect(() => {
    let isOver = false;
    const probe = async () => {
      const made = await Promise.all(
        doubtful.map((kind) =>
          makeKey(
            {
              ...{ kind, use: 'sig', alg: null, bits: 0, purposeIn: 'nowhere' },
              ...{ kid: { by: 'none' }, isReadable: true },
            },
            random,
          ),
        ),
      );
      const lacking = doubtful.filter((_, index) => made[index]?.ok === false);
      const names = lacking.flatMap((kind) => (kind === 'Ed25519' ? [kind, 'EdDSA'] : [kind]));
      if (!isOver && names.length > 0) setMissing(names);
    };
    void probe();
    return () => {
      isOver = true;
    };
  }, [random]);
  return missing;
}
