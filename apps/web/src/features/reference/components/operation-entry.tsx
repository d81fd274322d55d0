import { useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { CodeBlock } from '../../../ui/code-block';
import { CommandBlock } from '../../../ui/command-block';
import { Tabs } from '../../../ui/tabs';
import { type ApiDocument, type Operation, sampleOf } from '../model/document';
import { curlOf, typescriptOf } from '../model/snippets';
import { ParameterFields, SchemaFields } from './fields-table';

const TONES: Record<string, 'plain' | 'danger'> = { GET: 'plain', DELETE: 'danger' };

/** One route: a line until it is opened. */
export function OperationEntry({ document, operation, open }: { document: ApiDocument; operation: Operation; open: boolean }) {
  const [isOpen, setIsOpen] = useState(open);
  return (
    <li id={operation.id} className="scroll-mt-20">
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-3 py-2 hover:bg-hover">
          <Badge tone={TONES[operation.method] ?? 'accent'} className="w-16 justify-center font-mono">
            <code>{operation.method}</code>
          </Badge>
          <code className="font-mono text-xs font-medium">{operation.path}</code>
          <span lang="en" className="min-w-0 grow basis-64 text-muted">
            {operation.summary}
          </span>
        </summary>
        {isOpen ? <Details document={document} operation={operation} /> : null}
      </details>
    </li>
  );
}

function Details({ document, operation }: { document: ApiDocument; operation: Operation }) {
  const t = useT();
  const origin = window.location.origin;
  const tabs = [
    {
      id: 'curl',
      title: t('snippet.curl'),
      content: <CommandBlock lines={curlOf(document, operation, origin)} label={t('snippet.curl')} copyLabel={t('snippet.copy')} />,
    },
    {
      id: 'typescript',
      title: t('snippet.typescript'),
      content: <CodeBlock code={typescriptOf(document, operation, origin)} language="typescript" />,
    },
  ];
  return (
    <div className="space-y-4 border-t border-line px-3 py-4">
      <p className="text-sm text-muted">{t(operation.needsCredential ? 'api.credential' : 'api.noCredential')}</p>
      <Tabs tabs={tabs} label={t('api.snippets')} />
      <ParameterFields parameters={operation.parameters} title={t('api.parameters')} />
      {operation.body ? <SchemaFields document={document} schema={operation.body} title={t('api.body')} /> : null}
      {operation.answer ? (
        <>
          <SchemaFields document={document} schema={operation.answer} title={t('api.answer', { status: operation.status })} />
          <CodeBlock code={JSON.stringify(sampleOf(document, operation.answer), null, 2)} language="json" />
        </>
      ) : (
        <p className="text-sm">{t('api.noAnswer', { status: operation.status })}</p>
      )}
    </div>
  );
}
