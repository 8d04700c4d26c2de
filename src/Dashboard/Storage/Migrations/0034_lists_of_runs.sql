-- Ideas and tags of a run stand in one row a contribution instead of one each: a hundred thousand contributions hold half a million ideas and
-- 290,000 tags, read by contribution or all together, and writing them row by row was the longest part of a second run.

create table idea_lists (
    run_id bigint not null,
    -- place of its first idea among all of the run
    position int not null,
    contribution_id text collate "C" not null,
    ranks int[] not null,
    starts int[] not null,
    lengths int[] not null,
    topic_ids text[] not null,
    subtopic_ids text[] not null,
    similarities double precision[] not null,
    constraint idea_lists_pk primary key (run_id, position)
);
create index idea_lists_contribution on idea_lists (run_id, contribution_id);

create table tag_lists (
    run_id bigint not null,
    position int not null,
    contribution_id text collate "C" not null,
    kinds text[] not null,
    said text[] not null,
    confidences double precision[] not null,
    origins text[] not null,
    -- words of all its tags one after the other, and where those of each end
    whys text[] not null,
    why_ends int[] not null,
    constraint tag_lists_pk primary key (run_id, position)
);
create index tag_lists_contribution on tag_lists (run_id, contribution_id);

-- How often a run gave each tag; names of entities together, under no name.
create table tag_counts (
    run_id bigint not null,
    kind text not null,
    value text collate "C" not null,
    origin text not null,
    contributions int not null,
    confidence double precision not null,
    constraint tag_counts_pk primary key (run_id, kind, value, origin)
);

insert into idea_lists select run_id, min(position), contribution_id, array_agg(substring(idea_id from '[0-9]+$')::int order by position), array_agg(start order by position), array_agg(length order by position),
    array_agg(topic_id order by position), array_agg(subtopic_id order by position), array_agg(similarity order by position) from ideas group by run_id, contribution_id;
insert into tag_lists select run_id, min(position), contribution_id, array_agg(kind order by position), array_agg(value order by position), array_agg(confidence order by position), array_agg(origin order by position),
    coalesce((select array_agg(word order by n, place) from unnest(array_agg(array_to_json(why) order by position)) with ordinality as t (words, n), json_array_elements_text(words) with ordinality as w (word, place)), '{}'),
    (select array_agg(ends order by n) from (select n, sum(json_array_length(words)) over (order by n) as ends from unnest(array_agg(array_to_json(why) order by position)) with ordinality as t (words, n)) e)
    from tags group by run_id, contribution_id;
insert into tag_counts select run_id, kind, case when kind = 'entity' then '' else value end as said, origin, count(*), avg(confidence) from tags group by run_id, kind, said, origin;
drop table ideas;
drop table tags;

-- One row each, as before, for whoever asks about a few.
create view ideas as
    select l.run_id, l.position + i.n::int - 1 as position, l.contribution_id || '.' || i.rank as idea_id, l.contribution_id, i.start, i.length, i.topic_id collate "C" as topic_id, i.subtopic_id collate "C" as subtopic_id, i.similarity
    from idea_lists l cross join lateral unnest(l.ranks, l.starts, l.lengths, l.topic_ids, l.subtopic_ids, l.similarities) with ordinality as i (rank, start, length, topic_id, subtopic_id, similarity, n);
create view tags as
    select l.run_id, l.position + t.n::int - 1 as position, l.contribution_id, t.kind, t.value, t.confidence, t.origin, l.whys[coalesce(l.why_ends[t.n - 1], 0) + 1 : l.why_ends[t.n]] as why
    from tag_lists l cross join lateral unnest(l.kinds, l.said, l.confidences, l.origins) with ordinality as t (kind, value, confidence, origin, n);
