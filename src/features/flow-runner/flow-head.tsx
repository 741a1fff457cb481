import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { buttonClass } from '#ui/button/button-class.ts';
import { Notice } from '#ui/notice/notice.tsx';
import { PageHead } from '#ui/page-head/page-head.tsx';
import { SpecLinks } from './spec-link.tsx';

interface FlowHeadProps {
  readonly flow: Flow;
  readonly actions?: ReactNode;
}

/** A flow's name, and what it is for. */
export function FlowHead({ flow, actions }: FlowHeadProps) {
  return (
    <>
      <PageHead
        title={flow.title}
        tabTitle={flow.shortTitle}
        about={
          <>
            {flow.summary} <SpecLinks specs={flow.specs} />
          </>
        }
        actions={actions}
      />
      {flow.legacy !== undefined && <LegacyNotice {...flow.legacy} />}
    </>
  );
}

function LegacyNotice({ why, instead, spec }: NonNullable<Flow['legacy']>) {
  const other = flowOf(instead);
  return (
    <Notice
      kind="warn"
      title="Not for anything new"
      actions={
        <Link className={buttonClass()} to={paths.flow(instead)}>
          {other.shortTitle} instead
        </Link>
      }
    >
      {why} <SpecLinks specs={[spec]} />
    </Notice>
  );
}
