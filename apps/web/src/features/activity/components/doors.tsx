import { useT, type MessageId } from '../../../lib/i18n';
import { Icon, type IconName } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';

interface Door {
  icon: IconName;
  href: string;
  title: MessageId;
  text: MessageId;
}

const FIND: Door = { icon: 'search', href: '/models', title: 'home.door.find', text: 'home.door.findText' };
const CHECK: Door = { icon: 'dataset', href: '/fine-tune', title: 'home.door.check', text: 'home.door.checkText' };
const PUBLISH: Door = { icon: 'upload', href: '/new', title: 'home.door.publish', text: 'home.door.publishText' };
const PUBLISH_FREE: Door = { ...PUBLISH, title: 'home.door.publishFree', text: 'home.door.publishFreeText' };

/** Where somebody begins who is here for the first time. */
export default function Doors({ isMoneyOn }: { isMoneyOn: boolean }) {
  const t = useT();
  return (
    <section aria-label={t('home.doors')}>
      <ul className="grid gap-4 md:grid-cols-3">
        {[FIND, CHECK, isMoneyOn ? PUBLISH : PUBLISH_FREE].map(({ icon, href, title, text }) => (
          <li
            key={href}
            className="group relative flex gap-3 rounded-panel border border-line bg-surface p-4 transition-colors hover:border-accent"
          >
            <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-accent-soft text-accent-soft-ink">
              <Icon name={icon} className="size-5" />
            </span>
            <div className="min-w-0">
              <h2 className="font-semibold">
                <AppLink
                  href={href}
                  className="text-ink outline-none group-hover:text-link after:absolute after:inset-0 after:rounded-panel after:outline-focus focus-visible:after:outline-2"
                >
                  {t(title)}
                </AppLink>
              </h2>
              <p className="mt-1 text-sm text-muted">{t(text)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
