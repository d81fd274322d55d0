// The migrations that this version of the product brings.
import fs from 'node:fs';
import path from 'node:path';

/** `prisma/migrations` at the root of the project (same depth from src and dist). */
export const MIGRATIONS_DIR = path.resolve(__dirname, '../../../../../prisma/migrations');

/** Names in the order in which they are applied; each begins with its time. */
export function bundledMigrations(folder: string = MIGRATIONS_DIR): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && fs.existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

/** The name of the newest one; '' when there is none. */
export function bundledSchemaVersion(): string {
  return bundledMigrations().at(-1) ?? '';
}
