-- Words and phrases that are likely in an application's recordings.
create table vocabulary (
    owner_id uuid primary key references application on delete cascade,
    phrases text[] not null
);
