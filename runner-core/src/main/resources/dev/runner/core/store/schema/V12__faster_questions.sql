-- Questions to runs of 100,000 tests: what is asked of many rows lies in an index as a whole.
-- SQLite's entries had the numbers all along, PostgreSQL's get eight bytes larger.
drop index attempt_by_identity;

create index attempt_by_identity on attempt (run, identity, number, attempt);

drop index attempt_unsteady;

create index attempt_unsteady on attempt (run, identity, number, attempt, outcome, flaky, last)
  where outcome in ('FAILED', 'ERROR') or flaky = 1;

-- Attempts that took 100 ms or more: others are too quick to be called slower.
create index attempt_lengthy on attempt (run, identity, duration, number, last)
  where duration >= 100000000;
