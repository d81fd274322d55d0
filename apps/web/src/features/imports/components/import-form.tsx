import { useState, type ReactNode } from 'react';
import type { Import, ImportSource, NamespaceChoice, Upstream } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Notice } from '../../../ui/notice';
import type { SourceWish } from '../api/imports';
import { FoundSource } from './found-source';
import { SourceForm } from './source-form';
import { TargetForm } from './target-form';

interface Props {
  upstreams: readonly Upstream[];
  namespaces: readonly NamespaceChoice[];
  initialSource: string;
  visibility: ReactNode;
  onStarted: (started: Import) => void;
}

/** First where from, then, once the other hub has answered, where to. */
export function ImportForm({ upstreams, namespaces, initialSource, visibility, onStarted }: Props) {
  const t = useT();
  const [asked, setAsked] = useState<{ found: ImportSource; wish: SourceWish } | null>(null);
  if (upstreams.length === 0) return <Notice>{t('import.switchedOff')}</Notice>;
  return (
    <div className="space-y-6">
      <SourceForm
        upstreams={upstreams}
        initialSource={initialSource}
        onFound={(found, wish) => setAsked({ found, wish })}
        onChange={() => setAsked(null)}
      />
      {asked === null ? null : (
        <>
          <FoundSource found={asked.found} />
          <TargetForm key={asked.found.url} {...asked} namespaces={namespaces} visibility={visibility} onStarted={onStarted} />
        </>
      )}
    </div>
  );
}
