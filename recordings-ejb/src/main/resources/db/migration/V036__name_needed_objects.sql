-- Objects that rows need, for who restores audio from a backup. Whoever adds a kind of row that needs objects adds it here.
create view object_needed as
select id as object_id from recording
union all
select speech_id from transcript where speech_id is not null
union all
select object_id from rendition
union all
select id from image
union all
select id from upload;
