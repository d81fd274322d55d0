export interface Crumb {
  name: string;
  path: string;
}

/** `a/b/c` → a, a/b, a/b/c. */
export function crumbs(path: string): Crumb[] {
  const names = path === '' ? [] : path.split('/');
  return names.map((name, index) => ({ name, path: names.slice(0, index + 1).join('/') }));
}

export function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
