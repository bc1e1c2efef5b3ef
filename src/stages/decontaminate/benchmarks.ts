/**
 * Public evaluation sets by name, and where they are published: the dataset on the Hugging Face Hub and the files of its test part.
 * Nothing is fetched; who names a set that is not there is told what to download.
 */
export interface Benchmark {
  readonly name: string;
  /** The dataset on the Hub. */
  readonly hub: string;
  /** The files to take, as a pattern of `hf download --include`. */
  readonly include: string;
}

export const benchmarks = [
  { name: 'gsm8k', hub: 'openai/gsm8k', include: 'main/test-*' },
  { name: 'gsm-plus', hub: 'qintongli/GSM-Plus', include: 'data/test-*' },
  { name: 'gsm-symbolic', hub: 'apple/GSM-Symbolic', include: 'main/test*' },
  { name: 'math', hub: 'EleutherAI/hendrycks_math', include: '*/test-*' },
  { name: 'math500', hub: 'HuggingFaceH4/MATH-500', include: 'test.jsonl' },
  { name: 'aime24', hub: 'HuggingFaceH4/aime_2024', include: 'data/*' },
  { name: 'aime25', hub: 'math-ai/aime25', include: 'test*' },
  { name: 'amc23', hub: 'math-ai/amc23', include: 'data/*' },
  { name: 'minerva-math', hub: 'math-ai/minervamath', include: 'test*' },
  { name: 'olympiadbench', hub: 'Hothan/OlympiadBench', include: 'OlympiadBench/OE_TO_maths_en_COMP/*' },
  { name: 'omni-math', hub: 'KbsdJames/Omni-MATH', include: 'test.jsonl' },
  { name: 'svamp', hub: 'ChilleD/SVAMP', include: 'data/test-*' },
  { name: 'asdiv', hub: 'EleutherAI/asdiv', include: 'asdiv/*' },
  { name: 'aqua', hub: 'deepmind/aqua_rat', include: 'raw/test-*' },
  { name: 'mmlu', hub: 'cais/mmlu', include: 'all/test-*' },
  { name: 'mmlu-pro', hub: 'TIGER-Lab/MMLU-Pro', include: 'data/test-*' },
  { name: 'gpqa-diamond', hub: 'Idavidrein/gpqa', include: 'gpqa_diamond.csv' },
  { name: 'arc-challenge', hub: 'allenai/ai2_arc', include: 'ARC-Challenge/test-*' },
  { name: 'ifeval', hub: 'google/IFEval', include: '*.jsonl' },
  { name: 'humaneval', hub: 'openai/openai_humaneval', include: 'openai_humaneval/test-*' },
  { name: 'humaneval-plus', hub: 'evalplus/humanevalplus', include: 'data/test-*' },
  { name: 'mbpp', hub: 'google-research-datasets/mbpp', include: 'full/test-*' },
  { name: 'mbpp-plus', hub: 'evalplus/mbppplus', include: 'data/test-*' },
  { name: 'bigcodebench', hub: 'bigcode/bigcodebench', include: 'data/*' },
  { name: 'livecodebench', hub: 'livecodebench/code_generation_lite', include: '*.jsonl' },
  { name: 'codecontests', hub: 'deepmind/code_contests', include: 'data/test-*' },
  { name: 'apps', hub: 'codeparrot/apps', include: 'test.jsonl' },
  { name: 'cruxeval', hub: 'cruxeval-org/cruxeval', include: 'test.jsonl' },
] as const satisfies readonly Benchmark[];
