// Names of namespaces and repositories, as Hugging Face clients accept them (contracts/huggingface-hub.md §1.1).
import { isReservedName } from './reserved-names';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_-])?$/;

/** Why a name of a repository or namespace is refused, or null when it is fine. Compare names by `nameKey`, never as they are. */
export function nameProblem(name: string): string | null {
  if (name.length === 0) return 'a name must not be empty';
  if (name.length > 96) return 'a name has at most 96 characters';
  if (!NAME.test(name)) return "a name uses letters, digits, '-', '_' and '.', starts with a letter or digit and does not end with '.'";
  if (name.includes('--') || name.includes('..')) return "a name must not contain '--' or '..'";
  if (/\.(git|ipynb|lock)$/i.test(name)) return "a name must not end with '.git', '.lock' or '.ipynb'";
  return null;
}

export function namespaceProblem(name: string): string | null {
  if (name.length > 42) return 'a user or organization name has at most 42 characters';
  if (name.includes('.')) return "a user or organization name must not contain '.'";
  const problem = nameProblem(name);
  if (problem) return problem;
  return isReservedName(name) ? `the name '${name}' is reserved` : null;
}

/** The form in which names are compared: they are unique without regard to case. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

export interface RepoId {
  namespace: string;
  name: string;
}

/** Splits `ns/name`; null when it is not two valid names. */
export function parseRepoId(text: string): RepoId | null {
  const parts = text.split('/');
  if (parts.length !== 2) return null;
  const [namespace = '', name = ''] = parts;
  return nameProblem(namespace) || nameProblem(name) ? null : { namespace, name };
}
