-- JG-21: a mediation ends where its lawyer serves the community no longer
alter table mediation
    drop constraint mediation_result_known,
    add constraint mediation_result_known check
        (result in ('agreed', 'failed', 'withdrawn', 'declined', 'refused', 'lapsed', 'interrupted', 'replaced'));
