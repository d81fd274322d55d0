// The journeys in the order they are made: the first one makes the administrator, the invitation starts the hub anew.
import { accounts } from './accounts.mjs';
import { administration } from './administration.mjs';
import { apps } from './apps.mjs';
import { billedApp } from './billed-app.mjs';
import { buying } from './buying.mjs';
import { circle } from './circle.mjs';
import { webhooks } from './webhooks.mjs';
import { connectedApps } from './connected-apps.mjs';
import { editing } from './editing.mjs';
import { finding } from './finding.mjs';
import { firstSteps } from './first-steps.mjs';
import { fitting } from './fitting.mjs';
import { gates } from './gates.mjs';
import { held } from './held.mjs';
import { history } from './history.mjs';
import { home } from './home.mjs';
import { hostileCard } from './hostile-card.mjs';
import { hostileStrings } from './hostile-strings.mjs';
import { imports } from './imports.mjs';
import { jobs } from './jobs.mjs';
import { killedUpload } from './killed-upload.mjs';
import { keyboard } from './keyboard.mjs';
import { money } from './money.mjs';
import { newRepository } from './new-repository.mjs';
import { organizations } from './organizations.mjs';
import { pages } from './pages.mjs';
import { people } from './people.mjs';
import { plainName } from './plain-name.mjs';
import { preferences } from './preferences.mjs';
import { repository } from './repository.mjs';
import { reviewing } from './reviewing.mjs';
import { richCard } from './rich-card.mjs';
import { selling } from './selling.mjs';
import { settings } from './settings.mjs';
import { setup } from './setup.mjs';
import { showback } from './showback.mjs';
import { takedown } from './takedown.mjs';
import { talking } from './talking.mjs';
import { tips } from './tips.mjs';
import { tokens } from './tokens.mjs';
import { tuning } from './tuning.mjs';
import { uploading } from './uploading.mjs';
import { viewing } from './viewing.mjs';
import { pdfs, weights } from './weights.mjs';

export const JOURNEYS = [
  setup,
  tokens,
  connectedApps,
  newRepository,
  repository,
  history,
  editing,
  talking,
  reviewing,
  gates,
  held,
  takedown,
  uploading,
  killedUpload,
  viewing,
  weights,
  pdfs,
  imports,
  jobs,
  tuning,
  money,
  billedApp,
  selling,
  buying,
  tips,
  showback,
  plainName,
  settings,
  hostileCard,
  richCard,
  hostileStrings,
  apps,
  finding,
  fitting,
  circle,
  home,
  webhooks,
  people,
  accounts,
  organizations,
  administration,
  preferences,
  keyboard,
  pages,
  firstSteps,
];
