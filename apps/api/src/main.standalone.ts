// Everything in one process tree: embedded PostgreSQL unless one is given, migrations, API, worker and web. What `npm start` runs.
import 'reflect-metadata';
import { runStandalone } from './app/standalone';

void runStandalone(process.env);
