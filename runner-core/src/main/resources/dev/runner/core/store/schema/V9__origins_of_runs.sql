-- Where runs came from. workspace: its own id, the same wherever its folder is moved to. revision:
-- the commit that was checked out, and revision_name its branch or tag. config: a digest of all
-- settings but secrets.
create table run_origin (
  run           integer primary key,
  workspace     text not null,
  folder        text not null,
  host          text not null,
  user_name     text not null,
  revision      text,
  revision_name text,
  config        text not null
);

create table run_label (
  run   integer not null,
  name  text    not null,
  value text    not null,
  primary key (run, name)
) without rowid;
