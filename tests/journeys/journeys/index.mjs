// The journeys in the order they are made: the first one makes the administrator, the invitation starts the hub anew.
import { finding } from './finding.mjs';
import { firstSteps } from './first-steps.mjs';
import { hostileCard } from './hostile-card.mjs';
import { keyboard } from './keyboard.mjs';
import { newRepository } from './new-repository.mjs';
import { organizations } from './organizations.mjs';
import { pages } from './pages.mjs';
import { people } from './people.mjs';
import { preferences } from './preferences.mjs';
import { repository } from './repository.mjs';
import { setup } from './setup.mjs';
import { tokens } from './tokens.mjs';

export const JOURNEYS = [
  setup,
  tokens,
  newRepository,
  repository,
  hostileCard,
  finding,
  people,
  organizations,
  preferences,
  keyboard,
  pages,
  firstSteps,
];
