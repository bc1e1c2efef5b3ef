#!/bin/sh
# The same image as the Dockerfile's, made from Debian's packages where no registry of images can be reached. Needs root.
# Usage: from-debian.sh MIRROR COMMAND PACKAGE… ; the command is run in it; the file system goes to standard output as a tar archive.
set -eu
mirror=$1 prepare=$2
shift 2
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"' EXIT
trap 'exit 1' INT TERM HUP
debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >&2
mount -t proc proc "$root/proc"
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >&2
chroot "$root" sh -c "$prepare" >&2
umount "$root/proc"
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/* "$root"/dev/*
tar --directory "$root" --numeric-owner --create .
