-- fails (returns rows) if a feed is older than a day
SELECT import_source, MAX(finished_at) AS last_load
FROM etl.import_log
GROUP BY import_source
HAVING MAX(finished_at) < DATEADD(day, -1, GETDATE());
