// One configuration for every ring that runs in Jest; scripts/test.mjs picks files by ring.
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'commonjs', ignoreDynamic: true },
    },
  ],
};
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/apps/api/src', '<rootDir>/apps/web/src', '<rootDir>/packages'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/.runtime/'],
  transform,
  moduleNameMapper: {
    '^@modelgrove/data-check/readers$': '<rootDir>/packages/data-check/src/readers/index.ts',
    '^@modelgrove/(shared|git-objects|money|wire-formats|model-formats|data-check|dataset-reader|markdown|version-ingest|xet-formats|xet-codec|runner|testing)$':
      '<rootDir>/packages/$1/src/index.ts',
    // The generated Prisma client names its own files as they will be called once compiled.
    '^(\\./(?:internal/|models/|enums|commonInputTypes|prismaNamespace|class).*|\\.\\./(?:internal/|models|enums|commonInputTypes).*|\\./models)\\.js$':
      '$1',
  },
  testEnvironment: 'node',
  // Another ring runs beside this one.
  testTimeout: 90_000,
};
