-- who follows a pairing is asked for whenever half days of its lawyers are given
create index pairing_followed on pairing (predecessor) where predecessor is not null;
