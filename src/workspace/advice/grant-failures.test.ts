import { expectButtonsToMend } from '../../../tests/support/failures/expect-buttons.ts';
import { grantFailures } from '../../../tests/support/failures/grant-failures.ts';

expectButtonsToMend(grantFailures);
