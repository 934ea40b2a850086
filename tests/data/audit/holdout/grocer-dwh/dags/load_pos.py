from datetime import datetime

from airflow.decorators import dag, task
from airflow.providers.postgres.hooks.postgres import PostgresHook


@dag(schedule="0 4 * * *", start_date=datetime(2023, 1, 1), catchup=False, tags=["pos"])
def load_pos():
    @task
    def begin(import_source: str) -> int:
        hook = PostgresHook("dwh")
        return hook.get_first(
            "insert into raw.imports (import_source, started_at) values (%s, now()) returning import_id",
            parameters=(import_source,),
        )[0]

    @task
    def copy(import_id: int, path: str):
        hook = PostgresHook("dwh")
        hook.run(f"create temp table t (like raw.pos_sales); alter table t alter import_id set default {import_id}")
        hook.copy_expert("copy t (receipt_no, line_no, store_id, sku, qty, net_cents) from stdin csv header", path)
        hook.run("insert into raw.pos_sales select * from t")
        return import_id

    @task
    def end(import_id: int):
        PostgresHook("dwh").run("update raw.imports set finished_at = now() where import_id = %s", parameters=(import_id,))

    end(copy(begin("pos"), "/data/pos/{{ ds }}.csv"))


load_pos()
