"""The trainers' own code that asks for rewards, as pip installs it, against a real server (RLVR_TEST_URL). No model, no GPU."""

import asyncio
import json
import os
import types
import unittest

import rlvr

URL = os.environ["RLVR_TEST_URL"]
CLIENT = rlvr.__file__
STDIN_TRUTH = {"inputs": ["1 2\n", "3 4\n"], "outputs": ["3\n", "7\n"]}
ADDS = "```python\na, b = map(int, input().split())\nprint(a + b)\n```"
SUBTRACTS = ADDS.replace("a + b", "a - b")


class Letters:
    """A tokenizer whose tokens are the characters' numbers."""

    def decode(self, ids, skip_special_tokens=True):
        return "".join(chr(int(one)) for one in ids)

    def __call__(self, text, **_):
        import torch

        return {"input_ids": torch.tensor([[ord(letter) for letter in text]])}


class VerlTest(unittest.TestCase):
    def test_sandbox_fusion_unchanged(self):
        from verl.utils.reward_score import default_compute_score

        def scored(completion, truth):
            return default_compute_score(
                "apps", completion, json.dumps(truth), sandbox_fusion_url=URL + "/run_code", memory_limit_mb=256
            )

        self.assertEqual(scored(ADDS, STDIN_TRUTH), 1.0)
        self.assertEqual(scored(SUBTRACTS, STDIN_TRUTH), 0.0)
        calls = {"fn_name": "add", "inputs": ["1\n2", "2\n2"], "outputs": ["3", "5"]}
        self.assertEqual(scored("```python\ndef add(a, b):\n    return a + b\n```", calls), 0.5)
        asserts = {"assert_case": ["assert add(1, 2) == 3", "assert add(1, 2) == 4"]}
        self.assertEqual(scored("```python\ndef add(a, b):\n    return a + b\n```", asserts), 0.5)

    def batch(self, responses, truths):
        import numpy
        import torch
        from verl import DataProto

        width = max(map(len, responses))
        ids = torch.tensor([[ord(c) for c in text.ljust(width)] for text in responses])
        mask = torch.tensor([[1] * 2 + [1] * len(text) + [0] * (width - len(text)) for text in responses])
        objects = lambda values: numpy.array(values, dtype=object)
        return DataProto.from_dict(
            tensors={"prompts": torch.ones(len(responses), 2, dtype=torch.long), "responses": ids, "attention_mask": mask},
            non_tensors={
                "data_source": objects(["any"] * len(responses)),
                "reward_model": objects([{"style": "rule", "ground_truth": truth} for truth in truths]),
                "extra_info": objects([{"index": at} for at in range(len(responses))]),
            },
        )

    def custom(self, name):
        from omegaconf import OmegaConf
        from verl.trainer.ppo.reward import get_custom_reward_fn

        setting = {"path": CLIENT, "name": name, "reward_kwargs": {"faults": "raise"}}
        return get_custom_reward_fn(OmegaConf.create({"reward": {"custom_reward_function": setting}}))

    def test_custom_reward_function_one_by_one(self):
        from omegaconf import OmegaConf
        from verl.experimental.reward_loop.reward_manager.naive import NaiveRewardManager

        async def rewards():
            manager = NaiveRewardManager(OmegaConf.create({}), Letters(), self.custom("compute_score"))
            data = self.batch(["\\boxed{2}", "\\boxed{3}", ADDS], ["2", "2", json.dumps(STDIN_TRUTH)])
            told = [await manager.run_single(data[at : at + 1]) for at in range(3)]
            return [one["reward_score"] for one in told]

        self.assertEqual(asyncio.run(rewards()), [1.0, 0.0, 1.0])

    def test_custom_reward_function_by_the_batch(self):
        from verl.workers.reward_manager.batch import BatchRewardManager

        manager = BatchRewardManager(Letters(), 0, self.custom("compute_scores"))
        data = self.batch(["\\boxed{2}", "\\boxed{3}"], ["2", "2"])
        told = manager(data, return_dict=True)
        self.assertEqual(told["reward_tensor"].sum(-1).tolist(), [1.0, 0.0])


class TrlTest(unittest.TestCase):
    def test_the_trainer_s_own_call(self):
        import torch
        from accelerate import PartialState
        from trl.trainer.grpo_trainer import GRPOTrainer

        PartialState(cpu=True)
        seen = types.SimpleNamespace(
            accelerator=types.SimpleNamespace(device=torch.device("cpu"), is_main_process=False),
            reward_funcs=[rlvr.trl_reward],
            reward_processing_classes=[None],
            reward_func_names=["rlvr"],
            state=types.SimpleNamespace(global_step=0),
            environments=None,
            args=types.SimpleNamespace(report_to=[]),
            _log_completion_extra=None,
            _log_metric=None,
        )
        prompts = [[{"role": "user", "content": "1+1"}]] * 3
        completions = [[{"role": "assistant", "content": text}] for text in ("\\boxed{2}", "\\boxed{3}", "x")]
        inputs = [{"prompt": prompts[0], "ground_truth": truth, "id": "a"} for truth in ("2", "2", '{"verifier":"nix"}')]
        told = GRPOTrainer._calculate_rewards(seen, inputs, prompts, completions, [[1]] * 3)
        self.assertEqual(told[:2].tolist(), [[1.0], [0.0]])
        # Not a number, which GRPO leaves out of the group; never 0.
        self.assertTrue(torch.isnan(told[2, 0]))


class OpenRlhfTest(unittest.TestCase):
    def executed(self, where, response, label):
        from openrlhf.utils.agent import SingleTurnAgentExecutor

        class Engine:
            async def generate(self, prompt_ids, _params, **_):
                ids = [ord(letter) for letter in response]
                output = types.SimpleNamespace(token_ids=ids, finish_reason="stop", logprobs=None)
                return types.SimpleNamespace(outputs=[output])

        params = types.SimpleNamespace(max_tokens=64, logprobs=None)
        executor = SingleTurnAgentExecutor(where)
        return asyncio.run(executor.execute("Is it \\boxed{1}? ", label, params, 4096, Letters(), Engine()))

    def test_remote_url(self):
        import torch

        told = self.executed(URL + "/openrlhf", "it is \\boxed{2}", "2")
        self.assertEqual(torch.tensor([told["reward"]]).flatten().tolist(), [1.0])
        self.assertEqual(self.executed(URL + "/openrlhf", "no", "1")["reward"], [0.0])

    def test_python_file(self):
        import torch

        told = self.executed(CLIENT, "it is \\boxed{2}", "2")
        self.assertEqual(torch.tensor([told["reward"]]).flatten().tolist(), [1.0])
        self.assertEqual(torch.tensor([told["reward"]]).dtype, torch.float32)


if __name__ == "__main__":
    os.environ["RLVR_URL"] = URL
    unittest.main()
