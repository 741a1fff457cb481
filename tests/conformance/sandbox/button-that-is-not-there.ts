import { defineWrong, expectPage } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-interaction-form',
  title: 'shows a page where a button is pressed that is not there',
  run: async (world) => {
    const login = await world.authorize({}, { user: null });
    expectPage(await world.browser.press(login, 'user', 'mallory'), 'no such button');
    expectPage(await world.browser.press(login, 'decision', 'sign-out'), 'no such button');
    const plain = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'user=alice' };
    expectPage(await world.browser.open(login.url, plain), 'no such button');
  },
});
