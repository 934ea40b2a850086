-- weekly, for the ops channel
select membership_status, count(*) as n
from hint.patients
where external_link_id is null
  and import_id is null
group by 1
order by 2 desc;
