import type { Path, Mismatch } from './fault.ts';
import { FeatureParts } from './schema.ts';
import { listAt, part, valueAt } from './value.ts';

/**
 * Proves that whatever the article does not say itself has a source beside it, and every site.
 *
 * @param json `projects.geojson` as it was read
 */
export function proveSources(json: unknown): Mismatch[] {
  return listAt(json, ['features']).flatMap((feature, index) => ofFeature(feature, ['features', index]));
}

function ofFeature(feature: unknown, path: Path): Mismatch[] {
  const location = part(FeatureParts.Location, valueAt(feature, ['properties', 'location']));
  const date = part(FeatureParts.EventDate, valueAt(feature, ['properties', 'date']));
  const mismatches: Mismatch[] = [];
  if (location?.sources.length === 0 && (location.precision === 'site' || location.from === 'external')) {
    mismatches.push({
      path: [...path, 'properties', 'location', 'sources'],
      code: 'source/missing',
      found:
        location.precision === 'site'
          ? 'the precision “site”, but no source that says where it stands'
          : 'a location that is external to the article, but no source',
      wanted: 'at least one source with a title',
      mend: 'Name one, or take a lesser precision such as “city” from the article.'
    });
  }
  if (date?.from === 'external' && date.sources.length === 0) {
    mismatches.push({
      path: [...path, 'properties', 'date', 'sources'],
      code: 'source/missing',
      found: 'a date that is external to the article, but no source',
      wanted: 'at least one source with a title',
      mend: 'Name one, or leave the date out.'
    });
  }
  return mismatches;
}
