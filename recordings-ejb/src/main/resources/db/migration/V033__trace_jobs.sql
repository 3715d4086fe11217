-- The step that asked for a job, as W3C Trace Context names it; null when it is not traced.
alter table job add column trace text;
