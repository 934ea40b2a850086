{% macro purge_import(import_id) %}
  {% for t in ['pos_sales', 'pos_payments', 'stock_counts'] %}
    {% do run_query("delete from raw." ~ t ~ " where import_id = " ~ import_id) %}
  {% endfor %}
{% endmacro %}
