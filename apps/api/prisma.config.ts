// Where the Prisma CLI finds schema, migrations and database. Run it through `npm run prisma -- COMMAND`.
import path from 'node:path';
import { defineConfig } from 'prisma/config';

const prismaDir = path.resolve(__dirname, '../../prisma');

export default defineConfig({
  schema: path.join(prismaDir, 'schema'),
  migrations: { path: process.env.GROVE_TEST_MIGRATIONS_DIR ?? path.join(prismaDir, 'migrations') },
  datasource: {
    url: process.env.GROVE_DATABASE_URL ?? 'postgresql://localhost/none',
    shadowDatabaseUrl: process.env.GROVE_SHADOW_DATABASE_URL,
  },
});
