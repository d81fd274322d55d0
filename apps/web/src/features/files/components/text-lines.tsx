import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, type MouseEvent } from 'react';
import { HighlightedCode } from '../../../ui/highlighted-code';
import { languageOf } from '../../../lib/languages';
import { useT } from '../../../lib/i18n';
import { countLines } from '../model/contents';
import { clickedRange, formatLineRange, parseLineRange, type LineRange } from '../model/line-range';

/** leading-5 and py-2 of both columns: where a line is can be computed, so that a megabyte needs no element for each. */
const LINE_PX = 20;
const TOP_PX = 8;

/** Two columns of text, numbers and code: cheap for a megabyte, and copying takes the code alone. The fragment marks lines. */
export function TextLines({ text, path }: { text: string; path: string }) {
  const t = useT();
  const count = countLines(text);
  const numbers = useMemo(() => Array.from({ length: count }, (_, index) => index + 1).join('\n'), [count]);
  const { range, choose } = useLineRange(count);
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={t('code')}
      className="relative flex max-w-full overflow-x-auto font-mono text-xs leading-5 -outline-offset-2"
    >
      {range === null ? null : <MarkedLines range={range} />}
      <pre
        aria-hidden="true"
        title={t('file.lineHint')}
        onClick={choose}
        className="sticky left-0 z-10 shrink-0 cursor-pointer border-r border-line bg-surface px-3 py-2 text-right text-muted select-none hover:text-ink"
      >
        {numbers}
      </pre>
      <pre className="relative grow px-4 py-2 [tab-size:4]">
        <HighlightedCode code={text.replaceAll('\r\n', '\n')} language={languageOf(path) === null ? null : path} />
      </pre>
    </div>
  );
}

function MarkedLines({ range }: { range: LineRange }) {
  const mark = useRef<HTMLDivElement>(null);
  // Scrolling answers a promise in some browsers: an effect must not hand it on.
  useEffect(() => void mark.current?.scrollIntoView({ block: 'center' }), []);
  return (
    <div
      ref={mark}
      data-lines={formatLineRange(range)}
      className="absolute inset-x-0 bg-warn-soft"
      style={{ top: TOP_PX + (range.from - 1) * LINE_PX, height: (range.to - range.from + 1) * LINE_PX }}
    />
  );
}

function useLineRange(count: number): { range: LineRange | null; choose: (event: MouseEvent<HTMLElement>) => void } {
  const { history } = useRouter();
  const { hash, publicHref } = useLocation();
  const asked = parseLineRange(hash);
  const range = asked !== null && asked.from <= count ? { from: asked.from, to: Math.min(asked.to, count) } : null;
  const choose = (event: MouseEvent<HTMLElement>) => {
    const offset = event.clientY - event.currentTarget.getBoundingClientRect().top - TOP_PX;
    const line = Math.min(Math.max(Math.floor(offset / LINE_PX) + 1, 1), count);
    history.replace(`${publicHref.split('#', 1)[0]}${formatLineRange(clickedRange(line, event.shiftKey, range))}`);
  };
  return { range, choose };
}
