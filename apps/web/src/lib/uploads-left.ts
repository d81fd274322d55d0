/** Of IndexedDB; it is there only while an upload of this browser is not done. */
export const LEFT_DATABASE = 'grove-uploads';
/** Kept while an upload of this browser is not done: so the first page needs not look for any. */
export const LEFT_KEY = 'grove.uploads';
