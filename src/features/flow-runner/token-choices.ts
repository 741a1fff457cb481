import { createContext } from 'react';
import type { OfferedToken } from '#workspace/runs/offered-tokens.ts';

/** The tokens of earlier runs that fields of this run may take. */
export const TokenChoices = createContext<readonly OfferedToken[]>([]);
