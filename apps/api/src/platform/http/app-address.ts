// Two places where apps are served. The first cannot be asked for: requests for a name below the apps domain are led there before routing, and a
// request that came to it by itself is answered as any unknown address.

/** In front of every target at the name of an app. No namespace begins with a dot. */
export const APP_ORIGIN_PREFIX = '/.app-origin';
/** Of apps without an origin of their own. A reserved first segment. */
export const APP_PATH_PREFIX = '/apps/';
