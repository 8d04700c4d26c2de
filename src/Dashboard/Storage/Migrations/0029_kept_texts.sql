-- What the contributions of a large consultation showed by themselves in its last run, packed: the next run finds it for those that are as they were.
create table kept_texts (
    consultation_id bigint not null,
    part int not null,
    key text not null,
    ids text[] not null,
    -- sixteen bytes a contribution, of all its fields
    hashes bytea not null,
    content bytea not null,
    constraint kept_texts_pk primary key (consultation_id, part),
    constraint kept_texts_consultation_fk foreign key (consultation_id) references consultations (id)
);
-- it is compressed before it comes
alter table kept_texts alter column content set storage external;
