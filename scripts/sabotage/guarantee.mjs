// The words in which guarantees are written down.

export const API = 'apps/api/src';

/** In `file`, the text `find` (which must be there exactly once) becomes `replace`. */
export const edit = (file, find, replace) => ({ file, find, replace });

/** A Jest file; `name` (a regular expression) picks tests of it. */
export const spec = (file, name = '') => ({ kind: 'spec', file, name });

/** Cases of the faults ring, picked by a part of their sentence. */
export const fault = (group, grep) => ({ kind: 'fault', group, grep });
