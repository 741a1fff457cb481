import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { Button } from '#ui/button/button.tsx';

/** Takes the token to where it can be changed and signed anew: with the navigation, never in a URL. */
export function ToMaker({ token }: { readonly token: string }) {
  const navigate = useNavigate();
  return (
    <Button onClick={() => void navigate(paths.make, { state: { token } })}>
      Take apart in the maker
    </Button>
  );
}
