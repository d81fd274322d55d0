// GROVE_SEED_FILE: users, organizations and repositories that must exist, applied at each start. This file only reads and checks the
// YAML; every refusal names the line and the path inside of the document.
import { LineCounter, parseDocument, type Document } from 'yaml';
import { Checker, SeedFileError, type SeedProblem } from './seed-checker';

export type SeedRole = 'admin' | 'write' | 'contributor' | 'read';

export interface SeedToken {
  name: string;
  role: 'read' | 'write';
  /** Given literally (`hf_…`, `grove_…`); absent: made and shown once. */
  value?: string;
}

export interface SeedUser {
  name: string;
  email?: string;
  password?: string;
  fullName?: string;
  admin: boolean;
  tokens: SeedToken[];
}

export interface SeedOrganization {
  name: string;
  fullName?: string;
  members: Record<string, SeedRole>;
}

export interface SeedRepository {
  type: 'model' | 'dataset' | 'space';
  /** `namespace/name` */
  id: string;
  private: boolean;
  license?: string;
}

export interface Seed {
  users: SeedUser[];
  organizations: SeedOrganization[];
  repositories: SeedRepository[];
}

/**
 * @param source name of the file, for messages
 * @throws SeedFileError with every problem at once
 */
export function parseSeed(text: string, source: string): Seed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    throw new SeedFileError(
      source,
      document.errors.map((error) => ({ line: error.linePos?.[0].line ?? 1, path: '', problem: firstLine(error.message) })),
    );
  }
  const problems: SeedProblem[] = [];
  const check = new Checker((path, problem) => problems.push({ line: lineOf(document, lines, path), path: pathText(path), problem }));
  const seed = readSeed(check, document.toJS() as unknown);
  if (problems.length > 0) throw new SeedFileError(source, problems);
  return seed;
}

function readSeed(check: Checker, value: unknown): Seed {
  const root = check.record([], value ?? {}, ['users', 'organizations', 'repositories']);
  const seed: Seed = {
    users: check.list(['users'], root.users).map((user, i) => readUser(check, ['users', i], user)),
    organizations: check.list(['organizations'], root.organizations).map((org, i) => readOrganization(check, ['organizations', i], org)),
    repositories: check.list(['repositories'], root.repositories).map((repo, i) => readRepository(check, ['repositories', i], repo)),
  };
  refuseTwins(check, seed);
  return seed;
}

type Path = (string | number)[];

function readUser(check: Checker, path: Path, value: unknown): SeedUser {
  const user = check.record(path, value, ['name', 'email', 'password', 'fullName', 'admin', 'tokens']);
  return {
    name: check.namespace([...path, 'name'], user.name),
    ...check.optionalText(path, 'email', user.email, /^[^\s@]+@[^\s@]+$/, 'is not an e-mail address'),
    ...check.optionalText(path, 'password', user.password, /^.{10,}$/s, 'has fewer than 10 characters'),
    ...check.optionalText(path, 'fullName', user.fullName),
    admin: check.boolean([...path, 'admin'], user.admin, false),
    tokens: check.list([...path, 'tokens'], user.tokens).map((token, i) => readToken(check, [...path, 'tokens', i], token)),
  };
}

function readToken(check: Checker, path: Path, value: unknown): SeedToken {
  const token = check.record(path, value, ['name', 'role', 'value']);
  return {
    name: check.text([...path, 'name'], token.name),
    role: check.choice([...path, 'role'], token.role, ['read', 'write'] as const),
    ...check.optionalText(
      path,
      'value',
      token.value,
      /^(hf_|grove_)[A-Za-z0-9_]{16,}$/,
      "is not a token: 'hf_' or 'grove_' and at least 16 letters and digits",
    ),
  };
}

function readOrganization(check: Checker, path: Path, value: unknown): SeedOrganization {
  const org = check.record(path, value, ['name', 'fullName', 'members']);
  const members = check.record([...path, 'members'], org.members ?? {});
  const roles = Object.entries(members).map(([user, role]) => {
    const at = [...path, 'members', user];
    return [check.namespace(at, user), check.choice(at, role, ['admin', 'write', 'contributor', 'read'] as const)] as const;
  });
  return {
    name: check.namespace([...path, 'name'], org.name),
    ...check.optionalText(path, 'fullName', org.fullName),
    members: Object.fromEntries(roles),
  };
}

function readRepository(check: Checker, path: Path, value: unknown): SeedRepository {
  const repo = check.record(path, value, ['type', 'id', 'private', 'license']);
  return {
    type: check.choice([...path, 'type'], repo.type ?? 'model', ['model', 'dataset', 'space'] as const),
    id: check.repoId([...path, 'id'], repo.id),
    private: check.boolean([...path, 'private'], repo.private, false),
    ...check.optionalText(path, 'license', repo.license),
  };
}

/** Users and organizations share their names, compared without regard to case. */
function refuseTwins(check: Checker, seed: Seed): void {
  const names = [
    ...seed.users.map((user, i) => [['users', i, 'name'], user.name] as const),
    ...seed.organizations.map((org, i) => [['organizations', i, 'name'], org.name] as const),
  ];
  const seen = new Set<string>();
  for (const [path, name] of names) {
    if (name && seen.has(name.toLowerCase())) check.refuse([...path], `'${name}' is taken by another entry of this file`);
    seen.add(name.toLowerCase());
  }
}

/** The line of the deepest node on the path that the document has: a missing key is reported at its parent. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function pathText(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
}
