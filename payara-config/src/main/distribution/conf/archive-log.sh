#!/bin/sh
# Keeps a finished piece of the database's log; PostgreSQL asks again until it is kept. What audio in files came since the last
# time is copied first, so that whatever the kept log tells of is there. usage: archive-log.sh FOLDER FILE NAME [OBJECTS]
set -eu
umask 077
backup=${1%/*}
kept=$1/$3.gz

copy_new() {
  # what began to be written before the last time and got its name later counts by the time of its name; a minute for clocks
  touch -d '1 minute ago' "$backup/objects.mark.new"
  # what is deleted meanwhile is no failure
  set -- "$1" -ignore_readdir_race -type f ! -name '*.new'
  [ -e "$backup/objects.mark" ] && set -- "$@" -cnewer "$backup/objects.mark"
  find "$@" >"$backup/objects.list"
  while IFS= read -r object; do
    copy=$backup/objects/${object#"$1"/}
    if [ -e "$copy" ] && ! [ "$object" -nt "$copy" ] && ! [ "$object" -ot "$copy" ]; then
      continue
    fi
    mkdir -p "${copy%/*}"
    # deleted meanwhile, or it cannot be read
    if cp -p "$object" "$copy.log.new"; then
      mv "$copy.log.new" "$copy"
    elif [ -e "$object" ]; then
      exit 1
    fi
  done <"$backup/objects.list"
  [ -s "$backup/objects.list" ] && sync --file-system "$backup"
  mv "$backup/objects.mark.new" "$backup/objects.mark"
}

if [ -n "${4:-}" ] && [ -d "$4" ]; then
  copy_new "$4"
fi
if [ -e "$kept" ]; then
  # kept before a crash, which PostgreSQL does not know; another content of the same name must never replace it
  gzip -dc "$kept" | cmp -s - "$2"
  exit
fi
gzip -1nc "$2" >"$kept.new"
sync "$kept.new"
mv "$kept.new" "$kept"
sync "$1"
