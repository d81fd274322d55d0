import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FRAME_SANDBOX, frameDocument, frameHeight } from './notebook-frame';

const ATTACKS = JSON.parse(readFileSync(join(__dirname, '../../../../../../packages/markdown/golden/notebook-attacks.json'), 'utf8')) as {
  name: string;
  data: Record<string, unknown>;
}[];
const HTML = ATTACKS.flatMap(({ data }) => ['text/html', 'image/svg+xml'].map((type) => [data[type] ?? []].flat().join(''))).filter(
  Boolean,
);

function policyOf(document: string): Map<string, string> {
  const first = /^<!doctype html><meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(document);
  const directives = (first?.[1] ?? '').split(';').map((directive) => directive.trim().split(' '));
  return new Map(directives.map(([name, ...sources]) => [name!, sources.join(' ')]));
}

describe('the frame of what a cell answered', () => {
  it.each(HTML)('lets nothing of it act, whatever it is: %s', (html) => {
    const document = frameDocument(html);
    const policy = policyOf(document);
    expect(document.endsWith(html)).toBe(true);
    expect(policy.get('default-src')).toBe("'none'");
    expect([...policy.keys()].filter((name) => /script|connect|frame|object|worker|form/.test(name))).toEqual([]);
    expect(policy.get('img-src')).toBe('data:');
  });

  it('is about as high as what stands in it', () => {
    const table = (rows: number): string => `<div><table>${'<tr><td>1</td></tr>'.repeat(rows)}</table></div>`;
    expect([table(2), table(5), table(1000), '<svg/>', 'x'].map(frameHeight)).toEqual([94, 172, 480, 288, 80]);
  });

  it('has no origin and runs no scripts', () => {
    expect(FRAME_SANDBOX.split(' ').filter(Boolean)).toEqual([]);
  });
});
