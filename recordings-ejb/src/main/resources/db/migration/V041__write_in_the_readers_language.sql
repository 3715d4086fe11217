-- In which of the page's languages who asked wants to be written to; null when not told.
alter table recording add column reader_language text;
alter table sign_in add column reader_language text;
