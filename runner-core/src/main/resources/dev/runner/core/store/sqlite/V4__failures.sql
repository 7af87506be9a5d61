-- rounds: how often the tests of a run have been repeated; each time is a further attempt, and of
-- several rounds the worst counts.
alter table run add column rounds integer not null default 1;
