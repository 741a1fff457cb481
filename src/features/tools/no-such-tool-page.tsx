import { Link, useParams } from 'react-router';
import { paths } from '#app/paths.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { EmptyState } from '#ui/empty-state/empty-state.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';

/** `/tools/{name}` for a name that no bench has. */
export function Component() {
  const { tool = '' } = useParams();
  return (
    <>
      <PageHead title="No such tool" />
      <EmptyState
        title="There is no bench of this name"
        actions={
          <Link className={buttonClass('primary')} to={paths.tools}>
            See all tools
          </Link>
        }
      >
        The address asks for <bdi>{tool.slice(0, 80)}</bdi>. Those that exist are listed on the
        tools page.
      </EmptyState>
    </>
  );
}
