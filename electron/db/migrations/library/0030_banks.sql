-- Whether a chapter is a bank: questions without a text, which is never opened to be read.

alter table chapter add column is_bank integer not null default 0;
