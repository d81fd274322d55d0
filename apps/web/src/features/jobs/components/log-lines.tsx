import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { Marked } from '../../../ui/marked';
import { type LogLine, marksIn } from '../model/log-book';

const LINE_PX = 20;
const HEIGHT_PX = 420;
/** Lines beyond both edges, so that nothing is blank while one scrolls. */
const SPARE = 20;
/** What a line shows at most; all of it is in the file. */
const MOST_CHARACTERS = 4000;

interface Props {
  lines: readonly LogLine[];
  version: number;
  /** Whether the end stays in view. */
  follows: boolean;
  onFollow: (follows: boolean) => void;
  sought: string;
  /** The line that is looked at. */
  current: number | null;
}

export function LogLines({ lines, version, follows, onFollow, sought, current }: Props) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (follows && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follows, version]);
  useEffect(() => {
    if (current !== null && box.current) box.current.scrollTop = current * LINE_PX - HEIGHT_PX / 2;
  }, [current]);
  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current!;
    setTop(scrollTop);
    const isAtEnd = scrollHeight - scrollTop - clientHeight < LINE_PX;
    if (follows && !isAtEnd && scrollTop < top) onFollow(false);
  };
  const first = Math.max(0, Math.floor(top / LINE_PX) - SPARE);
  const shown = lines.slice(first, first + Math.ceil(HEIGHT_PX / LINE_PX) + 2 * SPARE);
  return (
    <div
      ref={box}
      onScroll={onScroll}
      tabIndex={0}
      role="region"
      aria-label={t('job.log')}
      className="overflow-auto rounded-control border border-line bg-sunken font-mono text-xs"
      style={{ maxHeight: HEIGHT_PX }}
    >
      <div className="relative min-w-max" style={{ height: lines.length * LINE_PX }} data-by-user="">
        <div className="absolute inset-x-0" style={{ top: first * LINE_PX }}>
          {shown.map((line, index) => (
            <Line key={first + index} line={line} sought={sought} isCurrent={first + index === current} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Line({ line, sought, isCurrent }: { line: LogLine; sought: string; isCurrent: boolean }) {
  if (line.kind !== 'text') return <Mark line={line} />;
  const text = line.text.slice(0, MOST_CHARACTERS);
  const marks = sought === '' ? [] : marksIn(text, sought);
  return (
    <div className={cx('h-5 px-3 leading-5 whitespace-pre', isCurrent && 'bg-accent-soft text-accent-soft-ink')}>
      {marks.length === 0 ? text : <Marked text={text} marks={marks} />}
      {line.text.length > MOST_CHARACTERS ? ' …' : ''}
    </div>
  );
}

function Mark({ line }: { line: Exclude<LogLine, { kind: 'text' }> }) {
  const t = useT();
  const locale = useLocale();
  if (line.kind === 'gap') return <div className="h-5 bg-warn-soft px-3 leading-5 text-warn-ink">{t('job.gap')}</div>;
  return (
    <div className="h-5 bg-hover px-3 font-sans leading-5 font-medium">
      {t('job.attemptAt', { attempt: line.attempt, when: formatMoment(line.at, locale) })}
    </div>
  );
}
