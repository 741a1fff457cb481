import { expectButtonsToMend } from '../../../tests/support/failures/expect-buttons.ts';
import { askingFailures } from '../../../tests/support/failures/asking-failures.ts';

expectButtonsToMend(askingFailures);
