<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
	<?php wp_nonce_field( 'dpcm_enroll' ); ?>
	<input type="hidden" name="action" value="dpcm_enroll">
	<label>First name <input name="first_name" required></label>
	<label>Last name <input name="last_name" required></label>
	<label>Date of birth <input name="dob" type="date" required></label>
	<button><?php esc_html_e( 'Enroll', 'dpc-members' ); ?></button>
</form>
