create table recording (
    id uuid primary key,
    owner_id uuid not null,
    job_id uuid not null,
    transcript_id uuid,
    email text,
    language text not null,
    content_type text not null,
    size_bytes bigint not null,
    sha256 text not null,
    duration_ms bigint,
    created_at timestamptz not null
);
create index recording_owner on recording (owner_id, created_at desc, id desc);

-- One for each job that corrects a recording; the recording names the one it serves.
create table transcript (
    id uuid primary key,
    owner_id uuid not null,
    recording_id uuid not null references recording on delete cascade,
    text text not null,
    words jsonb not null,
    recognizer text not null,
    corrected_text text,
    corrections jsonb,
    corrector text,
    speech_id uuid,
    speech_size_bytes bigint,
    speech_sha256 text,
    speech_duration_ms bigint,
    synthesizer text,
    created_at timestamptz not null
);
create index transcript_recording on transcript (recording_id);

create table stored_chunk (
    object_id uuid not null,
    number integer not null,
    owner_id uuid not null,
    data bytea not null,
    primary key (object_id, number)
);
-- Audio is compressed already: do not try again.
alter table stored_chunk alter column data set storage external;
