import { useEffect, useState, type RefObject } from 'react';

/** How wide an element is, all the time. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(160, Math.round(entry?.contentRect.width ?? first))));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, first]);
  return width;
}
