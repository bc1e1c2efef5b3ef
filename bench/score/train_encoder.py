"""Trains a small transformer of our own for the scorer `onnx`, and writes it in the Hugging Face layout with its model card.

    python bench/score/train_encoder.py LABELLED.jsonl FOLDER [--layers 6 --hidden 256 --epochs 8 --device cuda]

LABELLED.jsonl comes from `rlvr scorer labels` (docs/scoring.md): `text`, `quality` from 0 to 1, `difficulty` as a pass rate, `split` (train,
calibration, test, held-out), `source`, `corruption`. A WordPiece vocabulary is learned from the training part; a BERT encoder is trained
from nothing on both labels at once; quality is calibrated by isotonic regression on the calibration part. FOLDER gets onnx/model.onnx, onnx/model_int8.onnx,
config.json, tokenizer.json, tokenizer_config.json, calibration.json and README.md, the card, which says whether it beats the n-gram
scorer (--bar-auc, --bar-spearman: what `rlvr scorer eval LABELLED.jsonl --scorer ngram` prints). Needs torch, transformers, onnx, tokenizers.
The same seed and device give the same weights unless --minutes ends the training.
"""

import argparse
import json
import math
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from torch import nn
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from bert_onnx import Graph, Shape, encoder, first_token, model as onnx_model  # noqa: E402

special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
values = ("quality", "difficulty")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("labelled", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--vocabulary", type=int, default=8192)
    parser.add_argument("--tokens", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=math.inf, help="ends the training after so long")
    parser.add_argument("--batch-tokens", type=int, default=16_384)
    parser.add_argument("--rate", type=float, default=5e-4, help="the highest learning rate")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--rows", type=int, default=0, help="only so many rows of each part, to try the script")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bar-auc", type=float, default=0.952)
    parser.add_argument("--bar-spearman", type=float, default=0.627)
    return parser.parse_args()


def train_tokenizer(texts: list[str], size: int, tokens: int) -> Tokenizer:
    """Case and digits are kept as they are: damage shows in them."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.BertPreTokenizer()])
    tokenizer.decoder = decoders.WordPiece()
    tokenizer.train_from_iterator(texts, trainers.WordPieceTrainer(vocab_size=size, special_tokens=special, min_frequency=2, show_progress=False))
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.enable_truncation(tokens)
    return tokenizer


class Rater(nn.Module):
    def __init__(self, config: BertConfig):
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        self.quality = nn.Linear(config.hidden_size, 1)
        self.difficulty = nn.Linear(config.hidden_size, 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits (batch, 2) of quality and difficulty."""
        first = self.bert(input_ids=ids, attention_mask=mask).last_hidden_state[:, 0]
        return torch.cat([self.quality(first), self.difficulty(first)], dim=1)

    def weights(self) -> dict[str, np.ndarray]:
        return {name.removeprefix("bert."): value.detach().cpu().float().numpy() for name, value in self.state_dict().items()}


def batches(lengths: np.ndarray, budget: int, random: np.random.Generator | None):
    """Rows of like length, at most `budget` tokens with padding; shuffled where there is a generator."""
    noise = random.uniform(0, 4, len(lengths)) if random else 0
    made, batch = [], []
    for at in np.argsort(-(lengths + noise), kind="stable"):
        longest = max([lengths[at], *(lengths[k] for k in batch)])
        if batch and (len(batch) + 1) * longest > budget:
            made.append(batch)
            batch = []
        batch.append(at)
    made.append(batch)
    if random:
        random.shuffle(made)
    return made


def padded(encoded: list, batch: list, device: str) -> tuple[torch.Tensor, torch.Tensor]:
    ids = nn.utils.rnn.pad_sequence([torch.tensor(encoded[at]) for at in batch], batch_first=True)
    return ids.to(device), (ids != 0).long().to(device)


def labels_of(rows: list[dict]) -> np.ndarray:
    """(rows, 2), NaN where there is none. A damaged problem has no difficulty."""
    return np.array([[row.get("quality", math.nan), row.get("difficulty", math.nan)] for row in rows], dtype=np.float32)


