// Guarantees of gates, discussions, pull requests and notifications, as one small edit each that switches it off.
import { API, edit, spec } from './guarantee.mjs';

const DISCUSSIONS = `${API}/app/discussions.integration.spec.ts`;
const NOTIFICATIONS = `${API}/app/notifications.integration.spec.ts`;
const NOTICES = `${API}/app/notices.integration.spec.ts`;
const NOTICES_STORE = `${API}/modules/notifications/notifications.store.ts`;
const ROOM = `${API}/modules/discussions`;

export const TALK = {
  'gate-one-person': {
    promise: 'a gate that was opened for somebody stays shut for everybody else',
    edits: [edit(`${API}/modules/access/access.store.ts`, 'and asked.user_id = ${user} ', 'and ${user} is not null ')],
    tests: [spec(`${API}/app/access-requests.integration.spec.ts`, 'lets everybody in who asks')],
  },
  'proposal-own': {
    promise: 'commits to a pull request come from its author and from writers',
    edits: [edit(`${ROOM}/pull-requests.service.ts`, "if (!mayTend(repo, discussion)) throw notYours('add commits');", '')],
    tests: [spec(DISCUSSIONS, 'take further commits of their author')],
  },
  'proposal-pushed-own': {
    promise: 'git pushes to nobody else’s pull request',
    edits: [
      edit(
        `${API}/modules/versions/receive-pack.service.ts`,
        "return movable.has(command.refName) ? null : 'this pull request has ended, or is not yours';",
        'void movable;\n  return null;',
      ),
    ],
    tests: [spec(DISCUSSIONS, 'are pushed to by git')],
  },
  'merge-by-writers': {
    promise: 'only writers merge',
    edits: [
      edit(
        `${API}/surfaces/huggingface/discussions.controller.ts`,
        "const repo = await this.access.repository(actor, at, 'write');",
        "const repo = (await this.access.repository(actor, at, 'contribute')) as never;",
      ),
    ],
    tests: [spec(DISCUSSIONS, 'only by writers')],
  },
  'merge-conflicts': {
    promise: 'what both sides changed is not merged over',
    edits: [edit(`${ROOM}/pull-requests.service.ts`, 'if (plan.conflicts.length > 0) throw pullRequestConflicts(plan.conflicts);', '')],
    tests: [spec(DISCUSSIONS, 'say which files conflict')],
  },
  'comment-hidden': {
    promise: 'what was hidden is told to nobody',
    edits: [edit(`${ROOM}/events.store.ts`, 'content: row.hidden_at ? null : content,', 'content,')],
    tests: [spec(DISCUSSIONS, 'hidden for good')],
  },
  'notify-private-report': {
    promise: 'what was reported and is private today is not named to who reported it',
    edits: [edit(NOTICES_STORE, 'and r.is_private then null', 'and false then null')],
    tests: [spec(NOTICES, 'made private since')],
  },
  'notify-kept-takedown': {
    promise: 'who keeps a repository no more is told nothing of its takedown',
    edits: [edit(NOTICES_STORE, "(n.kind <> 'taken-down' or exists", "(n.kind <> 'taken-down' or true or exists")],
    tests: [spec(NOTICES, 'made private since')],
  },
  'invitation-addressed': {
    promise: 'an invitation is accepted without its link by nobody but who has the address that it went to',
    edits: [
      edit(
        `${API}/modules/organizations/invitations.service.ts`,
        ' || !isAt(account, link.payload.email)) throw invitationNotFound();',
        ') throw invitationNotFound();',
      ),
    ],
    tests: [spec(NOTICES, 'is answered on the hub')],
  },
  'notify-who-may-see': {
    promise: 'nobody is told of what they may not see',
    edits: [
      edit(
        `${API}/modules/notifications/notifier.ts`,
        'if (await this.maySee(candidate, news.repositoryId)) await this.tell(candidate, news, facts);',
        'await this.tell(candidate, news, facts);',
      ),
    ],
    tests: [spec(NOTIFICATIONS, 'is nobody who may not see it')],
  },
};
