// Guarantees about apps that run, as one small edit each that switches it off.
import { API, edit, spec } from './guarantee.mjs';

const SPEC = `${API}/app/apps.integration.spec.ts`;

export const APPS = {
  'app-hosts': {
    promise: 'at the name of an app nothing of the hub answers',
    edits: [edit(`${API}/app/app-hosts.ts`, 'if (label === null)\n', 'if (label !== undefined)\n')],
    tests: [spec(SPEC, 'answers to nothing else of the hub')],
  },
  'app-cookies': {
    promise: 'a cookie counts for nothing when the page of an app sends it',
    edits: [
      edit(
        `${API}/app/actor.ts`,
        'if (cookie === undefined || isAppOrigin(request.headers.origin, this.services.config)) {',
        'if (cookie === undefined || !isAppOrigin) {',
      ),
    ],
    tests: [spec(SPEC, 'is open to their origins with a token, and never by a cookie')],
  },
  'app-sandbox': {
    promise: 'an app that the hub itself serves has no origin',
    edits: [edit(`${API}/surfaces/apps/app-policy.ts`, '...(isIsolated ? [] : [SANDBOX]),', '...(isIsolated ? [] : [SANDBOX].slice(1)),')],
    tests: [spec(SPEC, 'each answer in a sandbox that has no origin')],
  },
  'app-rights': {
    promise: 'the rights to a private app are asked with each file',
    edits: [
      edit(
        `${API}/modules/apps/apps.service.ts`,
        "await this.access.repositoryById(view.actor as Actor, repositoryId, 'use')",
        "await this.access.repositoryById((token === null ? view.actor : { kind: 'system' }) as Actor, repositoryId, 'use')",
      ),
    ],
    tests: [spec(SPEC, 'is closed at once to a member who was removed')],
  },
};
