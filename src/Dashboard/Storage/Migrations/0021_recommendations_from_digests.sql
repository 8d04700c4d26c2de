-- Which recommendation a line of a returned digest became, or changed. One line is taken once, whatever stops in between.
create table recommendation_lines (
    line_id bigint not null,
    recommendation_id bigint not null,
    constraint recommendation_lines_pk primary key (line_id),
    constraint recommendation_lines_line_fk foreign key (line_id) references digest_lines (id),
    constraint recommendation_lines_recommendation_fk foreign key (recommendation_id) references recommendations (id)
);
create index recommendation_lines_recommendation on recommendation_lines (recommendation_id);
