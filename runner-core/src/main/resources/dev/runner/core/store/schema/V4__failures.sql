-- rounds: how often the tests of a run have been repeated; each time is a further attempt, and of
-- several rounds the worst counts.
alter table run add column rounds integer not null default 1;

-- Tests whose failure does not fail the run; expires: the day, ISO 8601, from which on it does.
create table quarantined_test (
  run     integer not null,
  number  integer not null,
  owner   text    not null,
  reason  text    not null,
  expires text    not null,
  primary key (run, number)
) without rowid;
