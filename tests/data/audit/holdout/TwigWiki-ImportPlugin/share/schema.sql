CREATE TABLE twig_imported (
  import_source VARCHAR(32)  NOT NULL,
  import_id     INT UNSIGNED NOT NULL,
  web           VARCHAR(64)  NOT NULL,
  topic         VARCHAR(255) NOT NULL,
  PRIMARY KEY (import_source, import_id),
  KEY topic (web, topic)
) ENGINE=InnoDB DEFAULT CHARSET=utf8;
