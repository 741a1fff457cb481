/**
 * Where the worker keeps what it must know again. The page names them too, to erase what is in them
 * whether a worker runs or not.
 */

/** Its database: definitions, grants, sign-ins and logs of sandboxes. */
export const workerDatabaseName = 'claimcheck-sandbox';

/** Its cache of short texts, under `{base}kept/`. */
export const keptCacheName = 'claimcheck-kept';

/** A `form_post` answer is kept in that cache under this and its handle. */
export const keptAnswerPrefix = 'answer/';

/** What sandboxes posted to this app at the end of a session, likewise. */
export const keptCallsKey = 'logout-calls';
