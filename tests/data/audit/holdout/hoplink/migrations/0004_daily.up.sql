CREATE MATERIALIZED VIEW clicks_per_day AS
SELECT external_link_id, date_trunc('day', clicked_at) AS day, count(*) AS clicks
  FROM link_clicks
 GROUP BY external_link_id, 2;
