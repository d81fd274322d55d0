/// <reference types="vite/client" />
interface ImportMetaEnv {
  /** The document in which diagrams are drawn. */
  readonly MERMAID_FRAME: string;
}
declare module '*.json?lingui' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}
