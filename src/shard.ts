/** A share of the rows: the `index`th of `of`, from 1. Shards are stretches of neighbouring rows, of about equal bytes. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export function renderShard({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/** The shard of `2/4`; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, index = 0, of = 0] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  return index >= 1 && index <= of ? { index, of } : undefined;
}
