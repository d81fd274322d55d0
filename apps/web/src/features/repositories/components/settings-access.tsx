import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { SelectField } from '../../../ui/field';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useChangeSettings, type SettingsChange } from '../api/settings';

/** Who sees the repository. Each choice is saved at once. */
export function AccessSettings({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const { say } = useToast();
  const change = useChangeSettings(repository);
  const save = (wish: SettingsChange) =>
    change.mutate(wish, { onSuccess: () => say(t('settings.saved')), onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Panel title={t('settings.access')}>
      <div className="space-y-4">
        <SelectField
          label={t('new.visibility')}
          hint={t(repository.isPrivate ? 'new.privateHint' : 'new.publicHint')}
          value={repository.isPrivate ? 'private' : 'public'}
          onChange={(event) => save({ isPrivate: event.target.value === 'private' })}
          disabled={change.isPending}
        >
          <option value="public">{t('new.public')}</option>
          <option value="private">{t('new.private')}</option>
        </SelectField>
        <SelectField
          label={t('settings.gated')}
          hint={t('settings.gatedHint')}
          value={repository.gated ?? 'off'}
          onChange={(event) => save({ gated: event.target.value === 'off' ? null : (event.target.value as 'auto' | 'manual') })}
          disabled={change.isPending}
        >
          <option value="off">{t('settings.gated.off')}</option>
          <option value="auto">{t('settings.gated.auto')}</option>
          <option value="manual">{t('settings.gated.manual')}</option>
        </SelectField>
        <label className="flex items-start gap-3">
          <input
            type="checkbox"
            checked={!repository.discussionsDisabled}
            onChange={(event) => save({ discussionsDisabled: !event.target.checked })}
            disabled={change.isPending}
            className="mt-1 size-4 accent-(--accent)"
          />
          <span>
            <span className="block font-medium">{t('settings.discussions')}</span>
            <span className="block text-xs text-muted">{t('settings.discussionsHint')}</span>
          </span>
        </label>
      </div>
    </Panel>
  );
}
