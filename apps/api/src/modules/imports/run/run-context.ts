import type { Actor } from '../../../common/actor';
import type { Granted } from '../../access';
import type { ImportRecord, Source } from '../imports.types';
import type { UpstreamAccess } from '../upstream/upstream-http';
import type { ImportWatch } from './import-watch';

/** What every step of one import works with. */
export interface RunContext {
  record: ImportRecord;
  /** Who began it, with the rights they have now. */
  actor: Actor;
  repo: Granted<'write'>;
  source: Source;
  access: UpstreamAccess;
  watch: ImportWatch;
}
