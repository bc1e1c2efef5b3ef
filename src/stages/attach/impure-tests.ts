import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';

type CodeTest = CodeGroundTruth['tests'][number];

/** What a test needs that the next run may not find as it was, by what its source calls. */
const needs: readonly { readonly what: string; readonly calls: RegExp }[] = [
  {
    what: 'files',
    calls:
      /(?<![\w.])open\(|\bos\.(?:listdir|remove|walk|path\.exists|makedirs?)\b|\bshutil\.|\bpathlib\.|\btempfile\./,
  },
  {
    what: 'the time',
    calls: /\btime\.(?:time|sleep|perf_counter|monotonic)\w*\(|\bdate(?:time)?\.(?:now|today|utcnow)\(/,
  },
  { what: 'the network', calls: /\b(?:requests|urllib|urlopen|socket|http\.client|aiohttp)\b[.(]/ },
  {
    what: 'chance',
    calls:
      /\brandom\.(?!seed|Random\()\w+\(|\bfrom random import\b|\bnp\.random\.(?!seed)\w+\(|\b(?:uuid\.uuid[14]|secrets\.\w+)\(/,
  },
];

/** A seed makes chance the same each time. */
const seeded = /\b(?:random|np\.random)\.seed\(|\bRandom\(\s*\d|\bdefault_rng\(\s*\d/;

/** What of the world a test needs, or undefined. Tests that are data need nothing. */
export function impurityOf(test: CodeTest, truth: CodeGroundTruth): string | undefined {
  const source = 'assert' in test ? test.assert : 'source' in test ? test.source : undefined;
  if (source === undefined) return undefined;
  const whole = `${truth.test_setup ?? ''}\n${source}`;
  return needs.find(({ what, calls }) => calls.test(whole) && !(what === 'chance' && seeded.test(whole)))
    ?.what;
}
