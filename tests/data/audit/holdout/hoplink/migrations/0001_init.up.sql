CREATE TABLE external_links (
    id          BIGSERIAL PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,
    target_url  TEXT NOT NULL,
    campaign    TEXT,
    created_at  TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE link_clicks (
    id               BIGSERIAL PRIMARY KEY,
    external_link_id BIGINT NOT NULL REFERENCES external_links(id) ON DELETE CASCADE,
    clicked_at       TIMESTAMPTZ NOT NULL DEFAULT now(),
    referrer         TEXT,
    user_agent       TEXT,
    country          CHAR(2)
);

CREATE INDEX link_clicks_external_link_id_idx ON link_clicks (external_link_id, clicked_at);
