-- What is published and what is masked: decisions on words, versions, answers to comments. All append-only.

create table mask_decisions (
    id bigint generated always as identity,
    consultation_id bigint not null,
    term text not null,
    masked boolean not null,
    decided_by text not null,
    decided_at timestamptz not null default now(),
    constraint mask_decisions_pk primary key (id),
    constraint mask_decisions_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint mask_decisions_term_present check (term <> '')
);
create index mask_decisions_consultation on mask_decisions (consultation_id, id);

create table publications (
    id bigint generated always as identity,
    consultation_id bigint not null,
    version int not null,
    run_id bigint not null,
    published_by text not null,
    published_at timestamptz not null,
    seal text not null,
    sentences int not null,
    constraint publications_pk primary key (id),
    constraint publications_consultation_fk foreign key (consultation_id) references consultations (id),
    constraint publications_run_fk foreign key (run_id) references runs (id)
);
create index publications_consultation on publications (consultation_id, id desc);

create table comment_answers (
    id bigint generated always as identity,
    consultation_id bigint not null,
    contribution_id text collate "C" not null,
    answer text not null,
    answered_by text not null,
    answered_at timestamptz not null default now(),
    constraint comment_answers_pk primary key (id),
    constraint comment_answers_consultation_fk foreign key (consultation_id) references consultations (id)
);
create index comment_answers_consultation on comment_answers (consultation_id, id);
