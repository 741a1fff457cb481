import { useNavigate } from 'react-router';
import { paths } from '#app/paths.ts';
import { formatJson } from '#protocol/jwt/format-json.ts';
import type { ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { writeCompact } from '#protocol/sd-jwt/choose-disclosures.ts';
import { Button } from '#ui/button/button.tsx';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';

/** The claims as a verifier has them: disclosed ones in their places, digests gone. */
export function PayloadCard({ presented }: { readonly presented: ProcessedSdJwt | null }) {
  const navigate = useNavigate();
  const payload = presented?.payload ?? null;
  if (presented === null || payload === null) {
    return (
      <Card title="Processed payload">
        <p>The disclosures cannot be placed: the checks say why.</p>
      </Card>
    );
  }
  const text = formatJson(payload);
  return (
    <Card
      title="Processed payload"
      about="What the verifier gets to see of what is chosen."
      actions={<CopyButton text={text} label="Copy payload" />}
    >
      <CodeBlock text={text} label="Processed payload" part="payload" language="json" />
      {presented.claims['status'] !== undefined && (
        <div>
          <Button
            onClick={() =>
              void navigate(paths.tool('status-list'), {
                state: { token: writeCompact(presented.parts) },
              })
            }
          >
            Look up its status
          </Button>
        </div>
      )}
    </Card>
  );
}
