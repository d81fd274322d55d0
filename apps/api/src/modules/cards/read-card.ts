// Reads a README.md: Markdown, and front matter as data.
import { frontMatterLine, splitFrontMatter } from '@modelgrove/wire-formats';
import type { ParsedCard } from './cards.types';
import { readYaml } from './read-yaml';

const PROBLEMS = {
  'not-closed': 'The front matter begins with "---" but no line "---" closes it.',
  'too-long': 'The front matter is longer than 1 MiB.',
} as const;

export function readCard(markdown: string): ParsedCard {
  const { yaml, body, problem } = splitFrontMatter(markdown);
  if (problem) {
    const found = { code: `card/${problem}`, severity: 'error' as const, field: null, line: 1, message: PROBLEMS[problem] };
    return { body, frontMatter: null, problems: [found], unread: 'all', lineOf: () => null };
  }
  if (yaml === null || yaml.trim() === '') return { body, frontMatter: null, problems: [], unread: [], lineOf: () => null };
  return { body, ...readYaml(yaml, frontMatterLine(markdown)) };
}
