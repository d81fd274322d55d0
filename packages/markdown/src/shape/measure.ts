import type { Nodes } from 'hast';

export interface Measure {
  depth: number;
  elements: number;
}

/** How deep and how large a tree is, without recursion: this is what finds out whether recursion is safe. */
export function measure(tree: Nodes): Measure {
  let [depth, elements] = [0, 0];
  let level: Nodes[] = [tree];
  while (level.length > 0) {
    const next: Nodes[] = [];
    for (const node of level) {
      if (!('children' in node)) continue;
      elements += 1;
      for (const child of node.children) next.push(child);
    }
    depth += 1;
    level = next;
  }
  return { depth, elements };
}
