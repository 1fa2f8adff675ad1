/** The part of the `edtf` package that is used here; it ships no types. */
declare module 'edtf' {
  /** Parses an EDTF string; throws when it is none, or none of the level and types asked for. */
  export function parse(
    value: string,
    constraints?: { readonly level?: 0 | 1 | 2; readonly types?: readonly string[] }
  ): unknown;
}
