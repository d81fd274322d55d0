// Jobs as a process of its own, on an external PostgreSQL.
import 'reflect-metadata';
import { runWorker } from './app/scaled';

void runWorker(process.env);
