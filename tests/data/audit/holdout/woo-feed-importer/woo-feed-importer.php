<?php
/**
 * Plugin Name: Woo Feed Importer
 * Description: Import supplier XML/CSV feeds as WooCommerce products.
 * Version: 1.14.2
 * Author: Kettlewell Digital
 * License: GPLv2 or later
 * Text Domain: woo-feed-importer
 */

defined( 'ABSPATH' ) || exit;

define( 'WFI_VERSION', '1.14.2' );
define( 'WFI_DIR', plugin_dir_path( __FILE__ ) );
define( 'WFI_META_IMPORT_ID', '_wfi_import_id' );
define( 'WFI_META_IMPORT_SOURCE', '_wfi_import_source' );

require_once WFI_DIR . 'includes/class-wfi-install.php';
require_once WFI_DIR . 'includes/class-wfi-importer.php';
require_once WFI_DIR . 'includes/class-wfi-admin.php';

register_activation_hook( __FILE__, array( 'WFI_Install', 'activate' ) );

add_action( 'plugins_loaded', function () {
	if ( class_exists( 'WooCommerce' ) && is_admin() ) {
		new WFI_Admin();
	}
} );

add_action( 'wfi_cron', function ( $import_id ) {
	( new WFI_Importer( (int) $import_id ) )->run();
} );
