-- Practice sessions, mock exams, and what a learner leaves on a question.

-- Said or taken back after the answer: the one thing about an answer that can change.
alter table answer add column guessed integer not null default 0 check (guessed in (0, 1));

create trigger answer_never_changes before update of
  id, session_id, course_id, chapter_id, question_id, question_hash, response, points, possible,
  milliseconds, answered_at
on answer begin
  select raise(abort, 'An answer in the log never changes.');
end;

create trigger answer_never_goes before delete on answer begin
  select raise(abort, 'An answer in the log is never removed.');
end;

-- Holds all that choosing questions asks of the log.
create index answer_by_question on answer (course_id, question_id, answered_at, id, points, possible);

-- JSON: the scenario that was shown with the question, null for none.
alter table question_version add column case_body text;

create index session_by_kind on session (course_id, kind, started_at);

create table practice_session (
  session_id text primary key references session (id),
  -- JSON: what was chosen
  choice text not null,
  -- milliseconds, null when it is not timed
  length integer,
  -- whether the choice comes up again in the builder
  remembered integer not null check (remembered in (0, 1)),
  finished_at integer
) strict, without rowid;

-- Times in which a timed session was on screen, with what both clocks said: see domain/session-clock.ts.
create table clock_stretch (
  session_id text not null references session (id),
  number integer not null,
  run text not null,
  from_wall real not null,
  from_uptime real not null,
  to_wall real not null,
  to_uptime real not null,
  ended text check (ended in ('close', 'suspend')),
  primary key (session_id, number)
) strict, without rowid;

create table exam_sitting (
  session_id text primary key references session (id),
  -- JSON: what was chosen, and the domains and the scale as the course had them
  choice text not null,
  course_title text not null,
  domains text not null,
  scale text,
  seed integer not null,
  -- milliseconds
  length integer not null,
  clock text not null check (clock in ('real', 'working')),
  -- the window that has the exam open, and the run of the app in which it said so
  window_id text,
  window_run text,
  -- the question on screen, null for the review screen
  current_question_id text,
  ended_at integer,
  ended_by text check (ended_by in ('learner', 'time')),
  used integer,
  -- left out of statistics
  hidden integer not null default 0 check (hidden in (0, 1)),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (used is null))
) strict, without rowid;

create unique index one_running_exam on exam_sitting (ended_at is null) where ended_at is null;

create trigger exam_sitting_is_final before update of
  session_id, choice, course_title, domains, scale, seed, length, clock, ended_at, ended_by, used
on exam_sitting when old.ended_at is not null begin
  select raise(abort, 'A sitting that has ended never changes.');
end;

-- The current state of each question of a sitting; the answers enter the log when it ends.
create table exam_item (
  session_id text not null references exam_sitting (session_id),
  place integer not null,
  question_id text not null,
  question_hash text not null references question_version (hash),
  chapter_id text not null,
  domain_id text not null,
  possible integer not null check (possible > 0),
  visited integer not null default 0 check (visited in (0, 1)),
  answered text not null default 'no' check (answered in ('no', 'partly', 'yes')),
  marked integer not null default 0 check (marked in (0, 1)),
  -- milliseconds
  active integer not null default 0,
  idle integer not null default 0,
  answered_at integer,
  response text,
  -- JSON: ids of choices struck out
  struck text not null default '[]',
  comment text not null default '',
  primary key (session_id, question_id)
) strict, without rowid;

create trigger exam_item_is_final before update on exam_item
when (select ended_at from exam_sitting where session_id = old.session_id) is not null begin
  select raise(abort, 'A sitting that has ended never changes.');
end;

create table question_mark (
  course_id text not null,
  question_id text not null,
  flagged integer not null default 0 check (flagged in (0, 1)),
  note text not null default '',
  updated_at integer not null,
  primary key (course_id, question_id)
) strict, without rowid;

create table question_report (
  id text primary key,
  course_id text not null,
  course_title text not null,
  question_id text not null,
  question_hash text not null,
  stem text not null,
  reason text not null,
  text text not null,
  created_at integer not null
) strict, without rowid;
