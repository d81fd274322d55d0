/** What the hub itself puts into a new repository. */
const MADE_BY_HUB = new Set(['.gitattributes', 'README.md']);

/** Whether nobody has pushed anything yet: one commit, the hub's own files, and no text in the card. */
export function isUntouched(commitsCount: number, paths: readonly string[], card: string | null): boolean {
  return commitsCount <= 1 && (card ?? '').trim() === '' && paths.every((path) => MADE_BY_HUB.has(path));
}
