import { expectButtonsToMend } from '../../../tests/support/failures/expect-buttons.ts';
import { requestFailures } from '../../../tests/support/failures/request-failures.ts';

expectButtonsToMend(requestFailures);
