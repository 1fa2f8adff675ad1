/**
 * The two files that the live map begins with. They stand apart from the finer levels, whose many addresses a page need
 * not know before it is painted.
 */
export { default as labelsUrl } from '../../../geo/basemap/labels.json?url';
export { default as worldUrl } from '../../../geo/basemap/world.topo.json?url';
