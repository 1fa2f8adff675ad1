import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  LEAST_HEIGHT,
  MOST_HEIGHT,
  ackMessage,
  ampHeightMessage,
  noticeMessage,
  readFromFrame,
  type Notice
} from './protocol.ts';

describe('what a frame says', () => {
  test.each<Notice>([
    { type: 'ready', payload: { article: 'japan-asean', project: null } },
    { type: 'ready', payload: { article: 'japan-asean', project: 'azec' } },
    { type: 'select', payload: { project: 'azec' } },
    { type: 'select', payload: { project: null } },
    { type: 'view', payload: { center: [103.5, 10.6], zoom: 7.25 } },
    { type: 'print', payload: { height: 2000 } }
  ])('$type is read as it was sent: $payload', (notice) => {
    expect(readFromFrame(noticeMessage(notice))).toEqual(notice);
  });

  it('is read as a height', () => {
    expect(readFromFrame(ampHeightMessage(640.2))).toEqual({ type: 'height', height: 641 });
  });

  it('is read as an answer, good or bad', () => {
    expect(readFromFrame(ackMessage(7))).toEqual({ type: 'ack', id: 7, error: undefined });
    expect(readFromFrame(ackMessage('a', 'no such project'))).toEqual({
      type: 'ack',
      id: 'a',
      error: 'no such project'
    });
  });

  it('loses what the shapes do not have', () => {
    const message = {
      wherein: 1,
      type: 'select',
      payload: { project: null, href: 'javascript:alert(1)' },
      x: 1
    };
    expect(readFromFrame(message)).toEqual({ type: 'select', payload: { project: null } });
  });
});

test.each([
  ['a height of 1e9', { sentinel: 'amp', type: 'embed-size', height: 1e9 }, MOST_HEIGHT],
  ['a height of 1', { sentinel: 'amp', type: 'embed-size', height: 1 }, LEAST_HEIGHT]
])('%s is clamped', (_, message, height) => {
  expect(readFromFrame(message)).toEqual({ type: 'height', height });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a string', 'javascript:alert(1)'],
  ['a pym message', 'pymxPYMxaxPYMxheightxPYMx400'],
  ['a height that is NaN', { sentinel: 'amp', type: 'embed-size', height: NaN }],
  ['a height that is negative', { sentinel: 'amp', type: 'embed-size', height: -1 }],
  ['a height that is infinite', { sentinel: 'amp', type: 'embed-size', height: Infinity }],
  ['a height that is a string', { sentinel: 'amp', type: 'embed-size', height: '400' }],
  ['a height that is an object', { sentinel: 'amp', type: 'embed-size', height: {} }],
  ['a height of no sentinel', { type: 'embed-size', height: 400 }],
  ['another version', { wherein: 2, type: 'select', payload: { project: null } }],
  ['an unknown type', { wherein: 1, type: 'navigate', payload: { project: null } }],
  ['no payload', { wherein: 1, type: 'select' }],
  ['a project that is an object', { wherein: 1, type: 'select', payload: { project: {} } }],
  ['a project without end', { wherein: 1, type: 'select', payload: { project: 'x'.repeat(201) } }],
  ['an article that is missing', { wherein: 1, type: 'ready', payload: { project: null } }],
  ['a view of strings', { wherein: 1, type: 'view', payload: { center: ['1', '2'], zoom: 1 } }],
  ['a view of three numbers', { wherein: 1, type: 'view', payload: { center: [1, 2, 3], zoom: 1 } }],
  ['a view that is NaN', { wherein: 1, type: 'view', payload: { center: [NaN, 2], zoom: 1 } }],
  ['a zoom that is infinite', { wherein: 1, type: 'view', payload: { center: [1, 2], zoom: Infinity } }],
  ['a printed height that is NaN', { wherein: 1, type: 'print', payload: { height: NaN } }],
  ['an answer to no command', { wherein: 1, type: 'ack', ok: true }]
])('%s is no message', (_, message) => {
  expect(readFromFrame(message)).toBeUndefined();
});

it('shortens an error without end, and takes no answer for yes but true', () => {
  expect(readFromFrame({ wherein: 1, type: 'ack', id: 1, ok: false, error: 'x'.repeat(1e5) })).toEqual({
    type: 'ack',
    id: 1,
    error: 'x'.repeat(300)
  });
  expect(readFromFrame({ wherein: 1, type: 'ack', id: 1, ok: 1 })).toMatchObject({
    error: expect.any(String)
  });
});

it('throws at nothing', () => {
  fc.assert(
    fc.property(
      fc.anything(),
      fc.constantFrom('ack', 'ready', 'select', 'view', 'print'),
      (payload, type) => {
        readFromFrame(payload);
        readFromFrame({ wherein: 1, type, id: 1, payload, error: payload });
      }
    )
  );
});
