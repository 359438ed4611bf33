-- Compiled courses and the search index. Rebuilt from the course folders and files at any time.
--
-- Tables with long texts have a rowid: a tree without one reads whole rows, overflow pages and all, to
-- compare keys (measured: 10 ms instead of 0.1 ms to list 120 chapters).

create table course (
  id text primary key,
  manifest text not null,
  -- tells whether the file it was compiled from is still the same
  fingerprint text not null,
  -- the content folder it came from; null when it was added as a file
  folder text,
  chapters integer not null,
  questions integer not null,
  minutes integer not null,
  added_at integer not null
) strict, without rowid;

-- What was made of each content folder the last time it was looked at, so that nothing is compiled twice:
-- also of one that was refused, or that a newer file stands over.
create table content_folder (
  folder text primary key,
  fingerprint text not null,
  course_id text
) strict, without rowid;

create table chapter (
  course_id text not null references course (id) on delete cascade,
  id text not null,
  number integer not null,
  title text not null,
  objective_id text not null,
  level text,
  updated text,
  minutes integer not null,
  hash text not null,
  check_questions integer not null,
  practice_questions integer not null,
  body text not null,
  primary key (course_id, id)
) strict;

create index chapter_by_number on chapter (course_id, number);

create table question (
  course_id text not null references course (id) on delete cascade,
  id text not null,
  chapter_id text not null,
  place integer not null,
  pool text not null,
  type text not null,
  objective_id text not null,
  case_id text,
  difficulty integer not null,
  expired integer not null,
  hash text not null,
  body text not null,
  primary key (course_id, id)
) strict;

create index question_by_chapter on question (course_id, chapter_id, pool, place);

-- Holds all that choosing questions needs, so that it reads none of their texts.
create index question_by_pool on question
  (course_id, pool, expired, chapter_id, place, id, type, objective_id, case_id, difficulty);

create table case_text (
  course_id text not null references course (id) on delete cascade,
  id text not null,
  body text not null,
  primary key (course_id, id)
) strict;

create table term (
  course_id text not null references course (id) on delete cascade,
  id text not null,
  chapter_id text not null,
  term text not null,
  body text not null,
  primary key (course_id, id)
) strict;

create table term_use (
  course_id text not null references course (id) on delete cascade,
  term_id text not null,
  chapter_id text not null,
  primary key (course_id, term_id, chapter_id)
) strict, without rowid;

create table image (
  hash text not null,
  course_id text not null references course (id) on delete cascade,
  type text not null,
  bytes blob not null,
  primary key (hash, course_id)
) strict;

create table search_text (
  id integer primary key,
  course_id text not null references course (id) on delete cascade,
  chapter_id text not null,
  kind text not null,
  block text,
  text text not null
) strict;

create index search_by_course on search_text (course_id);

create virtual table search_index using fts5 (
  text,
  content = 'search_text',
  content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

create trigger search_text_added after insert on search_text begin
  insert into search_index (rowid, text) values (new.id, new.text);
end;

create trigger search_text_removed after delete on search_text begin
  insert into search_index (search_index, rowid, text) values ('delete', old.id, old.text);
end;
