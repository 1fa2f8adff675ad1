/** Becomes `404.html`, which static hosts serve for any unknown address; plain HTML, since it cannot know its own. */
export const trailingSlash = 'never';
export const csr = false;
