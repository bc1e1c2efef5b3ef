"""A BERT encoder with seeded random weights: its ONNX graph (fp32, fp16, int8) and, written apart from it, its forward pass in numpy.

Needs the packages `onnx` and `numpy` alone. The weights carry the names that Hugging Face's BertModel gives its own, so that the
same file can be loaded into PyTorch. Shapes: `input_ids`, `attention_mask`, `token_type_ids` are int64 (batch, sequence).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from onnx import TensorProto, helper, numpy_helper


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int

    def config(self, **more) -> dict:
        """The part of config.json that says how large the model is."""
        return {
            "model_type": "bert",
            "vocab_size": self.vocabulary,
            "hidden_size": self.hidden,
            "num_hidden_layers": self.layers,
            "num_attention_heads": self.heads,
            "intermediate_size": self.feed_forward,
            "max_position_embeddings": self.positions,
            "type_vocab_size": 2,
            "hidden_act": "gelu",
            "layer_norm_eps": 1e-12,
            "pad_token_id": 0,
            **more,
        }


def random_weights(shape: Shape, seed: int, outputs: dict[str, int]) -> dict[str, np.ndarray]:
    """Normal weights. `outputs` names the linear layers on the first token, with how many numbers each gives."""
    random = np.random.default_rng(seed)
    weights: dict[str, np.ndarray] = {}

    def linear(name: str, inputs: int, outputs: int) -> None:
        weights[f"{name}.weight"] = random.normal(0, 1.5 / sqrt(inputs), (outputs, inputs)).astype(np.float32)
        weights[f"{name}.bias"] = random.normal(0, 0.2, outputs).astype(np.float32)

    def norm(name: str) -> None:
        weights[f"{name}.weight"] = (1 + random.normal(0, 0.1, shape.hidden)).astype(np.float32)
        weights[f"{name}.bias"] = random.normal(0, 0.1, shape.hidden).astype(np.float32)

    for table, rows in (("word", shape.vocabulary), ("position", shape.positions), ("token_type", 2)):
        weights[f"embeddings.{table}_embeddings.weight"] = random.normal(0, 1, (rows, shape.hidden)).astype(np.float32)
    norm("embeddings.LayerNorm")
    for layer in range(shape.layers):
        at = f"encoder.layer.{layer}"
        for part in ("query", "key", "value"):
            linear(f"{at}.attention.self.{part}", shape.hidden, shape.hidden)
        linear(f"{at}.attention.output.dense", shape.hidden, shape.hidden)
        norm(f"{at}.attention.output.LayerNorm")
        linear(f"{at}.intermediate.dense", shape.hidden, shape.feed_forward)
        linear(f"{at}.output.dense", shape.feed_forward, shape.hidden)
        norm(f"{at}.output.LayerNorm")
    for name, count in outputs.items():
        linear(name, shape.hidden, count)
    return weights


class Graph:
    """Nodes and initializers in the making. `kind` is fp32, fp16 or int8 (int8: weights by column, activations as they come)."""

    def __init__(self, kind: str):
        self.kind = kind
        self.float_type = TensorProto.FLOAT16 if kind == "fp16" else TensorProto.FLOAT
        self.number = np.float16 if kind == "fp16" else np.float32
        self.nodes: list = []
        self.initializers: dict = {}

    def constant(self, name: str, value, number=None) -> str:
        if name not in self.initializers:
            array = np.array(value, dtype=number or self.number, order="C")
            self.initializers[name] = numpy_helper.from_array(array, name)
        return name

    def integers(self, *values: int) -> str:
        return self.constant("ints_" + "_".join(map(str, values)), values, np.int64)

    def add(self, operation: str, *inputs: str, outputs: int = 1, **attributes):
        names = [f"{operation}_{len(self.nodes)}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(operation, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, name: str, weights: dict) -> str:
        matrix, bias = weights[f"{name}.weight"].T, self.constant(f"{name}.bias", weights[f"{name}.bias"])
        if self.kind != "int8":
            return self.add("Add", self.add("MatMul", x, self.constant(f"{name}.weight", matrix)), bias)
        scale = np.abs(matrix).max(axis=0) / 127
        quantized = self.constant(f"{name}.weight", np.round(matrix / scale), np.int8)
        zero = self.constant("zero_point", 0, np.int8)
        rows, row_scale, row_zero = self.add("DynamicQuantizeLinear", x, outputs=3)
        product = self.add("Cast", self.add("MatMulInteger", rows, quantized, row_zero, zero), to=TensorProto.FLOAT)
        by = self.add("Mul", row_scale, self.constant(f"{name}.scale", scale))
        return self.add("Add", self.add("Mul", product, by), bias)

    def table(self, name: str, weights: dict, ids: str) -> str:
        rows = weights[f"{name}.weight"]
        if self.kind != "int8":
            return self.add("Gather", self.constant(f"{name}.weight", rows), ids)
        scale = float(np.abs(rows).max() / 127)
        taken = self.add("Gather", self.constant(f"{name}.weight", np.round(rows / scale), np.int8), ids)
        return self.add("DequantizeLinear", taken, self.constant(f"{name}.scale", scale))

    def norm(self, x: str, name: str, weights: dict) -> str:
        scale, bias = (self.constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=1e-12 if self.kind != "fp16" else 1e-5)


def encoder(graph: Graph, shape: Shape, weights: dict) -> str:
    """Adds the encoder; gives the name of its last hidden state, (batch, sequence, hidden)."""
    length = graph.add("Slice", graph.add("Shape", "input_ids"), graph.integers(1), graph.integers(2))
    position_ids = graph.add("Slice", graph.constant("positions", [range(shape.positions)], np.int64), graph.integers(0), length, graph.integers(1))
    x = graph.add("Add", graph.table("embeddings.word_embeddings", weights, "input_ids"), graph.table("embeddings.token_type_embeddings", weights, "token_type_ids"))
    x = graph.add("Add", x, graph.table("embeddings.position_embeddings", weights, position_ids))
    x = graph.norm(x, "embeddings.LayerNorm", weights)
    mask = graph.add("Cast", graph.add("Unsqueeze", "attention_mask", graph.integers(1, 2)), to=graph.float_type)
    hidden_from = graph.add("Mul", graph.add("Sub", graph.constant("one", 1), mask), graph.constant("lowest", -10000))
    for layer in range(shape.layers):
        x = encoder_layer(graph, shape, weights, f"encoder.layer.{layer}", x, hidden_from)
    return x


def encoder_layer(graph: Graph, shape: Shape, weights: dict, at: str, x: str, hidden_from: str) -> str:
    width = shape.hidden // shape.heads
    parts = {}
    for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        y = graph.linear(x, f"{at}.attention.self.{part}", weights)
        parts[part] = graph.add("Transpose", graph.add("Reshape", y, graph.integers(0, 0, shape.heads, width)), perm=order)
    scores = graph.add("Div", graph.add("MatMul", parts["query"], parts["key"]), graph.constant("root", sqrt(width)))
    shares = graph.add("Softmax", graph.add("Add", scores, hidden_from), axis=-1)
    context = graph.add("Transpose", graph.add("MatMul", shares, parts["value"]), perm=[0, 2, 1, 3])
    context = graph.add("Reshape", context, graph.integers(0, 0, shape.hidden))
    x = graph.norm(graph.add("Add", graph.linear(context, f"{at}.attention.output.dense", weights), x), f"{at}.attention.output.LayerNorm", weights)
    inner = graph.linear(x, f"{at}.intermediate.dense", weights)
    erf = graph.add("Erf", graph.add("Div", inner, graph.constant("root_two", sqrt(2))))
    inner = graph.add("Mul", graph.add("Mul", inner, graph.add("Add", erf, graph.constant("one", 1))), graph.constant("half", 0.5))
    return graph.norm(graph.add("Add", graph.linear(inner, f"{at}.output.dense", weights), x), f"{at}.output.LayerNorm", weights)


def first_token(graph: Graph, hidden: str) -> str:
    return graph.add("Gather", hidden, graph.constant("first", 0, np.int64), axis=1)


def model(graph: Graph, outputs: dict[str, tuple[str, list]]) -> "onnx.ModelProto":
    """`outputs` maps an output's name to the node output that it takes and its shape."""
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"]) for name in ("input_ids", "attention_mask", "token_type_ids")]
    nodes = graph.nodes + [helper.make_node("Identity", [source], [name]) for name, (source, _) in outputs.items()]
    told = [helper.make_tensor_value_info(name, graph.float_type, dims) for name, (_, dims) in outputs.items()]
    made = helper.make_graph(nodes, "bert", inputs, told, list(graph.initializers.values()))
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="rlvr")


