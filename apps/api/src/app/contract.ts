// The contract of our own API, made from the routes without starting anything (scripts/contract.mjs keeps it as a file).
import 'reflect-metadata';
import { loadConfig } from '../platform/config';
import { hubDocument } from '../surfaces/hub';
import { createHttpApp } from './http-app';
import { problemCodes } from './problem-codes';

export async function buildHubContract(): Promise<object> {
  const app = await createHttpApp(loadConfig({}), { preview: true });
  return { ...hubDocument(app), 'x-problem-codes': problemCodes() };
}
