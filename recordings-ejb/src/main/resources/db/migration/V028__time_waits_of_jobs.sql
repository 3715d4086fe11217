-- Since when a job waits for a worker, which is not when it was made once it was tried before; null in older rows.
alter table job add column queued_at timestamptz;
