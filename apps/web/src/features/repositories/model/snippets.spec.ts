import { downloadSnippets, pushSnippets } from './snippets';

const ORIGIN = 'http://hub.example:8080';
const dataset = { type: 'dataset', namespace: 'a', name: 'b' } as const;
const linesOf = (snippets: { id: string; lines: string[] }[], id: string) =>
  snippets.find((snippet) => snippet.id === id)?.lines.join('\n');

describe('commands for a repository', () => {
  it('name the address of this hub and the type', () => {
    const snippets = downloadSnippets(dataset, ORIGIN, null);
    expect(linesOf(snippets, 'hf')).toBe(`export HF_ENDPOINT=${ORIGIN}\nhf download a/b --repo-type dataset`);
    expect(linesOf(snippets, 'git')).toBe(`git lfs install\ngit clone ${ORIGIN}/datasets/a/b`);
    expect(linesOf(snippets, 'python')).toContain('load_dataset("a/b")');
  });

  it('need no type for models, and use the library of the model', () => {
    const model = { ...dataset, type: 'model' } as const;
    expect(linesOf(downloadSnippets(model, ORIGIN, null), 'hf')).not.toContain('--repo-type');
    expect(linesOf(downloadSnippets(model, ORIGIN, 'transformers'), 'python')).toContain('pipeline(model="a/b")');
    expect(linesOf(downloadSnippets(model, ORIGIN, null), 'python')).toContain('snapshot_download("a/b")');
  });

  it('call an app a space, as clients do', () => {
    expect(linesOf(downloadSnippets({ ...dataset, type: 'app' }, ORIGIN, null), 'hf')).toContain('--repo-type space');
  });

  it('stay within four lines', () => {
    const all = [...downloadSnippets(dataset, ORIGIN, null), ...pushSnippets(dataset, ORIGIN)];
    expect(Math.max(...all.map(({ lines }) => lines.length))).toBeLessThanOrEqual(4);
  });
});
