import { useQuery } from '@tanstack/react-query';
import { downloadAddress, resolveAddress, type RepositoryKey } from '../../../lib/addresses';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { QueryView } from '../../../ui/query-view';
import { Skeleton } from '../../../ui/skeleton';
import { fileQuery } from '../api/file';
import { countLines, type FileContents } from '../model/contents';
import { isImage } from '../model/file-kind';
import { FileFrame } from './file-frame';
import { TextLines } from './text-lines';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
}

export function FileView(props: Props) {
  return isImage(props.path) ? <ImageFile {...props} /> : <FetchedFile {...props} />;
}

function ImageFile({ repository, revision, path }: Props) {
  const t = useT();
  return (
    <FileFrame facts={[t('file.image')]} downloadHref={downloadAddress(repository, revision, path)}>
      <div className="flex min-h-60 items-center justify-center p-4">
        <img src={resolveAddress(repository, revision, path)} alt={path} className="max-h-[70vh] max-w-full" />
      </div>
    </FileFrame>
  );
}

function FetchedFile({ repository, revision, path }: Props) {
  const file = useQuery(fileQuery(repository, revision, path));
  const facts = useFacts(file.data);
  return (
    <QueryView query={file} waiting={<Skeleton className="h-[60vh]" />}>
      {(contents) => (
        <FileFrame
          facts={facts}
          sha256={contents.kind === 'unreachable' ? null : contents.sha256}
          downloadHref={downloadAddress(repository, revision, path)}
          rawHref={contents.kind === 'text' ? resolveAddress(repository, revision, path) : undefined}
        >
          <Contents contents={contents} path={path} />
        </FileFrame>
      )}
    </QueryView>
  );
}

function Contents({ contents, path }: { contents: FileContents; path: string }) {
  const t = useT();
  if (contents.kind === 'text' && contents.text !== '') {
    return (
      <>
        <TextLines text={contents.text} path={path} />
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
