// What stands still: one specimen for each file of ui/, in every state it has.
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { Badge } from '../../../ui/badge';
import { Brand } from '../../../ui/brand';
import { Button, buttonClass, type ButtonTone } from '../../../ui/button';
import { CodeBlock } from '../../../ui/code-block';
import { CodeFrame } from '../../../ui/code-frame';
import { CommandBlock } from '../../../ui/command-block';
import { CopyButton } from '../../../ui/copy-button';
import { CopyLine } from '../../../ui/copy-line';
import { Empty } from '../../../ui/empty';
import { Figure, Figures } from '../../../ui/figures';
import { HighlightedCode } from '../../../ui/highlighted-code';
import { DRAWING_NAMES, Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Grove, Logo } from '../../../ui/logo';
import { Marked } from '../../../ui/marked';
import { Prose } from '../../../ui/prose';
import { QrCode } from '../../../ui/qr-code';
import { MermaidPicture } from '../../../ui/mermaid-picture';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { Page, Panel } from '../../../ui/page';
import { PersonRow } from '../../../ui/person-row';
import { Skeleton, SkeletonRows } from '../../../ui/skeleton';

const TEXT = `<h2>A text</h2><p>With <a href="/models">links</a>, <code>code</code> and <kbd>keys</kbd>.</p>
<div class="prose-alert prose-alert-note"><p class="prose-alert-title">Note</p><p>Boxes say what must not be missed.</p></div>
<div class="prose-alert prose-alert-warning"><p class="prose-alert-title">Warning</p><p>Or what may go wrong.</p></div>
<div class="prose-table" tabindex="0"><table><thead><tr><th>Precision</th><th align="right">GB</th></tr></thead><tbody><tr><td>bf16</td><td align="right">15.2</td></tr></tbody></table></div>
<div class="prose-code"><pre tabindex="0"><code class="language-python">print("hello")</code></pre></div>`;
const DIAGRAM = 'graph LR\n  Base --> Tuned\n  Data --> Tuned\n';
const CODE = 'const tree = grow(seed, { rings: 12 });\n';
const TONES: readonly ButtonTone[] = ['primary', 'plain', 'quiet', 'danger'];

export const STATIC_SPECIMENS: Record<string, () => ReactNode> = {
  avatar: () => (
    <Row>
      {['ada', 'bob', 'carol', 'dora'].map((name) => (
        <Avatar key={name} name={name} />
      ))}
      <Avatar name="acme" kind="organization" className="size-12" />
      <Avatar name="modelgrove" kind="organization" className="size-12" />
    </Row>
  ),
  badge: Badges,
  brand: () => <Brand />,
  button: Buttons,
  'code-block': () => <CodeBlock code={CODE} language="typescript" />,
  'code-frame': CodeFrames,
  'command-block': Commands,
  'copy-button': Copies,
  'copy-line': CopyLines,
  empty: Empties,
  'person-row': () => (
    <div className="grid gap-3 sm:grid-cols-2">
      <PersonRow name="ada" fullName="Ada Lovelace" />
      <PersonRow name="acme" fullName="" kind="organization">
        <Badge>12.8 MB</Badge>
      </PersonRow>
    </div>
  ),
  figures: () => (
    <Figures>
      <Figure title="ada/tiny" note="model.safetensors">
        12.8 MB
      </Figure>
      <Figure title="acme/base">3.2 GB</Figure>
    </Figures>
  ),
  'highlighted-code': () => (
    <pre className="font-mono text-xs">
      <HighlightedCode code={CODE} language="typescript" />
    </pre>
  ),
  icon: () => (
    <ul className="grid gap-2 [grid-template-columns:repeat(auto-fill,minmax(7rem,1fr))]">
      {DRAWING_NAMES.map((name) => (
        <li key={name} className="flex items-center gap-2">
          <Icon name={name} /> <code className="font-mono text-xs">{name}</code>
        </li>
      ))}
    </ul>
  ),
  link: Links,
  logo: () => (
    <Row>
      <Logo className="size-4" />
      <Logo />
      <Logo className="size-10" />
      <Grove className="h-10 text-accent" />
    </Row>
  ),
  marked: () => <Marked text="tiny-qwen-chat" marks={[[5, 9]]} />,
  'mermaid-picture': () => <MermaidPicture source={DIAGRAM} instead={<CodeBlock code={DIAGRAM} language={null} />} />,
  moment: () => (
    <Row>
      <Moment at={new Date().toISOString()} />
      <Moment at="2026-01-31T12:00:00.000Z" />
    </Row>
  ),
  notice: Notices,
  page: () => (
    <Page narrow>
      <Panel title="ada/tiny">acme/base</Panel>
    </Page>
  ),
  prose: () => <Prose html={TEXT} />,
  'qr-code': () => <QrCode text="https://hub.example.com" label="https://hub.example.com" />,
  skeleton: () => (
    <div className="space-y-3">
      <Skeleton className="size-10 rounded-full" />
      <div aria-hidden="true">
        <SkeletonRows count={2} />
      </div>
    </div>
  ),
};

function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}

function Badges() {
  const t = useT();
  return (
    <Row>
      <Badge>{t('org.badge')}</Badge>
      <Badge tone="accent">{t('admin.users.administrator')}</Badge>
      <Badge tone="warn">{t('repo.private')}</Badge>
      <Badge tone="danger">{t('diff.status.deleted')}</Badge>
    </Row>
  );
}

function Buttons() {
  const t = useT();
  return (
    <div className="space-y-3">
      {[false, true].map((disabled) => (
        <Row key={String(disabled)}>
          {TONES.map((tone) => (
            <Button key={tone} tone={tone} disabled={disabled}>
              <Icon name="plus" />
              {t('save')}
            </Button>
          ))}
        </Row>
      ))}
      <AppLink href="/design" className={buttonClass('primary')}>
        {t('notFound.home')}
      </AppLink>
    </div>
  );
}

function CodeFrames() {
  const t = useT();
  return (
    <CodeFrame text="text" copyLabel={t('code.copy')}>
      <p className="grow p-3">{t('code')}</p>
    </CodeFrame>
  );
}

function Commands() {
  const t = useT();
  return <CommandBlock lines={['git clone https://hub.example/acme/base', 'cd base']} label={t('code')} copyLabel={t('snippet.copy')} />;
}

function Copies() {
  const t = useT();
  return <CopyButton text="text" label={t('code.copy')} />;
}

function CopyLines() {
  const t = useT();
  return <CopyLine text="https://hub.example/join#0123456789" label={t('link.copy')} />;
}

function Empties() {
  const t = useT();
  return <Empty action={<Button>{t('new.title')}</Button>}>{t('list.empty.model')}</Empty>;
}

function Links() {
  const t = useT();
  return (
    <Row>
      <AppLink href="/design" className="text-link underline">
        {t('home.all')}
      </AppLink>
      <AppLink href="/design" className="text-link hover:underline">
        {t('home.all')}
      </AppLink>
    </Row>
  );
}

function Notices() {
  const t = useT();
  return (
    <div className="space-y-2">
      <Notice>{t('join.invite')}</Notice>
      <Notice tone="warn">{t('login.needsSetup')}</Notice>
      <Notice tone="danger">{t('problem.network')}</Notice>
    </div>
  );
}
