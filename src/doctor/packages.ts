import { DatasetError } from '#datasets/dataset-error.js';
import { openDuckdb } from '#datasets/duckdb.js';
import { type Condition, type Examination, works } from './examination.js';

/** The optional packages whose parts have no probe of their own: each does a piece of real work. */
export const packages: Examination = {
  title: 'files',
  look: async () => [await parquet()],
};

async function parquet(): Promise<Condition> {
  const name = 'parquet';
  try {
    const { connection, close } = await openDuckdb(64);
    await connection.run('SELECT 42');
    close();
    return works(name, 'DuckDB reads and writes it');
  } catch (error) {
    if (error instanceof DatasetError)
      return { name, state: 'missing', detail: error.message, remedy: error.hint };
    const remedy = 'npm install @duckdb/node-api, for this platform and Node.js';
    return { name, state: 'broken', detail: (error as Error).message, remedy };
  }
}
