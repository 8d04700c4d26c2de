-- Families of tags that administrators write: what is being tried beside what is in force for the next runs.

create table tag_families (
    id bigint generated always as identity,
    slug text not null,
    draft jsonb not null,
    in_force jsonb,
    changed_by text not null,
    changed_at timestamptz not null default now(),
    constraint tag_families_pk primary key (id),
    constraint tag_families_slug unique (slug)
);
