-- The outlines of both audios, for pictures: at most 600 slices each, in percent of full scale.
alter table transcript add column peaks jsonb not null default '[]', add column speech_peaks jsonb not null default '[]';
