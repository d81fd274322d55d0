import { DomainError } from '../../common/errors';

export function quotaExceeded(namespace: string, usedBytes: number, maxBytes: number): DomainError {
  return new DomainError('forbidden', 'quota/exceeded', quotaText(namespace, usedBytes, maxBytes), { usedBytes, maxBytes });
}

function quotaText(namespace: string, usedBytes: number, maxBytes: number): string {
  return `The storage of "${namespace}" is limited to ${size(maxBytes)}, and with this it would be ${size(usedBytes)}. Delete what is not needed, or ask an administrator of this hub for more.`;
}

export function tooManyRepositories(namespace: string, max: number): DomainError {
  return new DomainError(
    'forbidden',
    'quota/repositories',
    `"${namespace}" may have ${max} ${max === 1 ? 'repository' : 'repositories'} and has that many. Delete one, or ask an administrator of this hub for more.`,
    { max },
  );
}

/** Decimal, as disks are sold: 2.1 GB. */
function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${power === 0 ? bytes : (bytes / 1000 ** power).toFixed(1)} ${units[power]}`;
}
