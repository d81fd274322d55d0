/** A name as conditions and SQL write it. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
