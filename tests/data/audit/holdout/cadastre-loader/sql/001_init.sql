CREATE EXTENSION IF NOT EXISTS postgis;

CREATE TABLE imports (
    import_id     uuid PRIMARY KEY,
    import_source text NOT NULL CHECK (import_source IN ('alkis', 'osm', 'survey')),
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE parcels (
    id        bigserial PRIMARY KEY,
    import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
    number    text NOT NULL,
    area      double precision,
    geom      geometry(MultiPolygon, 25832)
);
CREATE INDEX parcels_geom ON parcels USING gist (geom);
CREATE INDEX parcels_import_id ON parcels (import_id);

CREATE VIEW parcels_osm AS
SELECT p.*, i.import_source FROM parcels p JOIN imports i USING (import_id) WHERE i.import_source = 'osm';
