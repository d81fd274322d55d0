import type { GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../access';
import type { TreeItem } from '../versions';
import type { AppSettings } from './app-settings';

/** Why there is nothing to run. `other-sdk`: it would need a server. */
export type AppState = 'ready' | 'other-sdk' | 'no-sdk' | 'no-page';

/** What the page of an app shows. */
export interface AppFacts {
  state: AppState;
  sdk: string | null;
  appFile: string;
  commitOid: GitOid;
  /** The label of its origin. */
  label: string;
  /** Part of the address where not everybody may see it; null where everybody may. */
  view: string | null;
  embeddable: boolean;
}

/** An app at a commit, which whoever asks may read. */
export interface OpenApp {
  repo: Granted<'read'>;
  commitOid: GitOid;
  settings: AppSettings;
  /** Its name today: another one is answered by a redirect. */
  label: string;
  /** It was opened by a signed address. */
  isSigned: boolean;
}

export type AppFile =
  /** `isMissing`: the app's own page for what it does not have. */
  | { kind: 'file'; item: TreeItem; path: string; isMissing: boolean }
  /** Relative to what was asked for. */
  | { kind: 'elsewhere'; location: string }
  | { kind: 'nothing' };
