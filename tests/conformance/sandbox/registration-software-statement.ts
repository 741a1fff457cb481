import { askToRegister } from '../../support/sandbox-registration.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-software-statement',
  title: 'refuses a software statement, as it trusts nobody who makes them',
  run: async (world) => {
    const members = { software_statement: 'eyJhbGciOiJub25lIn0.e30.' };
    await expectRefusal(await askToRegister(world, members), 'unapproved_software_statement');
  },
});
