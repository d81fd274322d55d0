// `pnpm new:room NAME`: the skeleton of a room in apps/api/src/modules, as ARCHITECTURE.md describes it. Then: give it a place in the layers of
// .dependency-cruiser.cjs, a family in prisma/schema, and load it in app/.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fail, root } from './bootstrap.mjs';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
  fail('Use: pnpm new:room NAME, with a plural noun such as collections or access-requests.');
const folder = path.join(root, 'apps/api/src/modules', name);
if (existsSync(folder)) fail(`There is a room ${name} already.`);

const Name = name.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter) => letter.toUpperCase());
const noun = name.replace(/ies$/, 'y').replace(/s$/, '');
const files = {
  'index.ts': `// The door of the room: what other rooms and the surfaces may hold.
export { ${Name}Module } from './${name}.module';
export { ${Name}Service } from './${name}.service';
`,
  [`${name}.module.ts`]: `import { Module } from '@nestjs/common';
import { ${Name}Service } from './${name}.service';
import { ${Name}Store } from './${name}.store';

@Module({ providers: [${Name}Service, ${Name}Store], exports: [${Name}Service] })
export class ${Name}Module {}
`,
  [`${name}.service.ts`]: `// What ${name} mean: decisions, permissions, the border of transactions.
import { Injectable } from '@nestjs/common';
import { ${Name}Store } from './${name}.store';
import { no${Name} } from './${name}.errors';

@Injectable()
export class ${Name}Service {
  constructor(private readonly store: ${Name}Store) {}

  async requireAny(): Promise<void> {
    if ((await this.store.count()) === 0) throw no${Name}();
  }
}
`,
  [`${name}.store.ts`]: `// The only file of this room that talks to the database.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

// replace public.${name.replaceAll('-', '_')} by the table of the migration that comes with this room
const COUNT = statement('${name}-count', 'select count(*) as count from public.${name.replaceAll('-', '_')}');

@Injectable()
export class ${Name}Store {
  constructor(private readonly db: Database) {}

  async count(): Promise<number> {
    const row = await this.db.row<{ count: bigint }>(COUNT);
    return Number(row?.count ?? 0);
  }
}
`,
  [`${name}.errors.ts`]: `// The refusals of this room.
import { DomainError } from '../../common/errors';

export const no${Name} = () => new DomainError('not-found', '${noun}/none', 'There are no ${name.replaceAll('-', ' ')} yet.');
`,
  [`${name}.service.spec.ts`]: `import { ${Name}Service } from './${name}.service';
import type { ${Name}Store } from './${name}.store';

describe('${name}', () => {
  const serviceWith = (count: number) => new ${Name}Service({ count: async () => count } as Partial<${Name}Store> as ${Name}Store);

  it('refuses when there are none', async () => {
    await expect(serviceWith(0).requireAny()).rejects.toMatchObject({ code: '${noun}/none' });
  });

  it('is content when there is one', async () => {
    await expect(serviceWith(1).requireAny()).resolves.toBeUndefined();
  });
});
`,
};
mkdirSync(folder);
for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content);
process.stdout.write(`apps/api/src/modules/${name}: ${Object.keys(files).join(', ')}\n`);
if (!readFileSync(path.join(root, '.dependency-cruiser.cjs'), 'utf8').includes(`'${name}'`)) {
  process.stdout.write(`Now give '${name}' a place in LAYERS of .dependency-cruiser.cjs; npm run check asks for it.\n`);
}
