#!/usr/bin/env bash
# Makes an environment with verl, TRL and OpenRLHF as far as they install without a GPU: their code that asks for rewards, with what it
# imports. Their own requirements would bring vLLM and more.
set -euo pipefail

venv="${1:-$HOME/.cache/rlvr/trainers}"
python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --no-deps 'verl==0.9.1' 'trl==1.16.0' 'openrlhf==0.11.2' accelerate
"$venv/bin/pip" install --quiet torch transformers requests aiohttp datasets pandas pyarrow jinja2 pyyaml psutil omegaconf hydra-core \
  'tensordict>=0.8.0,<=0.10.0' codetiming ray pylatexenc torchdata peft dill
echo "$venv/bin/python"
