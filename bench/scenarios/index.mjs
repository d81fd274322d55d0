// All scenarios in the order they run. A scenario measures one or more rows of the table in one go.
import { commitScenarios } from './commits.mjs';
import { dataCheckScenario } from './data-check.mjs';
import { datasetViewerScenario } from './dataset-viewer.mjs';
import { gitScenarios } from './git.mjs';
import { idleScenario } from './idle.mjs';
import { intakeScenario } from './intake.mjs';
import { jobsScenario } from './jobs.mjs';
import { largeFilesScenario } from './large-files.mjs';
import { ledgerScenario } from './ledger.mjs';
import { paintScenario } from './paint.mjs';
import { resolveScenario } from './resolve.mjs';
import { searchScenario } from './search.mjs';
import { sizesScenario } from './sizes.mjs';
import { talkScenario } from './talk.mjs';
import { writersScenario } from './writers.mjs';
import { xetDedupScenario } from './xet-dedup.mjs';
import { xetDownloadScenario } from './xet-download.mjs';
import { xetFormatsScenario } from './xet-formats.mjs';
import { xetMemoryScenario } from './xet-memory.mjs';
import { xetReconstructionScenario } from './xet-reconstruction.mjs';
import { xetUploadScenario } from './xet-upload.mjs';

export const SCENARIOS = [
  ...gitScenarios,
  ...commitScenarios,
  writersScenario,
  resolveScenario,
  sizesScenario,
  intakeScenario,
  dataCheckScenario,
  datasetViewerScenario,
  jobsScenario,
  xetFormatsScenario,
  xetUploadScenario,
  xetMemoryScenario,
  xetDedupScenario,
  xetDownloadScenario,
  xetReconstructionScenario,
  idleScenario,
  largeFilesScenario,
  ledgerScenario,
  paintScenario,
  searchScenario,
  talkScenario,
];

/** Names of scenarios or of rows; a row brings its whole scenario. */
export function pickScenarios(names) {
  const belongs = (scenario, name) => scenario.name === name || scenario.rows.some((row) => row.name === name);
  const unknown = names.filter((name) => !SCENARIOS.some((scenario) => belongs(scenario, name)));
  if (unknown.length > 0) throw new Error(`There is no scenario or row ${unknown.join(', ')}: npm run bench -- --list`);
  return names.length === 0 ? SCENARIOS : SCENARIOS.filter((scenario) => names.some((name) => belongs(scenario, name)));
}
