// API and web as a process of its own, on an external PostgreSQL.
import 'reflect-metadata';
import { runHttp } from './app/scaled';

void runHttp(process.env);
