"""Writes tests/fixtures/onnx: five tiny models with random weights in the Hugging Face layout, and what each must say of some texts.

    python -m venv env && env/bin/pip install onnx numpy && env/bin/python scripts/make-onnx-fixture.py

The same seed gives the same files. expected.json comes from a tokenizer and a forward pass written here in Python and numpy.
"""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import onnx

from bert_onnx import Graph, Shape, affine, encoder, first_token, forward, model, random_weights

root = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "onnx"

special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
letters = list("abcdefghijklmnopqrstuvwxyz0123456789.,?+-*/=()$%")
pieces = "the of and to in is are was what how many find value if that each has sum solve for number more than let be with so".split()
endings = "##s ##ed ##ing ##er ##ly".split()
vocabulary = list(dict.fromkeys(special + letters + [f"##{letter}" for letter in letters[:36]] + pieces + endings))

texts = [
    "What is the sum of 12 and 30?",
    "Find x.",
    "If Ana has 3 apples and buys 2 more, how many apples has she?",
    "Let f(x) = x*x - 4. Solve f(x) = 0 for the number x that is more than 0.",
    "",
    "2+2=?",
    "The numbers of the towns are " + ", ".join(str(7 * k) for k in range(40)) + ".",
    "Größe 数学 ?",
]
most_tokens = 48


def tokens_of(text: str) -> list[int]:
    """WordPiece as BERT does it, for texts whose only accents are those that lower-casing strips; longest piece first."""
    import unicodedata

    text = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    text = re.sub(r"([\u4e00-\u9fff])", r" \1 ", text)
    ids = []
    for word in re.findall(r"[^\W_]+|[^\w\s]", text):
        at, found = 0, []
        while at < len(word):
            end = next((end for end in range(len(word), at, -1) if ("##" if at else "") + word[at:end] in vocabulary), None)
            if end is None:
                found = [vocabulary.index("[UNK]")]
                break
            found.append(vocabulary.index(("##" if at else "") + word[at:end]))
            at = end
        ids += found
    return [2, *ids[: most_tokens - 2], 3]


def write_json(path: Path, value) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n")


def write_tokenizer(folder: Path, more: tuple[str, ...]) -> None:
    write_json(folder / "tokenizer.json", {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": k, "content": token, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for k, token in enumerate(special)],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
            "pair": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}, {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
            "special_tokens": {token: {"id": token, "ids": [special.index(token)], "tokens": [token]} for token in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": {token: k for k, token in enumerate([*vocabulary, *more])}},
    })
    write_json(folder / "tokenizer_config.json", {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": most_tokens, "pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"})


def write_model(name: str, shape: Shape, seed: int, heads: dict[str, int], kinds: dict[str, str], config: dict, build, expect, more: tuple[str, ...] = ()) -> None:
    folder = root / name
    weights = random_weights(shape, seed, heads)
    if more:
        weights["embeddings.word_embeddings.weight"][-1] = np.nan
    write_tokenizer(folder, more)
    write_json(folder / "config.json", shape.config(**config))
    for kind, file in kinds.items():
        graph = Graph(kind)
        hidden = encoder(graph, shape, weights)
        made = model(graph, build(graph, hidden, weights, shape))
        onnx.checker.check_model(made, full_check=True)
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        onnx.save(made, folder / file)
    rows = [{"text": text, "ids": tokens_of(text), **expect(forward(shape, weights, tokens_of(text)), weights)} for text in texts]
    write_json(folder / "expected.json", rows)


def rounded(values) -> list[float]:
    return [round(float(value), 7) for value in np.ravel(values)]


def unit(vector: np.ndarray) -> np.ndarray:
    return vector / np.linalg.norm(vector)


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def main() -> None:
    shutil.rmtree(root, ignore_errors=True)
    small = Shape(len(vocabulary), 16, 1, 2, 16, 48)
    larger = Shape(len(vocabulary), 32, 2, 4, 32, 64)

    write_model(
        "encoder", larger, 1, {}, {"fp32": "onnx/model.onnx", "fp16": "onnx/model_fp16.onnx", "int8": "onnx/model_int8.onnx"},
        {"architectures": ["BertModel"]},
        lambda graph, hidden, weights, shape: {"last_hidden_state": (hidden, ["batch", "sequence", shape.hidden])},
        lambda hidden, weights: {"mean": rounded(unit(hidden.mean(0))), "cls": rounded(unit(hidden[0])), "last": rounded(unit(hidden[-1]))},
    )
    write_json(root / "encoder/1_Pooling/config.json", {"word_embedding_dimension": 32, "pooling_mode_cls_token": False, "pooling_mode_mean_tokens": True})

    def logits(graph, hidden, weights, shape):
        return {"logits": (graph.linear(first_token(graph, hidden), "classifier", weights), ["batch", len(weights["classifier.bias"])])}

    write_model(
        "classifier", small, 2, {"classifier": 3}, {"fp32": "onnx/model.onnx"},
        {"architectures": ["BertForSequenceClassification"], "id2label": {"0": "broken", "1": "sound", "2": "chat"}},
        logits,
        lambda hidden, weights: {"logits": rounded(affine(hidden[0], weights, "classifier"))},
    )
    write_model(
        "regression", small, 3, {"classifier": 1}, {"fp32": "model.onnx"},
        {"architectures": ["BertForSequenceClassification"], "problem_type": "regression", "id2label": {"0": "LABEL_0"}},
        logits,
        lambda hidden, weights: {"logits": rounded(affine(hidden[0], weights, "classifier"))},
    )

    def named(graph, hidden, weights, shape):
        first = first_token(graph, hidden)
        return {name: (graph.add("Sigmoid", graph.linear(first, name, weights)), ["batch", 1]) for name in ("quality", "difficulty")}

    write_model(
        "own", small, 4, {"quality": 1, "difficulty": 1}, {"fp32": "onnx/model.onnx"},
        {"architectures": ["RlvrScorer"]},
        named,
        lambda hidden, weights: {name: rounded(sigmoid(affine(hidden[0], weights, name)))[0] for name in ("quality", "difficulty")},
    )

    def hungry(graph, hidden, weights, shape):
        """The value is right for up to two texts. Three ask for more memory than any machine has."""
        integer = lambda name, value: graph.constant(name, value, np.int64)
        batch = graph.add("Gather", graph.add("Shape", "input_ids"), integer("at_batch", [0]))
        surplus = graph.add("Max", graph.add("Sub", batch, integer("two", [2])), integer("none", [0]))
        size = graph.add("Add", graph.add("Mul", surplus, integer("far_too_much", [2**42])), integer("ones", [1]))
        nothing = graph.add("ReduceMax", graph.add("ConstantOfShape", size), keepdims=0)
        value = graph.add("Sigmoid", graph.linear(first_token(graph, hidden), "quality", weights))
        return {"quality": (graph.add("Add", value, nothing), ["batch", 1])}

    # The token & makes the value NaN; the token @ has no row in the table, at which the runtime fails.
    write_model(
        "faulty", Shape(len(vocabulary) + 1, 16, 1, 2, 16, 48), 5, {"quality": 1}, {"fp32": "onnx/model.onnx"},
        {"architectures": ["RlvrScorer"]},
        hungry,
        lambda hidden, weights: {"quality": rounded(sigmoid(affine(hidden[0], weights, "quality")))[0]},
        ("&", "@"),
    )


main()
