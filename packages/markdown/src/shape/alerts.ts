import type { Element, ElementContent, Root } from 'hast';
import { element, replaceElements } from './visit';

const KINDS: Record<string, string> = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' };
const MARK = /^\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/i;

/** A quotation whose first line is `[!NOTE]` or the like is a box of that kind (GitHub). Its title is in English; pages that speak otherwise change it. */
export function markAlerts(tree: Root): void {
  replaceElements(tree, (found) => {
    if (found.tagName !== 'blockquote') return undefined;
    const paragraph = found.children.find((child) => child.type === 'element');
    const first = paragraph?.tagName === 'p' ? paragraph.children[0] : undefined;
    const mark = first?.type === 'text' ? MARK.exec(first.value) : null;
    if (!paragraph || first?.type !== 'text' || !mark) return undefined;
    first.value = first.value.slice(mark[0].length);
    return [alert(mark[1]!.toUpperCase(), rest(found, paragraph))];
  });
}

function alert(kind: string, body: ElementContent[]): Element {
  const title = element('p', { className: ['prose-alert-title'] }, [{ type: 'text', value: KINDS[kind] ?? kind }]);
  return element('div', { className: ['prose-alert', `prose-alert-${kind.toLowerCase()}`] }, [title, ...body]);
}

/** Without the paragraph of the mark when there was nothing else in it. */
function rest({ children }: Element, paragraph: Element): ElementContent[] {
  const [first, second] = paragraph.children;
  if (second?.type === 'element' && second.tagName === 'br' && first?.type === 'text' && first.value === '')
    paragraph.children.splice(0, 2);
  const isEmpty = paragraph.children.every((child) => child.type === 'text' && child.value.trim() === '');
  return isEmpty ? children.filter((child) => child !== paragraph) : children;
}
