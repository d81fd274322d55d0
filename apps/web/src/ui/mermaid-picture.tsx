import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '../lib/i18n';
import { useTheme } from '../lib/use-theme';
import { cx } from './class-names';

/** What the frame says (apps/web/frames/mermaid.js). */
type FromFrame = { kind: 'ready' } | { kind: 'drawn'; height: number } | { kind: 'failed'; message: string };

const PATIENCE_MS = 20_000;
const TALLEST = 4000;

/**
 * A diagram, drawn in a frame without an origin, so that what a stranger wrote reaches nothing of the page. `instead` stands until it is there,
 * and where it cannot be drawn.
 */
export function MermaidPicture({ source, instead }: { source: string; instead: ReactNode }) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  const { height, hasFailed } = useFrame(frame, source);
  if (hasFailed) return instead;
  return (
    <figure className="my-4">
      <iframe
        ref={frame}
        src={import.meta.env.MERMAID_FRAME}
        sandbox="allow-scripts"
        title={t('prose.diagram')}
        height={height ?? 0}
        className={cx('block w-full', height === null && 'invisible')}
      />
      {height === null ? (
        instead
      ) : (
        <details className="mt-1 text-sm text-muted">
          <summary>{t('prose.diagramSource')}</summary>
          {instead}
        </details>
      )}
    </figure>
  );
}

function useFrame(frame: { readonly current: HTMLIFrameElement | null }, source: string) {
  const theme = useTheme();
  const [isReady, setReady] = useState(false);
  const [height, setHeight] = useState<number | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    const listen = ({ source: from, data }: MessageEvent<FromFrame>) => {
      if (from === null || from !== frame.current?.contentWindow) return;
      if (data.kind === 'ready') setReady(true);
      if (data.kind === 'drawn') setHeight(Math.min(TALLEST, Math.max(1, Number(data.height))));
      if (data.kind === 'failed') setFailed(true);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame]);
  useEffect(() => {
    if (isReady) frame.current?.contentWindow?.postMessage({ source, theme }, '*');
  }, [frame, isReady, source, theme]);
  useEffect(() => {
    if (height !== null) return;
    const timer = setTimeout(() => setFailed(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [height]);
  return { height, hasFailed };
}
