import type { Fault, Finding, Path, Mismatch } from './fault.ts';
import { isRecord } from './value.ts';

const LOCAL_PART = /[\p{L}\p{N}._%+-]{1,64}$/u;
const AT_AND_DOMAIN = /(?<=[\p{L}\p{N}._%+-])(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;

/**
 * Finds e-mail addresses in every text of a value, its keys included. The address is masked in the message: build logs
 * are public too.
 */
export function proveNoEmail(value: unknown, path: Path = []): Mismatch[] {
  if (typeof value === 'string') return emails(value).map(({ masked }) => emailMismatch(masked, path));
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => proveNoEmail(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...emails(key).map(({ masked }) => emailMismatch(masked, path)),
    ...proveNoEmail(inner, [...path, key])
  ]);
}

/** An e-mail address in a text: where it lies, in UTF-16 units, and how it may be shown. */
export interface Email {
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** The e-mail addresses in a text. */
export function emails(text: string): Email[] {
  return [...text.matchAll(AT_AND_DOMAIN)].map(({ 0: domain, index }) => {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, index - 64), index))?.[0] ?? '';
    return { start: index - local.length, end: index + domain.length, masked: `${[...local][0] ?? ''}…@…` };
  });
}

/** A text in which e-mail addresses are masked. */
export function withoutEmails(text: string): string {
  return emails(text).reduceRight(
    (rest, { start, end, masked }) => rest.slice(0, start) + masked + rest.slice(end),
    text
  );
}

/** What is said of an e-mail address that would be published. */
export function emailFinding(masked: string): Finding {
  return {
    code: 'email/published',
    found: `an e-mail address, ${masked}`,
    wanted: 'no e-mail address: data and excerpts are published',
    mend: 'Remove it; name the person or the office instead.'
  };
}

function emailMismatch(masked: string, path: Path): Mismatch {
  return { path, ...emailFinding(masked) };
}

/** What stands in a file is repeated in logs, which are public: e-mail addresses never are. */
export function withMaskedEmails(fault: Fault): Fault {
  return {
    ...fault,
    ...(fault.id === undefined ? {} : { id: withoutEmails(fault.id) }),
    ...(fault.path === undefined ? {} : { path: withoutEmails(fault.path) }),
    found: withoutEmails(fault.found),
    wanted: withoutEmails(fault.wanted),
    ...(fault.detail === undefined ? {} : { detail: withoutEmails(fault.detail) }),
    mend: withoutEmails(fault.mend)
  };
}
