import { createContext } from 'react';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';

/** What the server says that it knows, for the fields that hold its names; null where nobody says. */
export const ServerHints = createContext<ServerMetadata | null>(null);
