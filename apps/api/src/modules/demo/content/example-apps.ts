// Apps that run: their files stand in examples/apps, as they are committed, so that they can be read, tried and taken along.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { examplesFolder } from '../../../platform/config';
import { ADA, type Example, LIN } from './example';

const STATIC_APP: Pick<Example, 'type' | 'sdk'> = { type: 'app', sdk: 'static' };

export function exampleApps(): Example[] {
  return [
    app('static-app', 'feat: a page, a style and a script to begin with', LIN),
    app('dataset-explorer', 'feat: look into the datasets of this hub', ADA),
    app('tokenizer-lab', 'feat: cut texts as the models of this hub do', LIN),
    app('gateway-chat', 'feat: sign in and talk through the gateway', ADA),
  ];
}

function app(name: string, title: string, author: typeof ADA): Example {
  const folder = path.join(examplesFolder(), 'apps', name);
  const files = readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')] as const);
  return { ...STATIC_APP, name, main: [{ title, author, files: Object.fromEntries(files) }] };
}
