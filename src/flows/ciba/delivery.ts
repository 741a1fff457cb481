import { spec } from '#protocol/spec.ts';
import type { ChosenOptions, FlowOption, StepInput } from '#flows/define-flow.ts';

/** How the client hears of the decision. @see CIBA Core 1.0 §5 */
export type Delivery = 'poll' | 'ping' | 'push';

/** The client has to be registered for it at the server. @see CIBA Core 1.0 §4 */
export const deliveryOption: FlowOption = {
  id: 'delivery',
  label: 'Delivery',
  choices: [
    { value: 'poll', label: 'poll (the client asks)' },
    { value: 'ping', label: 'ping (it is told when to ask)' },
    { value: 'push', label: 'push (it is told the tokens)' },
  ],
  initial: 'poll',
  spec: spec('CIBA Core', '5'),
};

/** The delivery that is chosen. */
export function deliveryOf(options: ChosenOptions): Delivery {
  const chosen = options['delivery'];
  return chosen === 'ping' || chosen === 'push' ? chosen : 'poll';
}

/** Whether the server tells the client by itself. */
export function isNotified(options: ChosenOptions): boolean {
  return deliveryOf(options) !== 'poll';
}

/** What a client has to be registered with for what is chosen; its address is the host’s to know. */
export function registrationFor({
  options,
  receiver,
}: Pick<StepInput, 'options' | 'receiver'>): Readonly<Record<string, string>> {
  const mode = { backchannel_token_delivery_mode: deliveryOf(options) };
  if (!isNotified(options) || receiver.address === null) return mode;
  return { ...mode, backchannel_client_notification_endpoint: receiver.address };
}

/** Why the server cannot tell this client anything; null where it can. */
export function lacksReceiver({
  options,
  receiver,
}: Pick<StepInput, 'options' | 'receiver'>): string | null {
  if (receiver.address === null) {
    return 'a host that servers can reach: this copy of the app is files alone, and its sandbox lives in the browser. Start it with npm start, or choose poll';
  }
  return deliveryOf(options) === 'push' && receiver.registration === 'fixed'
    ? 'a client that is registered for push, which no client of the default sandbox is. Make a sandbox of your own under Environments: it is registered there by itself'
    : null;
}
