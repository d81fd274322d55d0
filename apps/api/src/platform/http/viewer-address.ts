// Clients of dataset viewers make the viewer's address from the hub's: `datasets-server.` in front of its name (contracts/huggingface-hub.md §12.1).

const VIEWER_NAME = 'datasets-server.';
/** Where requests for that name are led; the same calls may be asked for there. */
export const VIEWER_PREFIX = '/api/viewer';

export function isViewerHost(host: string | undefined): boolean {
  return host?.startsWith(VIEWER_NAME) ?? false;
}

/** The hub's own name. */
export function withoutViewerName(host: string): string {
  return isViewerHost(host) ? host.slice(VIEWER_NAME.length) : host;
}
