-- Where each question is taught: the passage of its chapter that shares most with it.

create table teaching_place (
  course_id text not null references course (id) on delete cascade,
  question_id text not null,
  -- the kind of the section, and the heading in it; empty where the app names the section
  section text not null,
  title text not null,
  block text not null,
  primary key (course_id, question_id)
) strict, without rowid;
