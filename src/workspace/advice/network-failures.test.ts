import { expectButtonsToMend } from '../../../tests/support/failures/expect-buttons.ts';
import { networkFailures } from '../../../tests/support/failures/network-failures.ts';

expectButtonsToMend(networkFailures);
