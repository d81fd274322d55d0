import { lazy, memo, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type SyntheticEvent } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useT, withRareWords } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTheme } from '../lib/use-theme';
import { cx } from './class-names';
import { CodeBlock } from './code-block';
import { type CodePlace, codePlaces, dress, followTheme, goToAnchor, pageOf, standIn } from './prose-dressing';

// Diagrams are rare, and large.
const MermaidPicture = lazy(async () => ({ default: (await withRareWords(import('./mermaid-picture'))).MermaidPicture }));

const NONE: readonly CodePlace[] = [];

/**
 * A text that somebody wrote, as the hub made it into HTML. The only place of the web where HTML of others enters a page: it must come from the
 * hub's own answers, whose allow-list had the last word (packages/markdown).
 */
export const Prose = memo(function Prose({ html, className }: { html: string; className?: string }) {
  const t = useT();
  const go = useGo();
  const theme = useTheme();
  const root = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState(NONE);
  // React writes the HTML again whenever this object is another one.
  const content = useMemo(() => ({ __html: html }), [html]);
  // Before the browser paints, so that nothing of it is seen to change, but not in the piece of work that made the page: that one is the longest there is.
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => flushSync(() => setPlaces(root.current ? codePlaces(root.current) : NONE)));
    return () => cancelAnimationFrame(frame);
  }, [content]);
  useLayoutEffect(() => (root.current ? dress(root.current, t) : undefined), [content, t]);
  useLayoutEffect(() => (root.current ? followTheme(root.current, theme) : undefined), [content, theme]);
  useEffect(() => (root.current ? goToAnchor(root.current) : undefined), [content]);
  const follow = (event: MouseEvent) => {
    const page = pageOf(event.nativeEvent);
    if (page === null) return;
    event.preventDefault();
    go(page);
  };
  return (
    <>
      <div
        ref={root}
        className={cx('prose', className)}
        onClick={follow}
        onErrorCapture={(event: SyntheticEvent) => standIn(event.target)}
        dangerouslySetInnerHTML={content}
      />
      {places.map(({ place, code, language, isPicture }, index) =>
        createPortal(<Code code={code} language={language} isPicture={isPicture} />, place, `${index}`),
      )}
    </>
  );
});

function Code({ code, language, isPicture }: Omit<CodePlace, 'place'>) {
  const block = <CodeBlock code={code} language={language} />;
  return isPicture ? (
    <Suspense fallback={block}>
      <MermaidPicture source={code} instead={block} />
    </Suspense>
  ) : (
    block
  );
}
