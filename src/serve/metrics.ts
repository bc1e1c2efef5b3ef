/** What the server counts, for Prometheus and for the summary at the end. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { TimedVerdict } from '../judge/timed-verdict.js';

export interface Totals {
  requests: number;
  refused: number;
  completions: number;
  readonly outcomes: Record<TimedVerdict['outcome'], number>;
}

const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const judgeBuckets = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];

export class Metrics {
  readonly totals: Totals = {
    requests: 0,
    refused: 0,
    completions: 0,
    outcomes: { correct: 0, incorrect: 0, no_answer: 0, fault: 0 },
  };
  readonly #registry = new Registry();
  readonly #requests: Counter<'endpoint' | 'status'>;
  readonly #seconds: Histogram<'endpoint'>;
  readonly #verdicts: Counter<'verifier' | 'outcome'>;
  readonly #judging: Histogram<'verifier'>;

  /** @param underWay completions that wait or are judged now */
  constructor(underWay: () => number) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Counter({
      name: 'rlvr_requests_total',
      help: 'Requests answered, by endpoint and HTTP status.',
      labelNames: ['endpoint', 'status'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'rlvr_request_seconds',
      help: 'Seconds from the arrival of a request to its answer, the queue included.',
      labelNames: ['endpoint'],
      buckets: requestBuckets,
      registers,
    });
    this.#verdicts = new Counter({
      name: 'rlvr_verdicts_total',
      help: 'Completions judged, by verifier and outcome; a fault is the judge’s own failure.',
      labelNames: ['verifier', 'outcome'],
      registers,
    });
    this.#judging = new Histogram({
      name: 'rlvr_judge_seconds',
      help: 'Seconds that judging one completion took, the queue excluded.',
      labelNames: ['verifier'],
      buckets: judgeBuckets,
      registers,
    });
    new Gauge({
      name: 'rlvr_completions_under_way',
      help: 'Completions that wait or are judged.',
      registers,
      collect() {
        this.set(underWay());
      },
    });
  }

  answered(endpoint: string, status: number, seconds: number): void {
    this.totals.requests++;
    if (status === 429 || status === 503 || status === 504) this.totals.refused++;
    this.#requests.inc({ endpoint, status });
    this.#seconds.observe({ endpoint }, seconds);
  }

  judged(verifier: string, { outcome, ms }: TimedVerdict): void {
    this.totals.completions++;
    this.totals.outcomes[outcome]++;
    this.#verdicts.inc({ verifier, outcome });
    this.#judging.observe({ verifier }, ms / 1000);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
