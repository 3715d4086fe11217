#!/bin/bash
# Follows the database, from a copy of it that is made at the first start. To take over: pg_ctl promote.
set -eu
export PGPASSWORD="$RECORDINGS_STANDBY_PASSWORD"
chown -R postgres: "$PGDATA"
chmod 700 "$PGDATA"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  until gosu postgres pg_basebackup --pgdata="$PGDATA" --host=database --username=standby \
    --create-slot --slot=standby --write-recovery-conf --wal-method=stream --checkpoint=fast; do
    sleep 2
  done
fi
exec gosu postgres postgres -c max_connections=400
