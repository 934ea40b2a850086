<?php
namespace Pinecrate\Feed;

class Schema {

	public static function install() {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$charset = $wpdb->get_charset_collate();

		dbDelta(
			"CREATE TABLE {$wpdb->prefix}psf_runs (
				id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				import_id bigint(20) unsigned NOT NULL,
				finished_at datetime NOT NULL,
				created int(11) NOT NULL DEFAULT 0,
				updated int(11) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				KEY import_id (import_id)
			) $charset;"
		);
	}
}
