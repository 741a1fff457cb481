import { formatJson } from '#protocol/jwt/format-json.ts';
import type { ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { Card } from '#ui/card/card.tsx';
import { CodeBlock } from '#ui/code-block/code-block.tsx';
import { CopyButton } from '#ui/copy-button/copy-button.tsx';

/** The claims as a verifier has them: disclosed ones in their places, digests gone. */
export function PayloadCard({ presented }: { readonly presented: ProcessedSdJwt | null }) {
  const payload = presented?.payload ?? null;
  if (payload === null) {
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
    </Card>
  );
}
