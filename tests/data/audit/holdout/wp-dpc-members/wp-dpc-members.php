<?php
/**
 * Plugin Name: DPC Members
 * Description: Lets patients of a direct primary care practice enroll from your site. Needs a Hint account.
 * Version: 1.3.1
 * Requires PHP: 7.2
 * License: GPL-2.0+
 */

defined( 'ABSPATH' ) || exit;

define( 'DPCM_VERSION', '1.3.1' );
define( 'DPCM_DIR', plugin_dir_path( __FILE__ ) );

require_once DPCM_DIR . 'includes/class-dpcm-api.php';
require_once DPCM_DIR . 'includes/class-dpcm-enroll.php';
require_once DPCM_DIR . 'includes/class-dpcm-user-profile.php';
require_once DPCM_DIR . 'includes/class-dpcm-wpallimport.php';

add_action( 'plugins_loaded', function () {
	new DPCM_Enroll( new DPCM_API( get_option( 'dpcm_token' ) ) );
	new DPCM_User_Profile();
	if ( class_exists( 'PMXI_Plugin' ) ) {
		new DPCM_WPAllImport();
	}
} );
