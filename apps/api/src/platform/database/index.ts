export { isDatabaseAway } from './database-away';
export { Database, type Statement, statement } from './database';
export { DatabaseModule } from './database.module';
export { violatesForeignKey } from './foreign-key';
export { Transaction } from './transaction';
export { statementCount } from './transactional-pool';
export { isUnstorableText } from './unstorable-text';
