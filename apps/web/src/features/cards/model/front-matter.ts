/** Front matter as rows of a table: lists joined, deeper things as JSON, in the order they were written. */
export function frontMatterRows(frontMatter: Record<string, unknown>): { name: string; value: string }[] {
  return Object.entries(frontMatter).map(([name, value]) => ({ name, value: plainText(value) }));
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) return value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}
