import { expect } from 'vitest';
import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'find-interaction',
  title: 'shows a page where a sign-in was answered before',
  run: async (world) => {
    const login = await world.authorize({}, { user: null });
    expect((await world.browser.run(login.url)).kind).toBe('redirect');
    expectPage(await world.browser.open(login.url), 'Start again');
  },
});
