/** The languages that are there as WebAssembly: where each is found and loaded from. */
import type { WasmLanguage } from './interpreter.js';
import { loadAssets as loadQuickJs, quickJsFile, packages as quickJsPackages } from './javascript/assets.js';
import { loadAssets as loadPyodide, pyodideFolder } from './python/assets.js';

export interface LanguageParts {
  readonly packages: string;
  /** Null where the packages are not installed. */
  file(): string | null;
  load(file: string): Promise<unknown>;
}

export const languageParts: Readonly<Record<WasmLanguage, LanguageParts>> = {
  python: { packages: 'pyodide@0.29', file: pyodideFolder, load: loadPyodide },
  javascript: { packages: quickJsPackages.join(' '), file: quickJsFile, load: loadQuickJs },
};
