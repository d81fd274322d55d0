/** The job 'import.wanted': an import is there that a worker can take up. */
export interface ImportWanted {
  importId: string;
}
