-- What a run learnt of each tag from people's answers: how many it learnt from, whether it is used, and how reliable it is.
alter table runs add column learning jsonb;
