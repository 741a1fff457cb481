import { useState } from 'react';
import { Card } from '#ui/card/card.tsx';
import { TextField } from '#ui/field/text-field.tsx';
import { isPatience, patienceRange } from '#workspace/patience.ts';
import { useServices } from '#workspace/react/services.ts';

/** How long a server may take. Kept as soon as it is a number that can be kept. */
export function PatienceCard() {
  const { patience } = useServices();
  const { least, usual, most } = patienceRange;
  // Null until something is typed: what is kept is only known in the browser.
  const [typed, setTyped] = useState<string | null>(null);
  const [isKept, setIsKept] = useState(true);
  const change = (text: string) => {
    setTyped(text);
    const seconds = toSeconds(text);
    if (seconds !== null) setIsKept(patience.choose(seconds));
  };
  const isWrong = typed !== null && toSeconds(typed) === null;
  const wrong = isWrong
    ? `A whole number from ${least} to ${most}. Until then it stays ${patience.seconds()}.`
    : 'This browser does not keep it: storage is full or forbidden.';
  return (
    <Card title="Requests">
      <TextField
        label="Give up after (seconds)"
        hint={`How long a server may take to answer before a request counts as failed; usually ${usual}. The relay waits ${usual} at most.`}
        inputMode="numeric"
        value={typed ?? String(patience.seconds())}
        error={isWrong || !isKept ? wrong : null}
        onChange={change}
      />
    </Card>
  );
}

function toSeconds(text: string): number | null {
  const seconds = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return isPatience(seconds) ? seconds : null;
}
