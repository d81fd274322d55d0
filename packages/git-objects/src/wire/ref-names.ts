// Names of refs: git's own rules (git-check-ref-format) and this hub's: four places may be written, and a short name must not be mistaken for
// something else where a revision is expected.

/** As long as a component of a path may be on the file systems people clone to. */
export const MAX_REF_NAME_BYTES = 255;

const BRANCHES = 'refs/heads/';
const TAGS = 'refs/tags/';

/** Why git itself would refuse the full name, or null. */
export function refFormatProblem(name: string): string | null {
  if (!name.isWellFormed()) return 'a ref name must be valid Unicode';
  if (hasForbiddenCharacter(name)) return 'a ref name must not contain spaces, control characters or any of ~ ^ : ? * [ \\';
  if (name.includes('..')) return "a ref name must not contain '..'";
  if (name.includes('@{')) return "a ref name must not contain '@{'";
  if (name.endsWith('.')) return "a ref name must not end with '.'";
  return componentsProblem(name.split('/'));
}

function hasForbiddenCharacter(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code <= 0x20 || code === 0x7f || '~^:?*[\\'.includes(name[i]!)) return true;
  }
  return false;
}

function componentsProblem(components: readonly string[]): string | null {
  if (components.length < 2) return "a full ref name contains a '/'";
  if (components.includes('')) return "a ref name must not begin or end with '/' or contain '//'";
  if (components.some((component) => component.startsWith('.'))) return "no part of a ref name may begin with '.'";
  if (components.some((component) => component.endsWith('.lock'))) return "no part of a ref name may end with '.lock'";
  return null;
}

/** Why a ref may not be written here, or null. Takes the full name. */
export function refNameProblem(name: string): string | null {
  if (Buffer.byteLength(name) > MAX_REF_NAME_BYTES) return `a ref name has at most ${MAX_REF_NAME_BYTES} bytes`;
  const problem = refFormatProblem(name);
  if (problem) return problem;
  if (isBranch(name) || isTag(name)) return shortNameProblem(shortRefName(name));
  if (/^refs\/pr\/[1-9]\d{0,9}$/.test(name) || /^refs\/convert\/[^/]+$/.test(name)) return null;
  return 'only refs/heads/, refs/tags/, refs/pr/<number> and refs/convert/<name> may be written';
}

/** A revision is looked up as commit id, full ref or short name: a short name must not be able to pose as one of the others. */
function shortNameProblem(shortName: string): string | null {
  if (/^[0-9a-f]{40}$/i.test(shortName)) return 'a branch or tag name must not look like a commit id';
  if (shortName === 'HEAD' || shortName.startsWith('refs/')) return `a branch or tag must not be called '${shortName}'`;
  if (shortName.startsWith('-')) return "a branch or tag name must not begin with '-'";
  return null;
}

/** `main` for `refs/heads/main`, `v1` for `refs/tags/v1`; other names stay as they are. */
export function shortRefName(name: string): string {
  if (isBranch(name)) return name.slice(BRANCHES.length);
  return isTag(name) ? name.slice(TAGS.length) : name;
}

export function isBranch(name: string): boolean {
  return name.startsWith(BRANCHES);
}

export function isTag(name: string): boolean {
  return name.startsWith(TAGS);
}
