-- The log stands in the order of its sessions and not of its ids: a question has one answer in a session, so that one
-- key does what took two, and each answer writes a page less. `id` still tells which of two answers at the same time
-- comes first.
create table answer_by_session (
  id text not null,
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
  -- the learner's own day, YYYY-MM-DD: it stays when zones are crossed or clocks moved
  day text not null,
  -- said or taken back after the answer: the one thing about it that can change
  guessed integer not null default 0 check (guessed in (0, 1)),
  guessed_at integer,
  -- which due question it reviews, when a sibling of that was asked in its place; null for itself
  review_of text,
  primary key (session_id, question_id)
) strict, without rowid;

insert into answer_by_session (id, session_id, course_id, chapter_id, question_id, question_hash, response, points,
  possible, milliseconds, answered_at, day, guessed, guessed_at, review_of)
select id, session_id, course_id, chapter_id, question_id, question_hash, response, points,
  possible, milliseconds, answered_at, day, guessed, guessed_at, review_of
from answer order by session_id, question_id;

drop table answer;
alter table answer_by_session rename to answer;

create index answer_by_question on answer (course_id, question_id, answered_at, points, possible);
create index answer_by_review on answer (course_id, review_of) where review_of is not null;

create trigger answer_never_changes before update of
  id, session_id, course_id, chapter_id, question_id, question_hash, response, points, possible,
  milliseconds, answered_at, day, review_of
on answer begin
  select raise(abort, 'An answer in the log never changes.');
end;

create trigger answer_never_goes before delete on answer when not exists (select 1 from merging) begin
  select raise(abort, 'An answer in the log is never removed.');
end;

-- The report compares a topic's questions first answered lately with those before. Only a first answer writes here: a
-- later one changes neither column.
create index question_rollup_by_first_day on question_rollup (course_id, first_day);
