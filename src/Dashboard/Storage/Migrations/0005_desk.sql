-- What became of people's decisions when each run ended: written once, right after the run.

create table decision_fates (
    run_id bigint not null,
    curation_id bigint not null,
    fate text not null,
    why text not null,
    constraint decision_fates_pk primary key (run_id, curation_id),
    constraint decision_fates_run_fk foreign key (run_id) references runs (id),
    constraint decision_fates_known check (fate in ('held', 'adapted', 'asks', 'withdrawn'))
);
create index curations_subject on curations using gin (subject jsonb_path_ops);
