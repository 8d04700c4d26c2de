-- A point keeps its name in every run, whoever wrote it: that name is what a recommendation cites.
alter table recommendation_points rename column source to point_key;

-- Which contributions a person has read is asked for each text that is shown next.
create index reading_marks_contribution on reading_marks (consultation_id, account, contribution_id);
