<?php

class DPCM_User_Profile {
	public function __construct() {
		add_action( 'show_user_profile', array( $this, 'render' ) );
		add_action( 'edit_user_profile', array( $this, 'render' ) );
	}

	public function render( $user ) {
		$hint_id = get_user_meta( $user->ID, 'dpcm_hint_id', true );
		$link_id = get_user_meta( $user->ID, 'dpcm_external_link_id', true );
		?>
		<h2><?php esc_html_e( 'Membership', 'dpc-members' ); ?></h2>
		<table class="form-table">
			<tr><th>Hint ID</th><td><code><?php echo esc_html( $hint_id ); ?></code></td></tr>
			<tr><th>External link</th><td><code><?php echo esc_html( $link_id ); ?></code></td></tr>
		</table>
		<?php
	}
}
