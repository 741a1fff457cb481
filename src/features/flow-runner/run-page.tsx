// The very same component at both addresses, so that a new run keeps its focus, its tabs and its
// place on the screen when it moves to an address of its own.
export { Component } from './flow-page.tsx';
