-- Where each contribution stands in the latest run and which tags it carries, people's decisions laid over: what a search asks for.
-- Filled after each run, touched up after each decision; search_findings says up to which.

create table search_findings (
    consultation_id bigint not null,
    run_id bigint not null,
    decision_id bigint not null,
    constraint search_findings_pk primary key (consultation_id),
    constraint search_findings_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint search_findings_run_fk foreign key (run_id) references runs (id)
);

create table search_places (
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    ending text not null,
    topic_id text collate "C",
    subtopic_id text collate "C",
    -- whether people's decisions put it elsewhere than the machine did
    decided boolean not null default false,
    constraint search_places_pk primary key (consultation_id, contribution_id),
    constraint search_places_consultation_fk foreign key (consultation_id) references consultations (id)
);
-- a page of one ending, or of one topic, is read in the order of the list and stops after twenty
create index search_places_ending on search_places (consultation_id, ending, contribution_id);
create index search_places_topic on search_places (consultation_id, topic_id, contribution_id);
create index search_places_subtopic on search_places (consultation_id, subtopic_id, contribution_id) where subtopic_id is not null;
create index search_places_decided on search_places (consultation_id) where decided;

create table search_tags (
    consultation_id bigint not null,
    kind text not null,
    value text not null,
    contribution_id text collate "C" not null,
    constraint search_tags_pk primary key (consultation_id, kind, value, contribution_id),
    constraint search_tags_consultation_fk foreign key (consultation_id) references consultations (id)
);
create index search_tags_contribution on search_tags (consultation_id, contribution_id);
