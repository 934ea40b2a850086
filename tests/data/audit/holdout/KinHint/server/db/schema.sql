CREATE TABLE person (
  id             RAW(16) DEFAULT SYS_GUID() PRIMARY KEY,
  tree_id        NUMBER(12) NOT NULL,
  given_name     VARCHAR2(120),
  surname        VARCHAR2(120),
  birth_year     NUMBER(4),
  import_id      VARCHAR2(40),
  import_source  VARCHAR2(16) DEFAULT 'manual' NOT NULL
);

CREATE INDEX person_import_ix ON person (tree_id, import_source, import_id);

CREATE TABLE external_link (
  id   NUMBER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url  VARCHAR2(1000) NOT NULL
);

CREATE TABLE hint (
  id                NUMBER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id         RAW(16) NOT NULL REFERENCES person,
  collection        VARCHAR2(200),
  score             NUMBER(4,3),
  external_link_id  NUMBER REFERENCES external_link
);

CREATE TABLE account (
  email          VARCHAR2(200) PRIMARY KEY,
  password_hash  VARCHAR2(100) NOT NULL,
  password_hint  VARCHAR2(200)
);
