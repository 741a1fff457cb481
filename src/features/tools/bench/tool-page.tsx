import type { ReactNode } from 'react';
import { toolOf } from '#features/tools/tool-registry.ts';
import { PageHead } from '#ui/page-head/page-head.tsx';
import styles from './bench.module.css';

interface ToolPageProps {
  readonly id: string;
  /** An example, a way to clear: they stand beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a small bench: its title and what it is for, as the registry has them. */
export function ToolPage({ id, actions, children }: ToolPageProps) {
  const tool = toolOf(id);
  if (tool === null) throw new Error(`Failed to draw a bench: the registry has no ${id}`);
  return (
    <>
      <PageHead title={tool.title} about={tool.about} actions={actions} />
      <div className={styles['bench']}>{children}</div>
    </>
  );
}
