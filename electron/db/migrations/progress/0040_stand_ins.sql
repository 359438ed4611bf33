-- Which due question an answer in review reviews, when a sibling of it was asked in its place; null for itself.
alter table answer add column review_of text;

create trigger answer_review_never_changes before update of review_of on answer begin
  select raise(abort, 'An answer in the log never changes.');
end;

create index answer_by_review on answer (course_id, review_of) where review_of is not null;