def train(rater: Rater, encoded: list, labels: np.ndarray, options: argparse.Namespace) -> dict:
    lengths = np.array([len(ids) for ids in encoded])
    random = np.random.default_rng(options.seed)
    optimizer = torch.optim.AdamW(rater.parameters(), lr=options.rate, weight_decay=0.01, betas=(0.9, 0.98))
    total = len(batches(lengths, options.batch_tokens, None)) * options.epochs
    started, step, seen, recent = time.monotonic(), 0, 0, []
    rater.train()
    for epoch in range(options.epochs):
        for batch in batches(lengths, options.batch_tokens, random):
            spent = max(step / total, (time.monotonic() - started) / 60 / options.minutes)
            if spent >= 1:
                break
            warm = min(1.0, step / max(1, min(500, total // 20)))
            for group in optimizer.param_groups:
                group["lr"] = options.rate * warm * (1 - spent)
            ids, mask = padded(encoded, batch, options.device)
            with torch.autocast(options.device, dtype=torch.bfloat16, enabled=options.device == "cuda"):
                logits = rater(ids, mask)
            truth = torch.from_numpy(labels[batch]).to(options.device)
            known = ~truth.isnan()
            losses = nn.functional.binary_cross_entropy_with_logits(logits.float(), truth.nan_to_num(), reduction="none")
            parts = [losses[:, k][known[:, k]].mean() for k in (0, 1) if known[:, k].any()]
            loss = torch.stack(parts).sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(rater.parameters(), 1.0)
            optimizer.step()
            step, seen = step + 1, seen + len(batch)
            recent = [*recent[-99:], parts[0].item()]
            if step % 100 == 0:
                print(f"epoch {epoch} step {step} of {total}: loss of quality {np.mean(recent):.4f}, {seen / (time.monotonic() - started):.0f} texts/s", flush=True)
    return {"steps": step, "planned": total, "texts": seen, "minutes": (time.monotonic() - started) / 60}


@torch.inference_mode()
def rate(rater: Rater, encoded: list, options: argparse.Namespace) -> np.ndarray:
    """Probabilities (rows, 2)."""
    rater.eval()
    rated = np.zeros((len(encoded), 2))
    for batch in batches(np.array([len(ids) for ids in encoded]), options.batch_tokens, None):
        rated[batch] = torch.sigmoid(rater(*padded(encoded, batch, options.device)).float()).cpu().numpy()
    return rated


def ranks(numbers: np.ndarray) -> np.ndarray:
    """Ranks from 1; equal numbers share their mean rank."""
    _, inverse, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]


def auc(truth: np.ndarray, rated: np.ndarray) -> float:
    """The share of pairs, one good and one bad, that stand in the right order (Mann and Whitney)."""
    good = truth > 0.5
    pairs = good.sum() * (~good).sum()
    return float((ranks(rated)[good].sum() - good.sum() * (good.sum() + 1) / 2) / pairs) if pairs else math.nan


def spearman(truth: np.ndarray, rated: np.ndarray) -> float:
    return float(np.corrcoef(ranks(truth), ranks(rated))[0, 1]) if len(truth) > 2 else math.nan


def isotonic(raw: np.ndarray, truth: np.ndarray) -> dict:
    """Pools adjacent violators; each block is a point at its mean. Even odds for good and bad rows."""
    order = np.argsort(raw, kind="stable")
    good = truth[order] > 0.5
    weight = np.where(good, 0.5 / max(1, good.sum()), 0.5 / max(1, (~good).sum()))
    blocks: list[list[float]] = []
    for x, y, w in zip(raw[order], good.astype(float), weight):
        blocks.append([x * w, y * w, w])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]
    points = [(x / w, min(0.999, max(0.001, y / w))) for x, y, w in blocks]
    return {"raw": [round(float(x), 6) for x, _ in points], "probability": [round(float(y), 6) for _, y in points]}


def export(rater: Rater, tokenizer: Tokenizer, shape: Shape, options: argparse.Namespace) -> dict[str, int]:
    sizes = {}
    (options.folder / "onnx").mkdir(parents=True, exist_ok=True)
    for kind, file in (("fp32", "onnx/model.onnx"), ("int8", "onnx/model_int8.onnx")):
        graph, weights = Graph(kind), rater.weights()
        first = first_token(graph, encoder(graph, shape, weights))
        outputs = {name: (graph.add("Sigmoid", graph.linear(first, name, weights)), ["batch", 1]) for name in values}
        made = onnx_model(graph, outputs)
        onnx.checker.check_model(made, full_check=True)
        onnx.save(made, options.folder / file)
        sizes[file] = (options.folder / file).stat().st_size
    tokenizer.no_truncation()
    tokenizer.save(str(options.folder / "tokenizer.json"))
    files = {
        "config.json": shape.config(architectures=["RlvrScorer"]),
        "tokenizer_config.json": {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "model_max_length": options.tokens, **{f"{name}_token": token for name, token in zip(("pad", "unk", "cls", "sep", "mask"), special)}},
    }
    for name, value in files.items():
        (options.folder / name).write_text(json.dumps(value, indent=1) + "\n")
    return sizes


def figures(rows: list[dict], rated: np.ndarray) -> dict:
    truth = labels_of(rows)
    known = ~np.isnan(truth[:, 0])
    result = {"rows": len(rows), "auc": {"all": auc(truth[known, 0], rated[known, 0])}, "spearman": {}}
    for corruption in sorted({row["corruption"] for row in rows if row.get("corruption")}):
        some = np.array([row.get("corruption") in (None, corruption) for row in rows]) & known
        result["auc"][corruption] = auc(truth[some, 0], rated[some, 0])
    for source in sorted({row["source"] for row, pair in zip(rows, truth) if not math.isnan(pair[1])}):
        some = np.array([row["source"] == source for row in rows]) & ~np.isnan(truth[:, 1])
        result["spearman"][f"{source} ({some.sum()} rows)"] = spearman(truth[some, 1], rated[some, 1])
    return result


def card(options: argparse.Namespace, done: dict, sizes: dict, measured: dict, rows: dict) -> str:
    test = measured["test"]
    on_math = next((value for name, value in test["spearman"].items() if name.startswith("math ")), math.nan)
    quality, difficulty = test["auc"]["all"], on_math
    better = quality > options.bar_auc and difficulty > options.bar_spearman
    verdict = "beats the n-gram scorer on both: it may be shipped" if better else "does not beat the n-gram scorer on both: it is not shipped"
    parts = [name for name in ("test", "held-out") if name in measured]
    lines = [
        f"# {options.folder.name}", "",
        f"A BERT encoder of {options.layers} layers × {options.hidden}, {options.vocabulary:,} WordPieces, {options.tokens} tokens, trained from nothing by bench/score/train_encoder.py. It **{verdict}** "
        f"(quality AUC {quality:.3f} against {options.bar_auc}, difficulty Spearman on MATH {difficulty:.3f} against {options.bar_spearman}, both from the prompt alone).", "",
        f"Training: {rows['train']:,} rows, {done['texts']:,} texts seen in {done['steps']:,} of {done['planned']:,} planned steps, {done['minutes']:.1f} minutes on {options.device}, seed {options.seed}. "
        f"Sizes: {', '.join(f'{name} {size / 1e6:.1f} MB' for name, size in sizes.items())}.", "",
        "Labels: `rlvr scorer labels` (damage in stated ways; difficulty by levels of MATH and of contests). Quality is calibrated by calibration.json.", "",
        f"| | {' | '.join(parts)} |",
        f"| --- |{' --- |' * len(parts)}",
    ]
    for what, title in (("auc", "quality, AUC: "), ("spearman", "difficulty, Spearman: ")):
        names = list(dict.fromkeys(name for part in parts for name in measured[part][what]))
        for name in names:
            cells = [f"{measured[part][what][name]:.3f}" if name in measured[part][what] else "" for part in parts]
            lines.append(f"| {title}{name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    options = arguments()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    with options.labelled.open(encoding="utf-8") as lines:
        all_rows = [json.loads(line) for line in lines]
    rows: dict[str, list[dict]] = {}
    for row in all_rows:
        rows.setdefault(row.get("split", "train"), []).append(row)
    if options.rows:
        random = np.random.default_rng(options.seed)
        rows = {part: [some[k] for k in random.permutation(len(some))[: options.rows]] for part, some in rows.items()}
    tokenizer = train_tokenizer([row["text"] for row in rows["train"]], options.vocabulary, options.tokens)
    size = tokenizer.get_vocab_size()
    encoded = {part: [one.ids for one in tokenizer.encode_batch([row["text"] for row in some])] for part, some in rows.items()}
    shape = Shape(size, options.hidden, options.layers, options.hidden // 32, 4 * options.hidden, options.tokens)
    rater = Rater(BertConfig(**shape.config(), attn_implementation="sdpa")).to(options.device)
    print(f"{sum(one.numel() for one in rater.parameters()):,} weights, {size:,} WordPieces, {len(rows['train']):,} training rows, {options.device}", flush=True)
    done = train(rater, encoded["train"], labels_of(rows["train"]), options)
    sizes = export(rater, tokenizer, shape, options)
    if "calibration" in rows:
        fitted = isotonic(rate(rater, encoded["calibration"], options)[:, 0], labels_of(rows["calibration"])[:, 0])
        (options.folder / "calibration.json").write_text(json.dumps(fitted) + "\n")
    measured = {part: figures(rows[part], rate(rater, encoded[part], options)) for part in ("test", "held-out") if part in rows}
    (options.folder / "README.md").write_text(card(options, done, sizes, measured, {part: len(some) for part, some in rows.items()}))
    print((options.folder / "README.md").read_text())


main()
