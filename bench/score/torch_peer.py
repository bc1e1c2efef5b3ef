"""The peer of bench/score: the same encoder in PyTorch (transformers' BertModel), one round of all texts for each line on stdin.

    python torch_peer.py MODEL_FOLDER TEXTS.json cpu|cuda fp32|fp16 MAX_TOKENS BATCH_TOKENS THREADS

A round tokenizes (Rust), sorts by length, makes batches within the same budget of padded tokens, computes, and pools by mean to unit
length. Prints JSON lines: {"seconds": …, "first": the first text's vector}. Needs torch, transformers, onnx (for the weights).
"""

import json
import sys
import time

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

folder, texts_file, device, precision, max_tokens, batch_tokens, threads = sys.argv[1:]
torch.set_num_threads(int(threads))
texts = json.load(open(texts_file))
number = torch.float16 if precision == "fp16" else torch.float32


def load() -> BertModel:
    config = BertConfig(**json.load(open(f"{folder}/config.json")), attn_implementation="sdpa")
    made = BertModel(config, add_pooling_layer=False)
    graph = onnx.load(f"{folder}/onnx/model.onnx").graph
    held = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    # A linear layer's matrix stands transposed in ONNX; embeddings and norms stand as they are.
    state = {}
    for name in made.state_dict():
        if name in held:
            linear = name.endswith(".weight") and held[name].ndim == 2 and "embeddings" not in name
            state[name] = torch.from_numpy(np.array(held[name].T if linear else held[name]))
    missing, _ = made.load_state_dict(state, strict=False)
    assert not [name for name in missing if "position_ids" not in name], missing
    return made.to(device=device, dtype=number).eval()


if device == "cuda" and not torch.cuda.is_available():
    sys.exit("PyTorch finds no GPU")
model = load()
tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
tokenizer.enable_truncation(int(max_tokens))


def batches(lengths: list[int]):
    batch: list[int] = []
    longest = 0
    for at in sorted(range(len(lengths)), key=lambda k: -lengths[k]):
        if batch and (len(batch) + 1) * longest > int(batch_tokens):
            yield batch
            batch = []
        longest = longest if batch else lengths[at]
        batch.append(at)
    if batch:
        yield batch


@torch.inference_mode()
def round_of_all() -> torch.Tensor:
    encoded = [one.ids for one in tokenizer.encode_batch(texts)]
    vectors: list = [None] * len(texts)
    for batch in batches([len(ids) for ids in encoded]):
        length = len(encoded[batch[0]])
        ids = torch.zeros((len(batch), length), dtype=torch.int64)
        mask = torch.zeros((len(batch), length), dtype=torch.int64)
        for row, at in enumerate(batch):
            ids[row, : len(encoded[at])] = torch.tensor(encoded[at])
            mask[row, : len(encoded[at])] = 1
        ids, mask = ids.to(device), mask.to(device)
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        weights = mask.unsqueeze(-1).float()
        pooled = torch.nn.functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=-1).cpu()
        for row, at in enumerate(batch):
            vectors[at] = pooled[row]
    return vectors[0]


round_of_all()
print(json.dumps({"ready": f"PyTorch {torch.__version__}"}), flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    first = round_of_all()
    print(json.dumps({"seconds": time.perf_counter() - start, "first": first.tolist()}), flush=True)
