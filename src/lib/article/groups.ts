import * as v from 'valibot';
import { count, type Path, type Mismatch } from './fault.ts';
import { HeadParts } from './frontMatter.ts';
import { FeatureParts } from './schema.ts';
import { didYouMean, suggest } from './suggest.ts';
import { MOST_THEMES } from './types.ts';
import { isRecord, listAt, part, quote, valueAt } from './value.ts';

/** What is wrong in each of an article's two files. */
export interface InBoth {
  readonly head: readonly Mismatch[];
  readonly projects: readonly Mismatch[];
}

/**
 * Proves that every theme a project uses is one of the article's, and that there are no more than readers can tell
 * apart.
 *
 * @param head the front matter as it was read
 * @param json `projects.geojson` as it was read
 */
export function proveThemes(head: unknown, json: unknown): InBoth {
  const written = valueAt(head, ['themes']);
  const uses = listAt(json, ['features']).flatMap((feature, index) => {
    const id = part(FeatureParts.Theme, valueAt(feature, ['properties', 'theme']));
    const path: Path = ['features', index, 'properties', 'theme'];
    return id === undefined ? [] : [{ id, path }];
  });
  if (written === undefined) return { head: [], projects: tooManyWords(uses) };
  const themes = part(HeadParts.Themes, written);
  if (themes === undefined) return { head: [], projects: [] };
  const ids = themes.map(({ id }) => id);
  return {
    head: ids.length > MOST_THEMES ? [{ path: ['themes', MOST_THEMES], ...tooMany(ids, uses) }] : [],
    projects: uses.filter(({ id }) => !ids.includes(id)).map(({ id, path }) => unknownTheme(id, ids, path))
  };
}

interface Use {
  readonly id: string;
  readonly path: Path;
}

function unknownTheme(id: string, ids: readonly string[], path: Path): Mismatch {
  const suggestion = suggest(id, ids);
  const known = ids.map((each) => `“${each}”`).join(', ');
  return {
    path,
    code: 'schema/not-listed',
    found: quote(id),
    wanted: `the id of a theme that article.md names. One of ${known}.`,
    mend: suggestion === undefined ? 'Take one of them, or add it to “themes”.' : didYouMean(suggestion)
  };
}

function tooManyWords(uses: readonly Use[]): Mismatch[] {
  const ids = [...new Set(uses.map(({ id }) => id))];
  const ninth = uses.find(({ id }) => id === ids[MOST_THEMES]);
  return ninth ? [{ path: ninth.path, ...tooMany(ids, uses) }] : [];
}

function tooMany(ids: readonly string[], uses: readonly Use[]): Omit<Mismatch, 'path'> {
  const counted = ids.map((id) => ({ id, used: uses.filter((use) => use.id === id).length }));
  const [rare, next] = counted.toSorted((a, b) => a.used - b.used);
  return {
    code: 'theme/too-many',
    found: `${ids.length} themes`,
    wanted: `${MOST_THEMES} at most: as many as readers tell apart by colour and sign`,
    detail: counted.map(({ id, used }) => `- “${id}”: ${count(used, 'project')}`).join('\n'),
    mend:
      rare?.used === 0
        ? `Remove “${rare.id}”, which no project uses.`
        : `Do without ${ids.length - MOST_THEMES}: let “${rare?.id ?? ''}”, for one, share a theme with “${next?.id ?? ''}”.`
  };
}

/**
 * Proves that partners who are kept apart are so in groups that the article names. Where it names none, all projects
 * are told of at once.
 *
 * @param head the front matter as it was read
 * @param json `projects.geojson` as it was read
 */
export function provePartners(head: unknown, json: unknown): Mismatch[] {
  const written = valueAt(head, ['partnerGroups']);
  const groups = part(HeadParts.PartnerGroups, written);
  if (written !== undefined && groups === undefined) return [];
  const uses = listAt(json, ['features']).flatMap((feature, index) => {
    const partners = part(FeatureParts.Partners, valueAt(feature, ['properties', 'partners']));
    const path: Path = ['features', index, 'properties', 'partners'];
    return !isRecord(partners) ? [] : [{ keys: Object.keys(partners), path }];
  });
  if (groups === undefined) return noGroups(uses);
  const ids = groups.map(({ id }) => id);
  return uses.flatMap(({ keys, path }) =>
    keys.filter((key) => !ids.includes(key)).map((key) => unknownGroup(key, ids, [...path, key]))
  );
}

function unknownGroup(key: string, ids: readonly string[], path: Path): Mismatch {
  const suggestion = suggest(key, ids);
  return {
    path,
    code: 'partners/unknown-group',
    found: quote(key),
    wanted: `one of ${ids.map((id) => `“${id}”`).join(', ')}, the groups that article.md names`,
    mend:
      suggestion === undefined ? 'Take one of them, or add it to “partnerGroups”.' : didYouMean(suggestion)
  };
}

/** The groups that every article had before it could name its own. */
const FORMER_GROUPS: Readonly<Record<string, string>> = {
  japan: 'label: From Japan, country: JP',
  local: 'label: Local partners'
};

function noGroups(uses: readonly { readonly keys: readonly string[]; readonly path: Path }[]): Mismatch[] {
  const [first] = uses;
  if (first === undefined) return [];
  const keys = [...new Set(uses.flatMap((use) => use.keys))];
  const lines = keys.map((key) => {
    const former = Object.hasOwn(FORMER_GROUPS, key) ? FORMER_GROUPS[key] : undefined;
    return `  - { id: ${JSON.stringify(key)}, ${former ?? `label: ${JSON.stringify(key)}`} }`;
  });
  return [
    {
      path: first.path,
      code: 'partners/unknown-group',
      found: `partners in groups (${keys.map((key) => quote(key)).join(', ')}) in ${count(uses.length, 'project')}; article.md names no groups`,
      wanted: 'groups that the front matter of article.md names, or a plain list such as ["EGAT"]',
      mend: ['Add these lines to the front matter of article.md:', 'partnerGroups:', ...lines].join('\n')
    }
  ];
}

/** A project's partners with the groups in their order; lists that name nobody are left out. */
export function partnersOf(
  partners: v.InferOutput<typeof FeatureParts.Partners> | undefined,
  groups: readonly { readonly id: string }[]
): { group?: string; names: readonly string[] }[] {
  if (partners === undefined) return [];
  if (Array.isArray(partners)) return partners.length === 0 ? [] : [{ names: partners }];
  return groups.flatMap(({ id }) => {
    const names = Object.hasOwn(partners, id) ? (partners[id] ?? []) : [];
    return names.length === 0 ? [] : [{ group: id, names }];
  });
}
