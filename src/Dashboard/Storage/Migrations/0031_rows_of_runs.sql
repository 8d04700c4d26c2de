-- What a run found is written in one transaction that holds the run's own row, and runs are never deleted: checking once a row that the run
-- is there (a million times for a large consultation) cost as much as all indexes together.
alter table assignments drop constraint assignments_run_fk;
alter table ideas drop constraint ideas_run_fk;
alter table tags drop constraint tags_run_fk;
alter table duplicate_groups drop constraint duplicate_groups_run_fk;
alter table duplicate_members drop constraint duplicate_members_run_fk;
alter table opinion_voters drop constraint opinion_voters_run_fk;
alter table opinion_statements drop constraint opinion_statements_run_fk;
alter table citations drop constraint citations_run_fk;
alter table coverage_lines drop constraint coverage_lines_run_fk;