# The forward pass once more, one text at a time, without padding and in float64: what the graph is measured against.


def forward(shape: Shape, weights: dict, ids: list[int]) -> np.ndarray:
    """The last hidden state of one text, (tokens, hidden)."""
    w = {name: value.astype(np.float64) for name, value in weights.items()}
    x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: len(ids)] + w["embeddings.token_type_embeddings.weight"][0]
    x = normalized(x, w, "embeddings.LayerNorm")
    for layer in range(shape.layers):
        at = f"encoder.layer.{layer}"
        query, key, value = (by_head(affine(x, w, f"{at}.attention.self.{part}"), shape) for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 2, 1) / sqrt(shape.hidden // shape.heads)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        context = (shares @ value).transpose(1, 0, 2).reshape(len(ids), shape.hidden)
        x = normalized(x + affine(context, w, f"{at}.attention.output.dense"), w, f"{at}.attention.output.LayerNorm")
        x = normalized(x + affine(gelu(affine(x, w, f"{at}.intermediate.dense")), w, f"{at}.output.dense"), w, f"{at}.output.LayerNorm")
    return x


def affine(x: np.ndarray, weights: dict, name: str) -> np.ndarray:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def normalized(x: np.ndarray, weights: dict, name: str) -> np.ndarray:
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def by_head(x: np.ndarray, shape: Shape) -> np.ndarray:
    return x.reshape(len(x), shape.heads, -1).transpose(1, 0, 2)


def gelu(x: np.ndarray) -> np.ndarray:
    from math import erf

    return x * 0.5 * (1 + np.vectorize(erf)(x / sqrt(2)))
