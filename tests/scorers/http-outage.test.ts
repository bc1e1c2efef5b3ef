import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { withRatingCache } from '../../src/scorers/rating-cache.js';
import { lend } from './lend.js';
import { expectedQualities, problems, qualitiesOf, scoreAll } from './opened.js';

const { server, open, folder, afterwards } = lend();

/** An address at which nobody listens. */
async function nobody(): Promise<string> {
  const listener = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const { port } = listener.address() as { port: number };
  await new Promise((resolve) => listener.close(resolve));
  return `http://127.0.0.1:${port}`;
}

describe('a server that dies and comes back in the middle of a run', () => {
  test('nothing is lost, and nothing that was answered is asked again', async () => {
    const dying = await server();
    const { scorer, told } = await open({ urls: dying.url, concurrency: 4, batch: 4 });
    await dying.faults({ kind: 'slow', ms: 25 });
    const rows = problems(400);
    const scored = scoreAll(scorer, rows);
    for (let deaths = 0; deaths < 2; deaths++) {
      await sleep(120);
      await dying.kill();
      await sleep(150);
      await dying.restart({ kind: 'slow', ms: 25 });
      const backs = () => told.filter((line) => line.includes('answers again')).length;
      while (backs() <= deaths) await sleep(10);
    }
    expect(qualitiesOf(await scored)).toEqual(await expectedQualities(rows));
    const answered = new Set<string>();
    const again: string[] = [];
    for (const { what, text } of dying.log()) {
      if (what === 'answered') answered.add(text);
      else if (answered.has(text)) again.push(text);
    }
    expect(again).toEqual([]);
    // A server may be killed between its answer and its line in the log, so the log may lack a few.
    expect(answered.size).toBeGreaterThan(rows.length / 2);
    expect(told.filter((line) => line.includes('is down'))).toHaveLength(2);
    expect(told.filter((line) => line.includes('answers again'))).toHaveLength(2);
  });

  test('the others do its work, and it gets some again once it is back', async () => {
    const [dying, other] = [await server(), await server()];
    const { scorer, told } = await open({ urls: [dying.url, other.url], batch: 2 });
    for (const one of [dying, other]) await one.faults({ kind: 'slow', ms: 10 });
    const rows = problems(600);
    const scored = scoreAll(scorer, rows);
    await sleep(100);
    await dying.kill();
    // Slow enough to leave work over, however long the other takes to start again.
    await other.faults({ kind: 'slow', ms: 100 });
    const before = dying.log().length;
    const took = other.log().length;
    await dying.restart();
    while (!told.some((line) => line.includes('answers again'))) await sleep(10);
    expect(other.log().length).toBeGreaterThan(took);
    await other.faults({ kind: 'slow', ms: 10 });
    expect(qualitiesOf(await scored)).toEqual(await expectedQualities(rows));
    expect(before).toBeGreaterThan(0);
    expect(dying.log().length).toBeGreaterThan(before);
  });

  test('a text that kills the server each time becomes a fault, and the others are rated', async () => {
    const fragile = await server();
    const { scorer } = await open({ urls: fragile.url, batch: 4, retries: 0, backoff_s: 0.01 });
    const deadly = { kind: 'die', text: 'Problem 2:' } as const;
    await fragile.faults(deadly);
    let running = true;
    const supervisor = (async () => {
      while (running) {
        await fragile.ended();
        if (running) await fragile.restart(deadly);
      }
    })();
    const rows = problems(4);
    const scored = await scoreAll(scorer, rows);
    running = false;
    await fragile.kill();
    await supervisor;
    const wanted: (number | undefined)[] = await expectedQualities(rows);
    wanted[2] = undefined;
    expect(qualitiesOf(scored)).toEqual(wanted);
  });
});

