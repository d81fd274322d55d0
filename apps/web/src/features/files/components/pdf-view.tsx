import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Skeleton } from '../../../ui/skeleton';
import { drawPage, linksOfPage, needsPassword, openPdf, type PdfDocument, placeWords } from '../model/pdf';
import type { PdfLink } from '../model/pdf-links';
import { steadySelection } from '../model/selecting';
import './pdf-words.css';

const MOST_PAGES = 1000;
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;
const FULL = 2;
/** Of a page that was not drawn yet, height by width. */
const A4 = Math.SQRT2;

/** The pages of a PDF, drawn as they come in view. */
export function PdfView({ address, name }: { address: string; name: string }) {
  const t = useT();
  const pdf = useQuery({
    queryKey: ['pdf', address],
    queryFn: ({ signal }) => openPdf(address, signal),
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  });
  useEffect(() => () => void pdf.data?.destroy(), [pdf.data]);
  if (pdf.isError)
    return (
      <div className="p-4">
        <Notice tone="warn">{t(needsPassword(pdf.error) ? 'pdf.password' : 'pdf.broken')}</Notice>
      </div>
    );
  if (pdf.data === undefined) return <Skeleton className="h-[60vh]" />;
  return <Pages pdf={pdf.data} name={name} />;
}

function Pages({ pdf, name }: { pdf: PdfDocument; name: string }) {
  const t = useT();
  const [zoom, setZoom] = useState(FULL);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (box === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box);
    return () => observer.disconnect();
  }, [box]);
  const change = (by: number) => setZoom((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by)));
  const count = Math.min(pdf.numPages, MOST_PAGES);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 text-sm">
        <span className="grow text-muted">{t('pdf.pages', { count: pdf.numPages })}</span>
        <Button onClick={() => change(-1)} disabled={zoom === 0} aria-label={t('pdf.smaller')}>
          −
        </Button>
        <span role="status" className="w-12 text-center tabular-nums">
          {ZOOMS[zoom]! * 100} %
        </span>
        <Button onClick={() => change(1)} disabled={zoom === ZOOMS.length - 1} aria-label={t('pdf.larger')}>
          +
        </Button>
      </div>
      <div
        ref={setBox}
        tabIndex={0}
        role="group"
        aria-label={name}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === '+' || event.key === '=') change(1);
          if (event.key === '-') change(-1);
        }}
        className="max-h-[80vh] overflow-auto bg-sunken p-4 -outline-offset-2"
      >
        {width === 0
          ? null
          : Array.from({ length: count }, (_, at) => (
              <Page key={at} pdf={pdf} number={at + 1} width={Math.min(width, 900) * ZOOMS[zoom]!} />
            ))}
      </div>
      {count < pdf.numPages ? <p className="border-t border-line px-4 py-2 text-sm text-muted">{t('pdf.cut', { count })}</p> : null}
    </>
  );
}

function Page({ pdf, number, width }: { pdf: PdfDocument; number: number; width: number }) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [shape, setShape] = useState(A4);
  const words = useRef<HTMLDivElement>(null);
  const [links, setLinks] = useState<PdfLink[]>([]);
  const [isBroken, setIsBroken] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setIsNear(entries.at(-1)?.isIntersecting === true), { rootMargin: '600px' });
    observer.observe(canvas.current!);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const own = canvas.current;
    if (own === null) return undefined;
    if (!isNear) {
      // The memory of what is far away is given back.
      own.width = 0;
      words.current?.replaceChildren();
      return undefined;
    }
    let isOver = false;
    const ending = new AbortController();
    // A canvas can be drawn on by one at a time: each drawing has its own, and the last one is shown.
    const sheet = document.createElement('canvas');
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const { height } = await drawPage(page, sheet, width);
      const found = await linksOfPage(page);
      if (isOver) return;
      [own.width, own.height] = [sheet.width, sheet.height];
      own.getContext('2d')?.drawImage(sheet, 0, 0);
      setShape(height / width);
      setLinks(found);
      if (words.current === null) return;
      await placeWords(page, words.current, width, ending.signal);
      if (!isOver) steadySelection(words.current, ending.signal);
    };
    draw().catch(() => (isOver ? undefined : setIsBroken(true)));
    return () => {
      isOver = true;
      ending.abort();
      sheet.width = 0;
    };
  }, [isNear, pdf, number, width]);
  return (
    <section
      aria-label={t('pdf.page', { number })}
      className="relative mx-auto mb-4 bg-white shadow-sm"
      style={{ width, height: width * shape }}
    >
      <canvas ref={canvas} aria-hidden="true" className="size-full" />
      {isBroken ? <p className="p-4 text-sm text-danger">{t('pdf.pageBroken')}</p> : null}
      <div ref={words} data-by-user="" className="pdf-words" />
      {links.map((link, at) => (
        <PageLink key={at} link={link} />
      ))}
    </section>
  );
}

/** Over the words that it stands for: they are told by where it leads. */
function PageLink({ link: { address, place } }: { link: PdfLink }) {
  const percent = (part: number) => `${part}%`;
  const { left, top, width, height } = place;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      title={address}
      aria-label={address}
      data-by-user=""
      className="absolute z-10 hover:bg-accent/15"
      style={{ left: percent(left), top: percent(top), width: percent(width), height: percent(height) }}
    />
  );
}
