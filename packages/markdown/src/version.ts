/** Goes up whenever the same text becomes other HTML: what was kept by an older renderer is made anew. */
export const RENDERER_VERSION = 1;
