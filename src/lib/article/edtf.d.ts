/** The part of the `edtf` package that is used here; it ships no types. */
declare module 'edtf' {
  /** Reads an EDTF string; throws when it is none, or none of the level and types asked for. */
  export default function edtf(
    value: string,
    constraints?: { readonly level?: 0 | 1 | 2; readonly types?: readonly string[] }
  ): {
    readonly type: string;
    /** In milliseconds since 1970; infinite or `null` where an interval is open. */
    readonly min: number | null;
    readonly max: number | null;
  };
}
