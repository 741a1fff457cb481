import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';

export function NotFound() {
  return (
    <>
      <PageHead title="Page not found" />
      <EmptyState
        title="There is nothing at this address"
        actions={
          <>
            <Link className={buttonClass('primary')} to={paths.home}>
              Go home
            </Link>
            <Link className={buttonClass()} to={paths.inspect}>
              Inspect a token
            </Link>
          </>
        }
      >
        It may be mistyped, or from a version of the app that is not this one.
      </EmptyState>
    </>
  );
}
