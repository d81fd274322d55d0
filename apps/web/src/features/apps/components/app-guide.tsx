import type { AppAtWork } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { CodeBlock } from '../../../ui/code-block';
import { Empty } from '../../../ui/empty';
import { Panel } from '../../../ui/page';
import { AppLink } from '../../../ui/link';
import { buttonClass } from '../../../ui/button';

const CARD = '---\ntitle: My app\nsdk: static\n---\n';
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>My app</title>
  </head>
  <body>
    <h1>Hello</h1>
    <script src="app.js"></script>
  </body>
</html>
`;

interface Props {
  app: AppAtWork;
  mayWrite: boolean;
  newFileHref: string;
  uploadHref: string;
}

/** Stands where the app would, and says what is missing; who may write learns how one is made. */
export function AppGuide({ app, mayWrite, newFileHref, uploadHref }: Props) {
  const t = useT();
  const reason = { 'no-sdk': t('app.noSdk'), 'no-page': t('app.noPage', { file: app.appFile }), ready: '' };
  const why = app.state === 'other-sdk' ? t('app.otherSdk', { sdk: app.sdk ?? '' }) : reason[app.state];
  if (!mayWrite || app.state === 'other-sdk') return <Empty>{why}</Empty>;
  return (
    <div className="space-y-4">
      <Empty
        action={
          <span className="inline-flex flex-wrap justify-center gap-2">
            <AppLink href={newFileHref} className={buttonClass('primary')}>
              {t('app.writeFile')}
            </AppLink>
            <AppLink href={uploadHref} className={buttonClass()}>
              {t('app.uploadFolder')}
            </AppLink>
          </span>
        }
      >
        {why}
      </Empty>
      <Panel title={t('app.guide')}>
        <ol className="list-decimal space-y-3 ps-5">
          <li>
            {t('app.guideCard')}
            <CodeBlock code={CARD} language="yaml" />
          </li>
          <li>
            {t('app.guidePage')}
            <CodeBlock code={PAGE} language="html" />
          </li>
          <li>{t('app.guideRest')}</li>
        </ol>
      </Panel>
    </div>
  );
}
