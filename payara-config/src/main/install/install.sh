#!/bin/sh
# Installs Recordings as a systemd service, or upgrades it: run it from the unpacked archive, as root. Run twice it changes
# nothing; configuration and data stay as they are; nothing is started.
# usage: install.sh [--root=DIR]      DIR: another root than /, such as an image's
set -eu

here=$(cd "$(dirname "$0")" && pwd)
version=$(basename "$here")
root=
for argument in "$@"; do
  case $argument in
    --root=*) root=${argument#--root=} ;;
    *) echo "usage: install.sh [--root=DIR]" >&2; exit 2 ;;
  esac
done

fail() {
  echo "Recordings is not installed: $1" >&2
  exit 1
}
[ "$(id -u)" = 0 ] || fail "run this as root."
command -v systemd-sysusers >/dev/null || fail "this machine has no systemd; start recordings.jar as you see fit."
[ -x "$root/usr/bin/java" ] || fail "install a Java runtime of version 17 or newer that is /usr/bin/java."
(cd "$here" && sha256sum --check --quiet --strict SHA256SUMS) || fail "the archive is damaged: download it again."

programs=$root/opt/recordings
if [ "$here" != "$programs/$version" ] && ! cmp -s "$here/SHA256SUMS" "$programs/$version/SHA256SUMS"; then
  rm -rf "$programs/$version.new"
  mkdir -p "$programs/$version.new"
  cp -R "$here/." "$programs/$version.new"
  chmod -R u=rwX,go=rX "$programs/$version.new"
  rm -rf "${programs:?}/$version"
  mv "$programs/$version.new" "$programs/$version"
fi
# in one step, so that current always leads to a whole version
ln -sfn "$version" "$programs/current.new"
mv -T "$programs/current.new" "$programs/current"

mkdir -p "$root/etc/recordings" "$root/etc/systemd/system" "$root/etc/sysusers.d" "$root/etc/tmpfiles.d"
[ -e "$root/etc/recordings/recordings.env" ] || cp "$here/recordings.env" "$root/etc/recordings/recordings.env"
for unit in recordings.service recordings-backup.service recordings-backup.timer; do
  install -m 644 "$here/systemd/$unit" "$root/etc/systemd/system/$unit"
done
install -m 644 "$here/systemd/recordings.sysusers" "$root/etc/sysusers.d/recordings.conf"
install -m 644 "$here/systemd/recordings.tmpfiles" "$root/etc/tmpfiles.d/recordings.conf"
systemd-sysusers --root="$root/" recordings.conf
systemd-tmpfiles --root="$root/" --create recordings.conf

if [ -z "$root" ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload
fi
echo "Recordings $version is installed. Set RECORDINGS_PUBLIC_URL in $root/etc/recordings/recordings.env, then:"
echo "  systemctl enable --now recordings recordings-backup.timer     (after an upgrade: systemctl restart recordings)"