describe('when no server answers', () => {
  test('patience ends in a Failure, and the next run goes on from the cache', async () => {
    const dying = await server();
    const cacheFolder = folder();
    const rows = problems(200);
    const first = await open({ urls: dying.url, batch: 4, patience_s: 0.4 });
    await dying.faults({ kind: 'slow', ms: 10 });
    const cached = await withRatingCache(first.scorer, { folder: cacheFolder, told: () => undefined });
    const scored = scoreAll(cached, rows);
    await sleep(100);
    await dying.kill();
    await expect(scored).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        /could be asked for 0\.4 s \(http:\/\/127\.0\.0\.1:\d+: no connection \(ECONNREFUSED\)\)/,
      ),
      remedy: expect.stringContaining('ratings in the cache are not asked for again'),
    });
    expect(first.told.join()).toContain('waiting up to 1 s');

    const answeredBefore = new Set(
      dying.log().flatMap(({ what, text }) => (what === 'answered' ? [text] : [])),
    );
    const asked = dying.log().length;
    await dying.restart();
    const second = await open({ urls: dying.url, batch: 4 });
    const again = await withRatingCache(second.scorer, { folder: cacheFolder, told: () => undefined });
    expect(qualitiesOf(await scoreAll(again, rows))).toEqual(await expectedQualities(rows));
    const { hits, rated, faults } = again.counts();
    expect(hits).toBeGreaterThanOrEqual(answeredBefore.size);
    expect({ rated, faults }).toEqual({ rated: rows.length - hits, faults: 0 });
    const askedAgain = dying
      .log()
      .slice(asked)
      .filter(({ what, text }) => what === 'received' && answeredBefore.has(text));
    expect(askedAgain).toEqual([]);
  });

  test('a server that is not there yet is waited for', async () => {
    const late = await server();
    await late.kill();
    const { scorer, told } = await open({ urls: late.url, model: 'test/hashed' });
    expect(told).toEqual([expect.stringContaining('is down: no connection')]);
    const scored = scorer.score(problems(3));
    await sleep(100);
    await late.restart();
    expect(qualitiesOf(await scored)).toEqual(await expectedQualities(problems(3)));
  });

  test('without a model named, its name is waited for', async () => {
    const late = await server();
    await late.kill();
    const opening = open({ urls: late.url });
    await sleep(100);
    await late.restart();
    expect((await opening).scorer.name).toMatch(/^http:test\/hashed@abcdef01@[0-9a-f]{8}$/);
    await expect(open({ urls: await nobody(), patience_s: 0.2 })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('no scoring server answered for 0.2 s'),
    });
  });

  test('what listens there speaks no HTTP', async () => {
    const listener = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1');
    afterwards(() => listener.close());
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as { port: number };
    const { scorer } = await open({ urls: `http://127.0.0.1:${port}`, model: 'm', patience_s: 0.3 });
    await expect(scorer.score(problems(1))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('the connection broke (HTTPParserError)'),
    });
  });
});

describe('closing', () => {
  test('ends what waits, at once and in silence', async () => {
    const broken = await server();
    const { scorer, told } = await open({ urls: broken.url, backoff_s: 20 });
    await broken.faults({ kind: 'status', status: 500, times: 1 }, { kind: 'hang' });
    const ends = [scorer.score(problems(1)), scorer.score(problems(2))].map((scored) =>
      expect(scored).rejects.toThrow('closed'),
    );
    await sleep(50);
    const begun = performance.now();
    await scorer.close();
    await Promise.all(ends);
    expect(performance.now() - begun).toBeLessThan(500);
    expect(told).toEqual([]);
  });

  test('a scorer that could not be opened looks after no server any more', async () => {
    let visits = 0;
    const listener = createServer((socket) => {
      visits++;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    afterwards(() => listener.close());
    const locked = await server({ key: 'sk-right' });
    const { port } = listener.address() as { port: number };
    const urls = [`http://127.0.0.1:${port}`, locked.url];
    await expect(open({ urls, model: 'm', backoff_s: 0.01 })).rejects.toThrow('status 401');
    const before = visits;
    await sleep(150);
    expect(before).toBeGreaterThan(0);
    expect(visits).toBe(before);
  });
});
