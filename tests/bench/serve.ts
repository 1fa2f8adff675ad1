import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import sirv from 'sirv';

/** An answer as it went over the wire. */
export interface Answer {
  /** Path from the server's root, without a query. */
  readonly path: string;
  readonly status: number;
  /** Of the body, compressed as it was. */
  readonly bytes: number;
}

/** One server for the built site and the pages it is held against. */
export interface BenchServer {
  /** Address of the root, with a slash at its end. */
  readonly url: string;
  /** What was answered since {@link BenchServer.forget}, in order. */
  readonly answers: readonly Answer[];
  forget(): void;
  close(): Promise<void>;
}

const TEXT = ['.html', '.js', '.mjs', '.css', '.json', '.geojson', '.svg'];

/** Compresses all text of a folder beside it, as the build does for the site. */
export function precompress(directory: string): void {
  for (const item of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !TEXT.includes(extname(item.name))) continue;
    const path = join(item.parentPath, item.name);
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
  }
}

/**
 * Serves folders as one site, the first that has a file answering: Brotli from the files beside, hashed names kept for
 * good, all else asked for again with an ETag.
 */
export async function serve(...directories: readonly string[]): Promise<BenchServer> {
  const folders = directories.map((directory) =>
    sirv(directory, {
      brotli: true,
      etag: true,
      setHeaders: (response, path) =>
        response.setHeader(
          'cache-control',
          path.includes('/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache'
        )
    })
  );
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const { socket } = request;
    const before = socket.bytesWritten;
    response.on('finish', () => {
      const length = Number(response.getHeader('content-length') ?? 0);
      const bytes = response.statusCode === 200 ? length : socket.bytesWritten - before;
      answers.push({ path, status: response.statusCode, bytes });
    });
    const next = (left: typeof folders): void => {
      const [first, ...rest] = left;
      if (first) return first(request, response, () => next(rest));
      response.writeHead(404).end();
    };
    next(folders);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://localhost:${port}/`,
    answers,
    forget: () => void (answers.length = 0),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      })
  };
}
