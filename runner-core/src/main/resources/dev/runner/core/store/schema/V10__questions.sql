-- What questions over many runs need. Of all of it, a run writes two or three integers for each
-- test, behind those of the run before, and one more entry for each test that fails.

-- One test in one run, wherever it stood in it.
create index attempt_by_identity on attempt (run, identity);

-- What failed, or passed after it had failed; all that a question asks before it reads the row.
create index attempt_unsteady on attempt (run, identity, outcome, flaky, last)
  where outcome in ('FAILED', 'ERROR') or flaky = 1;

create index latest_failed on latest (identity) where outcome in ('FAILED', 'ERROR');

-- How people name tests; written when a test is new or has changed its name. PostgreSQL's indexes
-- take no longer texts; those are found in another way.
create index test_by_printed_id on test (printed_id) where length(printed_id) <= 600;

create index test_by_uuid on test (uuid) where uuid is not null and length(uuid) <= 600;

-- What forks took that were at work for a plugin. cpu: nanoseconds of their processes; allocated:
-- bytes of memory, if known.
create table plugin_use (
  run       integer not null,
  plugin    text    not null,
  fork      integer not null,
  cpu       bigint  not null,
  allocated bigint,
  primary key (run, plugin, fork)
) without rowid;
