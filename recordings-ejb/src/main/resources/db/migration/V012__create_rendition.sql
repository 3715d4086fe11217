-- Another form of an object, made when it was first asked for. Goes with the recording; one whose source went before
-- it goes then too.
create table rendition (
    source_id uuid not null,
    format text not null,
    owner_id uuid not null,
    recording_id uuid not null references recording on delete cascade,
    object_id uuid not null,
    size_bytes bigint not null,
    sha256 text not null,
    primary key (source_id, format)
);
create index rendition_recording on rendition (recording_id);
