import { slugs } from 'virtual:wherein/articles';

export const entries = () => slugs.map((article) => ({ article }));
