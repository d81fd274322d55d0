import { useEffect, useRef, useState, type RefObject } from 'react';

/** Below this the browser has no trouble with all of them, and its own search finds each. */
const FEW = 300;
/** Rows beyond each edge of the window: what a quick turn of the wheel passes before the next frame. */
const MARGIN = 20;
/** Rows come and go by so many: most frames of a scroll change nothing, and none has much to do. */
const STEP = 10;

export interface RowWindow<E extends HTMLElement> {
  /** Of what holds the rows, which are all of one height. */
  body: RefObject<E | null>;
  first: number;
  end: number;
  /** Pixels that stand for rows above and below, which are not there. */
  above: number;
  below: number;
}

/** Of many rows of one height only those are there that are near what is seen of the page. */
export function useRowWindow<E extends HTMLElement>(count: number, rowHeight: number): RowWindow<E> {
  const body = useRef<E>(null);
  const [seen, setSeen] = useState({ first: 0, end: FEW });
  useEffect(() => {
    if (count <= FEW) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      const top = body.current?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor((-top / rowHeight - MARGIN) / STEP) * STEP);
      const end = first + Math.ceil((window.innerHeight / rowHeight + 2 * MARGIN) / STEP + 1) * STEP;
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    const onMove = () => (frame ||= requestAnimationFrame(look));
    onMove();
    window.addEventListener('scroll', onMove, { passive: true });
    window.addEventListener('resize', onMove);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', onMove);
      window.removeEventListener('resize', onMove);
    };
  }, [count, rowHeight]);
  if (count <= FEW) return { body, first: 0, end: count, above: 0, below: 0 };
  const first = Math.min(seen.first, count);
  const end = Math.min(seen.end, count);
  return { body, first, end, above: first * rowHeight, below: (count - end) * rowHeight };
}
