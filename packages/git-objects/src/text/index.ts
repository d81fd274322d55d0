// Text formats that live in repositories: attributes, ignore files, LFS pointers, line differences.
export * from './wildmatch';
export * from './git-attributes';
export * from './git-ignore';
export * from './default-gitattributes';
export * from './lfs-pointer';
export * from './diff-lines';
export * from './merge-texts';
export * from './looks-binary';
export * from './similarity';
