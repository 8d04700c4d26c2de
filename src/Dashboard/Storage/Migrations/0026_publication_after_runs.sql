-- Whether the runs of the timetable are published by themselves; only where an administrator said so.
alter table consultations add column publishes_itself boolean not null default false;
