-- JG-21: who covers for a lawyer who was stood down serves in the pairing meanwhile, and counts against the cap like others
alter table paired_lawyer
    drop constraint paired_lawyer_part_known,
    add constraint paired_lawyer_part_known check (part in ('stationed', 'liaison', 'interim'));
