#!/usr/bin/env bash
# Installs from Debian's packages (and pip) the real components that the tests use. Run again, it changes nothing.
# Prints the names of what is there afterwards, separated by commas: the value for RLVR_REQUIRE.
set -euo pipefail

# Of the languages that programs are judged in, those whose tools are small enough for every run of the checks: the tests of
# Java, Go, Rust and C# (default-jdk-headless libjavatuples-java golang-go rustc mono-mcs mono-runtime, about 1 GB
# unpacked) run where these are installed, and elsewhere see that the missing package is named.
languages=(gcc g++ libc6-dev esbuild php-cli ruby)
# Modules that programs of contests import; the sandbox bubblewrap has the system's.
modules=(python3-numpy python3-sortedcontainers)
packages=(python3 python3-venv bubblewrap libvulkan1 chromium git zsh fish "${languages[@]}" "${modules[@]}")
missing=()
for package in "${packages[@]}"; do
  dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if ((${#missing[@]})); then
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
fi

# The readers that trainers use, in an environment of their own: pyarrow and Hugging Face datasets.
venv="${RLVR_PYTHON_ENV:-$HOME/.cache/rlvr/python}"
if ! "$venv/bin/python" -c 'import datasets, pyarrow' 2>/dev/null; then
  python3 -m venv "$venv" >&2
  "$venv/bin/pip" install --quiet --disable-pip-version-check 'pyarrow>=18,<30' 'datasets>=3,<6' >&2
fi

# The wheels that the tests of the sandbox wasm import from.
wheels="${RLVR_TEST_WHEELS:-$HOME/.cache/rlvr/wheels}"
if ! compgen -G "$wheels/sortedcontainers-*.whl" >/dev/null; then
  "$venv/bin/pip" download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --dest "$wheels" sortedcontainers >&2
fi
# Numpy as Pyodide builds it: the file of its release 0.28.3, which npm carries inside of this package.
numpy=numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl
if [[ ! -e "$wheels/$numpy" ]]; then
  unpacked="$(mktemp -d)"
  npm pack --silent --pack-destination "$unpacked" @bentopdf/pymupdf-wasm@0.11.16 >&2
  tar -xzf "$unpacked"/*.tgz -C "$unpacked" --strip-components=2 "package/assets/$numpy"
  echo "125230b4c3ecd08803e5c43f1162e017c0718d9f253146225a705a952b9c16c2  $unpacked/$numpy" | sha256sum --check --quiet >&2
  mv "$unpacked/$numpy" "$wheels/"
  rm -r "$unpacked"
fi

# pre-commit, which runs the hooks of .pre-commit-hooks.yaml.
precommit="$HOME/.cache/rlvr/pre-commit"
if [[ ! -x "$precommit/bin/pre-commit" ]]; then
  python3 -m venv "$precommit" >&2
  "$precommit/bin/pip" install --quiet --disable-pip-version-check 'pre-commit>=4,<5' >&2
fi

# A GPU in software, for the webgpu device: SwiftShader, two files of Debian's chromium-common, which chromium brings.
swiftshader="${RLVR_SWIFTSHADER:-$HOME/.cache/rlvr/swiftshader}"
if [[ ! -e "$swiftshader/libvk_swiftshader.so" ]]; then
  mkdir -p "$swiftshader"
  cp /usr/lib/chromium/{vk_swiftshader_icd.json,libvk_swiftshader.so} "$swiftshader/"
fi

echo 'python-datasets,python-modules,bubblewrap,software-vulkan,chromium,pre-commit,shells'
