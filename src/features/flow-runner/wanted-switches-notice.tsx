import { wantedSwitches } from '#workspace/advice/wanted-switches.ts';
import { effectiveMetadata } from '#workspace/environments/effective-metadata.ts';
import { chosenOptions } from '#workspace/runs/chosen-options.ts';
import { Button } from '#ui/button/button.tsx';
import { Notice } from '#ui/notice/notice.tsx';
import { SpecLink } from './spec-link.tsx';
import type { PageRun } from './use-page-run.ts';

interface WantedSwitchesNoticeProps {
  readonly page: Extract<PageRun, { status: 'ready' }>;
}

/** What the server's metadata asks for and is switched off, before it is refused for that. */
export function WantedSwitchesNotice({ page }: WantedSwitchesNoticeProps) {
  const { workspace, flow, run, environment, client } = page;
  if (run === null || environment === null || client === null) return null;
  const options = chosenOptions(run, flow);
  const wanted = wantedSwitches(effectiveMetadata(environment), flow, options);
  return wanted.map(({ option, value, wish, label, by, spec }) => (
    <Notice
      key={option}
      kind="info"
      title={`This server ${wish}`}
      actions={
        <Button onClick={() => void workspace.runs.chooseOption(run.id, option, value)}>
          {label}
        </Button>
      }
    >
      Its metadata says so (<code>{by}</code>), and the switch for it is off: as it stands, the
      request will be refused. <SpecLink spec={spec} />
    </Notice>
  ));
}
