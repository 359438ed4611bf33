-- What the learner did. Precious: backed up, never rebuilt from anything.
-- Tables with long texts have a rowid: see library/0010_start.sql.

create table setting (
  name text primary key,
  value text not null
) strict, without rowid;

create table session (
  id text primary key,
  kind text not null check (kind in ('check', 'practice', 'exam', 'review')),
  course_id text not null,
  -- of a self-check
  chapter_id text check (chapter_id is not null or kind <> 'check'),
  started_at integer not null,
  -- JSON: the questions as they were laid out, [{ id, hash, seed }]
  items text not null
) strict;

create index session_by_chapter on session (course_id, chapter_id, started_at);

-- Every version of a question that was ever asked, so that an old result shows exactly what was asked.
-- Here and not in library.db: the library is rebuilt from course folders, which forget old versions.
create table question_version (
  hash text primary key,
  question_id text not null,
  body text not null
) strict;

-- The append-only log that everything else about a learner derives from.
create table answer (
  id text primary key,
  session_id text not null references session (id),
  course_id text not null,
  chapter_id text not null,
  question_id text not null,
  question_hash text not null references question_version (hash),
  response text not null,
  points integer not null,
  possible integer not null check (possible > 0 and points between 0 and possible),
  milliseconds integer not null,
  answered_at integer not null,
  unique (session_id, question_id)
) strict, without rowid;

create table chapter_progress (
  course_id text not null,
  chapter_id text not null,
  opened_at integer,
  opened_anyway_at integer,
  done_at integer,
  read_at integer,
  position_block text,
  position_share real,
  -- furthest share of the chapter that was in view
  read_share real not null default 0,
  -- best whole self-check: rolled up from the log in the answer's own transaction
  best_points integer,
  best_possible integer,
  primary key (course_id, chapter_id)
) strict, without rowid;

create table annotation (
  id text primary key,
  kind text not null check (kind in ('bookmark', 'highlight', 'note')),
  course_id text not null,
  chapter_id text not null,
  block text not null,
  quote text not null,
  text text not null,
  created_at integer not null,
  updated_at integer not null,
  unique (course_id, chapter_id, block, kind)
) strict;
