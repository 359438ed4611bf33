-- How many questions of a chapter were missed last is asked of the questions themselves, as far as practice asks them: a
-- later answer then writes nothing for its chapter.
alter table chapter_rollup drop column last_missed;
-- What is rolled up is made anew because a migration is due. A sitting left out of statistics keeps its day with the time
-- and the answers, which versions before took away, and a chapter that counts nothing has no row.
