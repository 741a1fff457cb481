import { useEffect, useState } from 'react';
import { useServices } from './services.ts';

type Snippets = Awaited<ReturnType<ReturnType<typeof useServices>['snippets']>>;

/** The code that writes requests as code, asked for at once; null until it is there. */
export function useSnippets(): Snippets | null {
  const services = useServices();
  const [snippets, setSnippets] = useState<Snippets | null>(null);
  useEffect(() => {
    let isGone = false;
    services.snippets().then(
      (loaded) => {
        if (!isGone) setSnippets(loaded);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [services]);
  return snippets;
}
