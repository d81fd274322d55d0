import type { Root } from 'hast';
import { addHeadingIds } from './headings';

const heading = (text: string) => ({
  type: 'element' as const,
  tagName: 'h2',
  properties: {},
  children: [{ type: 'text' as const, value: text }],
});

function idsOf(...texts: string[]): unknown[] {
  const tree: Root = { type: 'root', children: texts.map(heading) };
  return addHeadingIds(tree, 'user-content-').map(({ id }) => id);
}

describe('anchors of headings', () => {
  it('are the words of the heading, in every script', () => {
    expect(idsOf('How to use?', '模型 介绍')).toEqual(['user-content-how-to-use', 'user-content-模型-介绍']);
  });

  it('differ for headings that are the same', () => {
    expect(idsOf('Usage', 'Usage', 'Usage')).toEqual(['user-content-usage', 'user-content-usage-1', 'user-content-usage-2']);
    expect(new Set(idsOf('a', 'a 1', 'a', 'a', 'a 1')).size).toBe(5);
  });
});
