#!/bin/sh
# Gives back what archive-log.sh kept. usage: restore-log.sh FOLDER NAME FILE
set -eu
# up to 125 PostgreSQL takes for the end of the log; what is there and cannot be read must stop it
[ -r "$1" ] || exit 126
[ -e "$1/$2.gz" ] || exit 1
gzip -dc "$1/$2.gz" >"$3" || exit 126
