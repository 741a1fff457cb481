import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';

/** Puts the token beside another one; it goes there in memory, never by the address bar. */
export function CompareButton({ token }: { readonly token: string }) {
  const navigate = useNavigate();
  return (
    <Button kind="quiet" onClick={() => void navigate(paths.compare, { state: { first: token } })}>
      Compare…
    </Button>
  );
}
