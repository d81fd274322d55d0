// What the files of a repository say of it: headers of weights, configurations, formats of data.
export { Allowance, BytesMissing, ContentSource, LookEnded } from './content-source';
export { FilesModule } from './files.module';
export { FilesService } from './files.service';
export type { FileFacts, FileHints, FileProblem } from './files.types';
