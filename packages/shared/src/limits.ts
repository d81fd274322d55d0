// Limits that more than one part must agree on. Bytes unless the name says otherwise.

/** Contents kept as git objects; anything larger must be a large file (LFS). */
export const MAX_REGULAR_FILE_BYTES = 10 * 1024 * 1024;
/** A path segment; ext4, APFS and NTFS all stop at 255. */
export const MAX_PATH_SEGMENT_BYTES = 255;
export const MAX_PATH_BYTES = 4096;
export const MAX_PATH_DEPTH = 64;
export const MAX_PATHS_INFO = 1000;
export const TREE_PAGE = 1000;
export const TREE_PAGE_EXPANDED = 100;
export const LIST_PAGE_MAX = 1000;
/** Signed URLs that read bytes live this long at the most. */
export const SIGNED_URL_MAX_SECONDS = 600;
/** Addresses of a range of a xorb, which a client with a slow line reads from for long. */
export const RANGE_URL_MAX_SECONDS = 3600;
/** Addresses of an app that not everybody may see: as long as somebody looks at it. The rights are asked with each file. */
export const APP_VIEW_SECONDS = 3600;
/** Addresses to which one named object may be sent: clients ask for up to 256 at once, send one after the other and never ask again. */
export const UPLOAD_URL_MAX_SECONDS = 12 * 3600;
export const PASSWORD_MIN_CHARACTERS = 10;
