/** Each language of the interface, by its BCP 47 code: one file and one line here. */
export * as ar from './ar.ts';
export * as en from './en.ts';
export * as es from './es.ts';
export * as fr from './fr.ts';
export * as id from './id.ts';
export * as ja from './ja.ts';
