import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import { useMemo } from 'react';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { CodeBlock } from '../../../ui/code-block';
import { ForeignImages, useForeignImages } from './foreign-images';
import { readGfm } from '../model/gfm';
import { foreignHost, foreignHosts } from '../model/foreign-images';
import { addHeadingIds } from '../model/heading-anchors';
import { cardUrl, type CardPlace } from '../model/card-urls';

type Plugins = NonNullable<Parameters<typeof Markdown>[0]['rehypePlugins']>;
const REMARK = [readGfm];
/** Elements whose text is no text for readers either. */
const SCHEMA = { ...defaultSchema, strip: ['script', 'style'] };
const CLEAN: Plugins = [[rehypeSanitize, SCHEMA], addHeadingIds];
const PARSE = { allowDangerousHtml: true };

interface Props {
  markdown: string;
  place: CardPlace;
  /** How raw HTML becomes a part of the tree; without it, raw HTML is dropped. */
  parseHtml?: Plugins[number];
}

/** A card as its author wrote it, less everything that could act: raw HTML is allowed, scripts, styles, frames and forms are not. */
export function CardMarkdown({ markdown, place, parseHtml }: Props) {
  const rehypePlugins = useMemo(() => (parseHtml === undefined ? CLEAN : [parseHtml, ...CLEAN]), [parseHtml]);
  const hosts = useMemo(() => foreignHosts(markdown, window.location.origin), [markdown]);
  return (
    <ForeignImages hosts={hosts}>
      <div className="prose">
        <Markdown
          remarkPlugins={REMARK}
          rehypePlugins={rehypePlugins}
          remarkRehypeOptions={PARSE}
          urlTransform={(url, attribute) => cardUrl(url, attribute, place)}
          components={COMPONENTS}
        >
          {markdown}
        </Markdown>
      </div>
    </ForeignImages>
  );
}

const CardLink: Components['a'] = ({ node: _node, href, children, ...rest }) =>
  href?.includes('/blob/') && href.startsWith('/') ? (
    <AppLink {...rest} href={href}>
      {children}
    </AppLink>
  ) : (
    <a {...rest} href={href} rel="nofollow noopener ugc">
      {children}
    </a>
  );

const CardTable: Components['table'] = ({ node: _node, ...rest }) => (
  <div className="overflow-x-auto" tabIndex={0}>
    <table {...rest} />
  </div>
);

/** What lies on other hosts would tell them who reads here: it waits until the reader asks for it (docs/decisions/0017). */
const CardImage: Components['img'] = ({ node: _node, alt, ...rest }) => {
  const t = useT();
  const mayAsk = useForeignImages();
  const host = foreignHost(String(rest.src ?? ''), window.location.origin);
  if (host !== null && !mayAsk) return <span className="prose-held">{t('card.imageHeld', { host, text: alt ?? '' })}</span>;
  return <img alt={alt ?? ''} loading="lazy" referrerPolicy="no-referrer" {...rest} />;
};

/** `pre` holds one `code` whose class names the language. */
const CardCode: Components['pre'] = ({ node, children }) => {
  const code = node?.children[0];
  if (code?.type !== 'element' || code.tagName !== 'code') return <pre>{children}</pre>;
  const names = Array.isArray(code.properties['className']) ? code.properties['className'].map(String) : [];
  const language = names.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? null;
  const text = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return <CodeBlock code={text.replace(/\n$/, '')} language={language} />;
};

/** The allow-list leaves one kind of input: the disabled box of a task list. */
const CardTask: Components['input'] = ({ node: _node, checked, ...rest }) => {
  const t = useT();
  return <input {...rest} checked={checked ?? false} readOnly aria-label={t(checked ? 'card.taskDone' : 'card.taskOpen')} />;
};

const COMPONENTS: Components = { a: CardLink, pre: CardCode, table: CardTable, img: CardImage, input: CardTask };
