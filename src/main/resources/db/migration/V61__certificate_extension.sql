-- a renewal refused late: the day to which the certificate stays valid so that the firm can ask once more
alter table certificate add extended_until date;
alter table certificate add constraint certificate_extension_after_term check (extended_until > valid_until);
