/**
 * Writes path data in whole relative units, which is less than half as long as absolute decimals. The pairs after an `m`
 * are lines without a word more.
 */
export class RelativePen {
  #out: string[] = [];
  #x = 0;
  #y = 0;

  /** Draws a line, or a closed ring; what comes out as a single point is left out. */
  draw(points: readonly (readonly [x: number, y: number])[], closed: boolean): void {
    const whole = points.map(([x, y]) => [Math.round(x), Math.round(y)] as const);
    const kept = whole.filter(([x, y], i) => i === 0 || x !== whole[i - 1]?.[0] || y !== whole[i - 1]?.[1]);
    const [first, last] = [kept[0], kept[kept.length - 1]];
    if (closed && kept.length > 1 && first && last && first[0] === last[0] && first[1] === last[1])
      kept.pop();
    if (!first || kept.length < (closed ? 3 : 2)) return;
    kept.forEach(([x, y], i) => this.#write(i === 0 ? 'm' : '', x, y));
    if (!closed) return;
    this.#out.push('z');
    [this.#x, this.#y] = first;
  }

  #write(command: '' | 'm', x: number, y: number): void {
    const dx = x - this.#x;
    const dy = y - this.#y;
    const separator = command === '' && dx >= 0 ? ' ' : '';
    this.#out.push(`${command}${separator}${dx}${dy < 0 ? '' : ' '}${dy}`);
    [this.#x, this.#y] = [x, y];
  }

  toString(): string {
    return this.#out.join('');
  }
}
