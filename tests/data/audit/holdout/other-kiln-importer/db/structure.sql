CREATE TABLE projects (
    id integer NOT NULL,
    name character varying,
    creator_id integer,
    import_url character varying,
    import_type character varying,
    import_source character varying,
    external_authorization_label character varying
);

CREATE TABLE bulk_import_entities (
    id bigint NOT NULL,
    bulk_import_id bigint NOT NULL,
    source_full_path text NOT NULL
);

CREATE INDEX index_bulk_import_entities_on_bulk_import_id ON bulk_import_entities USING btree (bulk_import_id);
CREATE INDEX index_projects_on_creator_id_import_source ON projects USING btree (creator_id, import_source);
