-- What the last run of a large consultation that found something anew left for those that go on from it, packed: where contributions lie, what sides were learnt and told.
create table left_by_runs (
    consultation_id bigint not null,
    name text not null,
    part int not null,
    run_id bigint not null,
    content bytea not null,
    constraint left_by_runs_pk primary key (consultation_id, name, part),
    constraint left_by_runs_consultation_fk foreign key (consultation_id) references consultations (id)
);
-- numbers that no compression makes smaller
alter table left_by_runs alter column content set storage external;
