import { type MessageId, useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';

/** What a program may do, in plain words. `openid` says nothing that the others do not. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  const t = useT();
  const shown = scopes.filter((scope) => scope !== 'openid' || scopes.length === 1);
  return (
    <ul className="space-y-2">
      {shown.map((scope) => (
        <li key={scope} className="flex items-start gap-2">
          <span className="mt-0.5 text-accent">
            <Icon name="check" />
          </span>
          <span>{t(`oauth.scope.${scope}` as MessageId)}</span>
        </li>
      ))}
    </ul>
  );
}
