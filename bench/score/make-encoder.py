"""Writes a BERT encoder of a given size with random weights, in the Hugging Face layout: what bench/score measures.

    python bench/score/make-encoder.py FOLDER [layers hidden]        (default 6 384; needs the packages onnx and numpy)

onnx/model.onnx, model_fp16.onnx and model_int8.onnx hold the same weights. The tokenizer is WordPiece with a vocabulary of 30,522
made-up pieces: letters, digits and short syllables, so that a text gives about as many tokens as under BERT's own vocabulary.
"""

import itertools
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
import onnx  # noqa: E402
from bert_onnx import Graph, Shape, encoder, model, random_weights  # noqa: E402

size = 30_522
special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def vocabulary() -> list[str]:
    characters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    consonants, vowels = "bcdfghjklmnprstvwz", "aeiou"
    syllables = ["".join(parts) for parts in itertools.product(consonants, vowels, consonants)]
    syllables += ["".join(parts) for parts in itertools.product(vowels, consonants)]
    syllables += ["".join(parts) for parts in itertools.product(consonants, vowels)]
    words = ["".join(parts) for parts in itertools.product(consonants, vowels, consonants, vowels)]
    words += ["the of and to in is are was what how many find value if that each has for number more than let be with".split()]
    listed = special + characters + [f"##{c}" for c in characters] + words.pop() + syllables + [f"##{s}" for s in syllables] + words
    return list(dict.fromkeys(listed + [f"[unused{k}]" for k in range(size)]))[:size]


def main() -> None:
    folder = Path(sys.argv[1])
    layers, hidden = (int(word) for word in (sys.argv[2:4] or ("6", "384")))
    shape = Shape(size, hidden, layers, hidden // 32, 4 * hidden, 512)
    weights = random_weights(shape, 7, {})
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    for kind, suffix in (("fp32", ""), ("fp16", "_fp16"), ("int8", "_int8")):
        graph = Graph(kind)
        output = encoder(graph, shape, weights)
        onnx.save(model(graph, {"last_hidden_state": (output, ["batch", "sequence", hidden])}), folder / "onnx" / f"model{suffix}.onnx")
    fixture = Path(__file__).resolve().parents[2] / "tests/fixtures/onnx/encoder"
    tokenizer = json.loads((fixture / "tokenizer.json").read_text())
    tokenizer["model"]["vocab"] = {token: k for k, token in enumerate(vocabulary())}
    settings = json.loads((fixture / "tokenizer_config.json").read_text()) | {"model_max_length": 512}
    files = {"tokenizer.json": tokenizer, "tokenizer_config.json": settings, "config.json": shape.config(architectures=["BertModel"])}
    for name, value in files.items():
        (folder / name).write_text(json.dumps(value))
    print(f"{folder}: {layers} layers, {hidden} wide, {sum(w.size for w in weights.values()):,} weights")


main()
