/**
 * All pairs of made-up vectors whose cosine reaches a threshold, found exactly: seconds of rlvr and of numpy's float32 matmul on the
 * same vectors, with as many threads, in turns.
 * node dist/bench/dedup/cosine.js [rows] [dimension] [threshold] [threads] [python with numpy]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '#datasets/random.js';
import { openCosineSearch, VectorTable } from '#datasets/similarity/index.js';

const [rows, dimension, threshold, threads] = [
  Number(process.argv[2] ?? 20_000),
  Number(process.argv[3] ?? 384),
  Number(process.argv[4] ?? 0.95),
  Number(process.argv[5] ?? 2),
];
const python = process.argv[6];
const rounds = 3;
const folder = mkdtempSync(join(tmpdir(), 'rlvr-cosine-'));

/**
 * Vectors with so much of one common direction that two of them have this cosine on the average: encoders' vectors lie in a cone. Every tenth is
 * an earlier one, slightly turned.
 */
function made(mean: number): { table: VectorTable; raw: Float32Array } {
  const draw = random('cosine', mean);
  const number = () => (draw.int(-1000, 1000) + draw.int(-1000, 1000) + draw.int(-1000, 1000)) / 1000;
  const common = Array.from({ length: dimension }, number);
  const share = Math.sqrt(mean / (1 - mean));
  const table = new VectorTable(dimension);
  const raw = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    const own = raw.subarray(row * dimension, (row + 1) * dimension);
    const twin = row % 10 === 9 ? draw.int(0, row - 1) * dimension : -1;
    for (let at = 0; at < dimension; at++)
      own[at] =
        twin < 0
          ? number() + share * (common[at] as number)
          : (raw[twin + at] as number) * (1 + 0.2 * number());
    table.set(row, own);
    const length = Math.hypot(...own);
    for (let at = 0; at < dimension; at++) own[at] = (own[at] as number) / length;
  }
  return { table, raw };
}

interface Measured {
  readonly seconds: number;
  readonly pairs: number;
}

async function ours(table: VectorTable): Promise<Measured> {
  const search = openCosineSearch(threads);
  let pairs = 0;
  const started = performance.now();
  await search.within(
    table.shared(rows),
    [Uint32Array.from({ length: rows }, (_, row) => row)],
    threshold,
    () => {
      pairs++;
    },
  );
  const seconds = (performance.now() - started) / 1000;
  await search.close();
  return { seconds, pairs };
}

function numpy(file: string): Measured {
  const script = fileURLToPath(new URL('../../../bench/dedup/cosine_peer.py', import.meta.url));
  const args = [script, file, String(rows), String(dimension), String(threshold)];
  const env = { ...process.env, OPENBLAS_NUM_THREADS: String(threads), MKL_NUM_THREADS: String(threads) };
  const peer = spawnSync(python as string, args, { encoding: 'utf8', env });
  if (peer.status !== 0) throw new Error(peer.stderr.slice(-500));
  return JSON.parse(peer.stdout);
}

try {
  for (const mean of [0, 0.3, 0.6, 0.8]) {
    const { table, raw } = made(mean);
    const file = join(folder, 'vectors.f32');
    writeFileSync(file, raw);
    const both: { own: Measured; peer: Measured | undefined }[] = [];
    for (let round = 0; round < rounds; round++)
      both.push({ own: await ours(table), peer: python === undefined ? undefined : numpy(file) });
    const best = (of: (round: (typeof both)[number]) => number) => Math.min(...both.map(of));
    const own = best((round) => round.own.seconds);
    const gflops = (rows * rows * dimension) / own / 1e9;
    const found = both[0]?.own.pairs;
    console.log(
      `mean cosine ${mean}: rlvr ${own.toFixed(2)} s, ${found} pairs of ${threshold} and more; as a whole matrix of one half that would be ${gflops.toFixed(0)} GFLOP/s on ${threads} threads`,
    );
    if (python === undefined) continue;
    const peer = best((round) => round.peer?.seconds ?? 0);
    console.log(
      `                 numpy ${peer.toFixed(2)} s, ${both[0]?.peer?.pairs} pairs; ${(peer / own).toFixed(2)} × the time of rlvr`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
