/** Each language of the interface, by its BCP 47 code: one file and one line here. */
export * as en from './en.ts';
