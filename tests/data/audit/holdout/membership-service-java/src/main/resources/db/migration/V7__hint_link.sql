alter table member add column hint_id varchar(40);
alter table member add column hint_external_link_id varchar(255);
create unique index member_hint_id on member (hint_id);
create index member_hint_ext on member (hint_external_link_id);
