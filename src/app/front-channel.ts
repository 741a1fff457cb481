import { keepFrontChannelCall } from '#platform/keep-front-channel-call.ts';

// The page that servers frame: it notes what it was called with. It has no session to end, no link
// and no button, so that nothing can be pressed in it by trickery.

const words = {
  kept: 'Claimcheck has noted that a session has ended.',
  'not-kept':
    'Claimcheck was told that a session has ended, but this browser lets it note nothing here.',
} as const;

const said = document.getElementById('said');
if (said !== null) said.textContent = words[keepFrontChannelCall(window)];
