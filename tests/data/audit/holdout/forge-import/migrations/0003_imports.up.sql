CREATE TYPE import_source AS ENUM ('github', 'gitlab', 'bitbucket', 'svn', 'url');

CREATE TABLE repo_imports (
    import_id     bigserial PRIMARY KEY,
    repo_id       bigint NOT NULL REFERENCES repos (id),
    import_source import_source NOT NULL DEFAULT 'url',
    vcs_url       text NOT NULL,
    vcs_hint      text,
    state         text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE issue_links (
    external_link_id bigserial PRIMARY KEY,
    issue_id         bigint NOT NULL,
    import_id        bigint REFERENCES repo_imports (import_id),
    url              text NOT NULL
);
