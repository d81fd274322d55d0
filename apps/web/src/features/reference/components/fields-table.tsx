import { useT } from '../../../lib/i18n';
import { type ApiDocument, type Parameter, resolved, type Schema, typeText } from '../model/document';

interface Row {
  name: string;
  type: string;
  required: boolean;
  text: string;
}

/** The fields of a body or an answer; of a list, of each of its items. */
export function SchemaFields({ document, schema, title }: { document: ApiDocument; schema: Schema; title: string }) {
  const outer = resolved(document, schema);
  const found = outer.type === 'array' && outer.items ? resolved(document, outer.items) : outer;
  const rows = Object.entries(found.properties ?? {}).map(([name, inner]) => ({
    name,
    type: typeText(inner),
    required: found.required?.includes(name) ?? false,
    text: inner.description ?? '',
  }));
  return <Rows title={title} rows={rows} />;
}

export function ParameterFields({ parameters, title }: { parameters: readonly Parameter[]; title: string }) {
  const rows = parameters.map(({ name, in: where, required, description, schema }) => ({
    name,
    type: `${where}: ${typeText(schema ?? {})}`,
    required: required ?? false,
    text: description ?? '',
  }));
  return <Rows title={title} rows={rows} />;
}

function Rows({ title, rows }: { title: string; rows: readonly Row[] }) {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <section>
      <h4 className="mb-1 font-medium">{title}</h4>
      <dl className="divide-y divide-line rounded-control border border-line">
        {rows.map(({ name, type, required, text }) => (
          <div key={name} className="grid gap-x-3 px-3 py-1.5 sm:grid-cols-[minmax(8rem,1fr)_2fr]">
            <dt>
              <code className="font-mono text-xs font-medium">{name}</code>
              {required ? <span className="ml-2 text-xs text-muted">{t('api.required')}</span> : null}
            </dt>
            <dd className="min-w-0 text-xs">
              <code className="font-mono text-muted">{type}</code>
              {text === '' ? null : <span lang="en"> {text}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
