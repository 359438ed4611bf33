-- The question of a practice session that was on screen last, which it goes on with; null before the first.
alter table practice_session add column current_question_id text;
