-- Review, plans, reading time and forecasts; and what is rolled up from the logs, so that reports are instant.

-- The learner's own day on which an answer was given, YYYY-MM-DD: it stays when zones are crossed or clocks moved.
alter table answer add column day text not null default '';
update answer set day = date(answered_at / 1000, 'unixepoch', 'localtime');

create trigger answer_day_never_changes before update of day on answer begin
  select raise(abort, 'An answer in the log never changes.');
end;

-- When what can change was changed last: of two laptops the later one counts.
alter table answer add column guessed_at integer;
alter table exam_sitting add column hidden_at integer;
alter table chapter_progress add column done_changed_at integer;

-- Holds a row while logs of another laptop are merged into these: see services/merge.ts.
create table merging (id integer primary key check (id = 1)) strict;

drop trigger answer_never_goes;
create trigger answer_never_goes before delete on answer when not exists (select 1 from merging) begin
  select raise(abort, 'An answer in the log is never removed.');
end;

create table review_session (
  session_id text primary key references session (id),
  -- JSON: in the order to be asked, [{ kind, id }]
  cards text not null,
  finished_at integer
) strict, without rowid;

-- Append-only, like the answers: how well terms were known.
create table term_review (
  id text primary key,
  session_id text not null references session (id),
  course_id text not null,
  term_id text not null,
  grade text not null check (grade in ('missed', 'unsure', 'known')),
  milliseconds integer not null,
  reviewed_at integer not null,
  day text not null
) strict, without rowid;

create index term_review_by_term on term_review (course_id, term_id, reviewed_at, id);
create index term_review_by_session on term_review (session_id);

-- Append-only: time that a chapter was read.
create table reading (
  id text primary key,
  course_id text not null,
  chapter_id text not null,
  milliseconds integer not null,
  read_at integer not null,
  day text not null
) strict, without rowid;

-- Append-only: what the app said of the learner's chances.
create table forecast (
  id text primary key,
  course_id text not null,
  made_at integer not null,
  day text not null,
  pass real not null,
  -- as drawn, finer than what is shown
  pass_drawn real not null,
  score integer not null,
  low integer not null,
  high integer not null,
  answers integer not null
) strict, without rowid;

create index forecast_by_course on forecast (course_id, made_at, id);

-- JSON, by course: how to review and when to study.
create table study_choice (
  course_id text not null,
  kind text not null check (kind in ('review', 'plan')),
  choice text not null,
  chosen_at integer not null,
  primary key (course_id, kind)
) strict, without rowid;

-- What was removed and may still come back from another laptop.
create table removal (
  kind text not null check (kind in ('annotation', 'report')),
  -- JSON: what names it
  key text not null,
  removed_at integer not null,
  primary key (kind, key)
) strict, without rowid;

-- From here on: rolled up from the logs in the transaction of each answer; `npm run data -- rebuild` makes it anew.

create table question_rollup (
  course_id text not null,
  question_id text not null,
  chapter_id text not null,
  -- of the first answer; a share of points is counted in 720,720ths, which adds up exactly
  first_day text not null,
  first_earned integer not null,
  source text not null,
  -- the author's, as it was when first asked
  difficulty integer not null,
  -- marked by the learner himself: counts for nothing but review
  self_marked integer not null,
  times integer not null,
  last_at integer not null,
  last_id text not null,
  last_right integer not null,
  -- ever answered with less than all points, or guessed
  missed integer not null,
  stability real not null,
  memory_difficulty real not null,
  reviewed_on text not null,
  reviews integer not null,
  lapses integer not null,
  primary key (course_id, question_id)
) strict, without rowid;

-- First answers by the difficulty (1 to 3) of the question; for practice and for exams.
create table chapter_rollup (
  course_id text not null,
  chapter_id text not null,
  practice_1 integer not null default 0,
  practice_2 integer not null default 0,
  practice_3 integer not null default 0,
  practice_earned_1 integer not null default 0,
  practice_earned_2 integer not null default 0,
  practice_earned_3 integer not null default 0,
  exam_1 integer not null default 0,
  exam_2 integer not null default 0,
  exam_3 integer not null default 0,
  exam_earned_1 integer not null default 0,
  exam_earned_2 integer not null default 0,
  exam_earned_3 integer not null default 0,
  -- questions whose last answer earned less than all points
  last_missed integer not null default 0,
  primary key (course_id, chapter_id)
) strict, without rowid;

create table day_rollup (
  course_id text not null,
  day text not null,
  answers integer not null,
  right integer not null,
  -- milliseconds
  answering integer not null,
  reading integer not null,
  terms integer not null,
  primary key (course_id, day)
) strict, without rowid;

create table term_rollup (
  course_id text not null,
  term_id text not null,
  first_day text not null,
  times integer not null,
  last_at integer not null,
  last_id text not null,
  stability real not null,
  memory_difficulty real not null,
  reviewed_on text not null,
  reviews integer not null,
  lapses integer not null,
  primary key (course_id, term_id)
) strict, without rowid;
