/** The two packages that this backend needs. Both are optional: rlvr installs and runs without them. */
import { createRequire } from 'node:module';
import { exitCode, Failure } from '../../failure.js';

const packages = ['onnxruntime-node', '@huggingface/tokenizers'];
const require = createRequire(import.meta.url);

/** @throws Failure when a package is missing or was not made for this machine. */
export function requirePackages(): void {
  for (const name of packages) {
    try {
      if (name === 'onnxruntime-node') require(name);
      else require.resolve(name);
    } catch (cause) {
      const missing = (cause as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND';
      const platform = `${process.platform} ${process.arch}`;
      throw new Failure(exitCode.missing, {
        message: missing
          ? `the scorer onnx needs the package ${name}, which is not installed here or not made for ${platform}`
          : `the package ${name} does not load: ${(cause as Error).message}`,
        remedy: `npm install ${packages.join(' ')} --onnxruntime-node-install=skip`,
        cause,
      });
    }
  }
}

/** The folder of onnxruntime-node's libraries for this machine. */
export function libraryFolder(): string {
  const main = require.resolve('onnxruntime-node');
  return main.replace(/dist[\\/]index\.js$/, `bin/napi-v6/${process.platform}/${process.arch}`);
}
