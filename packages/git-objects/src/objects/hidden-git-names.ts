// Names that some file system takes for `.git` or `.gitmodules`. A client that checks such an entry out would write into its
// own repository. The disguises are those git refuses (its path rules for HFS+ and NTFS): code points that HFS+ ignores, short
// names such as GIT~1, trailing dots and spaces, alternate streams (`.git::$INDEX_ALLOCATION`), backslashes as separators.

/** Code points that HFS+ leaves out when it compares names. */
const HFS_IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
const DOT_GIT = /^(?:\.git|git~1)[ .]*(?::|$)/i;

/** Short names that NTFS makes once the first four are taken: letters of a hash, then a tilde and a number, eight in all. */
const NTFS_HASHED = Array.from({ length: 7 }, (_, kept) => `${'gi7eba'.slice(0, kept)}~[1-9]\\d{${6 - kept}}`).join('|');
const DOT_GITMODULES = new RegExp(`^(?:\\.gitmodules|gitmod~[1-4]|${NTFS_HASHED})[ .]*(?::|$)`, 'i');

export function looksLikeDotGit(name: string): boolean {
  return seenByFileSystems(name).some((seen) => DOT_GIT.test(seen));
}

export function looksLikeDotGitmodules(name: string): boolean {
  return seenByFileSystems(name).some((seen) => DOT_GITMODULES.test(seen));
}

function seenByFileSystems(name: string): string[] {
  const seen = name.replace(HFS_IGNORED, '');
  return seen.includes('\\') ? seen.split('\\') : [seen];
}

/**
 * Whether a name may be a disguise of `.`, `..`, `.git` or `.gitmodules`, from its first byte: `.`, `g`, `G`, `~`, or the first
 * byte of what HFS+ ignores. A name with a backslash always may.
 */
export function mayStartSpecialName(first: number): boolean {
  return first === 0x2e || first === 0x67 || first === 0x47 || first === 0x7e || first === 0xe2 || first === 0xef;
}
