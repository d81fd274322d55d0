import { DomainError } from '../../common/errors';

export function notAnApp(): DomainError {
  return new DomainError('unprocessable', 'app/not-an-app', 'Models and datasets do not run: this repository is no app.');
}
