import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { downloadAddress, resolveAddress, type RepositoryKey } from '../../../lib/addresses';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { QueryView } from '../../../ui/query-view';
import { Skeleton } from '../../../ui/skeleton';
import { fileQuery } from '../api/file';
import { countLines, type FileContents } from '../model/contents';
import { isImage, isPdf, isWeights, MAX_PDF_BYTES, mediaKind } from '../model/file-kind';
import { FileFrame } from './file-frame';
import { NothingHere } from './nothing-here';
import { TextFile } from './text-file';

const TensorView = lazy(async () => ({ default: (await import('./tensor-view')).TensorView }));

const PdfView = lazy(async () => ({ default: (await import('./pdf-view')).PdfView }));

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  /** How the file is shown when it is Markdown. */
  renderMarkdown: () => ReactNode;
  /** What may be done with the file. */
  actions?: ReactNode;
}

export function FileView(props: Props) {
  return isImage(props.path) || mediaKind(props.path) !== null ? <ShownByBrowser {...props} /> : <FetchedFile {...props} />;
}

function ShownByBrowser({ repository, revision, path, actions }: Props) {
  const t = useT();
  const kind = mediaKind(path);
  const src = resolveAddress(repository, revision, path);
  return (
    <FileFrame
      facts={[t(kind === null ? 'file.image' : `file.${kind}`)]}
      downloadHref={downloadAddress(repository, revision, path)}
      actions={actions}
    >
      <div className="flex min-h-60 items-center justify-center p-4">
        {kind === null ? <img src={src} alt={path} className="max-h-[70vh] max-w-full" /> : null}
        {kind === 'audio' ? <audio src={src} controls preload="metadata" aria-label={path} className="w-full max-w-xl" /> : null}
        {kind === 'video' ? <video src={src} controls preload="metadata" aria-label={path} className="max-h-[70vh] max-w-full" /> : null}
      </div>
    </FileFrame>
  );
}

function FetchedFile({ repository, revision, path, renderMarkdown, actions }: Props) {
  const file = useQuery(fileQuery(repository, revision, path));
  const facts = useFacts(file.data);
  if (file.isError && file.data === undefined)
    return <NothingHere repository={repository} revision={revision} path={path} error={file.error} />;
  return (
    <QueryView query={file} waiting={<Skeleton className="h-[60vh]" />}>
      {(contents) => (
        <FileFrame
          facts={facts}
          sha256={contents.kind === 'unreachable' ? null : contents.sha256}
          sizeBytes={contents.kind === 'unreachable' ? null : contents.sizeBytes}
          downloadHref={downloadAddress(repository, revision, path)}
          rawHref={contents.kind === 'text' ? resolveAddress(repository, revision, path) : undefined}
          actions={actions}
        >
          {isWeights(path) ? (
            <Suspense fallback={<Skeleton className="h-[60vh]" />}>
              <TensorView repository={repository} revision={revision} path={path} />
            </Suspense>
          ) : isPdf(path) && contents.kind === 'binary' && contents.sizeBytes <= MAX_PDF_BYTES ? (
            <Suspense fallback={<Skeleton className="h-[60vh]" />}>
              <PdfView address={resolveAddress(repository, revision, path)} name={path} />
            </Suspense>
          ) : (
            <Contents contents={contents} path={path} renderMarkdown={renderMarkdown} />
          )}
        </FileFrame>
      )}
    </QueryView>
  );
}

function Contents({ contents, path, renderMarkdown }: Pick<Props, 'path' | 'renderMarkdown'> & { contents: FileContents }) {
  const t = useT();
  if (contents.kind === 'text' && contents.text !== '') {
    return (
      <>
        <TextFile text={contents.text} path={path} truncated={contents.truncated} renderMarkdown={renderMarkdown} />
        {contents.truncated ? <p className="border-t border-line bg-warn-soft px-4 py-2 text-warn-ink">{t('file.truncated')}</p> : null}
      </>
    );
  }
  const reason = contents.kind === 'text' ? 'file.empty' : contents.kind === 'binary' ? 'file.binary' : 'file.unreachable';
  return <p className="px-4 py-16 text-center text-muted">{t(reason)}</p>;
}

function useFacts(contents: FileContents | undefined): string[] {
  const t = useT();
  const locale = useLocale();
  if (contents === undefined || contents.kind === 'unreachable') return [];
  const size = formatBytes(contents.sizeBytes, locale);
  return contents.kind === 'text' && !contents.truncated ? [t('file.lines', { count: countLines(contents.text) }), size] : [size];
}
