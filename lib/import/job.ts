/** An import that was asked for at the desk. */
export const importStates = ['queued', 'running', 'done', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

/** In their order (importWordPress). */
export const importPhases = ['read', 'pictures', 'posts'] as const;
export type ImportPhase = (typeof importPhases)[number];

/** Why one failed: the file is broken or no export; the process ended too often; the file is gone. */
export const importProblems = ['broken', 'interrupted', 'lost'] as const;
export type ImportProblem = (typeof importProblems)[number];

/** Why a file is not taken, told beside its field. */
export const uploadErrors = ['missing', 'too-large', 'packed', 'not-export', 'busy', 'failed'] as const;
export type UploadError = (typeof uploadErrors)[number];

/** Of its beginning: what stands before the document, and the declaration of WordPress's namespace. */
export const HEAD_BYTES = 64 * 1024;

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b];

/** Judges a file by its beginning: WordPress names its export there, in every version and encoding. */
export function judgeUpload(head: Uint8Array): 'missing' | 'packed' | 'not-export' | null {
  if (head.length === 0) return 'missing';
  if ([GZIP, ZIP].some((magic) => magic.every((byte, index) => head[index] === byte))) return 'packed';
  // Of UTF-16 every other byte is zero.
  const text = new TextDecoder('latin1').decode(head).replaceAll('\0', '');
  return /<rss[\s>]/.test(text) && text.includes('wordpress.org/export/') ? null : 'not-export';
}
