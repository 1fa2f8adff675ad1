import { render } from 'svelte/server';
import { describe, expect, it, vi } from 'vitest';
import { readArticles } from '#lib/article/node/readArticles.ts';
import type { Article } from '#lib/article/types.ts';
import CompactList from './CompactList.svelte';
import CompactProject from './CompactProject.svelte';
import ProjectList from './ProjectList.svelte';
import ProjectView from './ProjectView.svelte';

vi.mock('#lib/words/voice.ts', async (original) => {
  const { page } = await import('#lib/words/en.ts');
  const voice = { lang: 'en', dir: 'ltr', own: {}, dates: {}, countries: {}, words: page };
  return { ...(await original<object>()), getVoice: () => voice };
});

const found = readArticles('geo/articles').articles[0];
if (!found) throw new Error('There is no article');
const article: Article = found;

const none = (): undefined => undefined;

/** The words of a rendered component, as a reader has them. */
function words({ body }: { body: string }): string {
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe.each([0, 1, 2])('an article with %i of its projects', (count) => {
  const small: Article = { ...article, projects: article.projects.slice(0, count) };

  it('has a list whose words say so', () => {
    const href = (): string => '#';
    const page = words(
      render(ProjectList, {
        props: {
          article: small,
          chosen: [],
          highlighted: undefined,
          href,
          downloads: [],
          onhighlight: none,
          ontoggle: none,
          onclear: none,
          onshare: none
        }
      })
    );
    const embed = words(
      render(CompactList, {
        props: {
          article: small,
          highlighted: undefined,
          open: false,
          href,
          onhighlight: none,
          ontoggle: none
        }
      })
    );
    for (const text of [page, embed]) {
      expect(text).not.toMatch(/\b(?:all )?[01] projects/i);
      expect(text).not.toContain('chosen');
    }
    if (!count) expect(page).toContain('There are no projects yet');
    expect(embed.includes('List all 2 projects')).toBe(count === 2);
  });

  const project = small.projects[0];
  if (project)
    it('has a project that leads back to it', () => {
      const page = words(
        render(ProjectView, {
          props: {
            article: small,
            project,
            walk: small.projects,
            listHref: '#',
            href: () => '#',
            onshare: none
          }
        })
      );
      const embed = words(
        render(CompactProject, {
          props: {
            article: small,
            project,
            listHref: '#',
            fullHref: '#',
            href: () => '#'
          }
        })
      );
      for (const text of [page, embed]) {
        expect(text.includes('Back to the list')).toBe(count === 1);
        expect(text.includes('1 of 1')).toBe(false);
        expect(text).not.toContain('All 1');
      }
    });
});
