#!/bin/bash
# Run once, when the database is made: the application's role and database, the standby's role, and from the next start on a
# commit that is answered when both have it.
set -eu
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
  --set application="$RECORDINGS_DATABASE_PASSWORD" --set standby="$RECORDINGS_STANDBY_PASSWORD" <<'SQL'
CREATE ROLE recordings LOGIN PASSWORD :'application';
CREATE ROLE standby LOGIN REPLICATION PASSWORD :'standby';
CREATE DATABASE recordings OWNER recordings;
ALTER SYSTEM SET synchronous_standby_names = '*';
SQL
echo "host replication standby all scram-sha-256" >> "$PGDATA/pg_hba.conf"
