// Made from ../../openapi/hub.json by scripts/contract.mjs. Change the routes, then run: npm run contract

export interface paths {
  '/hub/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an account and sign in */
    post: operations['accounts.signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a one-time link with which somebody can sign up */
    post: operations['accounts.invite'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/meta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What this hub is and whom it lets in */
    get: operations['meta.meta'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/namespaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the one who asks may create repositories */
    get: operations['namespaces.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/one-time-links/inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a one-time link is for, without using it up */
    post: operations['accounts.inspect'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['openapi.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make an organization */
    post: operations['organizations.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An organization and a page of its members */
    get: operations['organizations.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/organizations/{name}/members/{user}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Add a member or change their role */
    put: operations['organizations.setMember'];
    post?: never;
    /** Remove a member, or leave */
    delete: operations['organizations.removeMember'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change the password; other sessions end */
    post: operations['accounts.changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Repositories that the one who asks may see */
    get: operations['repositories.list'];
    put?: never;
    /** Create a repository */
    post: operations['repositories.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A repository at a revision */
    get: operations['repositories.get'];
    put?: never;
    post?: never;
    /** Delete a repository */
    delete: operations['repositories.delete'];
    options?: never;
    head?: never;
    /** Change settings, rename or move */
    patch: operations['repositories.change'];
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/card': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The card of a revision */
    get: operations['contents.card'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/downloads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How often a repository is downloaded */
    get: operations['repositories.downloads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/like': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Like a repository */
    put: operations['repositories.like'];
    post?: never;
    /** Take the like back */
    delete: operations['repositories.unlike'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/repositories/{type}/{namespace}/{name}/tree': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A page of one folder of a revision */
    get: operations['contents.tree'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Set a password by a one-time link */
    post: operations['accounts.reset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in, or nobody */
    get: operations['session.current'];
    put?: never;
    /** Sign in with a password */
    post: operations['session.signIn'];
    /** Sign out */
    delete: operations['session.signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The browser sessions of the one who asks */
    get: operations['session.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/sessions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End one of them */
    delete: operations['session.end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/setup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make the first administrator by a one-time link and sign in */
    post: operations['accounts.setUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The access tokens of the one who asks */
    get: operations['tokens.list'];
    put?: never;
    /** Make an access token; its secret is shown this once */
    post: operations['tokens.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hub/v1/tokens/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke an access token */
    delete: operations['tokens.revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    CardProblemView: {
      code: string;
      field: string | null;
      /** @description In README.md, counted from 1 */
      line: number | null;
      message: string;
      /**
       * @description An error: the field says nothing as it stands
       * @enum {string}
       */
      severity: 'error' | 'warning';
    };
    CardView: {
      frontMatter: {
        [key: string]: unknown;
      } | null;
      /** @description The Markdown without its front matter; null without a README.md */
      markdown: string | null;
      /** @description What is wrong with the front matter of this revision */
      problems: components['schemas']['CardProblemView'][];
    };
    ChangePasswordDto: {
      /** Format: password */
      currentPassword: string;
      /** Format: password */
      newPassword: string;
    };
    ChangeRepositoryDto: {
      /** @enum {string|null} */
      gated?: 'auto' | 'manual' | null;
      isPrivate?: boolean;
      name?: string;
      namespace?: string;
    };
    CreatedTokenView: {
      /** Format: date-time */
      createdAt: string;
      displayName: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description Its beginning and end */
      hint: string;
      id: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      scopes: components['schemas']['TokenScopeDto'][];
      /** @description Shown this once */
      secret: string;
    };
    CurrentSessionView: {
      user: components['schemas']['SessionUserView'] | null;
    };
    DayCountView: {
      count: number;
      /**
       * Format: date
       * @description UTC
       */
      day: string;
    };
    DownloadsView: {
      allTime: number;
      /** @description The last 30 days, today included, the oldest first */
      days: components['schemas']['DayCountView'][];
      last30Days: number;
      /** @description Downloads and 8 for each like, halved every 7 days */
      trending: number;
    };
    DtypeShareView: {
      dtype: string;
      parameters: number;
    };
    FileFactsView: {
      architecture: string | null;
      /** @description In tokens */
      contextLength: number | null;
      /** @description The most frequent one first */
      dtypes: components['schemas']['DtypeShareView'][];
      problems: components['schemas']['FileProblemView'][];
      quantizations: string[];
    };
    FileProblemView: {
      code: string;
      message: string;
      path: string;
    };
    InspectedLinkView: {
      /** Format: date-time */
      expiresAt: string;
      /** @enum {string} */
      purpose: 'first-admin' | 'reset' | 'invitation';
      /** @description Whose password a reset link sets */
      userName?: string;
    };
    LastCommitView: {
      /** Format: date-time */
      at: string;
      author: string;
      oid: string;
      title: string;
    };
    LikeView: {
      liked: boolean;
      likes: number;
    };
    MemberRoleDto: {
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    MemberView: {
      fullName: string;
      name: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    MetaView: {
      anonymousRead: boolean;
      /** @description This hub as the client sees it */
      baseUrl: string;
      name: string;
      /** @description Nobody administers this hub yet */
      needsSetup: boolean;
      /** @enum {string} */
      signup: 'open' | 'invite' | 'closed';
      version: string;
    };
    NamespaceView: {
      /** @enum {string} */
      kind: 'user' | 'organization';
      name: string;
    };
    NewOrganizationDto: {
      fullName?: string;
      name: string;
    };
    NewRepositoryDto: {
      isPrivate: boolean;
      license?: string;
      name: string;
      namespace: string;
      sdk?: string;
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    NewTokenDto: {
      displayName: string;
      expiresInDays?: number;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      /** @description Of a fine-grained token */
      scopes?: components['schemas']['TokenScopeDto'][];
    };
    OneTimeLinkView: {
      /** Format: date-time */
      expiresAt: string;
      /** @description The whole link; shown this once */
      url: string;
    };
    OrganizationView: {
      details: string;
      fullName: string;
      members: components['schemas']['MemberView'][];
      name: string;
      /** @description Where the next page of members begins */
      nextCursor: string | null;
      /**
       * @description Of the one who asks
       * @enum {string|null}
       */
      role: 'read' | 'contributor' | 'write' | 'admin' | null;
    };
    OwnOrganizationView: {
      fullName: string;
      name: string;
      /** @enum {string} */
      role: 'read' | 'contributor' | 'write' | 'admin';
    };
    ProblemFieldView: {
      field: string;
      message: string;
    };
    ProblemView: {
      /** @description Stable: what programs compare, such as `repository/not-found` */
      code: string;
      /** @description A sentence for people */
      detail: string;
      /** @description The inputs that were refused */
      fields?: components['schemas']['ProblemFieldView'][];
      requestId: string;
      status: number;
      title: string;
      /** @description A URN made of the code */
      type: string;
    };
    RepositoryDetail: {
      /** @description What the one who asks may do */
      allowed: ('see' | 'read' | 'contribute' | 'write' | 'administer')[];
      branches: string[];
      /** @description The first of cardProblems */
      cardProblem: string | null;
      /** @description Of the default branch */
      cardProblems: components['schemas']['CardProblemView'][];
      commitsCount: number;
      /** Format: date-time */
      createdAt: string;
      defaultBranch: string;
      /** @description In the last 30 days */
      downloads: number;
      /** @description Of the default branch; null before its files were looked at */
      fileFacts: components['schemas']['FileFactsView'] | null;
      /** @enum {string|null} */
      gated: 'auto' | 'manual' | null;
      id: string;
      isPrivate: boolean;
      /** Format: date-time */
      lastModifiedAt: string;
      libraryName: string | null;
      license: string | null;
      liked: boolean;
      likes: number;
      name: string;
      namespace: string;
      /** @description By the headers of its weights */
      parameters: number | null;
      pipelineTag: string | null;
      revision: components['schemas']['RevisionView'];
      tags: string[];
      tagsList: string[];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
      /** @description Of large files */
      usedBytes: number;
    };
    RepositoryPage: {
      items: components['schemas']['RepositorySummary'][];
      nextCursor: string | null;
    };
    RepositorySummary: {
      /** Format: date-time */
      createdAt: string;
      /** @description In the last 30 days */
      downloads: number;
      /** @enum {string|null} */
      gated: 'auto' | 'manual' | null;
      id: string;
      isPrivate: boolean;
      /** Format: date-time */
      lastModifiedAt: string;
      libraryName: string | null;
      license: string | null;
      likes: number;
      name: string;
      namespace: string;
      /** @description By the headers of its weights */
      parameters: number | null;
      pipelineTag: string | null;
      tags: string[];
      /** @enum {string} */
      type: 'model' | 'dataset' | 'app';
    };
    ResetDto: {
      /** Format: password */
      password: string;
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    RevisionView: {
      commitOid: string;
      name: string;
    };
    SecretDto: {
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    SessionUserView: {
      email: string | null;
      fullName: string;
      isAdmin: boolean;
      name: string;
      organizations: components['schemas']['OwnOrganizationView'][];
    };
    SessionView: {
      address: string;
      /** Format: date-time */
      createdAt: string;
      /** @description The one this request came with */
      current: boolean;
      id: string;
      /** Format: date-time */
      lastUsedAt: string;
      userAgent: string;
    };
    SetUpDto: {
      /** Format: email */
      email?: string | null;
      fullName?: string;
      name: string;
      /** Format: password */
      password: string;
      /** @description What stands behind '#' in the one-time link */
      secret: string;
    };
    SignedInView: {
      user: components['schemas']['SessionUserView'];
    };
    SignInDto: {
      /** @description Name or e-mail address */
      login: string;
      /** Format: password */
      password: string;
    };
    SignUpDto: {
      /** Format: email */
      email?: string | null;
      fullName?: string;
      /** @description The secret of an invitation link */
      invitation?: string;
      name: string;
      /** Format: password */
      password: string;
    };
    TokenEntityDto: {
      /** @description A namespace, or `namespace/name` of a repository */
      name: string;
      /** @enum {string} */
      type: 'user' | 'org' | 'model' | 'dataset' | 'space';
    };
    TokenScopeDto: {
      entity: components['schemas']['TokenEntityDto'];
      permissions: string[];
    };
    TokenView: {
      /** Format: date-time */
      createdAt: string;
      displayName: string;
      /** Format: date-time */
      expiresAt: string | null;
      /** @description Its beginning and end */
      hint: string;
      id: string;
      /** Format: date-time */
      lastUsedAt: string | null;
      /** @enum {string} */
      role: 'read' | 'write' | 'fineGrained';
      scopes: components['schemas']['TokenScopeDto'][];
    };
    TreeEntryView: {
      /** @enum {string} */
      kind: 'file' | 'directory' | 'submodule';
      large: boolean;
      lastCommit: components['schemas']['LastCommitView'] | null;
      name: string;
      oid: string;
      path: string;
      sizeBytes: number;
    };
    TreeView: {
      commitOid: string;
      items: components['schemas']['TreeEntryView'][];
      nextCursor: string | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'accounts.signUp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignUpDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.invite': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OneTimeLinkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'meta.meta': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MetaView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'namespaces.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NamespaceView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.inspect': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InspectedLinkView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'openapi.get': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewOrganizationDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.get': {
    parameters: {
      query?: {
        /** @description `nextCursor` of the page before */
        cursor?: string;
      };
      header?: never;
      path: {
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['OrganizationView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.setMember': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        user: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MemberRoleDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'organizations.removeMember': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        user: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.changePassword': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePasswordDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.list': {
    parameters: {
      query?: {
        author?: string;
        cursor?: string;
        /** @description 1 to 100 */
        limit?: string;
        search?: string;
        sort?: 'trending' | 'updated' | 'created' | 'likes' | 'downloads';
        type?: 'model' | 'dataset' | 'app';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryPage'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewRepositoryDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.get': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.delete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.change': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeRepositoryDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepositoryDetail'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'contents.card': {
    parameters: {
      query?: {
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CardView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.downloads': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DownloadsView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.like': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LikeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'repositories.unlike': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LikeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'contents.tree': {
    parameters: {
      query?: {
        cursor?: string;
        path?: string;
        revision?: string;
      };
      header?: never;
      path: {
        name: string;
        namespace: string;
        type: 'model' | 'dataset' | 'app';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TreeView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResetDto'];
      };
    };
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.current': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentSessionView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.signIn': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.signOut': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'session.end': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'accounts.setUp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetUpDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignedInView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.list': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenView'][];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTokenDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatedTokenView'];
        };
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
  'tokens.revoke': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A refusal */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['ProblemView'];
        };
      };
    };
  };
}
