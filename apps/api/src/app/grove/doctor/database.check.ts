import { messageOf, type Finding, ok, problem } from './finding';
import { schemaState } from '../schema-state';

const CHECK = 'database';

export async function checkDatabase(connectionString: string): Promise<Finding> {
  try {
    return verdict(await schemaState(connectionString));
  } catch (error) {
    return problem(CHECK, `it does not answer: ${messageOf(error)}`, 'look at GROVE_DATABASE_URL, and whether the server runs');
  }
}

function verdict(state: Awaited<ReturnType<typeof schemaState>>): Finding {
  const { server, version, pending, unknown } = state;
  if (unknown.length > 0)
    return problem(CHECK, `a newer version made ${unknown.join(', ')}`, 'start that version of Modelgrove, or a newer one');
  if (pending.length > 0) return problem(CHECK, `it lacks ${pending.join(', ')}`, 'npm run grove -- migrate');
  return ok(CHECK, `PostgreSQL ${server}, schema ${version}`);
}
